--- Options: what is accepted, and what a mistake is told.

local lede = require "lede"
local sample = require "sample"
local t = require "harness"

local function rejected(message, opts)
	t.raises("bad argument #2 to 'analyze' (" .. message .. ")", function()
		lede.analyze("Paris.", opts)
	end)
end

local doc = sample.analyze(sample.article)

local function filter_rejected(message, filter)
	t.raises("to 'entities' (" .. message, function()
		doc:entities(filter)
	end)
	t.raises("to 'each_entity' (" .. message, function()
		doc:each_entity(filter)
	end)
end

t.test("options may be left out, nil or empty", function()
	local expected = sample.dump(doc)
	t.eq(expected, sample.dump(lede.analyze(sample.article, nil)))
	t.eq(expected, sample.dump(lede.analyze(sample.article, {})))
	t.eq(#doc:entities(), #doc:entities(nil))
	t.eq(#doc:entities(), #doc:entities {})
end)

t.test("options must be a table", function()
	rejected("table expected, got string", "markdown")
	filter_rejected("table expected, got string", "PERSON")
end)

t.test("an unknown option is told, with the nearest", function()
	rejected('opts has no option "max_byte"; did you mean "max_bytes"?', { max_byte = 1 })
	rejected('opts has no option "Markup"; did you mean "markup"?', { Markup = "none" })
	local all = "; there are model, markup, strict, max_bytes, date, file, day_first, pronouns, "
		.. "types, min_score, rules"
	rejected('opts has no option "what"' .. all, { what = "PERSON" })
	rejected("opts has no option 1" .. all, { "none" })
	rejected("opts has no option true" .. all, { [true] = 1 })
	rejected("opts has no option a string of 3 bytes" .. all, { ["a\0b"] = 1 })
	rejected("opts has no option a string of 99 bytes" .. all, { [("x"):rep(99)] = 1 })
	filter_rejected('opts has no option "minscore"; did you mean "min_score"?', { minscore = 1 })
end)

t.test("a wrong value is told, with what is right", function()
	local size = "opts.max_bytes: whole number from 0 on expected, got "
	rejected(size .. '"9"', { max_bytes = "9" })
	rejected(size .. "-5", { max_bytes = -5 })
	rejected(size .. "1.5", { max_bytes = 1.5 })
	rejected(size .. "table", { max_bytes = {} })
	rejected("opts.strict: true or false expected, got 1", { strict = 1 })
	local markup = 'opts.markup: "markdown" or "none" expected, got '
	rejected(markup .. '"md"', { markup = "md" })
	rejected(markup .. "false", { markup = false })
	rejected(markup .. "a string of 5 bytes", { markup = "none\0" })
	rejected("opts.model: lede model expected, got userdata", { model = io.stdout })
	rejected("opts.model: lede model expected, got table", { model = {} })
end)

t.test("a date is a day of the calendar", function()
	for _, date in ipairs { "2024-02-29", "2000-02-29", "1999-12-31", "0001-01-01" } do
		t.eq(date, sample.analyze("", { date = date }):date())
	end
	local message = 'opts.date: day as "YYYY-MM-DD" expected, got '
	for _, date in ipairs {
		"2023-02-29", "1900-02-29", "2024-04-31", "2024-00-10", "2024-13-01", "2024-01-00",
		"2024-1-01", "2024/01/01", "24-01-01", "2024-01-01 ", "２024-1", "",
	} do
		rejected(('%s"%s"'):format(message, date), { date = date })
	end
	rejected(message .. "20240229", { date = 20240229 })
	rejected("opts.file: name of a file expected, got 5", { file = 5 })
end)

t.test("a wrong filter is told", function()
	filter_rejected('opts.type: no such type: "PERSONS"; did you mean "PERSON"?', {
		type = "PERSONS",
	})
	filter_rejected('opts.type: no such type: "org"; did you mean "ORG"?', {
		type = { "PERSON", "org" },
	})
	filter_rejected('opts.type: no such type: "COLOUR"; there are PERSON, NORP, ORG,', {
		type = "COLOUR",
	})
	local names = "opts.type: name of a type, or a list of them, expected, got "
	filter_rejected(names .. "5", { type = 5 })
	filter_rejected(names .. "table", { type = { {} } })
	local score = "opts.min_score: number from 0 to 1 expected, got "
	filter_rejected(score .. "50", { min_score = 50 })
	filter_rejected(score .. '"0.5"', { min_score = "0.5" })
	filter_rejected("opts.min_score: number from 0 to 1", { min_score = 0 / 0 })
	local position = "opts.first: whole number from 0 on expected, got "
	filter_rejected(position .. "-1", { first = -1 })
	filter_rejected(position .. "0.5", { first = 0.5 })
	filter_rejected("opts.last: whole number from 0 on expected", { last = 0 / 0 })
end)

t.test("options may come by metatable", function()
	local defaults = setmetatable({}, { __index = { max_bytes = 2 } })
	local _, _, code = lede.analyze("abc", defaults)
	t.eq("ETOOBIG", code)
end)

t.test("an error in a metamethod passes through", function()
	local angry = setmetatable({}, {
		__index = function()
			error("angry", 0)
		end,
	})
	t.raises("angry", function()
		lede.analyze("abc", angry)
	end)
	t.ok(lede.analyze "abc")
end)
