-- Where a float goes and how large it is.

local compat = require("lede.nvim.compat")
local flow = require("lede.nvim.flow")

local M = {}

local api = vim.api

--- How many lines of the screen are free above and below the cursor of a window.
---@param window integer
---@return integer above
---@return integer below
local function room(window)
	local row = vim.fn.win_screenpos(window)[1] + api.nvim_win_call(window, vim.fn.winline) - 1
	return row - 1, vim.o.lines - vim.o.cmdheight - 1 - row
end

---@param view lede.nvim.View
---@return integer
local function width_of(view)
	local title, hint = view.options.title or "", view.options.hint or ""
	local width = math.max(flow.width_of(title), flow.width_of(hint)) + 2
	for _, line in ipairs(view.lines) do
		width = math.max(width, flow.line_width(line))
	end
	return math.max(1, math.min(width + 1, vim.o.columns - 4)) -- a blank before the border
end

--- Beside the cursor of the text, on the side where there is room.
---@param view lede.nvim.View
---@param config table
---@param lines integer
local function put_beside_cursor(view, config, lines)
	local above, below = room(view.source.window)
	local is_below = below >= lines + 2 or below >= above
	config.relative, config.win = "win", view.source.window
	config.bufpos = view.anchor
	config.anchor = is_below and "NW" or "SW"
	config.row, config.col = is_below and 1 or 0, 0
	config.height = math.max(1, math.min(lines, (is_below and below or above) - 2))
end

---@param config table
---@param lines integer
local function put_in_the_middle(config, lines)
	local rows = vim.o.lines - vim.o.cmdheight - 1
	config.relative = "editor"
	config.height = math.max(1, math.min(lines, rows - 4))
	config.row = math.floor((rows - config.height - 2) / 2)
	config.col = math.floor((vim.o.columns - config.width - 2) / 2)
end

--- What nvim_open_win() is to be told for a float that fits its lines. At its foot stand its keys,
--- or, before it is entered, how much of it is not seen.
---@param view lede.nvim.View
---@return table
function M.of(view)
	local lines = math.max(1, #view.lines)
	local config = { style = "minimal", border = compat.border(), width = width_of(view) }
	if view.options.layout == "cursor" then
		put_beside_cursor(view, config, lines)
	else
		put_in_the_middle(config, lines)
	end
	local hidden = lines - config.height
	local more = hidden > 0 and ("%d more line%s"):format(hidden, hidden > 1 and "s" or "") or nil
	compat.set_title(config, view.options.title)
	compat.set_footer(config, view.entered and view.options.hint or more)
	return config
end

return M
