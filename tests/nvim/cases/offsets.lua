-- Marks are at the right bytes whatever the text is made of.

test("a name in a line", function()
	local editor = T.open("Mr. Fumio Kishida flew to Washington.")
	editor:command("Lede")
	T.equal(editor:lua("return marks()"), {
		{ 0, 4, 17, "LedePerson", "Fumio Kishida" },
		{ 0, 26, 36, "LedeGpe", "Washington" },
	})
end)
