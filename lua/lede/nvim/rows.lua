-- Rows for lists of what a text is about: a name, how often, and a bar that shows where.

local bar = require("lede.nvim.bar")
local flow = require("lede.nvim.flow")
local types = require("lede.nvim.types")

local M = {}

---@class lede.nvim.Columns
---@field name integer   columns of the names
---@field note integer   of what they are; 0 for none
---@field bar integer    cells of the bar
---@field all? integer    of a row

--- Columns wide enough for all, within limits.
---@param all lede.nvim.Thing[]
---@param notes table<lede.nvim.Thing, string>
---@param most lede.nvim.Columns
---@return lede.nvim.Columns
function M.columns(all, notes, most)
	local name, note = 1, 0
	for _, about in ipairs(all) do
		name = math.max(name, flow.width_of(about.name))
		note = math.max(note, flow.width_of(notes[about] or ""))
	end
	name = math.min(name, most.name)
	return { name = name, note = math.min(note, most.all - name - most.bar - 9), bar = most.bar }
end

--- A row.
---@param found lede.nvim.Analysis
---@param about lede.nvim.Thing
---@param columns lede.nvim.Columns
---@param note? string
---@return lede.nvim.Line
function M.row(found, about, columns, note)
	local group = types.group[about.type] or "LedeTitle"
	local name = flow.fitted(about.name, columns.name)
	local bare = name:match("^(.-) *$")
	local line = {
		{ " " },
		{ bare, group },
		{ name:sub(#bare + 1) .. " " },
		target = { found:place(about.list[1].first) },
		data = about,
	}
	if columns.note > 0 then
		table.insert(line, { " " .. flow.fitted(note or "", columns.note), "LedeFaint" })
	end
	table.insert(line, { (" %3d "):format(#about.list) })
	return vim.list_extend(line, bar(about.list, #found.text, columns.bar, group))
end

return M
