-- :Lede list: the quickfix and the location list.

--- The list as lines "LINE:COLUMN-END text".
local function items(editor, get)
	return editor:lua(([[
		local texts = {}
		for _, item in ipairs(vim.fn.%s) do
			table.insert(texts, ("%%d:%%d-%%d:%%d %%s"):format(item.lnum, item.col, item.end_lnum,
				item.end_col, item.text))
		end
		return texts
	]]):format(get))
end

test("everything, in the order of the text", function()
	local editor = T.story()
	editor:command("Lede list")
	T.equal(editor:lua("return vim.bo.buftype"), "quickfix")
	local all = items(editor, "getqflist()")
	T.ok(#all > 15, #all)
	T.equal(all[1], "1:3-1:9 person: # Merkel and Macron in Berlin")
	T.contains(all[#all], "9:21-9:33 date: Nobody was there on the next day.")
	T.equal(editor:lua("return vim.fn.getqflist({ title = 1 }).title"), "Lede: everything")
end)

test("some types, whatever the case, and an entity over two lines", function()
	local editor = T.story()
	editor:command("Lede list org Money")
	T.equal(items(editor, "getqflist()"), {
		"4:32-4:49 money: …erkel said that Europe needed 1.2 million euros for the bridge. "
			.. "Macron agreed.",
		"6:5-6:19 organisation: The United Nations welcomed the news. António Guterres, the head "
			.. "of the Unite…",
		"6:74-7:8 organisation: …nio Guterres, the head of the United Nations, called Angela "
			.. "Merkel “a friend”. João Pedro Sousa was…",
	})
	T.equal(editor:lua("return vim.fn.getqflist({ title = 1 }).title"),
		"Lede: Organisations, Money")
end)

test("what stands around is cut between characters", function()
	for _, before in ipairs({ "", "x" }) do
		local behind = before
		local editor = T.open(before .. ("é"):rep(40) .. " Angela Merkel " .. behind .. ("é"):rep(60),
			{ core = "real" })
		editor:command("Lede list person")
		local text = items(editor, "getqflist()")[1]:gsub("é", "")
		T.equal(text:match("person: (.*)$"), "… Angela Merkel " .. behind .. "…")
		editor:stop()
	end
end)

test("with a bang the location list of the window", function()
	local editor = T.story()
	editor:command("Lede! list gpe")
	T.equal(#items(editor, "getqflist()"), 0)
	T.equal(#items(editor, "getloclist(0)"), 3)
	editor:type("2j<CR>")
	T.equal(editor:lua("return vim.api.nvim_win_get_cursor(0)"), { 7, 71 })
end)

test("completion has the types of the text that are not named yet", function()
	local editor = T.story()
	local function complete(line)
		return editor:lua("return vim.fn.getcompletion(..., 'cmdline')", line)
	end
	T.equal(complete("Lede list "), { "PERSON", "ORG", "NORP", "GPE", "LOC", "DATE", "MONEY" })
	T.equal(complete("Lede list o"), { "ORG" })
	T.equal(complete("Lede list ORG PERSON m"), { "MONEY" })
	T.equal(complete("Lede list ORG O"), {})
end)

test("types that do not exist, or are not in the text", function()
	local editor = T.story()
	editor:type(":Lede list persn<CR>")
	T.contains(editor:messages(), "there is no type 'persn', did you mean PERSON?")
	editor:type(":Lede list law<CR>")
	T.contains(editor:messages(), "nothing to list: Laws and treaties")
	T.equal(#editor:lua("return vim.api.nvim_list_wins()"), 1)
end)

test("from Lua", function()
	local editor = T.story()
	T.equal(editor:lua("return require('lede.nvim').list({ type = 'PERSON', location = true })"),
		true)
	T.equal(#items(editor, "getloclist(0)"), 9)
end)
