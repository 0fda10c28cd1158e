-- :Lede summary: the sentences that say most, in a window, each of which leads to its place.

local budget = require("lede.nvim.budget")
local config = require("lede.nvim.config")
local frontmatter = require("lede.nvim.frontmatter")
local gist = require("lede.nvim.gist")
local message = require("lede.nvim.message")
local prose = require("lede.nvim.prose")
local types = require("lede.nvim.types")
local window = require("lede.nvim.window")

local M = {}

local api = vim.api

local KEYS = "<CR> go · Y yank · P quote · F front matter · +- length · q close"

---@class lede.nvim.Summary
---@field buffer integer
---@field options lede.nvim.GistOptions
---@field sentences lede.nvim.Chunk[][]

--- A sentence without what would be odd without the sentences before it, but with the name of
--- whom it calls "he".
---@param found lede.nvim.Analysis
---@param sentence lede.SummarySentence
---@return lede.nvim.Chunk[]
local function chunks_of(found, sentence)
	local is_marked = types.chooser(config.get(found.buffer).types)
	local first, last = sentence.first + (sentence.trim or 0), sentence.last
	local names = vim.tbl_filter(function(entity)
		return is_marked(entity.type)
	end, found.doc:entities({ first = first, last = last }))
	local chunks = {}
	local pronoun = sentence.pronoun
	if pronoun and pronoun.first >= first and pronoun.last < last then
		chunks = prose.chunks(found, { first = first, last = pronoun.last }, {}, math.huge)
		local space = found.text:find("^%s", pronoun.last + 1) and " " or ""
		table.insert(chunks, { (" [%s]"):format(pronoun.name:gsub("%s+", " ")), "LedeFaint" })
		table.insert(chunks, { space })
		first = pronoun.last + 1
	end
	vim.list_extend(chunks, prose.chunks(found, { first = first, last = last }, names, math.huge))
	chunks[1][1] = chunks[1][1]:gsub("^%l", string.upper)
	return chunks
end

---@param chunks lede.nvim.Chunk[]
---@return string
local function text_of(chunks)
	local texts = {}
	for number, chunk in ipairs(chunks) do
		texts[number] = chunk[1]
	end
	return table.concat(texts)
end

---@param text string
---@return integer
local function word_count(text)
	return select(2, text:gsub("%S+", ""))
end

---@param summary lede.nvim.Summary
---@return string[]
local function texts(summary)
	return vim.tbl_map(text_of, summary.sentences)
end

