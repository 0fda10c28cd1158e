-- The outline: a window beside the text with all that it names, by type, with counts and bars that
-- show where. It follows the cursor of the text, and the text.

local analysis = require("lede.nvim.analysis")
local buffers = require("lede.nvim.buffer")
local compat = require("lede.nvim.compat")
local config = require("lede.nvim.config")
local contents = require("lede.nvim.contents")
local hover = require("lede.nvim.hover")
local list = require("lede.nvim.list")
local message = require("lede.nvim.message")
local places = require("lede.nvim.places")
local so_far = require("lede.nvim.so_far")
local window = require("lede.nvim.window")

local M = {}

local api = vim.api

---@class lede.nvim.Outline
---@field view lede.nvim.View
---@field contents lede.nvim.Contents
---@field timer table
---@field group integer  its autocommands
local Outline = {}
Outline.__index = Outline

--- Puts the cursor of the outline on a line.
---@param line? integer
function Outline:point(line)
	if line and self.view:is_open() then
		local last = api.nvim_buf_line_count(self.view.buffer)
		api.nvim_win_set_cursor(self.view.window, { math.min(line, last), 0 })
	end
end

--- Shows what there is now, with the cursor on what it was on.
function Outline:show()
	if not self.view:is_open() then
		return
	end
	local current = self.view:current()
	local shown = self.contents
	local width = api.nvim_win_get_width(self.view.window)
	self.view:set(shown:lines(width), shown:title())
	for number, line in ipairs(current and self.view.lines or {}) do
		local thing = line.data
		if thing and thing.name == current.name and thing.type == current.type then
			self:point(number)
		end
	end
end

--- Points at what is under the cursor of the text.
function Outline:follow()
	local source = self.view.source
	local shown = self.contents
	local is_known = shown.found.tick == api.nvim_buf_get_changedtick(source.buffer)
	if is_known and api.nvim_get_current_buf() == source.buffer then
		local entity = shown.found:entity_at_cursor()
		self:point(entity and shown.line_of[entity.index])
	end
end

--- Shows what is known now.
---@param found lede.nvim.Analysis
function Outline:take(found)
	if found ~= self.contents.found and self.view:is_open() then
		self.contents:take(found)
		self:show()
		self:follow()
	end
end

--- Shows what is to be told of what is known now.
---@param whole lede.nvim.Analysis
function Outline:take_so_far(whole)
	local source = self.view.source.window
	if api.nvim_win_is_valid(source) then
		so_far.with(whole, nil, source, function(found)
			if found then
				self:take(found)
			end
		end)
	end
end

--- Shows the text as it is now, as soon as it is known.
function Outline:update()
	local buffer = self.view.source.buffer
	if not self.view:is_open() or not api.nvim_buf_is_loaded(buffer) then
		return
	end
	local fresh = analysis.fresh(buffer)
	if fresh then
		self:take_so_far(fresh)
	elseif not buffers.is_attached(buffer) then -- else `User LedeUpdate` will tell
		analysis.prepare(buffer, function(found)
			if found then
				self:take_so_far(found)
			end
		end)
	end
end

--- Asks for a part of a name and shows what has it, at each key.
function Outline:ask()
	local shown = self.contents
	local before = shown.pattern
	local group = api.nvim_create_augroup("lede_outline_filter", { clear = true })
	api.nvim_create_autocmd("CmdlineChanged", {
		group = group,
		pattern = "@",
		callback = function()
			shown.pattern = vim.fn.getcmdline()
			self:show()
			vim.cmd("redraw")
		end,
	})
	local cancelled = "\n" -- can't be typed
	local ok, given = pcall(vim.fn.input, {
		prompt = "Filter: ",
		default = before,
		cancelreturn = cancelled,
	})
	api.nvim_del_augroup_by_id(group)
	shown.pattern = ok and given ~= cancelled and given or before
	self:show()
	self:point(2)
end

--- Shows another mention in the text, without leaving the outline.
---@param thing? lede.nvim.Thing
---@param direction 1|-1
function Outline:step(thing, direction)
	local source = self.view.source
	if not thing or not api.nvim_win_is_valid(source.window) then
		return
	end
	local cursor = api.nvim_win_get_cursor(source.window)
	local found = self.contents.found
	local position = found:position(cursor[1] - 1, cursor[2])
	local number = direction > 0 and 1 or #thing.list
	for at, mention in ipairs(thing.list) do
		if direction > 0 and mention.first <= position then
			number = at % #thing.list + 1
		elseif direction < 0 and mention.first < position then
			number = at
		end
	end
	places.go(source, { found:place(thing.list[number].first) })
	self.view:enter()
end

