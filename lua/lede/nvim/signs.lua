-- Signs beside the sentences of the summary.

local budget = require("lede.nvim.budget")
local config = require("lede.nvim.config")
local follow = require("lede.nvim.follow")
local gist = require("lede.nvim.gist")
local highlight = require("lede.nvim.highlight")
local message = require("lede.nvim.message")
local pieces = require("lede.nvim.pieces")

local M = {}

local api = vim.api

local namespace = api.nvim_create_namespace("lede_signs")
local SIGN = "▎"

---@type table<integer, lede.nvim.Follower>
local shown = {}

---@param found lede.nvim.Analysis
---@param options lede.nvim.GistOptions
local function place(found, options)
	api.nvim_buf_clear_namespace(found.buffer, namespace, 0, -1)
	local last = -1
	for _, piece in ipairs(pieces.of(found, gist.sentences(found, options))) do
		if piece.row > last then
			last = piece.row
			api.nvim_buf_set_extmark(found.buffer, namespace, piece.row, 0, {
				sign_text = SIGN,
				sign_hl_group = "LedeSign",
				priority = 5, -- other plugins' signs matter more
			})
		end
	end
end

--- Shows the signs of a buffer from its next analysis on.
---@param buffer integer
---@param options? lede.nvim.GistOptions  default: as for skim mode
---@param found? lede.nvim.Analysis  the one there is
function M.follow(buffer, options, found)
	M.stop(buffer)
	highlight.ensure()
	options = options or { budget = budget.parse(config.get(buffer).skim.length) }
	shown[buffer] = follow.start(buffer, found, {
		name = "signs",
		update = function(new)
			place(new, options)
		end,
		stop = function()
			M.stop(buffer)
		end,
	})
end

--- Shows the signs of a buffer.
---@param buffer integer
---@param options? lede.nvim.GistOptions  default: as for skim mode
---@param force? boolean  whatever its language
---@return boolean ok  false when that can't be; why has been said
function M.start(buffer, options, force)
	local found = gist.analysis(buffer, force)
	if found then
		M.follow(buffer, options, found)
	end
	return found ~= nil
end

--- Takes them away.
---@param buffer integer
function M.stop(buffer)
	if shown[buffer] then
		shown[buffer]:stop()
		shown[buffer] = nil
		if api.nvim_buf_is_valid(buffer) then
			api.nvim_buf_clear_namespace(buffer, namespace, 0, -1)
		end
	end
end

---@param call lede.nvim.Call
local function run(call)
	local first = call.args[1]
	if first == "off" or not first and shown[call.buffer] then
		M.stop(call.buffer)
		return
	end
	local options, complaint = gist.options(call.args, config.get(call.buffer).skim.length)
	if options then
		M.start(call.buffer, options, call.bang)
	else
		message.error(complaint)
	end
end

M.commands = {
	signs = {
		run = run,
		nargs = "*",
		bang = true,
		complete = function(lead, words, buffer)
			local all = gist.complete(lead, words, buffer)
			return words[1] and all or vim.list_extend({ "off" }, all)
		end,
	},
}

return M
