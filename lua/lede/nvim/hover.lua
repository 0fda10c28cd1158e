-- Cards: of what is under the cursor, and of whom one asks for by name.

local analysis = require("lede.nvim.analysis")
local card = require("lede.nvim.card")
local message = require("lede.nvim.message")
local window = require("lede.nvim.window")

local M = {}

local api = vim.api

--- Shows a card.
---@param found lede.nvim.Analysis
---@param subject lede.nvim.Subject
---@param layout "cursor"|"float"
---@return lede.nvim.View
local function show(found, subject, layout)
	local past = {}
	local shown = subject
	return window.open({
		name = "card",
		layout = layout,
		size = card.WIDTH,
		lines = card.lines(found, subject),
		keys = {
			K = function(view, other)
				if other then
					table.insert(past, shown)
					shown = card.subject_of(found, other)
					view:set(card.lines(found, shown))
				end
			end,
			["<BS>"] = function(view)
				if #past > 0 then
					shown = table.remove(past)
					view:set(card.lines(found, shown))
				end
			end,
		},
	})
end

--- Shows the card of what has a name, in the middle of the screen.
---@param found lede.nvim.Analysis
---@param cluster lede.Cluster
function M.show_cluster(found, cluster)
	show(found, card.subject_of(found, cluster), "float")
end

--- A card of what is under the cursor. Called again, it puts the cursor into the card.
---@return boolean shown
function M.hover()
	local open = window.find("card")
	if open then
		open:enter()
		return true
	end
	local found, complaint = analysis.of(api.nvim_get_current_buf())
	if not found then
		message.error(complaint)
		return false
	end
	local cursor = api.nvim_win_get_cursor(0)
	local entity = found:entity_at(cursor[1] - 1, cursor[2])
	if not entity then
		message.info("nothing known here; `:Lede who` lists everybody")
		return false
	end
	show(found, card.subject(found, entity), "cursor")
	return true
end

M.commands = {
	hover = { run = M.hover },
}

return M
