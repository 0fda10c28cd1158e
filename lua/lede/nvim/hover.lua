-- Cards: of what is under the cursor, and from lists.

local card = require("lede.nvim.card")
local message = require("lede.nvim.message")
local so_far = require("lede.nvim.so_far")
local things = require("lede.nvim.things")
local window = require("lede.nvim.window")

local M = {}

--- Shows a card.
---@param found lede.nvim.Analysis
---@param about lede.nvim.Thing
---@param layout "cursor"|"float"
---@param source? integer  window of the text; default: the current one
function M.show(found, about, layout, source)
	local past, shown = {}, about
	window.open({
		name = "card",
		layout = layout,
		source = source,
		size = card.WIDTH,
		lines = card.lines(found, about),
		hint = "<CR> go there · K card · q close",
		keys = {
			K = function(view, other)
				if other then
					table.insert(past, shown)
					shown = other
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

---@param found? lede.nvim.Analysis
---@param complaint? string
---@return boolean shown
local function show_at_cursor(found, complaint)
	if not found then
		message.error(complaint)
		return false
	end
	local entity = found:entity_at_cursor()
	if not entity then
		message.info("nothing known here; `:Lede who` lists everybody")
		return false
	end
	M.show(found, things.of_entity(found, entity), "cursor")
	return true
end

--- A card of what is under the cursor. Called again, it puts the cursor into the card.
---@param options? lede.nvim.Telling
---@return boolean shown
function M.hover(options)
	local open = window.find("card")
	if open then
		open:enter()
		return true
	end
	return so_far.with_current(options, show_at_cursor)
end

M.commands = {
	hover = {
		run = function(call)
			M.hover(call.bang and { spoilers = false } or nil)
		end,
		bang = true,
	},
}

return M
