-- :Lede legend: what the marks mean, as they look, and how many of each are in the text.

local analysis = require("lede.nvim.analysis")
local config = require("lede.nvim.config")
local gist = require("lede.nvim.gist")
local types = require("lede.nvim.types")
local window = require("lede.nvim.window")

local M = {}

--- How many there are of each type in what is known of a buffer.
---@param buffer integer
---@return table<string, integer>
local function counts_of(buffer)
	local counts = {}
	local found = analysis.of(buffer)
	for _, entity in ipairs(found and found:all_entities() or {}) do
		local name = types.get(entity.type).name -- which lists a type of the user's own too
		counts[name] = (counts[name] or 0) + 1
	end
	return counts
end

---@param call lede.nvim.Call
local function show(call)
	local counts = counts_of(call.buffer)
	local is_chosen = types.chooser(config.get(call.buffer).types)
	local widest, longest, shown = 0, 0, {}
	for _, entry in ipairs(types.list) do
		if is_chosen(entry.name) then
			table.insert(shown, entry)
			widest, longest = math.max(widest, #entry.name), math.max(longest, #entry.title)
		end
	end
	window.open({
		name = "legend",
		layout = gist.layout(call),
		size = gist.size(gist.layout(call)),
		wrap = true,
		title = "Marks",
		lines = vim.tbl_map(function(entry)
			local gap = (" "):rep(widest - #entry.name + 2)
			local tail = (" "):rep(longest - #entry.title)
			return {
				{ " " },
				{ entry.name, entry.group },
				{ gap .. entry.title .. tail },
				{ ("%6s "):format(counts[entry.name] or "-"), "LedeFaint" },
			}
		end, shown),
	})
end

---@type table<string, lede.nvim.Subcommand>
M.commands = {
	legend = { run = show },
}

return M
