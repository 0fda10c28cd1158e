--- Closing, collecting, and who keeps whom alive.

local lede = require "lede"
local sample = require "sample"
local t = require "harness"

local has_close = _VERSION >= "Lua 5.4"

t.test("a closed document raises, whatever is asked", function()
	local doc = sample.analyze(sample.article)
	local next_token = doc:each_token()
	next_token()
	doc:close()
	doc:close()
	for _, method in ipairs {
		"sentences", "tokens", "entities", "each_sentence", "each_token", "each_entity", "at",
		"text", "date",
	} do
		t.raises("document is closed", function()
			doc[method](doc, method == "at" and 1 or nil)
		end)
	end
	t.raises("document is closed", function()
		return #doc
	end)
	t.raises("document is closed", next_token)
end)

t.test("methods want a document", function()
	local doc = sample.analyze "Rain."
	for _, wrong in ipairs { 1, "x", {}, io.stdout, false } do
		t.raises("lede document expected, got " .. type(wrong), function()
			doc.tokens(wrong)
		end)
		t.raises("lede document expected, got " .. type(wrong), function()
			doc.close(wrong)
		end)
	end
end)

if has_close then
	t.test("a document closes with its block", function()
		local leave = assert(load [[
			local lede = require "lede"
			local kept
			do
				local doc <close> = lede.analyze "Rain fell."
				kept = doc
			end
			return tostring(kept)
		]])
		t.eq("lede document (closed)", leave())
	end)
end

t.test("an iterator keeps its document alive", function()
	local next_token = sample.analyze(sample.article):each_token()
	local count = 0
	for _ = 1, 1000 do
		collectgarbage()
		if not next_token() then
			break
		end
		count = count + 1
	end
	t.eq(#sample.analyze(sample.article):tokens(), count)
end)

t.test("a document keeps its text alive", function()
	local doc = sample.analyze("Rain fell on " .. tostring(os.time()) .. " roofs.")
	collectgarbage()
	collectgarbage()
	t.eq(doc:text(), doc:sentences()[1].text)
end)

t.test("a document goes when nobody holds it", function()
	local held = setmetatable({}, { __mode = "k" })
	for _ = 1, 10 do
		held[sample.analyze "Rain fell."] = true
	end
	collectgarbage()
	collectgarbage()
	t.eq(nil, next(held))
end)

--- How much memory this process has in use, in kB, or nil where /proc is not.
local function resident()
	local file = io.open "/proc/self/status"
	if not file then
		return nil
	end
	local size = tonumber(file:read("*a"):match "VmRSS:%s*(%d+)")
	file:close()
	return size
end

t.test("documents that were dropped do not pile up", function()
	-- The same string again and again: Lua's collector sees next to nothing of it.
	local text = ("Angela Merkel met Emmanuel Macron. "):rep(10000) -- 350 kB; a document is thrice that
	collectgarbage()
	sample.analyze(text)
	local before = resident()
	for _ = 1, 60 do
		sample.analyze(text)
	end
	if before then
		local grown = resident() - before
		t.ok(grown < 48 * 1024, ("grew by %d kB"):format(grown))
	end
end)

t.test("a collector that never rests changes nothing", function()
	local expected = sample.dump(sample.analyze(sample.article))
	local pause = collectgarbage("setpause", 0)
	local step = collectgarbage("setstepmul", 1000000)
	for _ = 1, 5 do
		local doc = sample.analyze(sample.article, { date = "2024-01-01" })
		t.eq(expected, sample.dump(doc))
		for entity in doc:each_entity { type = lede.types, min_score = 0.1 } do
			t.eq(entity.text, sample.article:sub(entity.first, entity.last))
		end
	end
	collectgarbage("setpause", pause)
	collectgarbage("setstepmul", step)
end)

if has_close then
	t.test("nor does a generational one", function()
		local expected = sample.dump(sample.analyze(sample.article))
		collectgarbage "generational"
		for _ = 1, 200 do
			t.eq(expected, sample.dump(sample.analyze(sample.article)))
		end
		collectgarbage "incremental"
	end)
end

t.test("analyses run in coroutines", function()
	local expected = sample.dump(sample.analyze(sample.article))
	local workers = {}
	for i = 1, 10 do
		workers[i] = coroutine.wrap(function()
			local doc = sample.analyze(sample.article)
			coroutine.yield()
			return sample.dump(doc)
		end)
		workers[i]()
	end
	for i = 10, 1, -1 do
		t.eq(expected, workers[i]())
	end
end)

t.test("a failed analysis leaves the next one whole", function()
	for _ = 1, 20 do
		t.eq(nil, (lede.analyze("a\255", { strict = true })))
		t.ok(not pcall(lede.analyze, "a", { strict = "no" }))
	end
	t.eq(2, #sample.analyze "Rain fell. It was cold.")
end)

t.test("a second copy of the module is a stranger", function()
	local core = package.loaded["lede.core"]
	package.loaded["lede.core"] = nil
	local other = require "lede.core"
	package.loaded["lede.core"] = core
	local doc = assert(other.analyze "Rain fell.")
	t.eq(1, #doc)
	t.raises("lede document expected", function()
		sample.analyze("").tokens(doc)
	end)
	t.raises("opts.model: lede model expected", function()
		core.analyze("", { model = other.builtin_model() })
	end)
end)
