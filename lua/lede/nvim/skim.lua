-- Skim mode: the sentences of the summary and headings stay, all else is dimmed. The text is not
-- touched; what is dimmed is drawn anew with each line that is seen, so that a book costs no more
-- than a page.

local budget = require("lede.nvim.budget")
local compat = require("lede.nvim.compat")
local config = require("lede.nvim.config")
local follow = require("lede.nvim.follow")
local gist = require("lede.nvim.gist")
local highlight = require("lede.nvim.highlight")
local message = require("lede.nvim.message")
local pieces = require("lede.nvim.pieces")

local M = {}

local api = vim.api

-- Marks of what stays, which move along with the text; and what is drawn over the rest.
local kept = api.nvim_create_namespace("lede_skim")
local dimmed = api.nvim_create_namespace("lede_skim_dimmed")

-- Above the marks of other plugins, such as those for links and emphasis.
local PRIORITY = 4200

---@class lede.nvim.Skim
---@field buffer integer
---@field options lede.nvim.GistOptions
---@field follower? lede.nvim.Follower
---@field all integer     how many sentences the text has
---@field starts integer[]  the marks of where its sentences begin
---@field gaps table<integer, integer[]>  by row: what is dimmed of the lines being drawn

---@type table<integer, lede.nvim.Skim>
local skims = {}

