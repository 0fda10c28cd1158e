-- The lines of a buffer. Of one that is followed, only those are read that were edited since the
-- last time: reading all 20,000 lines of a long text takes longer than a key should.

local M = {}

local api = vim.api

---@class lede.nvim.Lines
---@field stamp integer       another one when something was edited
---@field list? string[]      as they were when they were read last; not to be changed
---@field first? integer      rows first..old_stop - 1 of the list are rows first..new_stop - 1 now;
---@field old_stop? integer   nil if nothing was edited
---@field new_stop? integer

---@type table<integer, lede.nvim.Lines>
local followed = {}

local last_stamp = 0

---@return integer  below zero, and so no b:changedtick
local function new_stamp()
	last_stamp = last_stamp - 1
	return last_stamp
end

--- What tells whether a text is the one it was. Where all edits are known it is not b:changedtick,
--- which counts when a text is written, too, and down again after a preview of `:s`.
---@param buffer integer
---@return integer
function M.stamp(buffer)
	local lines = followed[buffer]
	return lines and lines.stamp or api.nvim_buf_get_changedtick(buffer)
end

--- Begins to keep the lines of a buffer; edited() is to be called for each edit from now on.
---@param buffer integer
function M.follow(buffer)
	followed[buffer] = { stamp = new_stamp() }
end

--- Notes that rows were edited.
---@param buffer integer
---@param row integer       the first of them, 0-based
---@param old_rows integer  how many more there were
---@param new_rows integer  how many more there are
function M.edited(buffer, row, old_rows, new_rows)
	local lines = followed[buffer]
	if not lines then
		return
	end
	lines.stamp = new_stamp()
	if not lines.list then
		return
	end
	local stop = row + old_rows + 1
	if not lines.first then
		lines.first, lines.old_stop, lines.new_stop = row, stop, row + new_rows + 1
		return
	end
	lines.first = math.min(lines.first, row)
	lines.old_stop = lines.old_stop + math.max(0, stop - lines.new_stop)
	lines.new_stop = math.max(lines.new_stop, stop) + new_rows - old_rows
end

--- Has all lines read again: they were replaced as a whole.
---@param buffer integer
function M.replaced(buffer)
	if followed[buffer] then
		M.follow(buffer)
	end
end

---@param buffer integer
function M.forget(buffer)
	followed[buffer] = nil
end

---@param lines lede.nvim.Lines
---@param buffer integer
---@return string[]? list  nil if what was noted can't be right
local function changed(lines, buffer)
	local old = lines.list
	local count = api.nvim_buf_line_count(buffer)
	local first, old_stop, new_stop = lines.first, lines.old_stop, lines.new_stop
	-- The end of an edit may be noted as the beginning of a line that is not there.
	new_stop, old_stop = math.min(new_stop, count), math.min(old_stop, #old)
	if #old - old_stop ~= count - new_stop or first > new_stop then
		return nil
	end
	local list = {}
	for at = 1, first do
		list[at] = old[at]
	end
	vim.list_extend(list, api.nvim_buf_get_lines(buffer, first, new_stop, false))
	for at = old_stop + 1, #old do
		list[#list + 1] = old[at]
	end
	return list
end

--- The lines of a buffer as they are now; not to be changed.
---@param buffer integer
---@return string[]
function M.of(buffer)
	local lines = followed[buffer]
	local list = lines and lines.list
	if lines and list and lines.first then
		list = changed(lines, buffer)
	end
	list = list or api.nvim_buf_get_lines(buffer, 0, -1, false)
	if lines then
		followed[buffer] = { list = list, stamp = lines.stamp }
	end
	return list
end

return M
