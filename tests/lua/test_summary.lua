--- doc:summary: limits, scope, results, wrong options.

local sample = require "sample"
local t = require "harness"

local text = sample.article
local doc = sample.analyze(text)

local function indexes(summary)
	local list = {}
	for i, sentence in ipairs(summary) do
		list[i] = sentence.sentence
	end
	return list
end

t.test("a summary is sentences of the text, in its order", function()
	local summary = doc:summary()
	t.eq(3, #summary)
	for i, sentence in ipairs(summary) do
		local whole = doc:sentences()[sentence.sentence]
		t.eq(whole.first, sentence.first)
		t.eq(whole.last, sentence.last)
		t.eq(text:sub(sentence.first, sentence.last), sentence.text)
		assert(i == 1 or summary[i - 1].sentence < sentence.sentence)
		assert(sentence.score >= 0 and sentence.score <= 1)
	end
end)

t.test("no limit is exceeded", function()
	for n = 10, 120, 10 do
		local words, chars = 0, -1
		for _, sentence in ipairs(doc:summary { words = n }) do
			words = words + select(2, sentence.text:gsub("%S+", ""))
		end
		for _, sentence in ipairs(doc:summary { chars = 10 * n }) do
			chars = chars + 1 + select(2, sentence.text:gsub("[^\128-\191]", ""))
		end
		assert(words <= n and chars <= 10 * n)
	end
	t.eq(1, #doc:summary { sentences = 1 })
end)

t.test("rank, keep, exclude, range and known", function()
	local ranked = doc:summary { sentences = 5, rank = true }
	for i = 2, #ranked do
		assert(ranked[i - 1].score >= ranked[i].score)
	end
	local best, worst = ranked[1].sentence, ranked[5].sentence
	t.eq({ worst }, indexes(doc:summary { sentences = 1, keep = { worst } }))
	assert(doc:summary({ sentences = 1, exclude = { best } })[1].sentence ~= best)
	local there = ranked[2]
	t.eq({ there.sentence }, indexes(doc:summary { range = { there.first, there.last } }))
	t.eq({}, doc:summary { range = { 9, 3 } })
	t.eq({}, doc:summary { known = doc })
end)

t.test("what must be kept and does not fit is a failure", function()
	local summary, message, code = doc:summary { words = 1, keep = { 3 } }
	t.eq(nil, summary)
	t.eq("EINVAL", code)
	assert(message:find("keep", 1, true))
end)

t.test("wrong options are told", function()
	for option, value in pairs {
		words = "many", ratio = 2, focus = 7, keep = { 0 }, range = { "a" }, known = {}, rank = 1,
	} do
		local ok, message = pcall(doc.summary, doc, { [option] = value })
		t.eq(false, ok)
		assert(message:find("opts." .. option, 1, true), message)
	end
end)
