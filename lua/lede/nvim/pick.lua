-- A picker of what a text names, by vim.ui.select(): whatever the user has put in its place.

local config = require("lede.nvim.config")
local flow = require("lede.nvim.flow")
local kinds = require("lede.nvim.kinds")
local list = require("lede.nvim.list")
local message = require("lede.nvim.message")
local places = require("lede.nvim.places")
local so_far = require("lede.nvim.so_far")
local things = require("lede.nvim.things")
local types = require("lede.nvim.types")

local M = {}

local api = vim.api

--- What is offered, of some types or of those that are marked.
---@param found lede.nvim.Analysis
---@param wanted? string[]
---@return lede.nvim.Thing[]
function M.choices(found, wanted)
	if not wanted or #wanted == 0 then
		local is_chosen = types.chooser(config.get(found.buffer).types)
		wanted = vim.tbl_filter(is_chosen, list.types(found))
	end
	return things.all(found, vim.tbl_map(string.upper, wanted))
end

--- A choice in one line: its name, then the other names for it, so that they are found too.
---@param found lede.nvim.Analysis
---@param thing lede.nvim.Thing
---@param width integer  columns of the name
---@return string
function M.label(found, thing, width)
	local others = vim.list_slice(things.names(found, thing), 2)
	table.insert(others, 1, things.explanation(thing) or kinds.one(thing.type))
	return ("%s %4d  %s"):format(flow.fitted(thing.name, width), #thing.list,
		table.concat(others, ", "))
end

--- Columns that hold most names.
---@param all lede.nvim.Thing[]
---@return integer
function M.width(all)
	local width = 1
	for _, thing in ipairs(all) do
		width = math.max(width, flow.width_of(thing.name))
	end
	return math.min(width, 32)
end

---@param wanted? string|string[]
---@param found? lede.nvim.Analysis
---@param complaint? string
---@return boolean asked
local function ask(wanted, found, complaint)
	if not found then
		message.error(complaint)
		return false
	end
	local all = M.choices(found, type(wanted) == "string" and { wanted } or wanted)
	if #all == 0 then
		message.info("nothing to pick in this text")
		return false
	end
	local source = { buffer = found.buffer, window = api.nvim_get_current_win() }
	local width = M.width(all)
	vim.ui.select(all, {
		prompt = "Go to:",
		kind = "lede",
		format_item = function(thing)
			return M.label(found, thing, width)
		end,
	}, function(thing)
		if thing then
			places.go(source, { found:place(thing.list[1].first) })
		end
	end)
	return true
end

--- Asks for something that the text names, and goes to where it is named first.
---@param wanted? string|string[]  types; default: those that are marked
---@return boolean asked
function M.pick(wanted)
	return so_far.with_current(nil, function(...)
		return ask(wanted, ...)
	end)
end

M.commands = {
	pick = {
		run = function(call)
			local fault = list.fault(call.buffer, call.args)
			if fault then
				message.error(fault)
			else
				M.pick(call.args)
			end
		end,
		nargs = "*",
		complete = list.complete,
	},
}

return M
