-- Places of a text that something else leads to: they move along with the text.

local M = {}

local api = vim.api

---@alias lede.nvim.Target integer[]  row and column in the text, 0-based

---@class lede.nvim.Places
---@field buffer integer
---@field private marks table<lede.nvim.Target, integer>
local Places = {}
Places.__index = Places

local namespace = api.nvim_create_namespace("lede_places")

---@param buffer integer
---@return lede.nvim.Places
function M.new(buffer)
	return setmetatable({ buffer = buffer, marks = {} }, Places)
end

--- Follows a place from now on.
---@param target lede.nvim.Target
function Places:add(target)
	if self.marks[target] then
		return
	end
	local row = math.min(target[1], api.nvim_buf_line_count(self.buffer) - 1)
	local line = api.nvim_buf_get_lines(self.buffer, row, row + 1, false)[1]
	local column = math.min(target[2], #line)
	self.marks[target] = api.nvim_buf_set_extmark(self.buffer, namespace, row, column, {})
end

--- Where a place is now.
---@param target lede.nvim.Target
---@return lede.nvim.Target
function Places:now(target)
	local mark = self.marks[target]
	local found = mark and api.nvim_buf_get_extmark_by_id(self.buffer, namespace, mark, {})
	return found and found[1] and found or target
end

--- Follows none any more.
function Places:clear()
	if api.nvim_buf_is_valid(self.buffer) then
		for _, mark in pairs(self.marks) do
			api.nvim_buf_del_extmark(self.buffer, namespace, mark)
		end
	end
	self.marks = {}
end

--- Moves the cursor of a text. Where it was is kept in the jumplist, and folds are opened.
---@param source { buffer: integer, window: integer }  where this window is gone or shows another
---    text, another window shows it, or is made to
---@param target lede.nvim.Target
function M.go(source, target)
	local window = source.window
	if not api.nvim_win_is_valid(window) or api.nvim_win_get_buf(window) ~= source.buffer then
		window = vim.fn.bufwinid(source.buffer)
	end
	if window == -1 then
		vim.cmd("sbuffer " .. source.buffer)
		window = api.nvim_get_current_win()
	end
	api.nvim_set_current_win(window)
	vim.cmd("normal! m'")
	local row = math.min(target[1], api.nvim_buf_line_count(source.buffer) - 1)
	api.nvim_win_set_cursor(window, { row + 1, target[2] })
	vim.cmd("normal! zv")
end

return M
