-- The outline: a window beside the text with all that it names, by type, with counts and bars that
-- show where. It follows the cursor of the text, and the text.

local analysis = require("lede.nvim.analysis")
local compat = require("lede.nvim.compat")
local config = require("lede.nvim.config")
local hover = require("lede.nvim.hover")
local kinds = require("lede.nvim.kinds")
local list = require("lede.nvim.list")
local message = require("lede.nvim.message")
local places = require("lede.nvim.places")
local rows = require("lede.nvim.rows")
local things = require("lede.nvim.things")
local types = require("lede.nvim.types")
local window = require("lede.nvim.window")

local M = {}

local api = vim.api

-- More are not looked through line by line; a filter finds the rest.
local MOST_ROWS = 500

local BAR = 8
local COUNT = 6 -- columns of the count, with blanks

---@class lede.nvim.Outline
---@field view lede.nvim.View
---@field found lede.nvim.Analysis
---@field all lede.nvim.Thing[]
---@field type? string      only this one
---@field pattern string    only what has it in a name
---@field by_place boolean  in the order of the text, else by weight
---@field line_of table<integer, integer>  the line of an entity, by its index
---@field timer table
local Outline = {}
Outline.__index = Outline

---@param thing lede.nvim.Thing
---@param pattern string  in lower case
---@return boolean
local function has_name(thing, pattern)
	for _, name in ipairs(things.names(thing)) do
		if vim.fn.tolower(name):find(pattern, 1, true) then
			return true
		end
	end
	return false
end

--- What is to be shown, by type.
---@return table<string, lede.nvim.Thing[]> by_type
---@return integer left_out
function Outline:chosen()
	local pattern = vim.fn.tolower(self.pattern)
	local by_type, count, left_out = {}, 0, 0
	for _, thing in ipairs(self.all) do
		local is_wanted = not self.type or thing.type == self.type
		if is_wanted and (pattern == "" or has_name(thing, pattern)) then
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

---@return lede.nvim.Line[]
function Outline:lines()
	local by_type, left_out = self:chosen()
	local width = self.view and api.nvim_win_get_width(self.view.window)
		or config.get(self.found.buffer).outline.width
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
function Outline:title()
	local title = self.type and kinds.many(self.type) or "Outline"
	if self.pattern ~= "" then
		title = ("%s: %s"):format(title, self.pattern)
	end
	return title
end

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
	local current = self.view:current()
	self.view:set(self:lines(), self:title())
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
	local is_known = self.found.tick == api.nvim_buf_get_changedtick(source.buffer)
	if is_known and api.nvim_get_current_buf() == source.buffer then
		local cursor = api.nvim_win_get_cursor(0)
		local entity = self.found:entity_at(cursor[1] - 1, cursor[2])
		self:point(entity and self.line_of[entity.index])
	end
end

--- Shows the text as it is now.
function Outline:update()
	local buffer = self.view.source.buffer
	if not self.view:is_open() or not api.nvim_buf_is_loaded(buffer) then
		return
	end
	local found = analysis.of(buffer)
	if found and found ~= self.found then
		self.found = found
		self.all = things.all(found, M.types(found))
		self:show()
		self:follow()
	end
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
function Outline:turn(direction)
	local there = M.types(self.found)
	local at = 0
	for number, type in ipairs(there) do
		if type == self.type then
			at = number
		end
	end
	self.type = there[(at + direction) % (#there + 1)]
	self:show()
	self:point(2)
end

--- Asks for a part of a name and shows what has it, at each key.
function Outline:ask()
	local before = self.pattern
	local group = api.nvim_create_augroup("lede_outline_filter", { clear = true })
	api.nvim_create_autocmd("CmdlineChanged", {
		group = group,
		pattern = "@",
		callback = function()
			self.pattern = vim.fn.getcmdline()
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
	self.pattern = ok and given ~= cancelled and given or before
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
	local position = self.found:position(cursor[1] - 1, cursor[2])
	local number = direction > 0 and 1 or #thing.list
	for at, mention in ipairs(thing.list) do
		if direction > 0 and mention.first <= position then
			number = at % #thing.list + 1
		elseif direction < 0 and mention.first < position then
			number = at
		end
	end
	places.go(source, { self.found:place(thing.list[number].first) })
	self.view:enter()
end

---@param outline lede.nvim.Outline
---@return table<string, function>
local function keys_of(outline)
	local function with_thing(action)
		return function(_, thing)
			if thing then
				action(thing)
			end
		end
	end
	return {
		K = with_thing(function(thing)
			hover.show(outline.found, thing, "float", outline.view.source.window)
		end),
		L = with_thing(function(thing)
			list.show(outline.found, thing.list, thing.name, false)
		end),
		["<Tab>"] = with_thing(function(thing)
			outline:step(thing, 1)
		end),
		["<S-Tab>"] = with_thing(function(thing)
			outline:step(thing, -1)
		end),
		t = function()
			outline:turn(1)
		end,
		T = function()
			outline:turn(-1)
		end,
		f = function()
			outline:ask()
		end,
		s = function()
			outline.by_place = not outline.by_place
			outline:show()
		end,
		["<BS>"] = function()
			outline.type, outline.pattern = nil, ""
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
	api.nvim_create_autocmd("CursorMoved", {
		group = group,
		buffer = buffer,
		callback = function()
			outline:follow()
		end,
		desc = "lede: the outline follows the cursor",
	})
	api.nvim_create_autocmd({ "TextChanged", "TextChangedI" }, {
		group = group,
		buffer = buffer,
		callback = function()
			outline.timer:start(config.get(buffer).debounce, 0, update)
		end,
		desc = "lede: the outline follows the text",
	})
	api.nvim_create_autocmd("User", {
		group = group,
		pattern = "LedeUpdate",
		callback = update,
		desc = "lede: a new analysis is there",
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

--- Opens the outline of the current buffer, or closes it.
---@return boolean open
function M.toggle()
	local open = window.find("outline")
	if open then
		open:close()
		return false
	end
	local buffer = api.nvim_get_current_buf()
	local found, complaint = analysis.of(buffer)
	if not found then
		message.error(complaint)
		return false
	end
	local all = things.all(found, M.types(found))
	if #all == 0 then
		message.info("nothing is named in this text")
		return false
	end
	local outline = setmetatable({
		found = found,
		all = all,
		pattern = "",
		by_place = false,
		timer = compat.uv.new_timer(),
	}, Outline)
	local options = config.get(buffer).outline
	outline.view = window.open({
		name = "outline",
		layout = options.side,
		size = math.min(options.width, math.floor(vim.o.columns * 0.45)),
		title = outline:title(),
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
	outline.view:enter()
	return true
end

M.commands = {
	outline = { run = M.toggle },
}

return M
