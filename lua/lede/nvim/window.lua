-- The floats and splits of lede: a scratch buffer with coloured lines, each of which may lead to a
-- place in the text it tells of.
--
--     local view = window.open({
--         name = "summary",
--         layout = "float",
--         lines = { { { "1  ", "LedeFaint" }, { "Kishida resigned." }, target = { 11, 0 } } },
--     })
--
-- In the window `q` closes it and <CR> goes to the place of what the cursor is on; in a float <Esc>
-- closes it too. Places stay right while the text is edited.

local flow = require("lede.nvim.flow")
local geometry = require("lede.nvim.geometry")
local highlight = require("lede.nvim.highlight")
local places = require("lede.nvim.places")

local M = {}

local api = vim.api

---@class lede.nvim.ViewOptions
---@field name string                kind of view, "summary"; variable b:lede_view of its buffer
---@field layout? "float"|"cursor"|"below"|"above"|"right"|"left"
---    "float": in the middle (default). "cursor": beside the cursor, closed when that moves; others
---    are splits, which stay open when something was chosen
---@field lines lede.nvim.Line[]
---@field title? string              in the border, or in the status line of a split
---@field hint? string               the keys, in the border or at the end of the status line
---@field size? integer              lines or columns of a split; greatest width of a float
---@field source? integer            the window of the text; default: the current one
---@field wrap? boolean              break lines in a split as well
---@field enter? boolean             put the cursor into it; default: unless "cursor"
---@field keys? table<string, fun(view: lede.nvim.View, data: any, target: lede.nvim.Target?)>
---    more keys; a key is given the `data` and `target` of what the cursor is on
---@field on_close? fun()

---@class lede.nvim.View
---@field buffer integer
---@field window integer
---@field name string
---@field source { buffer: integer, window: integer }
---@field lines lede.nvim.Line[]     as they are shown
---@field entered boolean           the cursor has been put into it
---@field anchor integer[]   where the cursor of the text was
---@field private given lede.nvim.Line[]
---@field options lede.nvim.ViewOptions
---@field places lede.nvim.Places    where the lines lead
---@field private group integer
local View = {}
View.__index = View

local WIDEST = 76 -- a longer line is hard to read, and 80 columns hold it with a border
local BESIDE = 36 -- columns of a window beside the text
local colours = api.nvim_create_namespace("lede_view")

---@type table<integer, lede.nvim.View>
local views = {}

local FLOAT_LOOK = "NormalFloat:LedeFloat,FloatBorder:LedeFloatBorder"

---@param view lede.nvim.View
---@return boolean
local function is_float(view)
	local layout = view.options.layout
	return layout == "float" or layout == "cursor"
end

---@param view lede.nvim.View
local function write(view)
	local texts = {}
	for number, line in ipairs(view.lines) do
		local parts = {}
		for _, chunk in ipairs(line) do
			table.insert(parts, (chunk[1]:gsub("\n", " ")))
		end
		texts[number] = table.concat(parts)
	end
	vim.bo[view.buffer].modifiable = true
	api.nvim_buf_set_lines(view.buffer, 0, -1, false, texts)
	vim.bo[view.buffer].modifiable = false
	api.nvim_buf_clear_namespace(view.buffer, colours, 0, -1)
	for number, line in ipairs(view.lines) do
		local at = 0
		for _, chunk in ipairs(line) do
			local stop = at + #chunk[1]
			if chunk[2] and stop > at then
				local mark = { end_col = stop, hl_group = chunk[2] }
				api.nvim_buf_set_extmark(view.buffer, colours, number - 1, at, mark)
			end
			at = stop
		end
	end
end

---@param view lede.nvim.View
local function keep_places(view)
	view.places:clear()
	for _, line in ipairs(view.given) do
		if line.target then
			view.places:add(line.target)
		end
		for _, chunk in ipairs(line) do
			if chunk.target then
				view.places:add(chunk.target)
			end
		end
	end
end

---@param layout string
---@return boolean
local function is_beside(layout)
	return layout == "right" or layout == "left"
end

