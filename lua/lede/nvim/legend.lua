-- What the marks mean, shown as they look.

local M = {}

---@param call lede.nvim.Call
local function show(call)
	local types = require("lede.nvim.types")
	local is_chosen = types.chooser(require("lede.nvim.config").get(call.buffer).types)
	local shown = vim.tbl_filter(function(entry)
		return is_chosen(entry.name)
	end, types.list)
	require("lede.nvim.highlight").ensure()
	local widest = 0
	for _, entry in ipairs(shown) do
		widest = math.max(widest, #entry.name)
	end
	local chunks = {}
	for number, entry in ipairs(shown) do
		local gap = (" "):rep(widest - #entry.name + 2)
		local line_end = number < #shown and "\n" or ""
		table.insert(chunks, { entry.name, entry.group })
		table.insert(chunks, { gap .. entry.title .. line_end })
	end
	vim.api.nvim_echo(chunks, false, {})
end

---@type table<string, lede.nvim.Subcommand>
M.commands = {
	legend = { run = show },
}

return M
