-- The texts of buffers, in chunks of lines. Of a buffer that is followed, only chunks in which
-- something was edited are read again, and a long text is read bit by bit: reading all 20,000 lines
-- at once takes longer than a key should.

local compat = require("lede.nvim.compat")

local M = {}

local api = vim.api

-- Lines of a chunk: few enough to be read again after each edit, and enough that there are few.
local ROWS = 64

---@class lede.nvim.Chunk
---@field rows integer       how many lines it has
---@field text? string       those joined by "\n", for good; nil: to be read
---@field starts? integer[]  bytes before each of them; when it has been asked for

-- The lines of a buffer as they were at one time; never changed.
---@class lede.nvim.Lines
---@field count integer
---@field text string               all lines joined by "\n"
---@field private chunks lede.nvim.Chunk[]
---@field private rows integer[]    lines before each chunk
---@field private bytes integer[]   bytes before each chunk
local Lines = {}
Lines.__index = Lines

---@param chunks lede.nvim.Chunk[]  all read
---@return lede.nvim.Lines
local function make(chunks)
	local rows, bytes, texts = {}, {}, {}
	local row, byte = 0, 0
	for number, chunk in ipairs(chunks) do
		rows[number], bytes[number], texts[number] = row, byte, chunk.text
		row, byte = row + chunk.rows, byte + #chunk.text + 1
	end
	return setmetatable({
		count = row,
		text = table.concat(texts, "\n"),
		chunks = chunks,
		rows = rows,
		bytes = bytes,
	}, Lines)
end

