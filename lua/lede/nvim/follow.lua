-- What is shown of an analysis, kept right while the text changes. Where lede marks the buffer, an
-- analysis comes after each pause; elsewhere one is asked for.

local analysis = require("lede.nvim.analysis")
local compat = require("lede.nvim.compat")
local config = require("lede.nvim.config")

local M = {}

local api = vim.api

-- What took long waits so many times as long, so that it never keeps the editor busy for more than
-- a tenth of the time.
local REST = 10

---@class lede.nvim.Follower
---@field buffer integer
---@field private update fun(found: lede.nvim.Analysis)
---@field private group integer  autocommands
---@field private timer table
---@field private cost integer   milliseconds that the last update took
---@field private last { [1]: lede.nvim.Analysis? }  what that was of; not kept alive by this
---@field private stopped boolean
local Follower = {}
Follower.__index = Follower

---@param follower lede.nvim.Follower
---@return boolean
local function is_marked(follower)
	return require("lede.nvim.buffer").is_attached(follower.buffer)
end

---@param follower lede.nvim.Follower
---@param found lede.nvim.Analysis
local function update(follower, found)
	local started = compat.uv.hrtime()
	follower.last[1] = found
	follower.update(found)
	follower.cost = math.ceil((compat.uv.hrtime() - started) / 1e6)
end

---@param follower lede.nvim.Follower
local function on_timer(follower)
	if follower.stopped or not api.nvim_buf_is_loaded(follower.buffer) then
		return
	end
	local found = analysis.fresh(follower.buffer)
	if found then
		update(follower, found)
	elseif not is_marked(follower) then
		-- Of a buffer that is marked an analysis is on its way already.
		analysis.prepare(follower.buffer, function(prepared)
			if prepared and not follower.stopped then
				update(follower, prepared)
			end
		end)
	end
end

---@param follower lede.nvim.Follower
---@param pause integer  milliseconds
local function update_soon(follower, pause)
	pause = math.max(pause, follower.cost * REST)
	follower.timer:start(pause, 0, vim.schedule_wrap(function()
		on_timer(follower)
	end))
end

---@param follower lede.nvim.Follower
---@param on_stop fun()
local function watch(follower, on_stop)
	local buffer = follower.buffer
	local function on(events, options, callback)
		options.group, options.callback = follower.group, callback
		api.nvim_create_autocmd(events, options)
	end
	on({ "TextChanged", "TextChangedI", "BufReadPost" }, { buffer = buffer }, function()
		if not is_marked(follower) then
			update_soon(follower, config.get(buffer).debounce)
		end
	end)
	on("User", { pattern = "LedeUpdate" }, function()
		local found = analysis.fresh(buffer)
		-- Another analysis of the same text comes when lists have changed.
		if found and found ~= follower.last[1] then
			update_soon(follower, 0)
		end
	end)
	on({ "BufUnload", "BufWipeout" }, { buffer = buffer }, vim.schedule_wrap(function()
		-- `:edit!` loads the text again right away.
		if not follower.stopped and not api.nvim_buf_is_loaded(buffer) then
			on_stop()
		end
	end))
end

---@class lede.nvim.Following
---@field name string            another one for each thing that is shown
---@field update fun(found: lede.nvim.Analysis)
---@field stop fun()             called when the text is gone

--- Has `update` called after each change of the text, and at once if there is an analysis.
---@param buffer integer
---@param found? lede.nvim.Analysis
---@param what lede.nvim.Following
---@return lede.nvim.Follower
function M.start(buffer, found, what)
	local follower = setmetatable({
		buffer = buffer,
		update = what.update,
		group = api.nvim_create_augroup(("lede_%s_%d"):format(what.name, buffer), { clear = true }),
		timer = compat.uv.new_timer(),
		cost = 0,
		last = setmetatable({}, { __mode = "v" }),
		stopped = false,
	}, Follower)
	watch(follower, what.stop)
	if found then
		update(follower, found)
	end
	return follower
end

function Follower:stop()
	self.stopped = true
	self.timer:stop()
	self.timer:close()
	api.nvim_del_augroup_by_id(self.group)
end

return M
