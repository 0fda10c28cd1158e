-- How much lede holds up who types: long texts are opened and typed into, with and without it.
--     nvim --clean --headless --cmd "lua dofile('tests/nvim/bench/bench.lua')"
-- Environment: LEDE_NVIM is the Neovim to measure.
--
-- All in milliseconds; in brackets without lede. `stall` is how long the main thread is busy
-- between two chances to handle input: the longest after each key, and after each pause.
-- `right marks` is the time from the last key to marks that are right, least, median and worst,
-- with the pause (option `debounce`); `work` is the processor time of all threads in it, which
-- other programs do not add to. Reading the file is not counted in `opening`.

local root = vim.fn.getcwd()
local Child = dofile(root .. "/tests/nvim/child.lua")
local nvim = os.getenv("LEDE_NVIM") or "nvim"
local scratch = vim.fn.tempname()
vim.fn.mkdir(scratch, "p")

local KEY_EVERY_MS = 60 -- a fast typist
local PAUSES = 6        -- of which each is followed by an analysis
local KEYS_BETWEEN = 12
local KEYS_COUNTED = 120

--- The text written for the tagger, in paragraphs; as Markdown of that many bytes.
local function prose(bytes)
	local parts, size = {}, 0
	for line in io.lines(root .. "/model/text/train/lede_written.jsonl") do
		local text = vim.json.decode(line).text:gsub("\n", "\n\n")
		table.insert(parts, text)
		size = size + #text + 2
		if size > bytes then
			break
		end
	end
	return table.concat(parts, "\n\n"):sub(1, bytes)
end

local function write(name, text)
	local path = scratch .. "/" .. name
	local file = assert(io.open(path, "wb"))
	file:write(text, "\n")
	file:close()
	return path
end

local function median(values)
	table.sort(values)
	return values[math.ceil(#values / 2)] or 0
end

local function least(values)
	return math.min(math.huge, unpack(values))
end

local function greatest(values)
	return math.max(0, unpack(values))
end

local function sleep(milliseconds)
	vim.wait(milliseconds, function() end, 1)
end

local function start(with_lede)
	local arguments = { "--clean", "--cmd", "set noswapfile nomore shortmess+=I" }
	if with_lede then
		vim.list_extend(arguments, { "--cmd", ("let &rtp = %q .. ',' .. &rtp"):format(root) })
	end
	local child = Child.start(nvim, arguments, 100, 40)
	child:lua("dofile(...)", root .. "/tests/nvim/bench/probe.lua")
	sleep(200)
	return child
end

--- Waits until all is analysed that is to be.
local function settle(child, with_lede)
	if with_lede then
		child:wait("return probe.settled_after() ~= nil", 20000)
	else
		sleep(200)
	end
end

local function measure(path, with_lede)
	local result = { stalls = {}, settled = {}, work = {} }
	local child = start(with_lede)
	child:lua("probe.open(...)", path)
	sleep(1500)
	result.opening = child:lua("return probe.stall()")
	result.first_marks = child:lua("return probe.first_marks()")
	-- Half-way, and half-way within the line if there is but one.
	child:type("50%5w0")
	child:lua("vim.fn.cursor(vim.fn.line('.'), math.ceil(vim.fn.col('$') / 2))")
	sleep(500)
	for _ = 1, PAUSES do
		child:type("a")
		for number = 1, KEYS_BETWEEN do
			child:lua("probe.stall()")
			child:type(("in Paris Joe Biden "):sub(number, number))
			sleep(KEY_EVERY_MS)
			table.insert(result.stalls, child:lua("return probe.stall()"))
		end
		settle(child, with_lede)
		table.insert(result.settled, child:lua("return probe.settled_after()") or -1)
		table.insert(result.work, child:lua("return probe.work()"))
		table.insert(result.stalls, child:lua("return probe.stall()"))
		child:type("<Esc>")
	end
	result.keys = child:lua("return probe.keys(...)", KEYS_COUNTED)
	child:stop()
	return result
end

local TEXTS = {
	{ name = "10 kB", path = write("10k.md", prose(1e4)) },
	{ name = "100 kB", path = write("100k.md", prose(1e5)) },
	{ name = "1 MB", path = write("1m.md", prose(1e6)) },
	{ name = "a line of 200 kB", path = write("line.md", (prose(2e5):gsub("\n+", " "))) },
}

local function main()
	print("# " .. vim.fn.system({ nvim, "--version" }):match("[^\n]+"))
	local row = "%-18s%12s%16s%22s%18s%18s%16s%14s"
	print(row:format("text", "first marks", "opening: worst", "a key: median, worst",
		"stall: median", "worst", "right marks", "work"))
	for _, text in ipairs(TEXTS) do
		local with, without = measure(text.path, true), measure(text.path, false)
		local function both(number, value_of)
			return ("%." .. number .. "f (%." .. number .. "f)"):format(value_of(with), value_of(without))
		end
		local function worst_of(name)
			return function(result)
				return greatest(result[name])
			end
		end
		local function median_of(name)
			return function(result)
				return median(result[name])
			end
		end
		print(row:format(text.name, ("%.0f"):format(with.first_marks),
			both(1, function(result) return result.opening end),
			both(2, median_of("keys")) .. ", " .. both(1, worst_of("keys")),
			both(1, median_of("stalls")), both(1, worst_of("stalls")),
			("%.0f, %.0f, %.0f"):format(least(with.settled), median(with.settled),
				greatest(with.settled)),
			("%.0f, %.0f"):format(median(with.work), greatest(with.work))))
	end
end

local ok, err = xpcall(main, debug.traceback)
vim.fn.delete(scratch, "rf")
if not ok then
	print(err)
	os.exit(1)
end
os.exit(0)