--- What was asked for, and what that is of the text.
---@param found lede.nvim.Analysis
---@param summary lede.nvim.Summary
---@return string
local function title_of(found, summary)
	local options = summary.options
	local words = 0
	for _, text in ipairs(texts(summary)) do
		words = words + word_count(text)
	end
	local all = options.stretch and gist.bytes(found, options.stretch)
	local of = #found.doc:sentences(all and all[1] or 1, all and all[2] or #found.text)
	return ("Summary%s%s · %d of %d sentences · %d words"):format(
		options.stretch and " of the selection" or "",
		options.focus and (": " .. options.focus) or "", #summary.sentences, of, words)
end

--- Makes the summary and the lines that show it.
---@param found lede.nvim.Analysis
---@param summary lede.nvim.Summary
---@return lede.nvim.Line[]
local function lines_of(found, summary)
	local lines = {}
	summary.sentences = {}
	local width = #tostring(found.lines.count) + 1
	for number, sentence in ipairs(gist.sentences(found, summary.options)) do
		local target = { found:place(sentence.first) }
		local line = {
			{ ("%" .. width .. "d  "):format(target[1] + 1), "LedeFaint" },
			target = target,
			indent = width + 2,
		}
		summary.sentences[number] = chunks_of(found, sentence)
		vim.list_extend(line, summary.sentences[number])
		if number > 1 then
			table.insert(lines, {})
		end
		table.insert(lines, line)
	end
	return lines
end

---@param view lede.nvim.View
---@param summary lede.nvim.Summary
---@param steps integer
local function resize(view, summary, steps)
	local found = gist.analysis(summary.buffer, true)
	if found then
		local options = summary.options
		if options.budget.sentences then
			options.budget = { sentences = #summary.sentences }
		end
		options.budget = budget.step(options.budget, steps)
		local lines = lines_of(found, summary)
		view:set(lines, title_of(found, summary))
	end
end

---@param summary lede.nvim.Summary
local function yank(summary)
	local register = vim.v.register
	vim.fn.setreg(register, texts(summary), "V")
	message.info(("yanked %d sentences"):format(#summary.sentences))
end

---@param summary lede.nvim.Summary
---@param edit lede.nvim.LineEdit
---@return boolean done
local function change(summary, edit)
	if not vim.bo[summary.buffer].modifiable then
		message.warn("the text can't be changed ('modifiable' is off)")
		return false
	end
	api.nvim_buf_set_lines(summary.buffer, edit.first, edit.last, true, edit.lines)
	return true
end

--- Puts the summary below the cursor of the text.
---@param view lede.nvim.View
---@param summary lede.nvim.Summary
local function put_quote(view, summary)
	local source = view.source.window
	if not api.nvim_win_is_valid(source) or api.nvim_win_get_buf(source) ~= summary.buffer then
		message.warn("the text is in that window no more")
		return
	end
	local row = api.nvim_win_get_cursor(source)[1]
	local around = api.nvim_buf_get_lines(summary.buffer, row - 1, row + 1, false)
	local lines = vim.tbl_map(function(text)
		return "> " .. text
	end, texts(summary))
	if around[1] ~= "" then
		table.insert(lines, 1, "")
	end
	if around[2] and around[2] ~= "" then
		table.insert(lines, "")
	end
	if change(summary, { first = row, last = row, lines = lines }) then
		message.info(("put as a quote below line %d"):format(row))
	end
end

---@param summary lede.nvim.Summary
local function put_front_matter(summary)
	if not frontmatter.is_for(vim.bo[summary.buffer].filetype) then
		message.warn("only Markdown has front matter")
		return
	end
	local lines = api.nvim_buf_get_lines(summary.buffer, 0, -1, false)
	local edit = frontmatter.set(lines, "summary", table.concat(texts(summary), " "))
	if change(summary, edit) then
		message.info(("put as `summary:` %s"):format(
			edit.last > edit.first and "in place of another one" or "into the front matter"))
	end
end

--- Shows a summary.
---@param found lede.nvim.Analysis
---@param options lede.nvim.GistOptions
---@param layout string
---@return boolean shown
function M.show(found, options, layout)
	local summary = { buffer = found.buffer, options = options, sentences = {} }
	local lines = lines_of(found, summary)
	if #summary.sentences == 0 then
		message.info(options.focus and ("nothing is said about '%s'"):format(options.focus)
			or "there are no sentences to choose from")
		return false
	end
	window.open({
		name = "summary",
		layout = layout,
		size = gist.size(layout),
		wrap = true,
		lines = lines,
		title = title_of(found, summary),
		hint = KEYS,
		keys = {
			Y = function()
				yank(summary)
			end,
			P = function(view)
				put_quote(view, summary)
			end,
			F = function()
				put_front_matter(summary)
			end,
			["+"] = function(view)
				resize(view, summary, vim.v.count1)
			end,
			["-"] = function(view)
				resize(view, summary, -vim.v.count1)
			end,
		},
	})
	return true
end

---@param call lede.nvim.Call
local function run(call)
	local options = gist.asked(call, config.get(call.buffer).summary.length)
	if not options then
		return
	end
	options.stretch = gist.stretch_of(call)
	local found = gist.analysis(call.buffer, call.bang)
	if found then
		M.show(found, options, gist.layout(call))
	end
end

M.commands = {
	summary = { run = run, nargs = "*", bang = true, range = true, complete = gist.complete },
}

return M
