-- :Lede timeline: the dates of a text in the order of time, each of which leads to its place.

local config = require("lede.nvim.config")
local flow = require("lede.nvim.flow")
local gist = require("lede.nvim.gist")
local message = require("lede.nvim.message")
local prose = require("lede.nvim.prose")
local types = require("lede.nvim.types")
local values = require("lede.nvim.values")
local window = require("lede.nvim.window")

local M = {}

local WIDEST_DATE = 20
local LONGEST_SENTENCE = 150 -- columns

--- What is coloured in the sentence of a date: names too, if that leaves it whole.
---@param found lede.nvim.Analysis
---@param event lede.Event
---@param sentence lede.Sentence
---@return lede.Entity[]
local function marked_in(found, event, sentence)
	local date = found:all_entities()[event.entity]
	if sentence.last - sentence.first >= LONGEST_SENTENCE then
		return { date }
	end
	local is_marked = types.chooser(config.get(found.buffer).types)
	local span = { first = sentence.first, last = sentence.last }
	return vim.tbl_filter(function(entity)
		return entity.index == date.index or entity.cluster and is_marked(entity.type)
	end, found.doc:entities(span))
end

---@param found lede.nvim.Analysis
---@param event lede.Event
---@param label string
---@param width integer  columns for the label
---@return lede.nvim.Line
local function line_of(found, event, label, width)
	local sentence = found.doc:sentences(event.first, event.last)[1]
	local marked = marked_in(found, event, sentence)
	local space = (" "):rep(math.max(2, width - flow.width_of(label)))
	local line = {
		{ " " .. label, "LedeTitle" },
		{ space },
		target = { found:place(event.first) },
		indent = width + 1,
	}
	return vim.list_extend(line, prose.chunks(found, sentence, marked, LONGEST_SENTENCE))
end

--- The lines of events, of which `label` says when.
---@param found lede.nvim.Analysis
---@param events lede.Event[]
---@param label fun(event: lede.Event): string
---@return lede.nvim.Line[]
local function lines_of(found, events, label)
	local widest = 0
	for _, event in ipairs(events) do
		widest = math.max(widest, math.min(WIDEST_DATE, flow.width_of(label(event))))
	end
	return vim.tbl_map(function(event)
		return line_of(found, event, label(event), widest + 2)
	end, events)
end

local MONTHS = {
	"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
}

---@param date string  "2014-04-08"
---@return integer day
---@return string month  with its year
local function parts_of(date)
	local year, month, day = date:match("^(%d+)%-(%d%d)%-(%d%d)$")
	return tonumber(day), ("%s %s"):format(MONTHS[tonumber(month)], year)
end

--- The day or the days of an event, as short as can be.
---@param event lede.Event
---@return string
local function days_of(event)
	local from, from_month = parts_of(event.from)
	local to, to_month = parts_of(event.to)
	if event.from == event.to then
		return ("%d %s"):format(from, from_month)
	elseif from_month == to_month then
		return ("%d–%d %s"):format(from, to, to_month)
	end
	return ("%d %s – %d %s"):format(from, from_month:sub(1, -6), to, to_month)
end

local SHORT = { minute = true, day = true, week = true }

---@param event lede.Event
---@return string
local function date_of(event)
	if SHORT[event.precision] then
		return days_of(event)
	elseif event.precision == "month" then
		return (select(2, parts_of(event.from)))
	end
	return values.date(event.value) or days_of(event)
end

---@param event lede.Event
---@return string
local function text_of(event)
	return flow.one_line(event.text)
end

--- Shows the timeline of a text.
---@param found lede.nvim.Analysis
---@param layout string
---@return boolean shown
function M.show(found, layout)
	local placed, unplaced = found.doc:timeline()
	if #placed + #unplaced == 0 then
		message.info("there are no dates in this text")
		return false
	end
	local lines = lines_of(found, placed, date_of)
	if #unplaced > 0 then
		if #placed > 0 then
			table.insert(lines, {})
		end
		table.insert(lines, {
			{ " No day is known to count these from; a `date:` in front matter or a file name like"
				.. " 2026-11-23.md tells one:", "LedeFaint" },
			indent = 1,
		})
		vim.list_extend(lines, lines_of(found, unplaced, text_of))
	end
	window.open({
		name = "timeline",
		layout = layout,
		lines = lines,
		title = ("Timeline · %d dates"):format(#placed + #unplaced),
	})
	return true
end

---@param call lede.nvim.Call
local function run(call)
	local found = gist.analysis(call.buffer, call.bang)
	if found then
		M.show(found, gist.layout(call))
	end
end

M.commands = {
	timeline = { run = run, bang = true },
}

return M