--- The columns of a row that no mark covers, as first, last, first, last ...
---@param line string
---@param covered { [1]: integer, [2]: integer }[]  in order
---@return integer[]
local function gaps(line, covered)
	local result, at = {}, 0
	for _, stretch in ipairs(covered) do
		if stretch[1] > at then
			vim.list_extend(result, { at, stretch[1] })
		end
		at = math.max(at, stretch[2])
	end
	if at < #line then
		vim.list_extend(result, { at, #line })
	end
	return result
end

---@param skim lede.nvim.Skim
---@param top integer     first row to be drawn
---@param bottom integer  last one
local function prepare(skim, top, bottom)
	local from, to = { top, 0 }, { bottom, -1 }
	local covered = {}
	local found = api.nvim_buf_get_extmarks(skim.buffer, kept, from, to, { details = true })
	for _, mark in ipairs(found) do
		local row = mark[2]
		covered[row] = covered[row] or {}
		if mark[4].end_row == row then
			table.insert(covered[row], { mark[3], mark[4].end_col })
		end
	end
	skim.gaps = {}
	for number, line in ipairs(api.nvim_buf_get_lines(skim.buffer, top, bottom + 1, false)) do
		local row = top + number - 1
		skim.gaps[row] = gaps(line, covered[row] or {})
	end
end

---@param row integer
local function draw(_, _, buffer, row)
	local columns = skims[buffer].gaps[row] or {}
	for at = 1, #columns, 2 do
		api.nvim_buf_set_extmark(buffer, dimmed, row, columns[at], {
			end_row = row,
			end_col = columns[at + 1],
			hl_group = "LedeDim",
			priority = PRIORITY,
			ephemeral = true,
		})
	end
end

local is_drawing = false

--- Has Neovim ask what to dim, as long as any buffer is skimmed.
local function draw_if_needed()
	if next(skims) == nil then
		api.nvim_set_decoration_provider(dimmed, {})
		is_drawing = false
	elseif not is_drawing then
		is_drawing = true
		api.nvim_set_decoration_provider(dimmed, {
			on_win = function(_, _, buffer, top, bottom)
				local skim = skims[buffer]
				if not skim then
					return false
				end
				prepare(skim, top, bottom)
			end,
			on_line = draw,
		})
	end
end

--- Headings, so that one knows where one is.
---@param found lede.nvim.Analysis
---@return lede.Sentence[]
local function headings(found)
	return vim.tbl_filter(function(sentence)
		return sentence.block == "heading"
	end, found.doc:sentences())
end

---@param skim lede.nvim.Skim
---@param found lede.nvim.Analysis
---@param items lede.Span[]
---@return integer[] marks  of where each begins
local function keep(skim, found, items)
	local starts = {}
	for _, piece in ipairs(pieces.of(found, items)) do
		local options = { end_row = piece.row, end_col = piece.last }
		local id = api.nvim_buf_set_extmark(skim.buffer, kept, piece.row, piece.first, options)
		starts[piece.entity] = starts[piece.entity] or id
	end
	return starts
end

--- Chooses what stays.
---@param skim lede.nvim.Skim
---@param found lede.nvim.Analysis
local function choose(skim, found)
	local sentences = gist.sentences(found, skim.options)
	api.nvim_buf_clear_namespace(skim.buffer, kept, 0, -1)
	skim.starts = keep(skim, found, sentences)
	keep(skim, found, headings(found))
	skim.all = #found.doc
	compat.redraw(skim.buffer)
end

---@param skim lede.nvim.Skim
local function tell(skim)
	local length = budget.show(skim.options.budget)
	local about = skim.options.focus and (" about " .. skim.options.focus) or ""
	local kept_count = #skim.starts
	message.info(("skimming %s%s: %d of %d sentences"):format(length, about, kept_count, skim.all))
end

--- Dims a buffer but for its summary.
---@param buffer integer
---@param options lede.nvim.GistOptions
---@param force? boolean  whatever its language
---@return boolean ok  false when that can't be; why has been said
function M.start(buffer, options, force)
	local skim = skims[buffer]
	local found = gist.analysis(buffer, force or skim ~= nil)
	if not found then
		return false
	end
	highlight.ensure()
	if skim then
		skim.options = options
		choose(skim, found)
	else
		skim = { buffer = buffer, options = options, all = 0, starts = {}, gaps = {} }
		skims[buffer] = skim
		draw_if_needed()
		skim.follower = follow.start(buffer, found, {
			name = "skim",
			update = function(new)
				choose(skim, new)
			end,
			stop = function()
				M.stop(buffer)
			end,
		})
	end
	tell(skim)
	return true
end

--- Dims it no more.
---@param buffer integer
function M.stop(buffer)
	local skim = skims[buffer]
	if not skim then
		return
	end
	skims[buffer] = nil
	skim.follower:stop()
	if api.nvim_buf_is_valid(buffer) then
		api.nvim_buf_clear_namespace(buffer, kept, 0, -1)
		compat.redraw(buffer)
	end
	draw_if_needed()
end

--- Keeps more of the text, or less; starts skimming where that is not on.
---@param buffer integer
---@param steps integer  less than 0 for less
function M.step(buffer, steps)
	local skim = skims[buffer]
	if not skim then
		M.toggle(buffer)
		return
	end
	local options = vim.tbl_extend("force", {}, skim.options)
	if options.budget.sentences then
		-- There may be fewer than were asked for.
		options.budget = { sentences = #skim.starts }
	end
	options.budget = budget.step(options.budget, steps)
	M.start(buffer, options)
end

---@param buffer integer
---@return lede.nvim.GistOptions
local function usual(buffer)
	return { budget = budget.parse(config.get(buffer).skim.length) }
end

---@param buffer integer
---@param force? boolean
function M.toggle(buffer, force)
	if skims[buffer] then
		M.stop(buffer)
	else
		M.start(buffer, usual(buffer), force)
	end
end

---@param a { [1]: integer, [2]: integer }
---@param b { [1]: integer, [2]: integer }
---@return boolean
local function is_before(a, b)
	return a[1] < b[1] or (a[1] == b[1] and a[2] < b[2])
end

--- Where the sentences that stay begin, as cursors have it.
---@param skim lede.nvim.Skim
---@return { [1]: integer, [2]: integer }[]
local function cursors(skim)
	local result = {}
	for _, id in pairs(skim.starts) do
		local place = api.nvim_buf_get_extmark_by_id(skim.buffer, kept, id, {})
		table.insert(result, { place[1] + 1, place[2] })
	end
	table.sort(result, is_before)
	return result
end

--- Goes to the next sentence that stays; the last one when there are not so many.
---@param steps integer  less than 0 for those before
---@return boolean gone
function M.go(steps)
	local skim = skims[api.nvim_get_current_buf()]
	if not skim then
		message.warn("nothing is dimmed here; `:Lede skim`")
		return false
	end
	local cursor = api.nvim_win_get_cursor(0)
	local there = vim.tbl_filter(function(start)
		return steps > 0 and is_before(cursor, start) or steps < 0 and is_before(start, cursor)
	end, cursors(skim))
	local target = steps > 0 and there[math.min(steps, #there)]
		or there[math.max(1, #there + 1 + steps)]
	if target then
		vim.cmd("normal! m'")
		api.nvim_win_set_cursor(0, target)
		vim.cmd("normal! zv")
	end
	return target ~= nil
end

--- Sets how much of the current buffer stays; without a length, toggles with the usual one.
---@param length? string
---@return boolean dimmed
function M.skim(length)
	local buffer = api.nvim_get_current_buf()
	if not length then
		M.toggle(buffer)
	else
		local options, complaint = gist.options({ length }, length)
		if not options then
			error("lede: " .. complaint, 3)
		end
		M.start(buffer, options)
	end
	return skims[buffer] ~= nil
end

---@param call lede.nvim.Call
local function run(call)
	local first = call.args[1]
	if not first then
		M.toggle(call.buffer, call.bang)
	elseif first == "off" then
		M.stop(call.buffer)
	elseif first == "+" or first == "-" then
		M.step(call.buffer, first == "+" and 1 or -1)
	else
		local options = gist.asked(call, config.get(call.buffer).skim.length)
		if options then
			M.start(call.buffer, options, call.bang)
		end
	end
end

M.commands = {
	skim = {
		run = run,
		nargs = "*",
		bang = true,
		complete = function(lead, words, buffer)
			local all = gist.complete(lead, words, buffer)
			return words[1] and all or vim.list_extend({ "+", "-", "off" }, all)
		end,
	},
}

return M
