-- :Lede keywords: the names and phrases a text is about, how often and where they are in it.

local bar = require("lede.nvim.bar")
local flow = require("lede.nvim.flow")
local gist = require("lede.nvim.gist")
local message = require("lede.nvim.message")
local prose = require("lede.nvim.prose")
local types = require("lede.nvim.types")
local window = require("lede.nvim.window")

local M = {}

local COUNT = 12
local BAR = 20         -- columns
local LONGEST = 40     -- phrase, in columns
local CONTEXT = 60     -- columns
local KEYS = "<CR> next mention · <Tab> all of them · q close"

---@param phrase lede.Keyphrase
---@return string
local function group_of(phrase)
	return phrase.type and types.group[phrase.type] or "LedeTitle"
end

---@class lede.nvim.KeywordData  of a line
---@field phrase lede.Keyphrase
---@field is_mention? boolean  the line is of one mention

---@param found lede.nvim.Analysis
---@param phrase lede.Keyphrase
---@param width integer
---@return lede.nvim.Line
local function phrase_line(found, phrase, width)
	local text, rest = flow.cut(flow.one_line(phrase.text), LONGEST)
	text = rest == "" and text or text .. "…"
	local count = #phrase.mentions
	local line = {
		{ " " },
		{ text, group_of(phrase) },
		{ (" "):rep(width - flow.width_of(text)) .. ("%5d×  "):format(count), "LedeFaint" },
		target = { found:place(phrase.mentions[1].first) },
		data = { phrase = phrase },
	}
	vim.list_extend(line, bar(phrase.mentions, #found.text, BAR, group_of(phrase)))
	return line
end

---@param found lede.nvim.Analysis
---@param phrase lede.Keyphrase
---@return lede.nvim.Line[]
local function mention_lines(found, phrase)
	return vim.tbl_map(function(mention)
		local sentence = found.doc:sentences(mention.first, mention.last)[1] or mention
		local marked = { { first = mention.first, last = mention.last, type = phrase.type } }
		local target = { found:place(mention.first) }
		local line = {
			{ ("%6d  "):format(target[1] + 1), "LedeFaint" },
			target = target,
			data = { phrase = phrase, is_mention = true },
		}
		return vim.list_extend(line, prose.chunks(found, sentence, marked, CONTEXT))
	end, phrase.mentions)
end

---@param found lede.nvim.Analysis
---@param phrases lede.Keyphrase[]
---@param opened table<lede.Keyphrase, boolean>  whose mentions are listed
---@return lede.nvim.Line[]
local function lines_of(found, phrases, opened)
	local width = 0
	for _, phrase in ipairs(phrases) do
		local text = flow.one_line(phrase.text)
		width = math.max(width, math.min(LONGEST + 1, flow.width_of(text)))
	end
	local lines = {}
	for _, phrase in ipairs(phrases) do
		table.insert(lines, phrase_line(found, phrase, width))
		if opened[phrase] then
			vim.list_extend(lines, mention_lines(found, phrase))
		end
	end
	return lines
end

--- Goes to the first mention behind the cursor of the text, or to the first one there is.
---@param view lede.nvim.View
---@param found lede.nvim.Analysis
---@param phrase lede.Keyphrase
local function go_to_next(view, found, phrase)
	local cursor = vim.api.nvim_win_get_cursor(view.source.window)
	local row, column = cursor[1] - 1, cursor[2]
	local chosen
	for _, mention in ipairs(phrase.mentions) do
		local place = { found:place(mention.first) }
		local is_behind = place[1] > row or (place[1] == row and place[2] > column)
		chosen = chosen or is_behind and place
	end
	view:jump(chosen or { found:place(phrase.mentions[1].first) })
end

--- Shows what a text is about.
---@param found lede.nvim.Analysis
---@param count integer  of names and phrases
---@param layout string
---@return boolean shown
function M.show(found, count, layout)
	local phrases, complaint = found.doc:keyphrases({ n = count })
	if not phrases or #phrases == 0 then
		message.info(complaint or "there are no names and phrases in this text")
		return false
	end
	local opened = {}
	window.open({
		name = "keywords",
		layout = layout,
		size = gist.size(layout),
		wrap = true,
		lines = lines_of(found, phrases, opened),
		title = "Keywords",
		hint = KEYS,
		keys = {
			["<CR>"] = function(view, data)
				if data and not data.is_mention then
					go_to_next(view, found, data.phrase)
				else
					view:jump()
				end
			end,
			["<Tab>"] = function(view, data)
				if data then
					opened[data.phrase] = not opened[data.phrase]
					view:set(lines_of(found, phrases, opened))
				end
			end,
		},
	})
	return true
end

---@param call lede.nvim.Call
local function run(call)
	local count = tonumber(call.args[1] or COUNT)
	if not count or count < 1 or count ~= math.floor(count) then
		message.error((":Lede keywords takes a number, not '%s'"):format(call.args[1]))
		return
	end
	local found = gist.analysis(call.buffer, call.bang)
	if found then
		M.show(found, count, gist.layout(call))
	end
end

M.commands = {
	keywords = { run = run, nargs = "?", bang = true },
}

return M