---@param outline lede.nvim.Outline
---@return table<string, function>
local function keys_of(outline)
	local shown = outline.contents
	local function with_thing(action)
		return function(_, thing)
			if thing then
				action(thing)
			end
		end
	end
	local function turn(direction)
		shown:turn(direction)
		outline:show()
		outline:point(2)
	end
	return {
		K = with_thing(function(thing)
			hover.show(shown.found, thing, "float", outline.view.source.window)
		end),
		L = with_thing(function(thing)
			list.show(shown.found, thing.list, thing.name, false)
		end),
		["<Tab>"] = with_thing(function(thing)
			outline:step(thing, 1)
		end),
		["<S-Tab>"] = with_thing(function(thing)
			outline:step(thing, -1)
		end),
		t = function()
			turn(1)
		end,
		T = function()
			turn(-1)
		end,
		f = function()
			outline:ask()
		end,
		s = function()
			shown.by_place = not shown.by_place
			outline:show()
		end,
		["<BS>"] = function()
			shown.type, shown.pattern = nil, ""
			outline:show()
		end,
	}
end

---@param outline lede.nvim.Outline
local function watch(outline)
	local view = outline.view
	local group = api.nvim_create_augroup("lede_outline_" .. view.buffer, { clear = true })
	outline.group = group
	local buffer = view.source.buffer
	local update = vim.schedule_wrap(function()
		outline:update()
	end)
	-- Whoever goes on typing is not kept from it: of a long text there is much to write anew.
	local function update_after_pause()
		outline.timer:start(config.get(buffer).debounce, 0, update)
	end
	api.nvim_create_autocmd("CursorMoved", {
		group = group,
		buffer = buffer,
		callback = function()
			outline:follow()
			if not config.get(buffer).spoilers then
				update_after_pause()
			end
		end,
		desc = "lede: the outline follows the cursor",
	})
	api.nvim_create_autocmd({ "TextChanged", "TextChangedI" }, {
		group = group,
		buffer = buffer,
		callback = update_after_pause,
		desc = "lede: the outline follows the text",
	})
	api.nvim_create_autocmd("User", {
		group = group,
		pattern = "LedeUpdate",
		callback = update_after_pause,
		desc = "lede: a new analysis is there",
	})
	api.nvim_create_autocmd("BufEnter", {
		group = group,
		callback = function(event)
			if event.buf ~= buffer then
				vim.schedule(function()
					outline:move_to(event.buf)
				end)
			end
		end,
		desc = "lede: the outline of the text that is shown",
	})
	for _, event in ipairs({ "VimResized", "WinResized" }) do
		if vim.fn.exists("##" .. event) == 1 then
			api.nvim_create_autocmd(event, {
				group = group,
				callback = vim.schedule_wrap(function()
					if view:is_open() then
						outline:show()
					end
				end),
				desc = "lede: names as long as there is room for",
			})
		end
	end
end

---@param enter boolean
---@param found? lede.nvim.Analysis
---@param complaint? string
---@return boolean open
local function open_on(enter, found, complaint)
	if not found then
		message.error(complaint)
		return false
	end
	local shown = contents.new(found)
	if #shown.all == 0 and enter then
		message.info("nothing is named in this text")
		return false
	end
	local outline = setmetatable({
		contents = shown,
		timer = compat.uv.new_timer(),
	}, Outline)
	local options = config.get(found.buffer).outline
	outline.view = window.open({
		name = "outline",
		layout = options.side,
		size = math.min(options.width, math.floor(vim.o.columns * 0.45)),
		title = shown:title(),
		hint = "t type  f filter  K card",
		lines = {},
		enter = false,
		keys = keys_of(outline),
		on_close = function()
			outline.timer:stop()
			outline.timer:close()
			pcall(api.nvim_del_augroup_by_id, outline.group)
		end,
	})
	outline:show()
	outline:point(2)
	outline:follow()
	watch(outline)
	if enter then
		outline.view:enter()
	end
	return true
end

--- Opens the outline of the current buffer.
---@param enter boolean
---@return boolean open
local function open(enter)
	return so_far.with_current(nil, function(...)
		return open_on(enter, ...)
	end)
end

--- Shows the outline of another text that is being looked at now.
---@param buffer integer
function Outline:move_to(buffer)
	local is_text = buffers.is_attached(buffer)
		or vim.bo[buffer].buftype == "" and config.is_prose(buffer)
	if is_text and api.nvim_get_current_buf() == buffer and self.view:is_open() then
		self.view:close()
		open(false)
	end
end

--- Opens the outline of the current buffer, or closes it.
---@return boolean open
function M.toggle()
	local view = window.find("outline")
	if view then
		view:close()
		return false
	end
	return open(true)
end

M.commands = {
	outline = { run = M.toggle },
}

return M
