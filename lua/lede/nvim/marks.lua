-- The marks of one buffer: extmarks that Neovim moves along with the text. A new analysis changes
-- only what differs, so that nothing flickers.

local types = require("lede.nvim.types")

local M = {}

local api = vim.api

--- Where all marks are. Other plugins may look them up by the name "lede".
M.namespace = api.nvim_create_namespace("lede")

---@class lede.nvim.Marks
---@field buffer integer
---@field known table<integer, lede.nvim.Mark>  by the id of each extmark
---@field widest integer  bytes of the widest mark there has been

-- Neovim knows where a mark is. How wide it is we note ourselves: asking for it makes a look at
-- 20,000 marks take 200 ms instead of 30, and a mark keeps its width as long as it lives, as one
-- that is edited is removed.
---@class lede.nvim.Mark
---@field width integer  bytes
---@field type string
---@field siblings integer[]  extmarks of the same entity, one for each line

---@param buffer integer
---@return lede.nvim.Marks
function M.new(buffer)
	return { buffer = buffer, known = {}, widest = 0 }
end

---@param row integer
---@param first integer
---@param width integer
---@param type string
---@return string
local function key(row, first, width, type)
	return row .. ":" .. first .. ":" .. width .. ":" .. type
end

--- The extmarks that are there now: id by key, for the ones lede knows.
---@param marks lede.nvim.Marks
---@return table<string, integer>
local function present(marks)
	local ids = {}
	for _, found in ipairs(api.nvim_buf_get_extmarks(marks.buffer, M.namespace, 0, -1, {})) do
		local id, row, first = found[1], found[2], found[3]
		local mark = marks.known[id]
		local where = mark and key(row, first, mark.width, mark.type)
		if where and not ids[where] then
			ids[where] = id
		else
			api.nvim_buf_del_extmark(marks.buffer, M.namespace, id)
		end
	end
	return ids
end

--- Makes the marks of a buffer those of `pieces`. Marks that are right already stay untouched.
---@param marks lede.nvim.Marks
---@param pieces lede.nvim.Piece[]
---@param priority integer
---@return boolean changed
function M.set(marks, pieces, priority)
	local old = present(marks)
	local siblings, number, changed = nil, nil, false
	marks.known = {}
	for _, piece in ipairs(pieces) do
		local width = piece.last - piece.first
		marks.widest = math.max(marks.widest, width)
		local where = key(piece.row, piece.first, width, piece.type)
		local id = old[where]
		if id then
			old[where] = nil
		else
			changed = true
			id = api.nvim_buf_set_extmark(marks.buffer, M.namespace, piece.row, piece.first, {
				end_row = piece.row,
				end_col = piece.last,
				hl_group = types.group[piece.type],
				priority = priority,
			})
		end
		if piece.entity ~= number then
			siblings, number = {}, piece.entity
		end
		table.insert(siblings, id)
		marks.known[id] = { width = width, type = piece.type, siblings = siblings }
	end
	for _, id in pairs(old) do
		changed = true
		api.nvim_buf_del_extmark(marks.buffer, M.namespace, id)
	end
	return changed
end

--- Takes all marks away.
---@param marks lede.nvim.Marks
function M.clear(marks)
	marks.known = {}
	if api.nvim_buf_is_loaded(marks.buffer) then
		api.nvim_buf_clear_namespace(marks.buffer, M.namespace, 0, -1)
	end
end

---@class lede.nvim.Edit  0-based rows and byte columns, ends not included
---@field row integer
---@field column integer
---@field old_row integer     end of what was there
---@field old_column integer
---@field new_row integer     end of what is there now
---@field new_column integer

--- Whether the byte at that column of the buffer, as it is now, belongs to a word.
---@param buffer integer
---@param row integer
---@param column integer
---@return boolean
local function is_word(buffer, row, column)
	if column < 0 or row >= api.nvim_buf_line_count(buffer) then
		return false
	end
	-- Not the whole line: it may be long.
	local there, text = pcall(api.nvim_buf_get_text, buffer, row, column, row, column + 1, {})
	return there and text[1]:find("^[%w\128-\255]") ~= nil
end

---@param row_a integer
---@param column_a integer
---@param row_b integer
---@param column_b integer
---@return boolean
local function before(row_a, column_a, row_b, column_b)
	return row_a < row_b or (row_a == row_b and column_a < column_b)
end

--- Whether an edit changed the words of a mark. Typing a comma or a space right after a name does
--- not; a letter does.
---@param buffer integer
---@param edit lede.nvim.Edit
---@param row integer
---@param first integer
---@param last integer
---@return boolean
local function touched(buffer, edit, row, first, last)
	if row == edit.row and last == edit.column then
		return is_word(buffer, edit.row, edit.column)
	elseif row == edit.old_row and first == edit.old_column then
		return is_word(buffer, edit.new_row, edit.new_column - 1)
	end
	return before(row, first, edit.old_row, edit.old_column)
		and before(edit.row, edit.column, row, last)
end

--- Takes away the marks whose words an edit has changed: a name that is being rewritten must not
--- stay marked until the next analysis. To be called from on_bytes, when the text has changed
--- already and the marks have not moved yet.
---@param marks lede.nvim.Marks
---@param edit lede.nvim.Edit
function M.edited(marks, edit)
	local buffer = marks.buffer
	local from = { edit.row, math.max(0, edit.column - marks.widest) }
	local to = { edit.old_row, edit.old_column }
	for _, found in ipairs(api.nvim_buf_get_extmarks(buffer, M.namespace, from, to, {})) do
		local id, row, first = found[1], found[2], found[3]
		local mark = marks.known[id]
		if mark and touched(buffer, edit, row, first, first + mark.width) then
			for _, sibling in ipairs(mark.siblings) do
				marks.known[sibling] = nil
				api.nvim_buf_del_extmark(buffer, M.namespace, sibling)
			end
		end
	end
end

return M
