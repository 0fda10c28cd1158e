-- An analysis that takes the whole text for one organisation, with all white space in it.
local text = ...
return _G.stand_in_document({
	{ first = 1, last = #text, text = text, type = "ORG", score = 1, sentence = 1 },
})
