-- The life of a buffer whose entities are marked: attached, analysed after each pause in editing
-- by another thread, detached.

local analysis = require("lede.nvim.analysis")
local compat = require("lede.nvim.compat")
local complete = require("lede.nvim.complete")
local config = require("lede.nvim.config")
local core = require("lede.nvim.core")
local extras = require("lede.nvim.extras")
local highlight = require("lede.nvim.highlight")
local lines = require("lede.nvim.lines")
local message = require("lede.nvim.message")
local paint = require("lede.nvim.paint")
local status = require("lede.nvim.status")
local worker = require("lede.nvim.worker")

local M = {}

local api = vim.api

-- So much is analysed at once where someone waits for it; it takes some milliseconds.
local AT_ONCE_BYTES = 16 * 1024

-- Of a text that is longer than this, and not known at all, what is seen is analysed first.
local GLANCE_BYTES = 64 * 1024

-- Analysing a long text takes a while, so that it is begun before the pause is over, to be ready
-- then; but not so soon that it would be in vain after each key of who types fast.
local LEAST_PAUSE = 25

-- Lines around what is seen that a glance takes in.
local GLANCE_LINES, GLANCE_MOST_BYTES = 20, 24 * 1024

---@class lede.nvim.Buffer
---@field id integer
---@field asked boolean       enabled by the user, not by `auto`: whatever the filetype
---@field paint lede.nvim.Paint
---@field timer table         fires when editing has paused
---@field group integer       autocommands of this buffer
---@field on_pause function    what the timer calls
---@field due integer         when editing has paused long enough, in nanoseconds
---@field lead integer        milliseconds that other threads took for the last analysis
---@field pending boolean     its marks are not those of its text yet
---@field stamp? integer      of the text that is being analysed
---@field glanced boolean     what is seen has been analysed first, if the text is long
---@field too_big boolean     has been said
---@field gone boolean

---@type table<integer, lede.nvim.Buffer>
local attached = {}

---@param id integer
---@return integer
local function size_of(id)
	return api.nvim_buf_get_offset(id, api.nvim_buf_line_count(id))
end

---@param buffer lede.nvim.Buffer
---@return boolean
local function is_too_big(buffer)
	local max_bytes = config.get(buffer.id).max_bytes
	if size_of(buffer.id) <= max_bytes then
		buffer.too_big = false
		return false
	end
	if not buffer.too_big then
		buffer.too_big = true
		message.warn(
			("no marks, more than %d bytes (option max_bytes)"):format(max_bytes)
		)
	end
	return true
end

--- Shows what is known of the text there is now.
---@param buffer lede.nvim.Buffer
---@param found? lede.nvim.Analysis  nil: nothing
local function show(buffer, found)
	buffer.pending = false
	if found then
		paint.update(buffer.paint)
	else
		paint.clear(buffer.paint)
	end
	status.tell(buffer.id, found)
end

---@param buffer lede.nvim.Buffer
---@param found? lede.nvim.Analysis
---@param complaint? string
local function show_or_give_up(buffer, found, complaint)
	if buffer.gone then
		return
	elseif found then
		show(buffer, found)
	else
		-- What failed once would fail at each pause in typing.
		M.detach(buffer.id)
		message.error(complaint)
	end
end

--- Marks what is seen of a text of which nothing is known yet, before all of it is analysed.
---@param buffer lede.nvim.Buffer
local function glance(buffer)
	local window = vim.fn.getwininfo(vim.fn.win_findbuf(buffer.id)[1])[1]
	local top = math.max(0, window.topline - 1 - GLANCE_LINES)
	local bottom = math.min(api.nvim_buf_line_count(buffer.id),
		math.max(window.botline, window.topline + window.height) + GLANCE_LINES)
	local offset = api.nvim_buf_get_offset
	local bytes = offset(buffer.id, bottom) - offset(buffer.id, top)
	if bytes > GLANCE_MOST_BYTES then
		return -- long lines, or long paragraphs that are lines
	end
	analysis.glance(buffer.id, top, bottom, function(found)
		if not buffer.gone and buffer.pending and not buffer.paint.of then
			paint.glance(buffer.paint, found, top)
		end
	end)
