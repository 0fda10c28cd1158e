--- Key phrases and facts.

local sample = require "sample"
local t = require "harness"

local text = "Ferry strike ends\n\nThe ferry strike in Norway ended when Ingrid Solheim signed an "
	.. "offer. Solheim, who leads the union of deckhands, said that it was good for them."
local doc = sample.analyze(text)

t.test("key phrases are where they say", function()
	local phrases = doc:keyphrases()
	t.eq(true, #phrases > 2)
	t.eq(1, phrases[1].score)
	for i, phrase in ipairs(phrases) do
		t.eq(true, #phrase.mentions > 0)
		t.eq(true, i == 1 or phrase.score <= phrases[i - 1].score)
		local found = false
		for _, mention in ipairs(phrase.mentions) do
			found = found or text:sub(mention.first, mention.last) == phrase.text
		end
		t.eq(true, found)
	end
end)

t.test("n", function()
	t.eq(2, #doc:keyphrases { n = 2 })
	t.eq(0, #doc:keyphrases { n = 0 })
	t.eq(doc:keyphrases(), doc:keyphrases { n = 10 })
	t.eq(true, #doc:keyphrases { n = math.huge } >= #doc:keyphrases())
end)

t.test("a name has a type", function()
	local types = {}
	for _, phrase in ipairs(doc:keyphrases { n = 50 }) do
		types[phrase.text] = phrase.type or "none"
	end
	t.eq("PERSON", types["Ingrid Solheim"])
	t.eq("GPE", types["Norway"])
	t.eq("none", types["deckhands"])
end)

t.test("facts", function()
	local facts = doc:facts()
	t.eq("Ferry strike ends", facts.title)
	t.eq("English", facts.language)
	t.eq(false, facts.foreign)
	t.eq(29, facts.words)
	t.eq(3, facts.sentences)
	t.eq(8, facts.seconds)
	t.eq(true, facts.reading_ease > 40 and facts.reading_ease < 100)
	local nothing = sample.analyze(""):facts()
	t.eq(nil, nothing.title)
	t.eq(nil, nothing.language)
	t.eq(0, nothing.words)
	t.eq(0, nothing.reading_ease)
end)