--- How long lines are at most that are broken.
---@param view lede.nvim.View
---@return integer
local function text_width(view)
	local options = view.options
	local width = options.size or WIDEST
	if not is_float(view) then
		local open = view:is_open() and api.nvim_win_get_width(view.window)
		width = open or is_beside(options.layout) and (options.size or BESIDE) or vim.o.columns
	end
	return math.max(1, math.min(width, vim.o.columns - 4))
end

--- Shows other lines. The cursor stays where it is, and the float fits again.
---@param lines lede.nvim.Line[]
---@param title? string  another title
function View:set(lines, title)
	if not api.nvim_buf_is_valid(self.source.buffer) then
		self:close()
		return
	end
	self.given = lines
	self.options.title = title or self.options.title
	self.lines = lines
	if is_float(self) or self.options.wrap then
		local width = text_width(self)
		self.lines = {}
		for _, line in ipairs(lines) do
			vim.list_extend(self.lines, flow.break_line(line, width))
		end
	end
	write(self)
	keep_places(self)
	if not self:is_open() then
		return
	elseif is_float(self) then
		api.nvim_win_set_config(self.window, geometry.of(self))
	else
		local function plain(text)
			return (text:gsub("%%", "%%%%"))
		end
		local left, right = plain(self.options.title or self.name), plain(self.options.hint or "")
		vim.fn.setwinvar(self.window, "&statusline", (" %s%%=%%<%s "):format(left, right))
	end
end

---@return boolean
function View:is_open()
	return self.window ~= nil
		and api.nvim_win_is_valid(self.window)
		and api.nvim_win_get_buf(self.window) == self.buffer
end

function View:close()
	if self:is_open() and not pcall(api.nvim_win_close, self.window, true) then
		-- It is the last window there is.
		api.nvim_win_set_buf(self.window, api.nvim_create_buf(true, false))
	end
end

--- Puts the cursor into the window.
function View:enter()
	self.entered = true
	api.nvim_set_current_win(self.window)
	if is_float(self) then
		api.nvim_win_set_config(self.window, geometry.of(self)) -- with its keys
	end
end

--- What the cursor of the view is on.
---@return any data
---@return lede.nvim.Target? target
function View:current()
	local cursor = api.nvim_win_get_cursor(self.window)
	local line = self.lines[cursor[1]] or {}
	local at, data, target = 0, line.data, line.target
	for _, chunk in ipairs(line) do
		if cursor[2] >= at and cursor[2] < at + #chunk[1] then
			data = chunk.data == nil and data or chunk.data
			return data, chunk.target or target
		end
		at = at + #chunk[1]
	end
	return data, target
end

--- Goes to a place in the text. A float is closed by that, a split stays.
---@param target? lede.nvim.Target  default: that of what the cursor is on
---@return boolean gone  false where that leads nowhere
function View:jump(target)
	if not target then
		local _
		_, target = self:current()
	end
	if not target then
		return false
	end
	local place = self.places:now(target)
	if is_float(self) then
		self:close()
	end
	places.go(self.source, place)
	return true
end

---@param view lede.nvim.View
local function map_keys(view)
	local function map(key, action)
		vim.keymap.set("n", key, action, { buffer = view.buffer, nowait = true, silent = true })
	end
	local function close()
		view:close()
	end
	local function jump()
		view:jump()
	end
	map("q", close)
	if is_float(view) then
		map("<Esc>", close)
	end
	map("<CR>", jump)
	map("<2-LeftMouse>", jump)
	for key, action in pairs(view.options.keys or {}) do
		map(key, function()
			action(view, view:current())
		end)
	end
end

---@param view lede.nvim.View
local function release(view)
	views[view.buffer] = nil
	pcall(api.nvim_del_augroup_by_id, view.group)
	view.places:clear()
	if view.options.on_close then
		view.options.on_close()
	end
end

