-- Signs beside the sentences of the summary.

local budget = require("lede.nvim.budget")
local config = require("lede.nvim.config")
local gist = require("lede.nvim.gist")
local overlay = require("lede.nvim.overlay")
local pieces = require("lede.nvim.pieces")

local M = {}

local api = vim.api

local SIGN = "▎"

local signs ---@type lede.nvim.Overlay

---@param found lede.nvim.Analysis
---@param options lede.nvim.GistOptions
local function place(found, options)
	local last = -1
	for _, piece in ipairs(pieces.of(found, gist.sentences(found, options))) do
		if piece.row > last then
			last = piece.row
			api.nvim_buf_set_extmark(found.buffer, signs.namespace, piece.row, 0, {
				sign_text = SIGN,
				sign_hl_group = "LedeSign",
				priority = 5, -- other plugins' signs matter more
			})
		end
	end
end

signs = overlay.new("signs", place)

--- As many as skim mode leaves.
---@param buffer integer
---@return lede.nvim.GistOptions
local function usual_options(buffer)
	return { budget = budget.parse(config.get(buffer).skim.length) }
end

--- Shows the signs of a buffer from its next analysis on.
---@param buffer integer
---@param options? lede.nvim.GistOptions  default: as for skim mode
function M.follow(buffer, options)
	signs:follow(buffer, options or usual_options(buffer))
end

--- Shows the signs of a buffer.
---@param buffer integer
---@param options? lede.nvim.GistOptions  default: as for skim mode
---@param force? boolean  whatever its language
---@return boolean ok  false when that can't be; why has been said
function M.start(buffer, options, force)
	return signs:start(buffer, options or usual_options(buffer), force)
end

--- Takes them away.
---@param buffer integer
function M.stop(buffer)
	signs:stop(buffer)
end

---@param call lede.nvim.Call
local function run(call)
	local first = call.args[1]
	if first == "off" or not first and signs:is_shown(call.buffer) then
		M.stop(call.buffer)
		return
	end
	local options = gist.asked(call, config.get(call.buffer).skim.length)
	if options then
		M.start(call.buffer, options, call.bang)
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
