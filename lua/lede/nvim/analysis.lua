-- What is known of the text of a buffer, for whoever asks: kept until the text changes, made anew
-- when it is asked for after that.

local core = require("lede.nvim.core")
local rules = require("lede.nvim.rules")

local M = {}

local api = vim.api

---@class lede.nvim.Analysis
---@field buffer integer
---@field tick integer         b:changedtick of that text
---@field lines string[]
---@field text string          the lines joined by "\n"; positions of doc are bytes of it
---@field doc lede.Doc
---@field private starts integer[]    bytes of text before each line
---@field private entities? lede.Entity[]
---@field private clusters? lede.Cluster[]
local Analysis = {}
Analysis.__index = Analysis

---@type table<integer, lede.nvim.Analysis>
local known = {}

---@param lines string[]
---@return integer[]
local function line_starts(lines)
	local starts, at = {}, 0
	for number, line in ipairs(lines) do
		starts[number] = at
		at = at + #line + 1
	end
	return starts
end

--- Where a byte of the text is in the buffer.
---@param position integer  1-based
---@return integer row      0-based
---@return integer column   0-based, in bytes
function Analysis:place(position)
	local starts = self.starts
	local low, high = 1, #starts
	while low < high do
		local middle = math.floor((low + high + 1) / 2)
		if starts[middle] < position then
			low = middle
		else
			high = middle - 1
		end
	end
	return low - 1, position - 1 - starts[low]
end

--- The byte of the text at a place in the buffer; that of the line's end for a column behind it.
---@param row integer     0-based
---@param column integer  0-based, in bytes
---@return integer position  1-based
function Analysis:position(row, column)
	return self.starts[row + 1] + math.min(column, #self.lines[row + 1]) + 1
end

--- All entities, in the order of the text; not to be changed.
---@return lede.Entity[]
function Analysis:all_entities()
	self.entities = self.entities or self.doc:entities()
	return self.entities
end

--- All clusters, by salience; not to be changed.
---@return lede.Cluster[]
function Analysis:all_clusters()
	self.clusters = self.clusters or self.doc:clusters()
	return self.clusters
end

--- The entity that has the byte at a place in the buffer, or nil.
---@param row integer     0-based
---@param column integer  0-based, in bytes
---@return lede.Entity?
function Analysis:entity_at(row, column)
	local found = self.doc:at(self:position(row, column))
	return found and self:all_entities()[found.index]
end

--- The analysis of the text that is in the buffer now.
---@param buffer integer
---@return lede.nvim.Analysis? analysis
---@return string? complaint
function M.of(buffer)
	local tick = api.nvim_buf_get_changedtick(buffer)
	local found = known[buffer]
	if found and found.tick == tick then
		return found
	end
	local lede, complaint, remedy = core.load()
	if not lede then
		return nil, ("%s; run: %s"):format(complaint, remedy)
	end
	local lines = api.nvim_buf_get_lines(buffer, 0, -1, false)
	local text = table.concat(lines, "\n")
	local file = api.nvim_buf_get_name(buffer) -- as 2026-11-23.md: the day of the text
	local doc, err = lede.analyze(text, { file = file, rules = rules.of(buffer, text) })
	if not doc then
		return nil, err .. " (:checkhealth lede)"
	end
	found = setmetatable({
		buffer = buffer,
		tick = tick,
		lines = lines,
		text = text,
		doc = doc,
		starts = line_starts(lines),
	}, Analysis)
	known[buffer] = found
	return found
end

--- Forgets what is known of a buffer: it is gone, or rules have changed.
---@param buffer integer
function M.forget(buffer)
	known[buffer] = nil
end

return M
