--- Sessions, in one Lua state; threads.lua has two.

local lede = require "lede"
local sample = require "sample"
local t = require "harness"

local article = sample.article

local function session()
	return assert(lede.session())
end

t.test("a session finds what analyze finds", function()
	local expected = sample.dump(sample.analyze(article))
	local s = session()
	for _ = 1, 3 do
		local doc = assert(s:analyze(article))
		t.eq(expected, sample.dump(doc))
		t.eq(article, doc:text())
		sample.check_promises(doc, article)
	end
end)

t.test("started, worked, finished", function()
	local s = session()
	t.eq("idle", s:state())
	local ticket = s:start(article, { date = "2024-01-01" })
	t.eq("ready", s:state())
	t.eq(true, lede.work(ticket))
	t.eq("done", s:state())
	t.eq(false, lede.work(ticket), "a ticket is good once")
	local doc = assert(s:finish())
	t.eq("idle", s:state())
	t.eq("2024-01-01", doc:date())
	t.eq(sample.dump(sample.analyze(article, { date = "2024-01-01" })), sample.dump(doc))
end)

t.test("finish does the work that nobody has done", function()
	local s = session()
	local ticket = s:start(article)
	t.eq(sample.dump(sample.analyze(article)), sample.dump(assert(s:finish())))
	t.eq(false, lede.work(ticket), "a ticket that comes late")
end)

t.test("options count, and may change from one to the next", function()
	local s = session()
	for _, opts in ipairs {
		{ types = "PERSON" }, { min_score = 0.9 }, { markup = "none" }, {},
		{ rules = { terms = { text = "odd\tPRODUCT\n", name = "terms" } } },
	} do
		local doc = assert(s:analyze(article, opts))
		t.eq(sample.dump(sample.analyze(article, opts)), sample.dump(doc))
	end
	t.raises("opts has no option \"modle\"", function()
		s:start(article, { modle = 1 })
	end)
	t.raises("opts has no option \"model\"", function()
		s:start(article, { model = lede.model() })
	end)
	t.eq("idle", s:state())
end)

t.test("rules and text live as long as they are needed", function()
	local s = session()
	local ticket = s:start(article .. tostring(os.time()), {
		rules = { terms = { text = "odd\tPRODUCT\n", name = "terms" } },
	})
	collectgarbage()
	collectgarbage()
	lede.work(ticket)
	t.eq("odd", assert(s:finish()):entities({ type = "PRODUCT" })[1].text)
end)

t.test("what fails is told by finish", function()
	local s = session()
	local doc, message, code, position = s:analyze("ab\255", { strict = true })
	t.eq({ "EUTF8", 3 }, { code, position })
	t.eq(nil, doc)
	t.ok(message:find("UTF-8", 1, true))
	local ticket = s:start("abcdef", { max_bytes = 3 })
	t.eq(true, lede.work(ticket))
	t.eq("ETOOBIG", (select(3, s:finish())))
	t.eq(3, #assert(s:analyze("a b c")):tokens())
end)

t.test("one at a time", function()
	local s = session()
	local ticket = s:start "Rain."
	t.raises("session is busy", function()
		s:start "Snow."
	end)
	t.raises("session is busy", function()
		s:analyze "Snow."
	end)
	lede.work(ticket)
	t.raises("session is busy", function()
		s:start "Snow."
	end)
	t.eq("Rain.", assert(s:finish()):text())
	t.raises("nothing was started", function()
		s:finish()
	end)
	t.eq("Snow.", assert(s:analyze "Snow."):text())
end)

t.test("cancelled before it was begun", function()
	local s = session()
	s:cancel()
	local ticket = s:start(article)
	s:cancel()
	t.eq(false, lede.work(ticket))
	local doc, message, code = s:finish()
	t.eq({ "cancelled", "ECANCELLED" }, { message, code })
	t.eq(nil, doc)
	t.ok(s:analyze(article))
end)

t.test("closed", function()
	local s = session()
	local ticket = s:start(article)
	s:close()
	s:close()
	s:cancel()
	t.eq("closed", s:state())
	t.eq("lede session (closed)", tostring(s))
	t.eq(false, lede.work(ticket))
	for _, method in ipairs { "start", "finish", "analyze" } do
		t.raises("session is closed", function()
			s[method](s, "Rain.")
		end)
	end
	local other = session() -- in the place that the first one had
	local fresh = other:start "Rain."
	t.eq(false, lede.work(ticket))
	t.eq(true, lede.work(fresh))
end)

t.test("collected in any state", function()
	local tickets = {}
	for round = 1, 20 do
		local s = session()
		local ticket = s:start(article)
		if round % 2 == 0 then
			lede.work(ticket)
		end
		tickets[round] = ticket
		s = nil ---@diagnostic disable-line: unused-local
		if round % 5 == 0 then
			collectgarbage()
			collectgarbage()
		end
	end
	collectgarbage()
	collectgarbage()
	for _, ticket in ipairs(tickets) do
		t.eq(false, lede.work(ticket))
	end
end)

t.test("a document outlives its session", function()
	local s = session()
	local doc = assert(s:analyze(article))
	local expected = sample.dump(doc)
	s:close()
	s = nil ---@diagnostic disable-line: unused-local
	collectgarbage()
	collectgarbage()
	t.eq(expected, sample.dump(doc))
end)

t.test("no ticket is a wrong one", function()
	local s = session()
	local ticket = s:start(article)
	for _, wrong in ipairs {
		"", "0", ("0"):rep(48), ("f"):rep(48), ticket .. "0", ticket:sub(2), ticket:upper() .. "\0",
		(ticket:gsub("^.", "z")),
	} do
		t.raises("ticket of a session expected", function()
			lede.work(wrong)
		end)
	end
	for at = 1, #ticket do -- any digit changed
		local digit = ticket:sub(at, at) == "0" and "1" or "0"
		t.raises("ticket of a session expected", function()
			lede.work(ticket:sub(1, at - 1) .. digit .. ticket:sub(at + 1))
		end)
	end
	for _, wrong in ipairs { 1, true, {}, s } do
		t.raises("string expected", function()
			lede.work(wrong)
		end)
	end
	t.eq(true, lede.work(ticket))
end)

t.test("a session of another model", function()
	local model = lede.model()
	local s = assert(lede.session(model))
	t.eq(sample.dump(sample.analyze(article)), sample.dump(assert(s:analyze(article))))
	t.raises("lede model expected, got table", function()
		lede.session {}
	end)
	t.raises("lede session expected", function()
		s.start(model, "")
	end)
end)
