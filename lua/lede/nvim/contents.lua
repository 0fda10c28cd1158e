-- What the outline of a text shows: all that it names, by type, filtered and ordered.

local config = require("lede.nvim.config")
local kinds = require("lede.nvim.kinds")
local list = require("lede.nvim.list")
local rows = require("lede.nvim.rows")
local things = require("lede.nvim.things")
local types = require("lede.nvim.types")

local M = {}

-- More are not looked through line by line; a filter finds the rest.
local MOST_ROWS = 500

local BAR = 8
local COUNT = 6 -- columns of the count, with blanks

---@class lede.nvim.Contents
---@field found lede.nvim.Analysis
---@field all lede.nvim.Thing[]
---@field type? string      only this one
---@field pattern string    only what has it in a name
---@field by_place boolean  in the order of the text, else by weight
---@field line_of table<integer, integer>  the line of an entity, by its index
local Contents = {}
Contents.__index = Contents

---@param found lede.nvim.Analysis
---@param thing lede.nvim.Thing
---@param pattern string  in lower case
---@return boolean
local function has_name(found, thing, pattern)
	for _, name in ipairs(things.names(found, thing)) do
		if vim.fn.tolower(name):find(pattern, 1, true) then
			return true
		end
	end
	return false
end

--- What is to be shown, by type.
---@return table<string, lede.nvim.Thing[]> by_type
---@return integer left_out
function Contents:chosen()
	local pattern = vim.fn.tolower(self.pattern)
	local by_type, count, left_out = {}, 0, 0
	for _, thing in ipairs(self.all) do
		local is_wanted = not self.type or thing.type == self.type
		if is_wanted and (pattern == "" or has_name(self.found, thing, pattern)) then
			count = count + 1
			if count <= MOST_ROWS then
				by_type[thing.type] = by_type[thing.type] or {}
				table.insert(by_type[thing.type], thing)
			else
				left_out = left_out + 1
			end
		end
	end
	if self.by_place then
		for _, group in pairs(by_type) do
			table.sort(group, function(a, b)
				return a.list[1].first < b.list[1].first
			end)
		end
	end
	return by_type, left_out
end

---@param width integer
---@return lede.nvim.Line[]
function Contents:lines(width)
	local by_type, left_out = self:chosen()
	local columns = { name = math.max(8, width - BAR - COUNT - 3), note = 0, bar = BAR }
	local lines = {}
	self.line_of = {}
	for _, type in ipairs(kinds.sorted(by_type)) do
		local heading = { " " .. kinds.many(type), "LedeTitle" }
		local count = { (" %d"):format(#by_type[type]), "LedeFaint" }
		if #lines > 0 then
			table.insert(lines, {})
		end
		table.insert(lines, { heading, count })
		for _, thing in ipairs(by_type[type]) do
			local row = rows.row(self.found, thing, columns)
			table.insert(row, 1, { " " })
			table.insert(lines, row)
			for _, mention in ipairs(thing.list) do
				self.line_of[mention.index] = #lines
			end
		end
	end
	if left_out > 0 then
		table.insert(lines, {})
		table.insert(lines, { { (" and %d more: f filters"):format(left_out), "LedeFaint" } })
	elseif #lines == 0 then
		table.insert(lines, { { " nothing of that name", "LedeFaint" } })
	end
	return lines
end

---@return string
function Contents:title()
	local title = self.type and kinds.many(self.type) or "Outline"
	if self.pattern ~= "" then
		title = ("%s: %s"):format(title, self.pattern)
	end
	return title
end

--- The types that are marked and named in a text.
---@param found lede.nvim.Analysis
---@return string[]
function M.types(found)
	local is_chosen = types.chooser(config.get(found.buffer).types)
	return vim.tbl_filter(is_chosen, list.types(found))
end

--- Chooses the next or the previous type; after the last one, all.
---@param direction 1|-1
function Contents:turn(direction)
	local there = M.types(self.found)
	local at = 0
	for number, type in ipairs(there) do
		if type == self.type then
			at = number
		end
	end
	self.type = there[(at + direction) % (#there + 1)]
end

--- Shows another analysis; what is chosen stays.
---@param found lede.nvim.Analysis
function Contents:take(found)
	self.found = found
	self.all = things.all(found, M.types(found))
end

---@param found lede.nvim.Analysis
---@return lede.nvim.Contents
function M.new(found)
	local contents = setmetatable({ pattern = "", by_place = false, line_of = {} }, Contents)
	contents:take(found)
	return contents
end

return M
