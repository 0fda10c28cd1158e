-- Marks of what is seen: made where windows show a text and a bit beyond, and where they are
-- scrolled to. The work does not depend on the length of the text.

local analysis = require("lede.nvim.analysis")
local compat = require("lede.nvim.compat")
local config = require("lede.nvim.config")
local marks = require("lede.nvim.marks")
local once = require("lede.nvim.once")
local pieces = require("lede.nvim.pieces")
local types = require("lede.nvim.types")
local view = require("lede.nvim.view")

local M = {}

local api = vim.api

---@class lede.nvim.Paint
---@field buffer integer
---@field marks lede.nvim.Marks
---@field of? lede.nvim.Analysis    what the marks are of
---@field spans lede.nvim.Span[]    of its text, where marks have been made
---@field scrolled table<integer, string>  how each window was scrolled when it was drawn last
---@field touched boolean           marks may have been removed since
---@field owed boolean              a look at what is seen is under way

---@type table<integer, lede.nvim.Paint>
local painted = {}

---@param paint lede.nvim.Paint
---@param found lede.nvim.Analysis
---@param spans lede.nvim.Span[]
---@return boolean changed
local function make_marks(paint, found, spans)
	local options = config.get(paint.buffer)
	local is_chosen = types.chooser(options.types)
	local entities, last = {}, 0
	for _, span in ipairs(spans) do
		local filter = { min_score = options.min_score, first = span[1], last = span[2] }
		for _, entity in ipairs(found.doc:entities(filter)) do
			-- One that is longer than what is between two spans comes twice.
			if entity.index > last and is_chosen(entity.type) then
				table.insert(entities, entity)
			end
			last = entity.index
		end
	end
	return marks.set(paint.marks, pieces.of(found, entities), options.priority)
end

--- Makes the marks of what is seen, unless they are there. Nothing is done while the text is newer
--- than the analysis.
---@param paint lede.nvim.Paint
---@param drawn? lede.nvim.Drawn  in a callback that is called as it is drawn
---@return boolean ok  false if it has to wait until windows have been drawn
function M.update(paint, drawn)
	local found = analysis.fresh(paint.buffer)
	if not found then
		return true
	end
	local seen = view.seen(found, drawn)
	if not seen then
		return false
	end
	-- Some of the margin must be left, so that there is little to do when windows are drawn.
	if found ~= paint.of or paint.touched
		or not view.covers(paint.spans, view.widen(seen, 0.5)) then
		paint.of, paint.spans, paint.touched = found, view.widen(seen, 1), false
		local changed = make_marks(paint, found, paint.spans)
		if changed and not drawn then
			-- Neovim draws marks anew but for those in a last line that is seen in part.
			compat.redraw(paint.buffer)
		end
	end
	return true
end

--- Makes the marks of some lines, until there is an analysis of the whole text.
---@param paint lede.nvim.Paint
---@param found lede.nvim.Analysis  of those lines
---@param row integer               the first of them
function M.glance(paint, found, row)
	local options = config.get(paint.buffer)
	local is_chosen = types.chooser(options.types)
	local entities = vim.tbl_filter(function(entity)
		return is_chosen(entity.type)
	end, found.doc:entities({ min_score = options.min_score }))
	local all = pieces.of(found, entities)
	for _, piece in ipairs(all) do
		piece.row = piece.row + row
	end
	marks.set(paint.marks, all, options.priority)
end

--- Takes away the marks whose words an edit has changed. See marks.edited().
---@param paint lede.nvim.Paint
---@param edit lede.nvim.Edit
function M.edited(paint, edit)
	paint.touched = true
	marks.edited(paint.marks, edit)
end

--- Takes the marks away; they are made anew by the next update.
---@param paint lede.nvim.Paint
function M.clear(paint)
	paint.of, paint.spans = nil, {}
	marks.clear(paint.marks)
end

---@param paint lede.nvim.Paint
local function update_soon(paint)
	if not paint.owed then
		paint.owed = true
		vim.schedule(function()
			paint.owed = false
			if painted[paint.buffer] == paint then
				M.update(paint)
			end
		end)
	end
end

--- Looks, as windows are drawn, whether one has been scrolled, whatever did it.
local watch = once(function()
	api.nvim_set_decoration_provider(api.nvim_create_namespace("lede_paint"), {
		on_win = function(_, window, buffer, top, bottom)
			local paint = painted[buffer]
			if paint then
				-- In a long line it is the cursor that tells where the window is.
				local column = math.floor(api.nvim_win_get_cursor(window)[2] / 256)
				local scrolled = ("%d %d %d"):format(top, bottom, column)
				if paint.scrolled[window] ~= scrolled then
					paint.scrolled[window] = scrolled
					if not M.update(paint, { window = window, top = top, bottom = bottom }) then
						update_soon(paint)
					end
				end
			end
			return false
		end,
	})
end)

--- Begins to mark a buffer.
---@param buffer integer
---@return lede.nvim.Paint
function M.new(buffer)
	watch()
	local paint = {
		buffer = buffer,
		marks = marks.new(buffer),
		spans = {},
		scrolled = {},
		touched = false,
		owed = false,
	}
	painted[buffer] = paint
	return paint
end

--- Takes the marks away for good.
---@param paint lede.nvim.Paint
function M.close(paint)
	if painted[paint.buffer] == paint then
		painted[paint.buffer] = nil
	end
	M.clear(paint)
end

return M
