-- Cards by name, and the list of everybody.

local analysis = require("lede.nvim.analysis")
local bar = require("lede.nvim.bar")
local flow = require("lede.nvim.flow")
local hover = require("lede.nvim.hover")
local kinds = require("lede.nvim.kinds")
local mentions = require("lede.nvim.mentions")
local message = require("lede.nvim.message")
local types = require("lede.nvim.types")
local window = require("lede.nvim.window")

local M = {}

local api = vim.api

local BAR = 12      -- cells
local WIDEST_NAME = 28
local WIDEST_ROLE = 24

---@param cluster lede.Cluster
---@return string[]  its name, then the other ways of writing it
local function names_of(cluster)
	local names = { mentions.one_line(cluster.name) }
	for _, alias in ipairs(cluster.aliases) do
		table.insert(names, mentions.one_line(alias.text))
	end
	return names
end

--- The things that may be meant by a name: those that are called so, else those that have it in
--- one of their names; in any case.
---@param found lede.nvim.Analysis
---@param name string
---@return lede.Cluster[]
function M.find(found, name)
	local exact, partial = {}, {}
	name = vim.fn.tolower(mentions.one_line(name))
	for _, cluster in ipairs(found:all_clusters()) do
		local best
		for _, own in ipairs(names_of(cluster)) do
			own = vim.fn.tolower(own)
			best = own == name and exact or best or own:find(name, 1, true) and partial
		end
		if best then
			table.insert(best, cluster)
		end
	end
	return #exact > 0 and exact or partial
end

--- A name, cut to a width and filled up to it.
---@param text string
---@param width integer
---@return string
local function fitted(text, width)
	if flow.width_of(text) > width then
		text = flow.cut(text, width - 1) .. "…"
	end
	return text .. (" "):rep(width - flow.width_of(text))
end

--- A line for each of some clusters.
---@param found lede.nvim.Analysis
---@param clusters lede.Cluster[]
---@return lede.nvim.Line[]
local function rows(found, clusters)
	local name_width, role_width = 1, 0
	for _, cluster in ipairs(clusters) do
		local name, role = mentions.one_line(cluster.name), mentions.one_line(cluster.role or "")
		name_width = math.max(name_width, math.min(WIDEST_NAME, flow.width_of(name)))
		role_width = math.max(role_width, math.min(WIDEST_ROLE, flow.width_of(role)))
	end
	local lines = {}
	for number, cluster in ipairs(clusters) do
		local group = types.group[cluster.type] or "LedeTitle"
		local name = fitted(mentions.one_line(cluster.name), name_width)
		local bare = name:match("^(.-) *$")
		local line = {
			{ " " },
			{ bare, group },
			{ name:sub(#bare + 1) .. "  " },
			{ fitted(mentions.one_line(cluster.role or ""), role_width), "LedeFaint" },
			{ (" %4d "):format(cluster.count) },
			target = { found:place(cluster.first) },
			data = cluster,
		}
		vim.list_extend(line, bar(mentions.of_cluster(found, cluster), #found.text, BAR, group))
		lines[number] = line
	end
	return lines
end

--- Everybody in the text: its people, or all that has a name where there are none.
---@param found lede.nvim.Analysis
---@return boolean shown
local function everybody(found)
	local people, title = found.doc:clusters({ type = "PERSON" }), kinds.many("PERSON")
	if #people == 0 then
		people, title = found:all_clusters(), "Names"
	end
	if #people == 0 then
		message.info("nobody and nothing with a name in this text")
		return false
	end
	window.open({
		name = "who",
		title = ("%s: %d"):format(title, #people),
		lines = rows(found, people),
		keys = {
			K = function(view, cluster)
				if cluster then
					view:close()
					hover.show_cluster(found, cluster)
				end
			end,
		},
	})
	return true
end

--- Shows the card of whom a name means, or asks which one; without a name, the list of everybody.
---@param name? string
---@return boolean shown
function M.who(name)
	local found, complaint = analysis.of(api.nvim_get_current_buf())
	if not found then
		message.error(complaint)
		return false
	elseif not name or not name:find("%S") then
		return everybody(found)
	end
	local meant = M.find(found, vim.trim(name))
	if #meant == 0 then
		message.info(("'%s' is not named in this text"):format(flow.cut(vim.trim(name), 30)))
		return false
	elseif #meant == 1 then
		hover.show_cluster(found, meant[1])
		return true
	end
	vim.ui.select(meant, {
		prompt = "Who?",
		kind = "lede",
		format_item = function(cluster)
			local role = cluster.role or kinds.one(cluster.type)
			return ("%s, %s, %d×"):format(mentions.one_line(cluster.name), role, cluster.count)
		end,
	}, function(cluster)
		if cluster then
			hover.show_cluster(found, cluster)
		end
	end)
	return true
end

--- All names of the text, those of what it is most about first.
---@param buffer integer
---@return string[]
local function names(buffer)
	local found = analysis.of(buffer)
	local result, seen = {}, {}
	for _, cluster in ipairs(found and found:all_clusters() or {}) do
		for _, name in ipairs(names_of(cluster)) do
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
			M.who(call.args[1])
		end,
		nargs = "*",
		joined = true,
		complete = function(_, _, buffer)
			return names(buffer)
		end,
	},
}

return M
