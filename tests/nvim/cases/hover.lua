-- :Lede hover and :Lede who: cards, and the list of everybody.

local function at(editor, pattern)
	editor:command("call search('" .. pattern .. "')")
end

--- The text of the card, or of the list.
local function shown(editor)
	return editor:lua([[
		for _, window in ipairs(vim.api.nvim_list_wins()) do
			local buffer = vim.api.nvim_win_get_buf(window)
			if vim.b[buffer].lede_view then
				return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
			end
		end
		return "nothing"
	]])
end

local function cursor(editor)
	return editor:lua("return vim.api.nvim_win_get_cursor(0)")
end

local function is_in_card(editor)
	return editor:lua("return vim.b.lede_view ~= nil")
end

test("a card tells the name, the role, who else, when, and the best sentences", function()
	local editor = T.story()
	at(editor, "Merkel said")
	editor:type(":Lede hover<CR>")
	local card = shown(editor)
	for _, part in ipairs({
		" Angela Merkel\n",
		" person · Chancellor\n",
		"▁  4 mentions, first on line 1\n",
		" also    Merkel 2×\n",
		"Emmanuel Macron 2×",
		"Berlin 2×",
		" when    May 5, 2015\n",
		"      3  Chancellor Angela Merkel met French President Emmanuel",
	}) do
		T.contains(card, part)
	end
	T.equal(is_in_card(editor), false)
	T.ok(editor:shows("person · Chancellor"), "not on the screen")
end)

test("a card fits a narrow screen", function()
	local editor = T.story({ columns = 40, rows = 14 })
	at(editor, "Merkel said")
	editor:type(":Lede hover<CR>")
	T.ok(editor:shows("Angela Merkel"), "not on the screen")
	T.equal(editor:lua([[
		local card = require("lede.nvim.window").find("card")
		return vim.api.nvim_win_get_config(card.window).width <= 36
	]]), true)
end)

test("a date, a sum of money and an adjective have cards, too", function()
	for pattern, parts in pairs({
		["next day"] = { " the next day\n", " date · 6 May 2015 · once, on line 9\n",
			"      9  Nobody was there on the next day." },
		["Tuesday"] = { " date · 5 May 2015\n", "▁  2 mentions, first on line 3\n",
			" with    Angela Merkel, Emmanuel Macron\n", " where   Berlin\n" },
		["euros"] = { " money · 1,200,000 EUR · once, on line 4\n" },
		["French"] = { " nationality or group · once, on line 3\n" },
	}) do
		local editor = T.story()
		at(editor, pattern)
		editor:type(":Lede hover<CR>")
		for _, part in ipairs(parts) do
			T.contains(shown(editor), part)
		end
		editor:stop()
	end
end)

test("called again it is entered, and <CR> goes to the sentence or the mention", function()
	local editor = T.story()
	editor:command("nmap K <Plug>(lede-hover)")
	at(editor, "Merkel said")
	editor:type("KK")
	T.equal(is_in_card(editor), true)
	editor:type("G<CR>")
	T.equal(cursor(editor), { 7, 16 })
	editor:type("<C-O>")
	T.equal(cursor(editor), { 4, 0 })
	editor:type("KK/Macron<CR><CR>")
	T.equal(cursor(editor), { 1, 13 })
	T.equal(shown(editor), "nothing")
end)

test("K in a card shows the card of another, <BS> the one before", function()
	local editor = T.story()
	at(editor, "Merkel said")
	editor:type(":Lede hover<CR>:Lede hover<CR>/Guterres<CR>K")
	T.contains(shown(editor), " António Guterres\n person · head of the United Nations")
	editor:type("<BS>")
	T.contains(shown(editor), " Angela Merkel\n")
	editor:type("<BS>q")
	T.equal(shown(editor), "nothing")
end)

test("sentences are about the thing, not about others that share a word with its name", function()
	local editor = T.open(table.concat({
		"Robert Calloway, the minister for housing, took office in Paris on Friday after long",
		"talks about the budget.",
		"",
		"The Budget Office met on Monday. The Budget Office wrote a report. The staff of the",
		"Budget Office agreed. Then the Budget Office closed.",
	}, "\n"), { core = "real" })
	editor:type(":Lede who budget office<CR>")
	local card = shown(editor)
	T.contains(card, " Budget Office\n organisation\n")
	T.lacks(card, "minister")
	local _, count = card:gsub("\n +%d+  ", "")
	T.equal(count, 3, "sentences")
end)

