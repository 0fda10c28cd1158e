-- The marks of one buffer: extmarks that Neovim moves along with the text. A new analysis changes
-- only what differs, so that nothing flickers.

local types = require("lede.nvim.types")

local M = {}

local api = vim.api

--- Where all marks are. Other plugins may look them up by the name "lede".
M.namespace = api.nvim_create_namespace("lede")

---@class lede.nvim.Marks
---@field buffer integer
---@field entity table<integer, lede.nvim.MarkedEntity>  by the id of each extmark

---@class lede.nvim.MarkedEntity
---@field type string
---@field ids integer[]  one extmark per line

---@param buffer integer
---@return lede.nvim.Marks
function M.new(buffer)
	return { buffer = buffer, entity = {} }
end

---@param row integer
---@param first integer
---@param last integer
---@param type string
---@return string
local function key(row, first, last, type)
	return row .. ":" .. first .. ":" .. last .. ":" .. type
end

--- The extmarks that are there now: id by key, for the ones lede knows.
---@param marks lede.nvim.Marks
---@return table<string, integer>
local function present(marks)
	local ids = {}
	local found = api.nvim_buf_get_extmarks(marks.buffer, M.namespace, 0, -1, { details = true })
	for _, mark in ipairs(found) do
		local id, row, first, details = mark[1], mark[2], mark[3], mark[4]
		local entity = marks.entity[id]
		local where = entity and key(row, first, details.end_col or first, entity.type)
		if where and details.end_row == row and not ids[where] then
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
function M.set(marks, pieces, priority)
	local old = present(marks)
	local by_number = {}
	marks.entity = {}
	for _, piece in ipairs(pieces) do
		local where = key(piece.row, piece.first, piece.last, piece.type)
		local id = old[where]
		if id then
			old[where] = nil
		else
			id = api.nvim_buf_set_extmark(marks.buffer, M.namespace, piece.row, piece.first, {
				end_row = piece.row,
				end_col = piece.last,
				hl_group = types.group[piece.type],
				priority = priority,
			})
		end
		local entity = by_number[piece.entity]
		if not entity then
			entity = { type = piece.type, ids = {} }
			by_number[piece.entity] = entity
		end
		table.insert(entity.ids, id)
		marks.entity[id] = entity
	end
	for _, id in pairs(old) do
		api.nvim_buf_del_extmark(marks.buffer, M.namespace, id)
	end
end

--- Takes all marks away.
---@param marks lede.nvim.Marks
function M.clear(marks)
	marks.entity = {}
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
	if column < 0 then
		return false
	end
	local line = api.nvim_buf_get_lines(buffer, row, row + 1, false)[1]
	return line ~= nil and line:find("^[%w\128-\255]", column + 1) ~= nil
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
	local found = api.nvim_buf_get_extmarks(
		buffer,
		M.namespace,
		{ edit.row, 0 },
		{ edit.old_row, -1 },
		{ details = true }
	)
	for _, mark in ipairs(found) do
		local id, row, first, details = mark[1], mark[2], mark[3], mark[4]
		if touched(buffer, edit, row, first, details.end_col or first) then
			local entity = marks.entity[id] or { ids = { id } }
			for _, part in ipairs(entity.ids) do
				marks.entity[part] = nil
				api.nvim_buf_del_extmark(buffer, M.namespace, part)
			end
		end
	end
end

return M