end

--- Has the text analysed on another thread and shows the result.
---@param buffer lede.nvim.Buffer
local function analyse(buffer)
	if is_too_big(buffer) then
		show(buffer, nil)
		return
	end
	buffer.stamp = lines.stamp(buffer.id)
	if not (buffer.glanced or buffer.paint.of) and size_of(buffer.id) > GLANCE_BYTES then
		glance(buffer)
		buffer.glanced = true
		-- Reading a long text takes a moment. Keys that are waiting come first.
		buffer.stamp = nil
		buffer.timer:start(1, 0, buffer.on_pause)
		return
	end
	local begun = compat.uv.hrtime()
	analysis.prepare(buffer.id, function(found, complaint)
		local now = compat.uv.hrtime()
		buffer.lead = worker.is_apart(buffer.id) and math.ceil((now - begun) / 1e6) or 0
		if found and now < buffer.due and not buffer.gone then
			buffer.stamp = nil
			buffer.timer:start(math.ceil((buffer.due - now) / 1e6), 0, buffer.on_pause)
		else
			show_or_give_up(buffer, found, complaint)
		end
	end)
end

---@param buffer lede.nvim.Buffer
local function analyse_when_seen(buffer)
	if buffer.gone or not buffer.pending or #vim.fn.win_findbuf(buffer.id) == 0 then
		return
	end
	if buffer.stamp ~= lines.stamp(buffer.id) then
		analyse(buffer)
	end
end

--- Analyses the text at once if it is short, for who waits for it.
---@param buffer lede.nvim.Buffer
---@return boolean ok
local function analyse_now(buffer)
	if size_of(buffer.id) > AT_ONCE_BYTES then
		analyse(buffer)
	elseif is_too_big(buffer) then
		show(buffer, nil)
	else
		show_or_give_up(buffer, analysis.of(buffer.id))
	end
	return not buffer.gone
end

---@param buffer lede.nvim.Buffer
local function analyse_after_pause(buffer)
	buffer.pending, buffer.stamp = true, nil
	analysis.cancel(buffer.id)
	local pause = config.get(buffer.id).debounce
	buffer.due = compat.uv.hrtime() + pause * 1e6
	local wait = math.max(math.min(pause, LEAST_PAUSE), pause - buffer.lead)
	buffer.timer:start(wait, 0, buffer.on_pause)
end

--- Lets go of what belongs to the buffer; the text may be gone already.
---@param buffer lede.nvim.Buffer
local function release(buffer)
	buffer.gone = true
	buffer.timer:stop()
	buffer.timer:close()
	attached[buffer.id] = nil
	lines.forget(buffer.id)
	complete.detach(buffer.id)
	pcall(api.nvim_del_augroup_by_id, buffer.group)
end

local listen_again

---@param buffer lede.nvim.Buffer
---@return boolean listening
local function listen(buffer)
	-- Returning true ends the listening of a buffer that has been let go meanwhile.
	return api.nvim_buf_attach(buffer.id, false, {
		on_bytes = function(_, _, _, row, col, _, old_rows, old_col, _, new_rows, new_col)
			if buffer.gone then
				return true
			end
			lines.edited(buffer.id, row, old_rows, new_rows)
			paint.edited(buffer.paint, {
				row = row,
				column = col,
				-- The columns of an end are counted from the start when in the same row.
				old_row = row + old_rows,
				old_column = old_rows == 0 and col + old_col or old_col,
				new_row = row + new_rows,
				new_column = new_rows == 0 and col + new_col or new_col,
			})
			analyse_after_pause(buffer)
		end,
		on_reload = function()
			if buffer.gone then
				return true
			end
			-- All lines were replaced, without the edits that would tell which marks to remove.
			lines.replaced(buffer.id)
			paint.clear(buffer.paint)
			analyse_after_pause(buffer)
		end,
		on_detach = function()
			-- The text is unloaded. `:edit!` loads it again right away.
			vim.schedule(function()
				listen_again(buffer)
			end)
		end,
	})
end