test("of a long sentence the part with the name is shown", function()
	local words = {}
	for number = 1, 70 do
		words[number] = "word" .. number
	end
	local editor = T.open(table.concat(words, " ") .. " and then Angela Merkel came to "
		.. table.concat(words, " ") .. ".", { core = "real" })
	editor:type(":Lede who Merkel<CR>")
	local card = shown(editor):gsub("%s+", " ")
	T.contains(card, " 1 … word")
	T.contains(card, "word70 and then Angela Merkel came to word1 word2")
	T.lacks(card, "word30 word31")
	T.equal(card:match("%S+$"), "…")
end)

test("names and sentences are without markup", function()
	local editor = T.open(table.concat({
		"**Angela Merkel** met Emmanuel Macron in Berlin. Then *Angela* **Merkel** wrote to Angela",
		"Merkel's office in [Berlin](https://example.org/). Merkel agreed. **Merkel** left.",
	}, "\n"), { core = "real" })
	editor:type(":Lede who Angela Merkel<CR>")
	local card = shown(editor)
	T.contains(card, " Angela Merkel\n person")
	T.contains(card, " also    Merkel 2×\n")
	for _, sign in ipairs({ "*", "[", "example" }) do
		T.lacks(card, sign)
	end
end)

test("where there is nothing it says so and what helps", function()
	local editor = T.story()
	editor:type(":Lede hover<CR>")
	T.contains(editor:messages(), "nothing known here; `:Lede who` lists everybody")
	T.equal(shown(editor), "nothing")
end)

test("what has changed is known at once", function()
	local editor = T.story()
	at(editor, "Merkel said")
	editor:type("dd:Lede who Merkel<CR>")
	T.contains(shown(editor), "3 mentions")
end)

test("who: by a part of the name, in any case", function()
	local editor = T.story()
	for _, name in ipairs({ "guterres", "António G", "ANTÓNIO" }) do
		editor:type(":Lede who " .. name .. "<CR>")
		T.contains(shown(editor), " António Guterres\n")
		T.equal(is_in_card(editor), true)
		editor:type("q")
	end
	editor:type(":Lede who Nobody<CR>")
	T.contains(editor:messages(), "'Nobody' is not named in this text")
end)

test("who: a whole name wins over a part, and several are asked about", function()
	local editor = T.story()
	editor:lua([[
		vim.ui.select = function(items, options, choose)
			_G.asked = vim.tbl_map(options.format_item, items)
			choose(items[2])
		end
	]])
	editor:type(":Lede who Merkel<CR>")
	T.equal(editor:lua("return asked == nil"), true)
	T.contains(shown(editor), " Angela Merkel\n")
	editor:type("q:Lede who m<CR>")
	T.equal(editor:lua("return asked"), {
		"Angela Merkel, Chancellor, 4×", "Emmanuel Macron, French President, 3×",
	})
	T.contains(shown(editor), " Emmanuel Macron\n")
end)

test("who: completion has all names, spaces and all", function()
	local editor = T.story()
	local function complete(line)
		return editor:lua("return vim.fn.getcompletion(..., 'cmdline')", line)
	end
	T.equal(complete("Lede who m"), { "Merkel", "Macron" })
	T.equal(complete("Lede who ang"), { "Angela Merkel" })
	T.equal(complete("Lede who Angela M"), { "Merkel" })
	T.equal(complete("Lede who João Pedro S"), { "Sousa" })
end)

