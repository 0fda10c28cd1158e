-- Which parts of a text are seen: stretches of bytes that windows show.

local M = {}

---@class lede.nvim.Span  positions of the text, inclusive
---@field [1] integer  first
---@field [2] integer  last

-- More than a screen has, unless lines are very long or folded.
local ONE_SPAN = 32 * 1024

-- Marks are made this far beyond what is seen, at most.
local MARGIN = 16 * 1024

--- The parts of rows that a window shows when there is more between the first and the last than
--- can be seen: closed folds are not, nor all of a line that is longer than the window.
---@param analysis lede.nvim.Analysis
---@param window integer
---@param top integer     0-based row
---@param bottom integer  0-based row
---@param cells integer   that the window has
---@return lede.nvim.Span[]
local function parts_of(analysis, window, top, bottom, cells)
	local spans = {}
	local cursor = vim.api.nvim_win_get_cursor(window)
	local row = top
	while row <= bottom do
		local fold_end = vim.fn.foldclosedend(row + 1)
		if fold_end > 0 then
			row = fold_end
		else
			local first, last = analysis:position(row, 0), analysis:position(row, math.huge)
			if last - first <= cells then
				table.insert(spans, { first, last })
			else
				-- Scrolled sideways, or into the line: what is seen is near the cursor.
				local at = first + cursor[2]
				table.insert(spans, { first, first + cells })
				table.insert(spans, { math.max(first, at - cells), math.min(last, at + cells) })
				table.insert(spans, { last - cells, last })
			end
			row = row + 1
		end
	end
	return spans
end

---@class lede.nvim.Drawn  a window that is being drawn
---@field window integer
---@field top integer     0-based row
---@field bottom integer

---@param analysis lede.nvim.Analysis
---@param window integer
---@param spans lede.nvim.Span[]  added to
---@param drawn? lede.nvim.Drawn
---@return boolean ok  false if that can't be found out while windows are drawn
local function add_window(analysis, window, spans, drawn)
	local info = vim.fn.getwininfo(window)[1]
	local top, bottom = info.topline - 1, info.botline - 1
	if drawn and drawn.window == window then
		top, bottom = drawn.top, drawn.bottom
	end
	local last_row = analysis.lines.count - 1
	top = math.min(top, last_row)
	bottom = math.min(math.max(top, bottom), last_row)
	local first, last = analysis:position(top, 0), analysis:position(bottom, math.huge)
	if last - first <= ONE_SPAN then
		table.insert(spans, { first, last })
		return true
	elseif drawn then
		return false
	end
	local cells = info.width * info.height
	vim.list_extend(spans, vim.api.nvim_win_call(window, function()
		return parts_of(analysis, window, top, bottom, cells)
	end))
	return true
end

--- Sorts spans and joins those that touch.
---@param spans lede.nvim.Span[]
---@return lede.nvim.Span[]
local function merge(spans)
	table.sort(spans, function(a, b)
		return a[1] < b[1]
	end)
	local merged = {}
	for _, span in ipairs(spans) do
		local last = merged[#merged]
		if last and span[1] <= last[2] + 1 then
			last[2] = math.max(last[2], span[2])
		else
			table.insert(merged, { span[1], span[2] })
		end
	end
	return merged
end

--- What the windows on a buffer show of its text.
---@param analysis lede.nvim.Analysis
---@param drawn? lede.nvim.Drawn  in a callback that is called as it is drawn
---@return lede.nvim.Span[]?  in order, apart; nil if that can't be found out now
function M.seen(analysis, drawn)
	local spans = {}
	for _, window in ipairs(vim.fn.win_findbuf(analysis.buffer)) do
		if not add_window(analysis, window, spans, drawn) then
			return nil
		end
	end
	return merge(spans)
end

--- Spans and a margin on both sides of each.
---@param spans lede.nvim.Span[]
---@param share number  1 for as much again on each side, within limits
---@return lede.nvim.Span[]
function M.widen(spans, share)
	local wide = {}
	for _, span in ipairs(spans) do
		local margin = math.floor(share * math.min(span[2] - span[1] + 1, MARGIN))
		table.insert(wide, { math.max(1, span[1] - margin), span[2] + margin })
	end
	return merge(wide)
end

--- Whether `outer` has all of `inner`; both are in order and apart.
---@param outer lede.nvim.Span[]
---@param inner lede.nvim.Span[]
---@return boolean
function M.covers(outer, inner)
	local at = 1
	for _, span in ipairs(inner) do
		while outer[at] and outer[at][2] < span[2] do
			at = at + 1
		end
		if not outer[at] or outer[at][1] > span[1] then
			return false
		end
	end
	return true
end

return M
