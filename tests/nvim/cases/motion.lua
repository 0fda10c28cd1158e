-- From entity to entity, from mention to mention, and text objects.

local function cursor(editor)
	return editor:lua("return vim.api.nvim_win_get_cursor(0)")
end

--- What stands at the cursor, up to the end of the line.
local function ahead(editor)
	return editor:lua([[
		local cursor = vim.api.nvim_win_get_cursor(0)
		return vim.api.nvim_get_current_line():sub(cursor[2] + 1)
	]])
end

local function map(editor, keys)
	for key, name in pairs(keys) do
		editor:command(("map %s <Plug>(lede-%s)"):format(key, name))
	end
end

local MOTIONS = {
	gn = "next-entity", gp = "previous-entity", gm = "next-mention", gM = "previous-mention",
}

local function story(options)
	local editor = T.story(options)
	map(editor, MOTIONS)
	return editor
end

test("next and previous entity, with counts, round the ends of the text", function()
	local editor = story()
	editor:type("gn")
	T.equal(cursor(editor), { 1, 2 })
	editor:type("gn")
	T.equal(cursor(editor), { 1, 13 })
	editor:type("2gn")
	T.contains(ahead(editor), "BERLIN, May")
	editor:type("3gp")
	T.equal(cursor(editor), { 1, 2 })
	editor:type("gp")
	T.ok(cursor(editor)[1] > 6, "not round the beginning")
	editor:type("gn")
	T.equal(cursor(editor), { 1, 2 })
end)

test("previous from within an entity goes to its beginning", function()
	local editor = story()
	editor:command("call search('erres')")
	editor:type("gp")
	T.contains(ahead(editor), "António Guterres")
end)

test("without 'wrapscan' the ends are ends", function()
	local editor = story()
	editor:command("set nowrapscan")
	editor:type("gp")
	T.equal(cursor(editor), { 1, 0 })
	T.contains(editor:messages(), "nothing to go to above the cursor")
	editor:type("G$gn")
	T.contains(editor:messages(), "nothing to go to below the cursor")
end)

test("only entities of some types, from Lua", function()
	local editor = story()
	local function go(options)
		editor:lua("return require('lede.nvim').next_entity(...)", options)
		return ahead(editor)
	end
	T.contains(go({ type = "ORG" }), "United Nations welcomed")
	T.equal(go({ type = { "ORG" } }), "United")
	T.contains(go({ type = { "MONEY", "LAW" } }), "1.2 million euros")
	T.contains(go({ type = "PERSON", count = 3 }), "Angela Merkel “a")
	T.equal(editor:lua("return require('lede.nvim').next_entity({ type = 'LAW' })"), false)
	T.contains(editor:messages(), "nothing to go to in this text")
end)

test("mentions of the same, whatever it is called there, and how many there are", function()
	local editor = story()
	editor:type("gn")
	editor:type("gm")
	T.contains(ahead(editor), "Angela Merkel met")
	T.ok(editor:shows("Angela Merkel: 2 of 4"))
	editor:type("2gm")
	T.contains(ahead(editor), "Angela Merkel “a")
	T.ok(editor:shows("Angela Merkel: 4 of 4"))
	editor:type("gm")
	T.equal(cursor(editor), { 1, 2 })
	editor:type("gM")
	T.contains(ahead(editor), "Angela Merkel “a")
	T.equal(editor:messages(), "")
end)

test("mentions of a date are those of the same day", function()
	local editor = story()
	editor:command("call search('Tuesday')")
	editor:type("gm")
	T.contains(ahead(editor), "May 5, 2015")
end)

test("where nothing is, no mention is sought", function()
	local editor = story()
	editor:type("gm")
	T.equal(cursor(editor), { 1, 0 })
	T.contains(editor:messages(), "no name, date or number under the cursor")
end)

test("the jumplist knows where it was, and folds are opened", function()
	local editor = story()
	editor:command("3,4fold | 1")
	editor:type("4gn")
	T.equal(editor:lua("return vim.fn.foldclosed('.')"), -1)
	editor:type("<C-O>")
	T.equal(cursor(editor), { 1, 0 })
	editor:type("jgn<C-O>") -- j is no jump
	T.equal(cursor(editor), { 2, 0 })
end)

test("as an operator's motion", function()
	local editor = story()
	editor:type("gndgn")
	T.equal(editor:lua("return vim.fn.getline(1)"), "# Macron in Berlin")
end)

test("it goes by the text as it is, without marks", function()
	local editor = story()
	editor:api("nvim_buf_set_lines", 0, 0, 0, false, { "Angela Merkel was there.", "" })
	editor:type("gggn")
	T.equal(cursor(editor), { 3, 2 })
end)

local OBJECTS = {
	ie = "inner-entity", ae = "around-entity", iS = "inner-sentence", aS = "around-sentence",
}

--- What `keys` yank from where `pattern` is found.
local function yanked(pattern, keys, options)
	local editor = T.story(options)
	map(editor, OBJECTS)
	editor:command("call search('" .. pattern .. "')")
	editor:type(keys)
	local text = editor:lua("return vim.fn.getreg('\"')")
	editor:stop()
	return text
end

test("an entity as it is in the text", function()
	T.equal(yanked("erres", "yie"), "António Guterres")
	T.equal(yanked("dro Sousa", "yie"), "João Pedro Sousa")
	T.equal(yanked("dro Sousa", "yae"), "João Pedro Sousa ")
	T.equal(yanked("Nations, called", "yie"), "United\nNations")
	T.equal(yanked("Lisbon", "yae"), " Lisbon")
	T.equal(yanked("dro Sousa", "vie\"ay:let @\"=@a<CR>"), "João Pedro Sousa")
end)

test("an entity that ends in a character of several bytes", function()
	for _, selection in ipairs({ "inclusive", "exclusive" }) do
		local editor = T.open("They moved to Malmö, a city in Sweden.", {
			core = "real", cmd = { "set selection=" .. selection },
		})
		map(editor, OBJECTS)
		editor:type("/alm<CR>yie")
		T.equal(editor:lua("return vim.fn.getreg('\"')"), "Malmö")
		editor:stop()
	end
end)

test("the next entity where the cursor is on none, and as far as a count says", function()
	T.equal(yanked("met French", "yie"), "French")
	T.equal(yanked("Chancellor", "y3ie"), "Angela Merkel met French President Emmanuel Macron")
end)

test("a sentence, over lines, with the blank behind it", function()
	T.equal(yanked("called", "yiS"),
		"António Guterres, the head of the United\nNations, called Angela Merkel “a friend”.")
	T.equal(yanked("agreed", "yiS"), "Macron agreed.")
	T.equal(yanked("Europe", "yaS"),
		"Merkel said that Europe needed 1.2 million euros for the bridge. ")
	T.equal(yanked("Europe", "y2iS"),
		"Merkel said that Europe needed 1.2 million euros for the bridge. Macron agreed.")
end)

test("a selection grows by the next", function()
	T.equal(yanked("welcomed", "viSiSy"), "The United Nations welcomed the news. António Guterres, "
		.. "the head of the United\nNations, called Angela Merkel “a friend”.")
end)

test("with 'selection' exclusive the same is selected", function()
	local exclusive = { cmd = { "set selection=exclusive" } }
	T.equal(yanked("dro Sousa", "vie\"ay:let @\"=@a<CR>", exclusive), "João Pedro Sousa")
	T.equal(yanked("dro Sousa", "yie", exclusive), "João Pedro Sousa")
	T.equal(yanked("agreed", "yiS", exclusive), "Macron agreed.")
end)
