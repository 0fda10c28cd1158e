-- Extmarks of one kind that say what an analysis has found: shown, kept right while the text
-- changes, taken away.

local follow = require("lede.nvim.follow")
local gist = require("lede.nvim.gist")
local highlight = require("lede.nvim.highlight")

local M = {}

local api = vim.api

---@class lede.nvim.Overlay
---@field namespace integer
---@field private name string
---@field private place fun(found: lede.nvim.Analysis, setting: any)
---@field private shown table<integer, lede.nvim.Follower>
local Overlay = {}
Overlay.__index = Overlay

--- `place` makes the extmarks, in the overlay's namespace, which is empty then; `setting` is what
--- the buffer is shown with.
---@param name string  another one for each kind
---@param place fun(found: lede.nvim.Analysis, setting: any)
---@return lede.nvim.Overlay
function M.new(name, place)
	return setmetatable({
		name = name,
		namespace = api.nvim_create_namespace("lede_" .. name),
		place = place,
		shown = {},
	}, Overlay)
end

---@param buffer integer
---@return boolean
function Overlay:is_shown(buffer)
	return self.shown[buffer] ~= nil
end

--- Shows a buffer from its next analysis on.
---@param buffer integer
---@param setting any
---@param found? lede.nvim.Analysis  the one there is
function Overlay:follow(buffer, setting, found)
	self:stop(buffer)
	highlight.ensure()
	self.shown[buffer] = follow.start(buffer, found, {
		name = self.name,
		update = function(new)
			api.nvim_buf_clear_namespace(new.buffer, self.namespace, 0, -1)
			self.place(new, setting)
		end,
		stop = function()
			self:stop(buffer)
		end,
	})
end

--- Shows a buffer now.
---@param buffer integer
---@param setting any
---@param force? boolean  whatever its language
---@return boolean ok  false when that can't be; why has been said
function Overlay:start(buffer, setting, force)
	local found = gist.analysis(buffer, force)
	if found then
		self:follow(buffer, setting, found)
	end
	return found ~= nil
end

--- Takes the extmarks away.
---@param buffer integer
function Overlay:stop(buffer)
	local follower = self.shown[buffer]
	if not follower then
		return
	end
	follower:stop()
	self.shown[buffer] = nil
	if api.nvim_buf_is_valid(buffer) then
		api.nvim_buf_clear_namespace(buffer, self.namespace, 0, -1)
	end
end

return M
