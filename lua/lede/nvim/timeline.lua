-- :Lede timeline: the dates of a text in the order of time, each of which leads to its place.

local config = require("lede.nvim.config")
local days = require("lede.nvim.days")
local flow = require("lede.nvim.flow")
local gist = require("lede.nvim.gist")
local message = require("lede.nvim.message")
local prose = require("lede.nvim.prose")
local types = require("lede.nvim.types")
local window = require("lede.nvim.window")

local M = {}

local WIDEST_DATE = 20
local LONGEST_SENTENCE = 150 -- columns
local MOST = 300             -- of those with a day, and of those without: a book has thousands

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
	local shown = vim.list_slice(events, 1, MOST)
	for _, event in ipairs(shown) do
		widest = math.max(widest, math.min(WIDEST_DATE, flow.width_of(label(event))))
	end
	local lines = vim.tbl_map(function(event)
		return line_of(found, event, label(event), widest + 2)
	end, shown)
	if #events > #shown then
		local rest = (" … and %d more; `:Lede timeline 2014` shows those of a year"):format(
			#events - #shown)
		table.insert(lines, { { rest, "LedeFaint" }, indent = 1 })
	end
	return lines
end

---@param event lede.Event
---@return string
local function text_of(event)
	return flow.one_line(event.text)
end

--- Shows the timeline of a text, or what of it touches some time.
---@param found lede.nvim.Analysis
---@param range? { from: string, to: string }  like "2014-04"
---@param layout string
---@return boolean shown
function M.show(found, range, layout)
	local placed, unplaced = found.doc:timeline(range)
	if range then
		unplaced = {}
	end
	if #placed + #unplaced == 0 then
		message.info(range and "there are no dates of that time in this text"
			or "there are no dates in this text")
		return false
	end
	local lines = lines_of(found, placed, days.of)
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
		size = gist.size(layout),
		wrap = true,
		lines = lines,
		title = ("Timeline · %d dates"):format(#placed + #unplaced),
	})
	return true
end

---@param call lede.nvim.Call
local function run(call)
	local from, to = call.args[1], call.args[2] or call.args[1]
	if call.args[3] then
		message.error(":Lede timeline takes two dates at most")
		return
	end
	local found = gist.analysis(call.buffer, call.bang)
	if not found then
		return
	end
	local range = from and { from = from, to = to }
	if pcall(found.doc.timeline, found.doc, range) then
		M.show(found, range, gist.layout(call))
	else
		message.error(("'%s' is no date like 2015, 2015-Q2, 2015-03 or 2015-03-05"):format(
			table.concat(call.args, " ")))
	end
end

M.commands = {
	timeline = { run = run, nargs = "*", bang = true },
}

return M