---@param chunk lede.nvim.Chunk
---@return integer[]
local function starts_of(chunk)
	if not chunk.starts then
		local starts, stop = { 0 }, chunk.text:find("\n", 1, true)
		while stop do
			starts[#starts + 1] = stop
			stop = chunk.text:find("\n", stop + 1, true)
		end
		chunk.starts = starts
	end
	return chunk.starts
end

--- The last number of a list that is not above `most`.
---@param list integer[]  rising, the first not above `most`
---@param most integer
---@return integer at
local function last_up_to(list, most)
	local low, high = 1, #list
	while low < high do
		local middle = math.floor((low + high + 1) / 2)
		if list[middle] <= most then
			low = middle
		else
			high = middle - 1
		end
	end
	return low
end

--- Where a line is.
---@param row integer    0-based
---@return integer start  bytes of the text before it
---@return integer stop   bytes up to its end
function Lines:bounds(row)
	local at = last_up_to(self.rows, row)
	local chunk = self.chunks[at]
	local starts, number = starts_of(chunk), row - self.rows[at] + 1
	local next_start = starts[number + 1] or #chunk.text + 1
	return self.bytes[at] + starts[number], self.bytes[at] + next_start - 1
end

--- A line, without its end.
---@param row integer  0-based
---@return string?     nil if there is no such line
function Lines:line(row)
	if row >= 0 and row < self.count then
		local start, stop = self:bounds(row)
		return self.text:sub(start + 1, stop)
	end
end

--- Where a byte of the text is in the buffer.
---@param position integer  1-based
---@return integer row      0-based
---@return integer column   0-based, in bytes
function Lines:place(position)
	local byte = position - 1
	local at = last_up_to(self.bytes, byte)
	local within = byte - self.bytes[at]
	local starts = starts_of(self.chunks[at])
	local number = last_up_to(starts, within)
	return self.rows[at] + number - 1, within - starts[number]
end

--- The byte of the text at a place in the buffer; that of the line's end for a column behind it.
---@param row integer     0-based
---@param column integer  0-based, in bytes
---@return integer position  1-based
function Lines:position(row, column)
	local start, stop = self:bounds(row)
	return math.min(start + column, stop) + 1
end

---@class lede.nvim.Followed
---@field stamp integer              another one when something was edited
---@field lines? lede.nvim.Lines     as they are now, if they have been asked for
---@field chunks? lede.nvim.Chunk[]  of the lines before the edits; nil: nothing is known
---@field first? integer             rows first..old_stop - 1 of the chunks are rows
---@field old_stop? integer          first..new_stop - 1 now; nil if nothing was edited
---@field new_stop? integer

---@type table<integer, lede.nvim.Followed>
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
	local known = followed[buffer]
	return known and known.stamp or api.nvim_buf_get_changedtick(buffer)
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
	local known = followed[buffer]
	if not known then
		return
	end
	known.stamp, known.lines = new_stamp(), nil
	if not known.chunks then
		return
	end
	local stop = row + old_rows + 1
	if not known.first then
		known.first, known.old_stop, known.new_stop = row, stop, row + new_rows + 1
		return
	end
	known.first = math.min(known.first, row)
	known.old_stop = known.old_stop + math.max(0, stop - known.new_stop)
	known.new_stop = math.max(known.new_stop, stop) + new_rows - old_rows
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

--- Adds chunks that are to be read.
---@param chunks lede.nvim.Chunk[]  added to
---@param rows integer             of all of them
local function add_unread(chunks, rows)
	local most = rows <= 2 * ROWS and rows or ROWS
	while rows > 0 do
		chunks[#chunks + 1] = { rows = math.min(rows, most) }
		rows = rows - most
	end
end

--- The chunks after what was edited.
---@param known lede.nvim.Followed
---@param count integer  of lines now
---@return lede.nvim.Chunk[]? chunks  nil if what was noted can't be right
local function changed(known, count)
	local chunks, first, old_stop = {}, known.first, known.old_stop
	local at, edited, behind = 0, nil, {}
	for _, chunk in ipairs(known.chunks) do
		local stop = at + chunk.rows
		if stop <= first then
			chunks[#chunks + 1] = chunk
		elseif at < old_stop then
			edited = edited or at
		else
			behind[#behind + 1] = chunk
		end
		at = stop
	end
	-- The end of an edit may be noted as the beginning of a line that is not there.
	local new_stop = math.min(known.new_stop, count)
	if at - math.min(old_stop, at) ~= count - new_stop or first > new_stop then
		return nil
	end
	edited = edited or at
	local rows = count - edited
	for _, chunk in ipairs(behind) do
		rows = rows - chunk.rows
	end
	add_unread(chunks, rows)
	return vim.list_extend(chunks, behind)
end

--- Reads the chunks that are to be read.
---@param buffer integer
---@param known lede.nvim.Followed
---@param until_ns? integer  stop then
---@return boolean all
local function read(buffer, known, until_ns)
	local count = api.nvim_buf_line_count(buffer)
	if known.chunks and known.first then
		known.chunks = changed(known, count)
		known.first = nil
	end
	if not known.chunks then
		known.chunks = {}
		add_unread(known.chunks, count)
	end
	local row = 0
	for _, chunk in ipairs(known.chunks) do
		if not chunk.text then
			if until_ns and compat.uv.hrtime() > until_ns then
				return false
			end
			local list = api.nvim_buf_get_lines(buffer, row, row + chunk.rows, true)
			chunk.text = table.concat(list, "\n")
		end
		row = row + chunk.rows
	end
	return true
end

--- Reads lines of a buffer that is followed for so long; M.of() need not read them again.
---@param buffer integer
---@param milliseconds number
---@return boolean all  whether there is nothing left to be read before
function M.read(buffer, milliseconds)
	local known = followed[buffer]
	return not known or read(buffer, known, compat.uv.hrtime() + milliseconds * 1e6)
end

--- The lines of a buffer as they are now.
---@param buffer integer
---@return lede.nvim.Lines
function M.of(buffer)
	local known = followed[buffer] or { stamp = 0 }
	if not known.lines then
		read(buffer, known)
		known.lines = make(known.chunks)
	end
	return known.lines
end

--- Some lines of a buffer.
---@param buffer integer
---@param first integer  0-based
---@param last integer   not included
---@return lede.nvim.Lines
function M.some(buffer, first, last)
	local list = api.nvim_buf_get_lines(buffer, first, last, false)
	return make({ { rows = #list, text = table.concat(list, "\n") } })
end

return M
