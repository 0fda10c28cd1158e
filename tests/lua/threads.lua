--- What threads.c runs: sessions whose work other threads do.

local lede = require "lede"
local sample = require "sample"
local t = require "harness"

local spawn, join, pause = _G.spawn, _G.join, _G.pause

local text = (sample.article .. "\n\n"):rep(40)
local expected = sample.dump(sample.analyze(text))

t.test("another thread does it, this one has the document", function()
	local s = assert(lede.session())
	for _ = 1, 3 do
		spawn((s:start(text, { rules = { terms = { text = "zorb\tPRODUCT", name = "t" } } })))
		local worked, raised = join()
		t.eq({ 1, 0 }, { worked, raised })
		t.eq("done", s:state())
		t.eq(expected, sample.dump(assert(s:finish())))
	end
end)

t.test("while others work, this one uses documents, the model and the collector", function()
	local s, docs = {}, {}
	for i = 1, 4 do
		s[i] = assert(lede.session())
	end
	for _ = 1, 3 do
		for i = 1, 4 do
			spawn((s[i]:start(text)))
		end
		local mine = sample.analyze(text)
		docs = {}
		collectgarbage()
		t.eq(expected, sample.dump(mine))
		for i = 1, 4 do
			docs[i] = assert(s[i]:finish()) -- waits, or does it
		end
		join()
		t.eq(expected, sample.dump(docs[4]))
	end
end)

t.test("of many with one ticket, one works", function()
	local s = assert(lede.session())
	local ticket = s:start(text)
	for _ = 1, 8 do
		spawn(ticket)
	end
	local worked, raised = join()
	t.eq({ 1, 0 }, { worked, raised })
	t.eq(expected, sample.dump(assert(s:finish())))
	spawn(ticket)
	spawn(("0"):rep(48))
	worked, raised = join()
	t.eq({ 0, 1 }, { worked, raised })
end)

t.test("cancelled, closed and collected at any moment", function()
	for round = 1, 24 do
		local s = assert(lede.session())
		spawn((s:start(text)))
		pause(round % 8)
		if round % 3 == 0 then
			s:cancel()
			local doc, _, code = s:finish()
			t.ok(doc or code == "ECANCELLED")
		elseif round % 3 == 1 then
			s:close()
			if s:state() ~= "closed" then
				s:finish()
				t.eq("closed", s:state())
			end
		end
		s = nil ---@diagnostic disable-line: unused-local
		collectgarbage()
		collectgarbage()
	end
	local _, raised = join()
	t.eq(0, raised)
end)

t.test("a long analysis stops when it is told to", function()
	local s = assert(lede.session())
	spawn((s:start(text:rep(100))))
	while s:state() == "ready" do
		pause(1)
	end
	s:cancel()
	t.eq("ECANCELLED", (select(3, s:finish())))
	join()
end)

-- Left at work when this state is closed, which must wait for it.
local left = assert(lede.session())
spawn((left:start(text:rep(10))))
while left:state() == "ready" do
	pause(1)
end
t.finish()
