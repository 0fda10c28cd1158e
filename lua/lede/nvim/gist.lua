-- The sentences that say most, as the windows and the marks of them need them.

local analysis = require("lede.nvim.analysis")
local budget = require("lede.nvim.budget")
local config = require("lede.nvim.config")
local flow = require("lede.nvim.flow")
local message = require("lede.nvim.message")

local M = {}

local api = vim.api

--- A stretch of a buffer, 0-based, its end not included; a column of -1 is the line's end.
---@class lede.nvim.Stretch
---@field first { [1]: integer, [2]: integer }  row and column
---@field last { [1]: integer, [2]: integer }

--- The stretch that a range of a command stands for. Lines, but what was selected within them when
--- the range is that of characters just selected: a paragraph of wrapped prose is one line.
---@param buffer integer
---@param line1 integer
---@param line2 integer
---@return lede.nvim.Stretch
function M.stretch(buffer, line1, line2)
	local from, to = api.nvim_buf_get_mark(buffer, "<"), api.nvim_buf_get_mark(buffer, ">")
	if vim.fn.visualmode() == "v" and from[1] == line1 and to[1] == line2 then
		return { first = { line1 - 1, from[2] }, last = { line2 - 1, to[2] + 1 } }
	end
	return { first = { line1 - 1, 0 }, last = { line2 - 1, -1 } }
end

--- The stretch that a command is for; nil when it has no range.
---@param call lede.nvim.Call
---@return lede.nvim.Stretch?
function M.stretch_of(call)
	return call.range and M.stretch(call.buffer, call.range[1], call.range[2])
end

-- Where a window is opened by what stands before the command.
local LAYOUTS = {
	{ "vertical.*topleft", "left" }, { "topleft.*vertical", "left" },
	{ "vertical.*aboveleft", "left" }, { "aboveleft.*vertical", "left" },
	{ "vertical", "right" },
	{ "aboveleft", "above" }, { "topleft", "above" },
	{ "belowright", "below" }, { "botright", "below" }, { "horizontal", "below" },
}

--- Where the window of a command is to be: as its modifiers say, else as the option `window` does.
---@param call lede.nvim.Call
---@return string layout  of lede.nvim.window
function M.layout(call)
	for _, layout in ipairs(LAYOUTS) do
		if call.mods:find(layout[1]) then
			return layout[2]
		end
	end
	return config.get(call.buffer).window
end

-- Columns for sentences to be read in, beside a text.
local BESIDE = 50

--- The size of such a window; nil for what fits its lines.
---@param layout string
---@return integer?
function M.size(layout)
	local is_beside = layout == "right" or layout == "left"
	return is_beside and math.min(BESIDE, math.floor(vim.o.columns / 2)) or nil
end

--- The bytes of the text in a stretch, as the core counts them: from 1, inclusive.
---@param found lede.nvim.Analysis
---@param stretch lede.nvim.Stretch
---@return { [1]: integer, [2]: integer }
function M.bytes(found, stretch)
	local bottom = found.lines.count - 1 -- lines may have gone since
	local column = stretch.last[2] < 0 and math.huge or stretch.last[2]
	local last = found:position(math.min(stretch.last[1], bottom), column) - 1
	local first = found:position(math.min(stretch.first[1], bottom), stretch.first[2])
	while found.text:find("^[\128-\191]", last + 1) do
		last = last + 1 -- to the end of a character
	end
	return { first, math.max(first, last) }
end

-- Whether a text is surely not in English takes longer to tell than what follows.
---@type table<lede.nvim.Analysis, boolean>
local foreign = setmetatable({}, { __mode = "k" })

---@param found lede.nvim.Analysis
---@return boolean
local function is_foreign(found)
	if foreign[found] == nil then
		foreign[found] = found.doc:facts().foreign
	end
	return foreign[found]
end

--- The analysis of a buffer with prose in it; nil when that can't be, which has been said.
---@param buffer integer
---@param force? boolean  whatever its language
---@return lede.nvim.Analysis?
function M.analysis(buffer, force)
	local found, complaint = analysis.of(buffer)
	if not found then
		message.error(complaint)
	elseif not found.text:find("%w") and not found.text:find("[\128-\255]") then
		message.info("there is no text in this buffer")
	elseif not force and is_foreign(found) then
		message.warn("this is not in English, the only language lede knows; with a ! it tries")
	else
		return found
	end
end

---@class lede.nvim.GistOptions
---@field budget lede.nvim.Budget
---@field focus? string                who or what it is to be about
---@field stretch? lede.nvim.Stretch  of these sentences alone

--- What the arguments of a command ask for: `100w focus=Fumio Kishida`.
---@param args string[]
---@param default string  length
---@return lede.nvim.GistOptions? options
---@return string? complaint
function M.options(args, default)
	local length, focus = default, nil
	for number, argument in ipairs(args) do
		focus = argument:match("^focus=(.*)")
		if focus then
			focus = table.concat({ focus, unpack(args, number + 1) }, " ")
			break
		end
		length = argument
	end
	local parsed = budget.parse(length)
	if not parsed then
		return nil, ("'%s' is no length: %s"):format(length, budget.FORMS)
	elseif focus == "" then
		return nil, "focus= needs a name or words"
	end
	return { budget = parsed, focus = focus }
end

--- The same for a command, which complains if that is nothing.
---@param call lede.nvim.Call
---@param default string  length
---@return lede.nvim.GistOptions? options
function M.asked(call, default)
	local options, complaint = M.options(call.args, default)
	if complaint then
		message.error(complaint)
	end
	return options
end

--- What may stand there.
---@param lead string
---@param words string[]
---@param buffer integer
---@return string[]
function M.complete(lead, words, buffer)
	if not vim.startswith(lead, "focus=") then
		return vim.list_extend(words[1] and {} or { "3", "5", "10%", "20%", "100w" }, { "focus=" })
	end
	local found = analysis.of(buffer)
	return vim.tbl_map(function(cluster)
		return "focus=" .. vim.fn.escape(flow.one_line(cluster.name), " |\\")
	end, found and found:all_clusters() or {})
end

--- The sentences of the summary, in the order of the text.
---@param found lede.nvim.Analysis
---@param options lede.nvim.GistOptions
---@return lede.SummarySentence[]
function M.sentences(found, options)
	local asked = vim.tbl_extend("force", {}, options.budget)
	asked.focus = options.focus
	asked.range = options.stretch and M.bytes(found, options.stretch)
	local sentences = found.doc:summary(asked)
	if sentences and #sentences == 0 and not asked.sentences then
		-- Even the shortest sentence is too long: one is better than nothing.
		asked.words, asked.ratio, asked.sentences = nil, nil, 1
		sentences = found.doc:summary(asked)
	end
	return sentences or {}
end

return M
