-- Text objects: an entity, a sentence, as lede finds them.

local analysis = require("lede.nvim.analysis")
local message = require("lede.nvim.message")

local M = {}

local api = vim.api

--- The bytes of an object, with the white space behind it, else that before it, if it is wanted
--- "around".
---@param text string
---@param span { first: integer, last: integer }
---@param around boolean
---@return integer first
---@return integer last
local function bounds(text, span, around)
	local first, last = span.first, span.last
	if around then
		local _, blank = text:find("^[ \t]*", last + 1)
		if blank > last then
			return first, blank
		end
		while first > 1 and text:find("^[ \t]", first - 1) do
			first = first - 1
		end
	end
	return first, last
end

--- The object that has a byte at a position, else the next one.
---@param found lede.nvim.Analysis
---@param kind "entity"|"sentence"
---@param position integer
---@return { first: integer, last: integer, index: integer }?
local function object_from(found, kind, position)
	local entity, sentence = found.doc:at(position)
	local here = kind == "entity" and entity or kind == "sentence" and sentence
	if here then
		return here
	elseif kind == "entity" then
		return found.doc:entities({ first = position })[1]
	end
	return found.doc:sentences(position)[1]
end

--- Selects the object under the cursor, or the next one; with a count, as far as the end of that
--- many. A selection that is there already is extended.
---@param kind "entity"|"sentence"
---@param around boolean
---@return boolean selected
function M.select(kind, around)
	local found, complaint = analysis.of(api.nvim_get_current_buf())
	if not found then
		message.error(complaint)
		return false
	end
	local function position_of(mark)
		local place = vim.fn.getpos(mark)
		return found:position(place[2] - 1, place[3] - 1)
	end
	local anchor, position = position_of("v"), position_of(".")
	local mode = vim.fn.mode()
	local extends = (mode == "v" or mode == "V" or mode == "\22") and position > anchor
	local object = object_from(found, kind, extends and position + 1 or position)
	if not object then
		return false
	end
	local first, last = bounds(found.text, object, around)
	for _ = 2, vim.v.count1 do
		object = object_from(found, kind, last + 1)
		if not object then
			break
		end
		_, last = bounds(found.text, object, around)
	end
	if extends then
		first = anchor
	end
	local function move_to(byte)
		local row, column = found:place(byte)
		api.nvim_win_set_cursor(0, { row + 1, column })
	end
	if mode == "v" or mode == "V" or mode == "\22" then
		vim.cmd("normal! \27")
	end
	move_to(first)
	vim.cmd("normal! v")
	move_to(last)
	if vim.o.selection == "exclusive" then -- what is under the cursor is not selected then
		vim.cmd("normal! l")
	end
	return true
end

return M
