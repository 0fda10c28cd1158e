-- Runs in the editor that is measured: how long its main loop is busy before it can look at input
-- again, and when marks come.
--
-- Time is processor time of the main thread where that can be had (Linux), so that what else the
-- machine does is not counted; latencies are time of the wall.

local uv = vim.uv or vim.loop

local has_ffi, ffi = pcall(require, "ffi")

--- Milliseconds.
local function wall()
	return uv.hrtime() / 1e6
end

local busy_time, process_time = wall, wall
if has_ffi and uv.os_uname().sysname == "Linux" then
	ffi.cdef([[
		struct lede_timespec { long seconds, nanoseconds; };
		int clock_gettime(int clock, struct lede_timespec *time);
	]])
	local PROCESS_CPU, THREAD_CPU = 2, 3
	local time = ffi.new("struct lede_timespec")
	local function clock(which)
		return function()
			ffi.C.clock_gettime(which, time)
			return tonumber(time.seconds) * 1e3 + tonumber(time.nanoseconds) / 1e6
		end
	end
	busy_time, process_time = clock(THREAD_CPU), clock(PROCESS_CPU)
end

local probe = {}

-- The longest stretch without a chance to handle input, since it was asked for last.
local longest, last = 0, busy_time()
local timer = uv.new_timer()
timer:start(0, 1, function()
	local now = busy_time()
	longest = math.max(longest, now - last)
	last = now
end)

function probe.stall()
	local result = longest
	longest, last = 0, busy_time()
	return result
end

local edited, settled
local work, worked -- processor time of all threads at the last edit, and until marks were right

--- Opens a file; when it is marked for the first time is told by first_marks().
function probe.open(path)
	local ok, marks = pcall(require, "lede.nvim.marks")
	if ok then
		local set = marks.set
		marks.set = function(state, pieces, ...)
			set(state, pieces, ...)
			if not probe.marked and #pieces > 0 then
				probe.marked = wall()
			end
		end
	end
	vim.cmd("edit " .. path)
	probe.read = wall()
	vim.api.nvim_buf_attach(0, false, {
		on_bytes = function()
			edited, settled, work = wall(), nil, process_time()
		end,
	})
	probe.stall()
end

vim.cmd("autocmd User LedeUpdate lua probe.settle()")

function probe.settle()
	settled, worked = wall(), process_time()
end

--- Milliseconds from the opening, without reading the file, to the first marks.
function probe.first_marks()
	return probe.marked and probe.marked - probe.read or -1
end

--- Milliseconds from the last change of the text to marks that are right; nil while they are not.
function probe.settled_after()
	return settled and settled - edited or nil
end

--- Milliseconds that all threads have computed in that time.
function probe.work()
	return settled and worked - work or -1
end

--- Milliseconds of the main thread that each of `count` keys takes, with drawing the screen.
function probe.keys(count)
	local spent = {}
	local keys = vim.api.nvim_replace_termcodes("i%s<Esc>", true, false, true)
	local letters = "Joe Biden met Angela Merkel in Paris. "
	for number = 1, count do
		local at = (number - 1) % #letters + 1
		local key = keys:format(letters:sub(at, at))
		local before = busy_time()
		vim.api.nvim_feedkeys(key, "xt", false)
		vim.cmd("normal! l")
		vim.cmd("redraw")
		table.insert(spent, busy_time() - before)
	end
	return spent
end

_G.probe = probe
