-- What is known of a text up to where it has been read, for who does not want to be told the end.

local analysis = require("lede.nvim.analysis")
local config = require("lede.nvim.config")
local worker = require("lede.nvim.worker")

local M = {}

local api = vim.api

-- So much is analysed at once; more on another thread.
local AT_ONCE_BYTES = 64 * 1024

-- What the analyses are called that remember one another.
local READER = "so far"

---@class lede.nvim.SoFar: lede.nvim.Analysis
---@field up_to integer   the last line it knows of, 1-based
---@field whole lede.nvim.Analysis

-- The last one made: a card leads to others.
---@type lede.nvim.SoFar?
local last

--- The end of the sentence at the cursor.
---@param found lede.nvim.Analysis
---@param window integer  that shows the text
---@return integer bytes
local function read_up_to(found, window)
	local cursor = api.nvim_win_get_cursor(window)
	local position = found:position(cursor[1] - 1, cursor[2])
	local _, sentence = found.doc:at(position)
	return sentence and sentence.last or position - 1
end

--- The text up to the end of the sentence at the cursor: what is counted, called, said and
--- concluded there and before, nothing else. Its places are those of the whole text.
---@param found lede.nvim.Analysis
---@param window integer  that shows the text
---@return lede.nvim.SoFar draft  with a document if there is one already
local function begin(found, window)
	local stop = read_up_to(found, window)
	if last and last.whole == found and #last.text == stop then
		return last
	end
	return setmetatable({
		buffer = found.buffer,
		tick = found.tick,
		lines = found.lines,
		options = found.options,
		text = found.text:sub(1, stop),
		whole = found,
		up_to = found:place(math.max(1, stop)) + 1,
	}, getmetatable(found))
end

---@param draft lede.nvim.SoFar
---@return lede.nvim.SoFar? analysis
---@return string? complaint
local function complete_now(draft)
	if not draft.doc then
		local doc, complaint = worker.now(READER, draft.text, draft.options)
		if not doc then
			return nil, complaint
		end
		draft.doc, last = doc, draft
	end
	return draft
end

---@class lede.nvim.Telling
---@field spoilers? boolean  false: nothing of what comes after the cursor; default: the option

---@param found lede.nvim.Analysis
---@param options? lede.nvim.Telling
---@return boolean
local function tells_all(found, options)
	local spoilers = options and options.spoilers
	if spoilers == nil then
		spoilers = config.get(found.buffer).spoilers
	end
	return spoilers
end

--- The analysis to tell of: of the whole text, or of what has been read.
---@param found lede.nvim.Analysis
---@param options? lede.nvim.Telling
---@return lede.nvim.Analysis? analysis
---@return string? complaint
function M.of(found, options)
	if tells_all(found, options) then
		return found
	end
	return complete_now(begin(found, 0))
end

--- Calls `show` with the analysis to tell of: at once, or, when much has been read, later; not at
--- all if the text has changed or has been read on meanwhile.
---@param found lede.nvim.Analysis
---@param options? lede.nvim.Telling
---@param window integer  that shows the text; 0: the current one, as long as it is that
---@param show fun(analysis: lede.nvim.Analysis?, complaint: string?)
function M.with(found, options, window, show)
	if tells_all(found, options) then
		return show(found)
	end
	local draft = begin(found, window)
	if draft.doc or #draft.text <= AT_ONCE_BYTES then
		return show(complete_now(draft))
	end
	local is_current = window == 0
	window = is_current and api.nvim_get_current_win() or window
	worker.later(READER, draft.text, draft.options, function(doc, complaint)
		if not doc then
			show(nil, complaint)
			return
		end
		draft.doc, last = doc, draft
		local is_there = api.nvim_win_is_valid(window)
			and api.nvim_win_get_buf(window) == found.buffer
			and (not is_current or api.nvim_get_current_win() == window)
		if is_there and analysis.fresh(found.buffer) == found
			and read_up_to(found, window) == #draft.text then
			show(draft)
		end
	end)
end

--- The same for the text that is being looked at. `show` is told why when there is no analysis.
---@param options? lede.nvim.Telling
---@param show fun(analysis: lede.nvim.Analysis?, complaint: string?): boolean
---@return boolean shown  what `show` gives; true if it is called later
function M.with_current(options, show)
	local found, complaint = analysis.of(api.nvim_get_current_buf())
	if not found then
		return show(nil, complaint)
	end
	local shown = true -- or it will be
	M.with(found, options, 0, function(...)
		shown = show(...)
	end)
	return shown
end

return M
