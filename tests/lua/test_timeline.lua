--- doc:timeline()

local t = require "harness"
local sample = require "sample"

local text = "Angela Merkel met Emmanuel Macron on Monday. In 2001 it took three weeks, in May less."

local function values(list)
	local all = {}
	for i, event in ipairs(list) do
		all[i] = event.value
	end
	return table.concat(all, " ")
end

t.test("a timeline is in the order of time", function()
	local dated, undated = sample.analyze(text, { date = "2009-01-02" }):timeline()
	t.eq("2001 2008-05 2008-12-29", (values(dated):gsub("2001%-05", "2008-05")))
	t.eq("", values(undated))
	local monday = dated[#dated]
	t.eq("Monday", monday.text)
	t.eq("Monday", text:sub(monday.first, monday.last))
	t.eq("day", monday.precision)
	t.eq("2008-12-29", monday.from)
	t.eq("2008-12-29", monday.to)
	t.eq(1, monday.sentence)
	t.eq("Angela Merkel, Emmanuel Macron", table.concat(monday.people, ", "))
	t.eq("2001-01-01", dated[1].from)
	t.eq("2001-12-31", dated[1].to)
	t.eq(0, #dated[1].people)
end)

t.test("what can't be placed is apart, in the order of the text", function()
	local dated, undated = sample.analyze("On Monday. In March. In 1999."):timeline()
	t.eq("1999", values(dated))
	t.eq("XXXX-WXX-1 XXXX-03", values(undated))
	t.eq(nil, undated[1].precision)
	t.eq(nil, undated[1].from)
end)

t.test("a timeline can be of some time only", function()
	local doc = sample.analyze "In 1999, in 2001, on May 3, 2003, in the 1980s and on Monday."
	local function between(from, to)
		local dated, undated = doc:timeline { from = from, to = to }
		t.eq(from == nil and to == nil and 1 or 0, #undated)
		return values(dated)
	end
	t.eq("198 1999 2001 2003-05-03", between())
	t.eq("2001 2003-05-03", between("2001"))
	t.eq("198 1999", between(nil, "2000-12-31"))
	t.eq("2003-05-03", between("2003-05-03", "2003-05-03"))
	t.eq("198", between("1985-06", "1985-06"))
end)

t.test("a wrong limit is told", function()
	local doc = sample.analyze "In 1999."
	t.raises('opts.from: date like "2015", "2015-03" or "2015-03-05" expected, got "soon"', function()
		doc:timeline { from = "soon" }
	end)
	t.raises("opts.to: date like", function()
		doc:timeline { to = 2015 }
	end)
	t.raises('opts has no option "form"; did you mean "from"?', function()
		doc:timeline { form = "2015" }
	end)
	doc:close()
	t.raises("document is closed", function()
		doc:timeline()
	end)
end)
