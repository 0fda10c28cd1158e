-- Moving the cursor from entity to entity, and from mention to mention of one thing.

local analysis = require("lede.nvim.analysis")
local config = require("lede.nvim.config")
local flow = require("lede.nvim.flow")
local message = require("lede.nvim.message")
local places = require("lede.nvim.places")
local things = require("lede.nvim.things")
local types = require("lede.nvim.types")

local M = {}

local api = vim.api

---@class lede.nvim.Step
---@field type? lede.Type|lede.Type[]  only entities of these types; default: those that are marked
---@field count? integer               so many steps; default: the count that was typed, or 1

---@param options? lede.nvim.Step
---@return integer
local function count_of(options)
	return math.max(1, options and options.count or vim.v.count1)
end

--- Where the cursor is: an analysis of its text, and the byte it is on.
---@return lede.nvim.Analysis?
---@return integer? position
local function here()
	local found, complaint = analysis.of(api.nvim_get_current_buf())
	if not found then
		message.error(complaint)
		return
	end
	local cursor = api.nvim_win_get_cursor(0)
	return found, found:position(cursor[1] - 1, cursor[2])
end

--- The entity that is `count` steps from a position, going round at the ends of the text unless
--- 'wrapscan' is off.
---@param list lede.Entity[]   in the order of the text, not empty
---@param position integer
---@param direction 1|-1
---@param count integer
---@return integer? number     in the list; nil behind an end
local function step(list, position, direction, count)
	local before = 0 -- how many begin before the position
	local at = 0     -- how many begin there: one or none
	for _, entity in ipairs(list) do
		if entity.first < position then
			before = before + 1
		elseif entity.first == position then
			at = 1
		else
			break
		end
	end
	local number = direction > 0 and before + at + count or before + 1 - count
	if vim.o.wrapscan then
		return (number - 1) % #list + 1
	end
	return list[number] and number
end

---@param found lede.nvim.Analysis
---@param entity lede.Entity
local function go(found, entity)
	local row, column = found:place(entity.first)
	local source = { window = api.nvim_get_current_win(), buffer = found.buffer }
	places.go(source, { row, column })
end

--- Goes to an entity that begins after the cursor (1) or before it (-1).
---@param direction 1|-1
---@param options? lede.nvim.Step
---@return boolean gone
function M.entity(direction, options)
	local found, position = here()
	if not found then
		return false
	end
	local marked = config.get(found.buffer)
	local wanted = options and options.type or marked.types
	local is_wanted = types.chooser(type(wanted) == "string" and { wanted } or wanted)
	local list = {}
	for _, entity in ipairs(found:all_entities()) do
		if is_wanted(entity.type) and entity.score >= marked.min_score then
			table.insert(list, entity)
		end
	end
	local number = #list > 0 and step(list, position, direction, count_of(options))
	if not number then
		local where = #list == 0 and "in this text"
			or direction > 0 and "below the cursor"
			or "above the cursor"
		message.info("nothing to go to " .. where)
		return false
	end
	go(found, list[number])
	return true
end

--- Goes to another mention of what is under the cursor, and says which of how many it is.
---@param direction 1|-1
---@param options? { count?: integer }
---@return boolean gone
function M.mention(direction, options)
	local found, position = here()
	if not found then
		return false
	end
	local entity = found:entity_at_cursor()
	if not entity then
		message.info("no name, date or number under the cursor")
		return false
	end
	local about = things.of_entity(found, entity)
	local list = about.list
	local number = step(list, position, direction, count_of(options))
	if not number then
		message.info(("no more mentions %s"):format(direction > 0 and "below" or "above"))
		return false
	end
	go(found, list[number])
	api.nvim_echo({
		{ flow.cut(about.name, math.max(1, vim.o.columns - 30)), types.group[about.type] },
		{ (": %d of %d"):format(number, #list) },
	}, false, {})
	return true
end

return M
