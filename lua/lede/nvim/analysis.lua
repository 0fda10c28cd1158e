-- What is known of the text of a buffer, for whoever asks: kept until the text changes, made anew
-- when it is asked for after that.

local core = require("lede.nvim.core")
local lines = require("lede.nvim.lines")
local once = require("lede.nvim.once")
local rules = require("lede.nvim.rules")
local worker = require("lede.nvim.worker")

local M = {}

local api = vim.api

-- A text is read for so long at a time.
local READ_MS = 3

-- Steps of collecting garbage: so much in a step, so often.
local COLLECT_KB, COLLECT_MS = 256, 10

---@class lede.nvim.Analysis
---@field buffer integer
---@field tick integer         b:changedtick of that text
---@field package stamp integer  of that text, see lede.nvim.lines
---@field lines lede.nvim.Lines
---@field text string          that of the lines; positions of doc are bytes of it
---@field doc lede.Doc
---@field package options lede.Options
---@field package waiting? function[]  what is to be called when it has been made
---@field private entities? lede.Entity[]
---@field private clusters? lede.Cluster[]
local Analysis = {}
Analysis.__index = Analysis

---@type table<integer, lede.nvim.Analysis>
local known = {}

-- The last analysis that was begun for each buffer; the result of an older one is dropped.
---@type table<integer, lede.nvim.Analysis>
local begun = {}

---@param buffer integer
---@return integer
local function resolve(buffer)
	return buffer == 0 and api.nvim_get_current_buf() or buffer
end

--- Where a byte of the text is in the buffer.
---@param position integer  1-based
---@return integer row      0-based
---@return integer column   0-based, in bytes
function Analysis:place(position)
	return self.lines:place(position)
end

--- The byte of the text at a place in the buffer; that of the line's end for a column behind it.
---@param row integer     0-based
---@param column integer  0-based, in bytes
---@return integer position  1-based
function Analysis:position(row, column)
	return self.lines:position(row, column)
end

--- All entities, in the order of the text; not to be changed.
---@return lede.Entity[]
function Analysis:all_entities()
	self.entities = self.entities or self.doc:entities()
	return self.entities
end

--- All clusters, by salience; not to be changed.
---@return lede.Cluster[]
function Analysis:all_clusters()
	self.clusters = self.clusters or self.doc:clusters()
	return self.clusters
end

--- The entity that has the byte at a place in the buffer, or nil.
---@param row integer     0-based
---@param column integer  0-based, in bytes
---@return lede.Entity?
function Analysis:entity_at(row, column)
	return (self.doc:at(self:position(row, column)))
end

--- The entity under the cursor of the current window, which shows the buffer, or nil.
---@return lede.Entity?
function Analysis:entity_at_cursor()
	local cursor = api.nvim_win_get_cursor(0)
	return self:entity_at(cursor[1] - 1, cursor[2])
end

--- Lets go of buffers whose text is unloaded.
local watch = once(function()
	api.nvim_create_autocmd("BufUnload", {
		group = api.nvim_create_augroup("lede_analysis", { clear = true }),
		callback = function(event)
			known[event.buf], begun[event.buf] = nil, nil
			lines.replaced(event.buf) -- what is under way is of a text that is gone
			worker.close(event.buf)
			worker.close(-event.buf)
		end,
		desc = "lede: what is known of a text is forgotten with it",
	})
end)

--- Begins an analysis.
---@param buffer integer
---@return lede.nvim.Analysis? analysis  without a text and a document
---@return string? complaint
local function begin(buffer)
	local lede, complaint, remedy = core.load()
	if not lede then
		return nil, ("%s; run: %s"):format(complaint, remedy)
	end
	watch()
	return setmetatable({ buffer = buffer, stamp = lines.stamp(buffer) }, Analysis)
end

--- Gives an analysis the text there is now, if it has none.
---@param draft lede.nvim.Analysis
---@param there? lede.nvim.Lines  some of it; default: all
local function take_text(draft, there)
	if draft.text then
		return
	end
	local buffer = draft.buffer
	there = there or lines.of(buffer)
	draft.tick = api.nvim_buf_get_changedtick(buffer)
	draft.lines, draft.text = there, there.text
	draft.options = {
		file = api.nvim_buf_get_name(buffer), -- as 2026-11-23.md: the day of the text
		rules = rules.of(buffer),
	}
end

--- The analysis of the text that is in the buffer now, if there is one.
---@param buffer integer  0: the current one
---@return lede.nvim.Analysis?
function M.fresh(buffer)
	buffer = resolve(buffer)
	local found = known[buffer]
	if found and found.stamp == lines.stamp(buffer) then
		found.tick = api.nvim_buf_get_changedtick(buffer) -- writing a text changes nothing else
		return found
	end
end

