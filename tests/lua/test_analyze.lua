--- analyze, the methods of a document as a whole, and the module's own fields.

local lede = require "lede"
local sample = require "sample"
local t = require "harness"

t.test("the module says what it is", function()
	t.eq(require("lede.core").version, lede.version)
	t.ok(lede.version:match "^%d+%.%d+%.%d+$")
	t.eq(_VERSION, require("lede.core").built_for)
	local types = "PERSON NORP ORG GPE LOC FAC EVENT PRODUCT WORK LAW DATE TIME MONEY PERCENT "
		.. "QUANTITY ORDINAL CARDINAL URL EMAIL HANDLE HASHTAG PHONE"
	t.eq(types, table.concat(lede.types, " "))
end)

t.test("an article gives sentences, tokens and entities", function()
	local doc = sample.analyze(sample.article)
	sample.check_promises(doc, sample.article)
	t.ok(#doc >= 4, "few sentences")
	t.ok(#doc:tokens() > 60, "few tokens")
	t.ok(#doc:entities() > 4, "few entities")
end)

t.test("an analysis is repeatable, whatever came before", function()
	local first = sample.dump(sample.analyze(sample.article))
	sample.analyze(("Something else by Jane Austen. "):rep(300))
	t.eq(first, sample.dump(sample.analyze(sample.article)))
end)

t.test("the empty text has nothing", function()
	local doc = sample.analyze ""
	t.eq(0, #doc)
	t.eq({}, doc:sentences())
	t.eq({}, doc:tokens())
	t.eq({}, doc:entities())
	t.eq("", doc:text())
end)

local function values(text, opts)
	local all = {}
	for i, entity in ipairs(sample.analyze(text, opts):entities { type = "DATE" }) do
		all[i] = entity.value
	end
	return table.concat(all, " ")
end

t.test("dates count from the day of the text, or else of its file", function()
	t.eq("2024-02-28", values("It rained yesterday.", { date = "2024-02-29" }))
	t.eq("2024-02-28", values("It rained yesterday.", { file = "notes/2024-02-29.md" }))
	t.eq("2020-12-31", values("It rained yesterday.", { date = "2021-01-01", file = "2024-02-29" }))
	t.eq("XXXX-XX-XX", values("It rained yesterday.", { file = "notes.md" }))
end)

t.test("day_first says how 3/5/2015 is read", function()
	t.eq("2015-03-05", values "Due 3/5/2015.")
	t.eq("2015-05-03", values("Due 3/5/2015.", { day_first = true }))
end)

t.test("a document keeps its text and date", function()
	local doc = sample.analyze("Paris.", { date = "2024-02-29" })
	t.eq("Paris.", doc:text())
	t.eq("2024-02-29", doc:date())
	t.eq(nil, sample.analyze("Paris."):date())
end)

t.test("a document says what it is", function()
	local doc = sample.analyze "it rained all night. it was very cold."
	t.eq("lede document (2 sentences, 0 entities)", tostring(doc))
	doc:close()
	t.eq("lede document (closed)", tostring(doc))
end)

t.test("the metatable is out of reach", function()
	t.eq("lede document", getmetatable(sample.analyze ""))
end)

t.test("the text must be a string", function()
	t.raises("bad argument #1 to 'analyze' (string expected, got no value)", function()
		lede.analyze()
	end)
	t.raises("bad argument #1 to 'analyze' (string expected, got number)", function()
		lede.analyze(12)
	end)
	t.raises("bad argument #1 to 'analyze' (string expected, got table)", function()
		lede.analyze { "text" }
	end)
end)

t.test("errors of arguments name the caller's line", function()
	local message = t.raises("bad argument", function()
		lede.analyze(nil)
	end)
	t.ok(message:find("test_analyze.lua:%d+: bad argument"), message)
end)

t.test("markup is read by default, and as text on demand", function()
	local text = "See [the report](https://example.com/Berlin_Wall) now."
	local function texts(opts)
		local out = {}
		for token in sample.analyze(text, opts):each_token() do
			out[#out + 1] = token.text
		end
		return table.concat(out, " ")
	end
	t.ok(not texts():find("Berlin", 1, true), "a link's target was read")
	t.eq(texts(), texts { markup = "markdown" })
	t.ok(texts({ markup = "none" }):find("Berlin", 1, true), "text was left out")
end)

t.test("too long a text fails with its code", function()
	local doc, message, code = lede.analyze("abc", { max_bytes = 2 })
	t.eq(nil, doc)
	t.eq("the text is too long", message)
	t.eq("ETOOBIG", code)
	t.ok(lede.analyze("abc", { max_bytes = 3 }))
end)

t.test("strict UTF-8 fails with the place", function()
	t.ok(lede.analyze("na\239ve", { strict = false }))
	t.ok(lede.analyze("naïve", { strict = true }))
	local doc, message, code, position = lede.analyze("na\239ve", { strict = true })
	t.eq(nil, doc)
	t.eq("the text is not valid UTF-8 (byte 3)", message)
	t.eq("EUTF8", code)
	t.eq(3, position)
end)