test("who: everybody, and on to a card or to the text", function()
	local editor = T.story()
	editor:type(":Lede who<CR>")
	local list = vim.split(shown(editor), "\n")
	T.equal(#list, 4)
	T.contains(list[1], " Angela Merkel     Chancellor")
	T.contains(list[2], " Emmanuel Macron   French President")
	editor:type("jK")
	T.contains(shown(editor), " Emmanuel Macron\n person")
	editor:type("q:Lede who<CR>j<CR>")
	T.equal(cursor(editor), { 1, 13 })
end)

test("who: a very long list is cut, and says what finds the rest", function()
	local editor = T.story()
	editor:lua([[
		require("lede.nvim.things").all = function()
			local things = {}
			for number = 1, 250 do
				local first = { index = number, first = number, last = number }
				things[number] = { name = "N" .. number, type = "PERSON", list = { first } }
			end
			return things
		end
	]])
	editor:type(":Lede who<CR>")
	local list = vim.split(shown(editor), "\n")
	T.equal(#list, 201)
	T.contains(list[201], " and 50 more, whom `:Lede who NAME` finds")
end)

test("who: in a text without anybody", function()
	local editor = T.open("It rains.", { core = "real" })
	editor:type(":Lede who<CR>")
	T.contains(editor:messages(), "nobody and nothing with a name in this text")
end)

test("without spoilers: only what stands before the cursor", function()
	local function card_at(editor, pattern, command)
		editor:command("normal! gg")
		at(editor, pattern)
		editor:type(":" .. command .. "<CR>")
		local card = shown(editor)
		editor:lua("require('lede.nvim.window').find('card'):close()")
		return card
	end
	local editor = T.story()
	local first = card_at(editor, "Macron in", "Lede! hover")
	T.contains(first, " Macron\n person · once, on line 1\n")
	T.contains(first, " up to line 1, which is as far as the cursor is")
	T.lacks(first, "Emmanuel")
	T.lacks(first, "President")
	local second = card_at(editor, "Emmanuel", "Lede! hover")
	T.contains(second, " Emmanuel Macron\n person · French President\n")
	T.contains(second, "2 mentions")
	T.lacks(second, "agreed")
	T.lacks(second, "line 4")
	T.contains(card_at(editor, "Macron in", "Lede hover"), "3 mentions")
	editor:lua("vim.b.lede = { spoilers = false }")
	T.equal(card_at(editor, "Macron in", "Lede hover"), first)
	T.contains(card_at(editor, "Merkel said", "Lede who merkel"), "3 mentions")
end)

test("without spoilers: nobody is listed or completed before they come in", function()
	local editor = T.story()
	editor:type(":Lede! who Guterres<CR>")
	T.contains(editor:messages(), "'Guterres' is not named up to here")
	editor:type("3G:Lede! who<CR>")
	local list = shown(editor)
	T.contains(list, "Emmanuel Macron")
	T.lacks(list, "Guterres")
	editor:type("q")
	editor:lua("vim.b.lede = { spoilers = false }")
	local function complete(line)
		return editor:lua("return vim.fn.getcompletion(..., 'cmdline')", line)
	end
	T.equal(complete("Lede who g"), {})
	editor:type("G")
	T.equal(complete("Lede who ant"), { "António Guterres" })
	T.equal(editor:lua("return require('lede.nvim').who('Guterres', { spoilers = true })"), true)
end)

test("without spoilers: a long text is read up to the cursor on another thread", function()
	local story = T.read(T.root .. "/tests/nvim/story.md")
	local editor = T.open(story:rep(200), { core = "real" })
	editor:lua([[
		require("lede.nvim.analysis").of(0)
		require("lede.nvim.worker").now = function() error("here and now") end
	]])
	editor:type("G")
	at(editor, "António Guterres")
	editor:type("Gk")
	editor:command("call search('António Guterres', 'b')")
	editor:type(":Lede! hover<CR>")
	T.ok(editor:wait("return require('lede.nvim.window').find('card') ~= nil"), "no card")
	T.contains(shown(editor), "200 mentions")
	editor:lua("require('lede.nvim.window').find('card'):close()")
	T.equal(editor:lua("return require('lede.nvim').hover({ spoilers = false })"), true)
	T.contains(shown(editor), "200 mentions", "it is kept")
	editor:lua("require('lede.nvim.window').find('card'):close()")
	-- Who goes on meanwhile is told nothing.
	editor:lua([[
		local worker = require("lede.nvim.worker")
		local later = worker.later
		worker.later = function(key, text, options, done)
			later(key, text, options, function(...)
				local answer = { ... }
				_G.tell = function() done(unpack(answer)) end
			end)
		end
	]])
	editor:type("gg1700j")
	editor:type(":Lede! hover<CR>gg")
	T.ok(editor:wait("return tell ~= nil"))
	editor:lua("tell()")
	T.equal(shown(editor), "nothing")
end)

test("values in words", function()
	T.equal(T.editor():lua([[
		local values = require("lede.nvim.values")
		local words = {}
		for _, value in ipairs({
			"2014-04-08", "2014-04", "2014", "198", "2014-W05", "2014-Q3", "2014-SU", "P8M", "P1Y",
			"PT5M", "2014-04-08T15:00", "T15:00", "2014-04-08TEV", "PRESENT_REF", "XXXX-03-14",
			"2014-99", "nonsense",
		}) do
			table.insert(words, values.date(value) or "-")
		end
		return words
	]]), {
		"8 April 2014", "April 2014", "2014", "the 1980s", "week 5 of 2014", "quarter 3 of 2014",
		"summer of 2014", "8 months", "1 year", "5 minutes", "8 April 2014, 15:00", "15:00",
		"evening of 8 April 2014", "now", "-", "-", "-",
	})
end)