--- The last analysis of a buffer, if there is one; the text may have changed since.
---@param buffer integer  0: the current one
---@return lede.nvim.Analysis?
function M.latest(buffer)
	return known[resolve(buffer)]
end

---@param draft lede.nvim.Analysis
---@param doc? lede.Doc
---@param message? string
---@return lede.nvim.Analysis? analysis
---@return string? complaint
local function complete(draft, doc, message)
	if not doc then
		return nil, message .. " (:checkhealth lede)"
	end
	draft.doc = doc
	return draft
end

--- The analysis of the text that is in the buffer now, made at once if need be.
---@param buffer integer  0: the current one
---@return lede.nvim.Analysis? analysis
---@return string? complaint
function M.of(buffer)
	buffer = resolve(buffer)
	local found = M.fresh(buffer)
	if found then
		return found
	end
	local draft = begun[buffer]
	if not draft or draft.stamp ~= lines.stamp(buffer) then
		local why
		draft, why = begin(buffer)
		if not draft then
			return nil, why
		end
	end
	take_text(draft)
	local result, complaint = complete(draft, worker.now(buffer, draft.text, draft.options))
	known[buffer], begun[buffer] = result, result
	return result, complaint
end

local collecting = false

--- Has Lua collect garbage in small steps. It does not see how big documents are, and would be in
--- no hurry until there are so many that all is to be done at once.
local function collect()
	if collecting then
		return
	end
	collecting = true
	local function step()
		if collectgarbage("step", COLLECT_KB) then
			collecting = false
		else
			vim.defer_fn(step, COLLECT_MS)
		end
	end
	vim.defer_fn(step, COLLECT_MS)
end

---@param draft lede.nvim.Analysis
---@return boolean stale  the text has changed, or another analysis has been begun
local function is_stale(draft)
	local buffer = draft.buffer
	return begun[buffer] ~= draft or not api.nvim_buf_is_loaded(buffer)
		or draft.stamp ~= lines.stamp(buffer)
end

--- Has a text that has been read analysed on another thread.
---@param draft lede.nvim.Analysis
local function hand_over(draft)
	take_text(draft)
	worker.later(draft.buffer, draft.text, draft.options, function(doc, message)
		local waiting = draft.waiting
		draft.waiting = nil
		if not is_stale(draft) then
			local result, complaint = complete(draft, doc, message)
			known[draft.buffer] = result
			for _, call in ipairs(waiting) do
				call(result, complaint)
			end
			collect()
		elseif doc then
			doc:close() -- Lua's collector does not see how big it is
		end
	end)
end

--- Reads the text, a bit each time round the loop, and has it analysed.
---@param draft lede.nvim.Analysis
local function read_on(draft)
	if is_stale(draft) then
		return
	elseif lines.read(draft.buffer, READ_MS) then
		hand_over(draft)
	else
		vim.defer_fn(function() -- keys that are waiting come first
			read_on(draft)
		end, 1)
	end
end

--- Makes the analysis of the text that is in the buffer now on another thread. `done` is not called
--- when the text has changed meanwhile.
---@param buffer integer
---@param done fun(analysis: lede.nvim.Analysis?, complaint: string?)
function M.prepare(buffer, done)
	buffer = resolve(buffer)
	local found = M.fresh(buffer)
	if found then
		return done(found)
	end
	local last = begun[buffer]
	if last and last.waiting and last.stamp == lines.stamp(buffer) then
		table.insert(last.waiting, done)
		return
	end
	local draft, why = begin(buffer)
	if not draft then
		return done(nil, why)
	end
	begun[buffer] = draft
	draft.waiting = { done }
	read_on(draft)
end

--- Gives up what is being analysed for a buffer: its text has changed.
---@param buffer integer
function M.cancel(buffer)
	worker.cancel(buffer)
	worker.close(-buffer)
end

--- Makes an analysis of some lines alone on another thread, for who can't wait for the rest. It is
--- not kept. `done` is not called when the text has changed meanwhile, or nothing was found out.
---@param buffer integer
---@param first integer  0-based
---@param last integer   not included
---@param done fun(analysis: lede.nvim.Analysis)  its rows count from `first`
function M.glance(buffer, first, last, done)
	local draft = begin(buffer)
	if not draft then
		return
	end
	take_text(draft, lines.some(buffer, first, last))
	worker.later(-buffer, draft.text, draft.options, function(doc)
		worker.close(-buffer)
		if doc and api.nvim_buf_is_valid(buffer)
			and draft.stamp == lines.stamp(buffer) then
			done(complete(draft, doc))
		end
	end)
end

--- Forgets what is known of a buffer: rules have changed, or its name.
---@param buffer integer
function M.forget(buffer)
	known[buffer], begun[buffer] = nil, nil
end

return M
