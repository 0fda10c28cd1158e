-- Analyses of buffers' texts: on another thread, or here and now. A reader for each buffer
-- remembers its text, so that after a small change little is to be done.

local M = {}

-- A reader takes some 10 MB. So many are kept, for the buffers worked on last.
local MOST = 6

---@type table<integer, lede.Reader>
local readers = {}

-- The buffers with readers, the one used last in front; and those that are being analysed.
---@type integer[]
local recent = {}
---@type table<integer, table>
local busy = {}

-- What is to be begun when the first analysis for a buffer has ended.
---@type table<integer, fun()>
local following = {}

---@param buffer integer
local function take_out(buffer)
	for at, other in ipairs(recent) do
		if other == buffer then
			table.remove(recent, at)
			break
		end
	end
end

---@param buffer integer
local function move_to_front(buffer)
	take_out(buffer)
	table.insert(recent, 1, buffer)
	for at = #recent, MOST + 1, -1 do
		if not busy[recent[at]] then
			M.close(recent[at])
		end
	end
end

---@param buffer integer
---@return lede.Reader?  nil if the core has no sessions
local function reader_of(buffer)
	if not readers[buffer] and require("lede").session then
		readers[buffer] = require("lede.background").new()
	end
	if readers[buffer] then
		move_to_front(buffer)
	end
	return readers[buffer]
end

local prepared = false

--- Calls `ready` when analyses can begin: the first time another thread reads the model before.
---@param ready fun()  called by the main loop, not before this returns
function M.prepare(ready)
	ready = vim.schedule_wrap(ready)
	if prepared or not require("lede").session then
		ready()
		return
	end
	prepared = true
	require("lede.background").prepare(ready)
end

--- Analyses a text here and now. Another that is being analysed for the buffer is given up; if it
--- is the same, it is waited for.
---@param buffer integer
---@param text string
---@param options lede.Options
---@return lede.Doc?, string? message
function M.now(buffer, text, options)
	local reader = reader_of(buffer)
	if reader then
		return reader:analyze_now(text, options)
	end
	return require("lede").analyze(text, options)
end

--- Analyses a text on another thread, if that can be. An earlier analysis for the buffer that has
--- not ended is given up; its function is not called. The first one takes longest, and what it
--- finds makes the next one short, so that it is waited for.
---@param buffer integer
---@param text string
---@param options lede.Options
---@param done fun(doc: lede.Doc?, message: string?)  called by the main loop
function M.later(buffer, text, options, done)
	local reader = reader_of(buffer)
	if not reader then
		done(require("lede").analyze(text, options))
		return
	end
	if busy[buffer] and reader.threaded == nil then
		following[buffer] = function()
			M.later(buffer, text, options, done)
		end
		return
	end
	local turn = {}
	busy[buffer] = turn
	reader:analyze(text, options, vim.schedule_wrap(function(doc, message, code)
		if busy[buffer] == turn then
			busy[buffer] = nil
		end
		local go_on = following[buffer]
		following[buffer] = nil
		if code ~= "ECANCELLED" then
			done(doc, message)
		end
		if go_on and not busy[buffer] then
			go_on()
		end
	end))
end

--- Gives up what is being analysed for a buffer on another thread, but for the first analysis.
---@param buffer integer
function M.cancel(buffer)
	following[buffer] = nil
	if busy[buffer] and readers[buffer].threaded ~= nil then
		readers[buffer]:cancel()
	end
end

--- Whether another thread did the last analysis for a buffer, so that nothing waited for it.
---@param buffer integer
---@return boolean
function M.is_apart(buffer)
	return readers[buffer] ~= nil and readers[buffer].threaded == true
end

--- Ends what is being analysed for a buffer, and forgets its text.
---@param buffer integer
function M.close(buffer)
	if readers[buffer] then
		readers[buffer]:close()
		readers[buffer], busy[buffer], following[buffer] = nil, nil, nil
		take_out(buffer)
	end
end

return M