---@param view lede.nvim.View
local function watch(view)
	local function on(events, options, callback)
		options.group, options.callback = view.group, callback
		api.nvim_create_autocmd(events, options)
	end
	local function close_soon()
		-- Windows can't be closed while the event of another one is handled.
		vim.schedule(function()
			view:close()
		end)
	end
	local source = view.source
	view.group = api.nvim_create_augroup("lede_view_" .. view.window, { clear = true })
	on("BufWipeout", { buffer = view.buffer }, function()
		release(view)
	end)
	on({ "BufUnload", "BufWipeout" }, { buffer = source.buffer }, close_soon)
	if not is_float(view) then
		return
	end
	on("WinLeave", { buffer = view.buffer }, close_soon)
	on("VimResized", {}, function()
		view:set(view.given)
	end)
	if view.options.layout == "cursor" then
		local start = api.nvim_win_get_cursor(source.window)
		on({ "CursorMoved", "CursorMovedI", "WinScrolled" }, { buffer = source.buffer }, function()
			local moved = not api.nvim_win_is_valid(source.window)
				or not vim.deep_equal(api.nvim_win_get_cursor(source.window), start)
			if moved and api.nvim_get_current_win() ~= view.window then
				close_soon()
			end
		end)
		on({ "InsertEnter", "BufHidden" }, { buffer = source.buffer }, close_soon)
	end
end

local SPLITS = {
	below = "belowright %d split",
	above = "aboveleft %d split",
	right = "botright vertical %d split",
	left = "topleft vertical %d split",
}

---@param view lede.nvim.View
local function open_split(view)
	local options = view.options
	local is_column = is_beside(options.layout)
	local size = options.size
		or is_column and BESIDE
		or math.max(1, math.min(#view.lines, math.floor(vim.o.lines / 3)))
	vim.cmd("keepalt " .. SPLITS[options.layout]:format(size))
	view.window = api.nvim_get_current_win()
	api.nvim_win_set_buf(view.window, view.buffer)
	local local_options = {
		number = 0, relativenumber = 0, signcolumn = "no", foldcolumn = "0", list = 0, spell = 0,
		cursorline = 1, wrap = is_column and 0 or 1, linebreak = 1, breakindent = 1,
		fillchars = "eob: ",
		[is_column and "winfixwidth" or "winfixheight"] = 1,
	}
	for name, value in pairs(local_options) do
		vim.fn.setwinvar(view.window, "&" .. name, value)
	end
end

--- Opens a window. The text it tells of is that of the current window.
---@param options lede.nvim.ViewOptions
---@return lede.nvim.View
function M.open(options)
	highlight.ensure()
	local source = options.source or api.nvim_get_current_win()
	local cursor = api.nvim_win_get_cursor(source)
	local view = setmetatable({
		name = options.name,
		options = vim.tbl_extend("keep", options, { layout = "float" }),
		source = { window = source, buffer = api.nvim_win_get_buf(source) },
		anchor = { cursor[1] - 1, cursor[2] },
		buffer = api.nvim_create_buf(false, true),
		places = places.new(api.nvim_win_get_buf(source)),
		entered = false,
	}, View)
	vim.bo[view.buffer].bufhidden = "wipe"
	vim.bo[view.buffer].undolevels = -1
	vim.b[view.buffer].lede_view = options.name
	local enter = options.enter
	if enter == nil then
		enter = view.options.layout ~= "cursor"
	end
	view:set(options.lines)
	if is_float(view) then
		view.window = api.nvim_open_win(view.buffer, false, geometry.of(view))
		vim.fn.setwinvar(view.window, "&wrap", 0)
		vim.fn.setwinvar(view.window, "&winhighlight", FLOAT_LOOK)
	else
		open_split(view)
		api.nvim_set_current_win(source)
	end
	views[view.buffer] = view
	vim.bo[view.buffer].filetype = "lede"
	map_keys(view)
	watch(view)
	view:set(options.lines)
	if enter then
		view:enter()
	end
	return view
end

--- The text that the view in the current window tells of.
---@return { buffer: integer, window: integer }?
function M.source()
	local view = views[api.nvim_get_current_buf()]
	return view and view.source
end

--- The open view of a kind, in this tab page.
---@param name string
---@return lede.nvim.View?
function M.find(name)
	for _, id in ipairs(api.nvim_tabpage_list_wins(0)) do
		local view = views[api.nvim_win_get_buf(id)]
		if view and view.name == name then
			return view
		end
	end
end

return M
