-- Cards by name, and the list of everybody.

local analysis = require("lede.nvim.analysis")
local flow = require("lede.nvim.flow")
local hover = require("lede.nvim.hover")
local kinds = require("lede.nvim.kinds")
local message = require("lede.nvim.message")
local rows = require("lede.nvim.rows")
local so_far = require("lede.nvim.so_far")
local things = require("lede.nvim.things")
local window = require("lede.nvim.window")

local M = {}

local MOST_ROWS = 200 -- nobody reads on
local WIDEST = { name = 28, bar = 12, all = 74 } -- fits 80 columns

--- What may be meant by a name: that which is called so, else that which has it in one of its
--- names; in any case.
---@param found lede.nvim.Analysis
---@param name string
---@return lede.nvim.Thing[]
local function meant_by(found, name)
	local exact, partial = {}, {}
	name = vim.fn.tolower(flow.one_line(name))
	for _, cluster in ipairs(found:all_clusters()) do
		local about = things.of_cluster(found, cluster)
		local matches
		for _, own in ipairs(things.names(found, about)) do
			own = vim.fn.tolower(own)
			matches = own == name and exact or matches or own:find(name, 1, true) and partial
		end
		if matches then
			table.insert(matches, about)
		end
	end
	return #exact > 0 and exact or partial
end

--- Everybody in the text: its people, or all that has a name where there are none.
---@param found lede.nvim.Analysis
---@return boolean shown
local function everybody(found)
	local title = kinds.many("PERSON")
	local all = things.all(found, { "PERSON" })
	if #all == 0 then
		title = "Names"
		for _, cluster in ipairs(found:all_clusters()) do
			table.insert(all, things.of_cluster(found, cluster))
		end
	end
	if #all == 0 then
		message.info("nobody and nothing with a name in this text")
		return false
	end
	local notes, lines = {}, {}
	for _, about in ipairs(all) do
		notes[about] = things.explanation(about)
	end
	local columns = rows.columns(all, notes, WIDEST)
	for number = 1, math.min(#all, MOST_ROWS) do
		local about = all[number]
		lines[number] = rows.row(found, about, columns, notes[about])
	end
	if #all > MOST_ROWS then
		local rest = (" and %d more, whom `:Lede who NAME` finds"):format(#all - MOST_ROWS)
		table.insert(lines, { { rest, "LedeFaint" } })
	end
	window.open({
		name = "who",
		title = ("%s: %d"):format(title, #all),
		hint = "<CR> go there · K card · q close",
		lines = lines,
		keys = {
			K = function(view, about)
				if about then
					view:close()
					hover.show(found, about, "float", view.source.window)
				end
			end,
		},
	})
	return true
end

---@param name? string
---@param found? lede.nvim.Analysis
---@param complaint? string
---@return boolean shown
local function show(name, found, complaint)
	if not found then
		message.error(complaint)
		return false
	elseif not name or not name:find("%S") then
		return everybody(found)
	end
	local meant = meant_by(found, vim.trim(name))
	if #meant == 0 then
		local short = flow.cut(vim.trim(name), 30)
		local where = found.up_to and "up to here" or "in this text"
		message.info(("'%s' is not named %s"):format(short, where))
		return false
	elseif #meant == 1 then
		hover.show(found, meant[1], "float")
		return true
	end
	vim.ui.select(meant, {
		prompt = "Who?",
		kind = "lede",
		format_item = function(about)
			local what = things.explanation(about) or kinds.one(about.type)
			return ("%s, %s, %d×"):format(about.name, what, #about.list)
		end,
	}, function(about)
		if about then
			hover.show(found, about, "float")
		end
	end)
	return true
end

--- Shows the card of whom a name means, or asks which one; without a name, the list of everybody.
---@param name? string
---@param options? lede.nvim.Telling
---@return boolean shown
function M.who(name, options)
	return so_far.with_current(options, function(...)
		return show(name, ...)
	end)
end

--- All names of the text, those of what it is most about first.
---@param buffer integer
---@return string[]
local function names(buffer)
	local found = analysis.of(buffer)
	found = found and so_far.of(found)
	local result, seen = {}, {}
	for _, cluster in ipairs(found and found:all_clusters() or {}) do
		for _, name in ipairs(things.names(found, things.of_cluster(found, cluster))) do
			if not seen[name] then
				seen[name] = true
				table.insert(result, name)
			end
		end
	end
	return result
end

M.commands = {
	who = {
		run = function(call)
			M.who(call.args[1], call.bang and { spoilers = false } or nil)
		end,
		bang = true,
		nargs = "*",
		joined = true,
		complete = function(_, _, buffer)
			return names(buffer)
		end,
	},
}

return M
