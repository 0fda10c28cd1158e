-- The life of a buffer whose entities are marked: attached, analysed after each pause in editing,
-- detached.

local compat = require("lede.nvim.compat")
local complete = require("lede.nvim.complete")
local config = require("lede.nvim.config")
local core = require("lede.nvim.core")
local highlight = require("lede.nvim.highlight")
local marks = require("lede.nvim.marks")
local message = require("lede.nvim.message")
local pieces = require("lede.nvim.pieces")
local rules = require("lede.nvim.rules")
local types = require("lede.nvim.types")

local M = {}

local api = vim.api

---@class lede.nvim.Buffer
---@field id integer
---@field asked boolean       enabled by the user, not by `auto`: whatever the filetype
---@field marks lede.nvim.Marks
---@field timer table         fires when editing has paused
---@field pause integer       milliseconds without an edit that make a pause
---@field group integer       autocommands of this buffer
---@field on_pause function    what the timer calls
---@field pending boolean     an analysis is owed: after the pause, or when the buffer is seen
---@field too_big boolean     has been said
---@field gone boolean

---@type table<integer, lede.nvim.Buffer>
local attached = {}

---@param buffer lede.nvim.Buffer
---@param max_bytes integer
---@return boolean
local function is_too_big(buffer, max_bytes)
	local bytes = api.nvim_buf_get_offset(buffer.id, api.nvim_buf_line_count(buffer.id))
	if bytes <= max_bytes then
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

--- Analyses the buffer and makes its marks anew.
---@param buffer lede.nvim.Buffer
---@return boolean ok
local function analyse(buffer)
	buffer.pending = false
	local options = config.get(buffer.id)
	local started = compat.uv.hrtime()
	buffer.pause = options.debounce
	if is_too_big(buffer, options.max_bytes) then
		marks.clear(buffer.marks)
		return true
	end
	local lede, complaint, remedy = core.load()
	if not lede then
		message.error(("%s; run: %s"):format(complaint, remedy))
		return false
	end
	local lines = api.nvim_buf_get_lines(buffer.id, 0, -1, false)
	local file = api.nvim_buf_get_name(buffer.id) -- as 2026-11-23.md: the day of the text
	local text = table.concat(lines, "\n")
	local doc, err = lede.analyze(text, { file = file, rules = rules.of(buffer.id, text) })
	if not doc then
		message.error(err .. " (:checkhealth lede)")
		return false
	end
	local is_chosen = types.chooser(options.types)
	local entities = vim.tbl_filter(function(entity)
		return is_chosen(entity.type)
	end, doc:entities({ min_score = options.min_score }))
	doc:close() -- Lua's collector does not see how big it is
	marks.set(buffer.marks, pieces.of(lines, entities), options.priority)
	-- What takes long is to interrupt the less often.
	local spent_ms = math.ceil((compat.uv.hrtime() - started) / 1e6)
	buffer.pause = math.max(options.debounce, spent_ms)
	return true
end

---@param buffer lede.nvim.Buffer
local function analyse_when_seen(buffer)
	if buffer.gone or not buffer.pending or #vim.fn.win_findbuf(buffer.id) == 0 then
		return
	elseif not analyse(buffer) then
		-- What failed once would fail at each pause in typing.
		M.detach(buffer.id)
	end
end

---@param buffer lede.nvim.Buffer
local function analyse_after_pause(buffer)
	buffer.pending = true
	buffer.timer:start(buffer.pause, 0, buffer.on_pause)
end

--- Lets go of what belongs to the buffer; the text may be gone already.
---@param buffer lede.nvim.Buffer
local function release(buffer)
	buffer.gone = true
	buffer.timer:stop()
	buffer.timer:close()
	attached[buffer.id] = nil
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
			marks.edited(buffer.marks, {
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
			marks.clear(buffer.marks)
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
		marks.clear(buffer.marks)
		buffer.pending = true
		analyse_when_seen(buffer)
	else
		release(buffer)
	end
end

---@param buffer lede.nvim.Buffer
local function watch(buffer)
	buffer.group = api.nvim_create_augroup("lede_buffer_" .. buffer.id, { clear = true })
	api.nvim_create_autocmd("BufWinEnter", {
		group = buffer.group,
		buffer = buffer.id,
		callback = function()
			analyse_when_seen(buffer)
		end,
		desc = "lede: the analysis owed to a hidden buffer",
	})
	api.nvim_create_autocmd("BufDelete", {
		group = buffer.group,
		buffer = buffer.id,
		callback = function()
			M.detach(buffer.id)
		end,
		desc = "lede: when it is opened again, it starts anew",
	})
	api.nvim_create_autocmd("FileType", {
		group = buffer.group,
		buffer = buffer.id,
		callback = function()
			if not buffer.asked and not M.is_prose(buffer.id) then
				M.detach(buffer.id)
			end
		end,
		desc = "lede: no marks once it is no prose",
	})
end

--- Whether a buffer is of a filetype that is prose.
---@param id integer
---@return boolean
function M.is_prose(id)
	return vim.tbl_contains(config.get(id).filetypes, vim.bo[id].filetype)
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

--- Marks the entities of a buffer from now on.
---@param id integer
---@param asked boolean  by the user, whatever the filetype
---@return boolean ok    false when it can't be; why has been said
function M.attach(id, asked)
	local buffer = attached[id]
	if buffer then
		buffer.asked = buffer.asked or asked
		return true
	end
	highlight.ensure()
	buffer = {
		id = id,
		asked = asked,
		marks = marks.new(id),
		pause = config.get(id).debounce,
		pending = true,
		too_big = false,
		gone = false,
	}
	if #vim.fn.win_findbuf(id) > 0 and not analyse(buffer) then
		return false
	end
	buffer.timer = compat.uv.new_timer()
	buffer.on_pause = vim.schedule_wrap(function()
		analyse_when_seen(buffer)
	end)
	attached[id] = buffer
	complete.attach(id)
	watch(buffer)
	if not listen(buffer) then
		M.detach(id)
		message.error("can't listen to changes of this buffer")
		return false
	end
	return true
end

--- Takes the marks away and leaves the buffer alone.
---@param id integer
function M.detach(id)
	local buffer = attached[id]
	if buffer then
		release(buffer)
		marks.clear(buffer.marks)
	end
end

--- Analyses a buffer at once, without waiting for a pause.
---@param id integer
---@return boolean ok
function M.refresh(id)
	local buffer = attached[id]
	if not buffer then
		return false
	end
	buffer.timer:stop()
	if not analyse(buffer) then
		M.detach(id)
		return false
	end
	return true
end

return M