--- Goes on with a buffer whose text was unloaded and loaded again, or lets it go.
---@param buffer lede.nvim.Buffer
function listen_again(buffer)
	if buffer.gone then
		return
	elseif api.nvim_buf_is_loaded(buffer.id) and listen(buffer) then
		lines.replaced(buffer.id)
		paint.clear(buffer.paint)
		buffer.pending, buffer.stamp = true, nil
		analyse_when_seen(buffer)
	else
		release(buffer)
	end
end

---@param buffer lede.nvim.Buffer
local function watch(buffer)
	buffer.group = api.nvim_create_augroup("lede_buffer_" .. buffer.id, { clear = true })
	local function on(event, desc, callback)
		api.nvim_create_autocmd(event, {
			group = buffer.group,
			buffer = buffer.id,
			callback = callback,
			desc = "lede: " .. desc,
		})
	end
	on("BufWinEnter", "the analysis owed to a hidden buffer", function()
		analyse_when_seen(buffer)
	end)
	on("BufFilePost", "the name may be the day of the text", function()
		analysis.forget(buffer.id)
		buffer.pending, buffer.stamp = true, nil
		analyse_when_seen(buffer)
	end)
	on("BufDelete", "when it is opened again, it starts anew", function()
		M.detach(buffer.id)
	end)
	on("FileType", "no marks once it is no prose", function()
		if not buffer.asked and not config.is_prose(buffer.id) then
			M.detach(buffer.id)
		end
	end)
end

---@param id integer
---@return boolean
function M.is_attached(id)
	return attached[id] ~= nil
end

--- Whether a buffer has changed since its marks were made.
---@param id integer
---@return boolean
function M.is_pending(id)
	return attached[id] ~= nil and attached[id].pending
end

---@return integer[] ids
function M.all()
	local ids = vim.tbl_keys(attached)
	table.sort(ids)
	return ids
end

--- What is wrong has been said to those who did not ask for marks.
local told = {}

---@param asked boolean
---@return boolean ok
local function load(asked)
	local lede, complaint, remedy = core.load()
	if lede then
		return true
	elseif asked or not told[complaint] then
		told[complaint] = true
		message.error(("%s; run: %s"):format(complaint, remedy))
	end
	return false
end

--- Marks the entities of a buffer from now on.
---@param id integer
---@param asked boolean  by the user, who waits for it, whatever the filetype
---@return boolean ok    false when it can't be; why has been said
function M.attach(id, asked)
	local buffer = attached[id]
	if buffer then
		buffer.asked = buffer.asked or asked
		return true
	elseif not load(asked) then
		return false
	end
	highlight.ensure()
	buffer = {
		id = id,
		asked = asked,
		paint = paint.new(id),
		timer = compat.uv.new_timer(),
		due = 0,
		lead = 0,
		pending = true,
		glanced = false,
		too_big = false,
		gone = false,
	}
	buffer.on_pause = vim.schedule_wrap(function()
		analyse_when_seen(buffer)
	end)
	attached[id] = buffer
	lines.follow(id)
	complete.attach(id)
	watch(buffer)
	if not listen(buffer) then
		M.detach(id)
		message.error("can't listen to changes of this buffer")
		return false
	end
	extras.attach(id)
	if asked and #vim.fn.win_findbuf(id) > 0 then
		return analyse_now(buffer)
	end
	worker.prepare(function()
		if not buffer.gone then
			buffer.timer:start(1, 0, buffer.on_pause) -- keys that are waiting come first
		end
	end)
	return true
end

--- Takes the marks away and leaves the buffer alone.
---@param id integer
function M.detach(id)
	local buffer = attached[id]
	if buffer then
		release(buffer)
		paint.close(buffer.paint)
		extras.detach(id)
		status.tell(id, nil)
	end
end

--- Analyses a buffer anew, without waiting for a pause.
---@param id integer
---@return boolean ok
function M.refresh(id)
	local buffer = attached[id]
	if not buffer then
		return false
	end
	buffer.timer:stop()
	analysis.forget(id)
	buffer.pending, buffer.stamp = true, nil
	return #vim.fn.win_findbuf(id) == 0 or analyse_now(buffer)
end

return M
