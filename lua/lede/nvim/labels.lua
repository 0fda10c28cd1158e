-- Labels in the text, as virtual text: who somebody is, the day that "last Tuesday" was, of what
-- type a name is. They say what the text does not say there itself.

local compat = require("lede.nvim.compat")
local config = require("lede.nvim.config")
local days = require("lede.nvim.days")
local flow = require("lede.nvim.flow")
local kinds = require("lede.nvim.kinds")
local overlay = require("lede.nvim.overlay")
local types = require("lede.nvim.types")
local values = require("lede.nvim.values")

local M = {}

local api = vim.api

-- Who has been away for so many sentences is introduced again.
local ABSENCE = 3

local labels ---@type lede.nvim.Overlay

---@class lede.nvim.Label
---@field row integer
---@field column integer  behind what it is of
---@field name string     what it is of
---@field text string

--- The role of whom an entity means, where the reader may not know: not within the sentence that
--- tells it, and not again as long as the text stays with them.
---@param found lede.nvim.Analysis
---@param entity lede.Entity
---@param cluster lede.Cluster
---@param last? integer  the sentence of the mention before
---@return string?
local function role_of(found, entity, cluster, last)
	if not cluster.role or (last and entity.sentence - last < ABSENCE) then
		return
	end
	local role = flow.one_line(cluster.role)
	local sentence = found.doc:sentences(entity.first, entity.last)[1]
	local is_said = sentence and flow.one_line(sentence.text):find(role, 1, true)
	return not is_said and role or nil
end

--- The day of each date whose text does not tell it, by the entity's index.
---@param found lede.nvim.Analysis
---@return table<integer, string>
local function days_of(found)
	local result = {}
	for _, event in ipairs((found.doc:timeline())) do
		local short = days.of(event)
		if values.unless_said(event.text, values.date(event.value) or short) then
			result[event.entity] = short
		end
	end
	return result
end

--- What is to be said of each entity that needs it.
---@param found lede.nvim.Analysis
---@return lede.nvim.Label[]
local function labels_of(found)
	local options = config.get(found.buffer)
	local is_marked, says = types.chooser(options.types), {}
	for _, part in ipairs(options.labels.show) do
		says[part] = true
	end
	local dates = says.date and days_of(found) or {}
	local all, last_sentence = {}, {}
	for _, entity in ipairs(found:all_entities()) do
		local cluster = entity.cluster and found:all_clusters()[entity.cluster]
		local text
		if not is_marked(entity.type) then
			text = nil
		elseif cluster then
			local last = last_sentence[cluster.index]
			text = says.role and role_of(found, entity, cluster, last)
				or says.type and not last and kinds.one(entity.type)
			last_sentence[cluster.index] = entity.sentence
		else
			text = dates[entity.index]
		end
		if text then
			local row, column = found:place(entity.last)
			local name = flow.one_line(entity.text)
			table.insert(all, { row = row, column = column + 1, name = name, text = text })
		end
	end
	return all
end

---@param buffer integer
---@param label lede.nvim.Label
local function set_inline(buffer, label)
	api.nvim_buf_set_extmark(buffer, labels.namespace, label.row, label.column, {
		virt_text = { { (" (%s)"):format(label.text), "LedeLabel" } },
		virt_text_pos = "inline",
		right_gravity = false,
	})
end

--- All labels of a line go behind it.
---@param buffer integer
---@param all lede.nvim.Label[]
local function set_behind_lines(buffer, all)
	local by_row = {}
	for _, label in ipairs(all) do
		local said = ("%s: %s"):format(label.name, label.text)
		by_row[label.row] = by_row[label.row] and by_row[label.row] .. " · " .. said or said
	end
	for row, text in pairs(by_row) do
		api.nvim_buf_set_extmark(buffer, labels.namespace, row, 0, {
			virt_text = { { text, "LedeLabel" } },
			virt_text_pos = "eol",
		})
	end
end

---@param found lede.nvim.Analysis
---@param where "inline"|"eol"
local function place(found, where)
	local all = labels_of(found)
	if where == "eol" or not compat.has_inline_text then
		set_behind_lines(found.buffer, all)
		return
	end
	for _, label in ipairs(all) do
		set_inline(found.buffer, label)
	end
end

labels = overlay.new("labels", place)

--- Shows the labels of a buffer from its next analysis on.
---@param buffer integer
---@param where "inline"|"eol"
function M.follow(buffer, where)
	labels:follow(buffer, where)
end

--- Shows the labels of a buffer.
---@param buffer integer
---@param where "inline"|"eol"
---@param force? boolean  whatever its language
---@return boolean ok  false when that can't be; why has been said
function M.start(buffer, where, force)
	return labels:start(buffer, where, force)
end

--- Takes them away.
---@param buffer integer
function M.stop(buffer)
	labels:stop(buffer)
end

---@param call lede.nvim.Call
local function run(call)
	local where = call.args[1]
	if where == "off" or not where and labels:is_shown(call.buffer) then
		M.stop(call.buffer)
	elseif where == "inline" or where == "eol" then
		M.start(call.buffer, where, call.bang)
	elseif where then
		require("lede.nvim.message").error(("'%s' is none of inline, eol, off"):format(where))
	else
		local usual = config.get(call.buffer).labels.where
		M.start(call.buffer, usual == "off" and "inline" or usual, call.bang)
	end
end

M.commands = {
	labels = {
		run = run,
		nargs = "?",
		bang = true,
		complete = function()
			return { "inline", "eol", "off" }
		end,
	},
}

return M
