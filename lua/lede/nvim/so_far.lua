-- What is known of a text up to where it has been read, for who does not want to be told the end.

local config = require("lede.nvim.config")
local core = require("lede.nvim.core")

local M = {}

local api = vim.api

---@class lede.nvim.SoFar: lede.nvim.Analysis
---@field up_to integer   the last line it knows of, 1-based
---@field whole lede.nvim.Analysis

-- The last one made: a card leads to others.
---@type lede.nvim.SoFar?
local last

--- The analysis of the text up to the end of the sentence at the cursor: what is counted, called,
--- said and concluded there and before, nothing else. Its places are those of the whole text.
---@param found lede.nvim.Analysis
---@param window integer  that shows the text
---@return lede.nvim.Analysis? analysis
---@return string? complaint
local function read_so_far(found, window)
	local cursor = api.nvim_win_get_cursor(window)
	local position = found:position(cursor[1] - 1, cursor[2])
	local _, sentence = found.doc:at(position)
	local stop = sentence and sentence.last or position - 1
	if last and last.whole == found and #last.text == stop then
		return last
	end
	local lede, complaint = core.load()
	if not lede then
		return nil, complaint
	end
	local text = found.text:sub(1, stop)
	local doc, err = lede.analyze(text, found.options)
	if not doc then
		return nil, err
	end
	last = setmetatable({
		buffer = found.buffer,
		tick = found.tick,
		lines = found.lines,
		options = found.options,
		text = text,
		doc = doc,
		whole = found,
		up_to = found:place(math.max(1, stop)) + 1,
	}, getmetatable(found))
	return last
end

---@class lede.nvim.Telling
---@field spoilers? boolean  false: nothing of what comes after the cursor; default: the option

--- The analysis to tell of: of the whole text, or of what has been read.
---@param found lede.nvim.Analysis
---@param options? lede.nvim.Telling
---@param window? integer  that shows the text; default: the current one
---@return lede.nvim.Analysis? analysis
---@return string? complaint
function M.of(found, options, window)
	local spoilers = options and options.spoilers
	if spoilers == nil then
		spoilers = config.get(found.buffer).spoilers
	end
	if spoilers then
		return found
	end
	return read_so_far(found, window or 0)
end

return M
