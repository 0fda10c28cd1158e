-- Links to notes: what is found unlinked, shown, listed, and written after asking.

--- A vault of a case with these notes; its path.
local function vault(name, notes)
	notes[".git/HEAD"] = ""
	return T.folder("vault " .. name, notes)
end

local function edit(path, file, cmd)
	local editor = T.editor({ core = "real", columns = 140, cmd = cmd })
	editor:command("cd " .. vim.fn.fnameescape(path))
	editor:command("edit " .. vim.fn.fnameescape(file or "day.md"))
	return editor
end

local function lines(editor)
	return editor:api("nvim_buf_get_lines", 0, 0, -1, false)
end

--- Waits until all notes have been found.
local function found(editor)
	T.ok(editor:wait("return not require('lede.nvim.vault').is_busy()"))
end

local function run(editor, command)
	editor:type(":" .. command .. "<CR>")
	found(editor)
end

--- Types keys that lead to a question, waits for it, and answers it.
local function answer(editor, keys, question, key)
	editor:api("nvim_input", keys) -- no answer before that to its question
	T.ok(editor:wait_screen(function(screen)
		return screen:find(question)
	end), question)
	editor:type(key)
end

--- What is underlined, and what is told behind lines: "text" and "1→ note".
local function shown(editor)
	return editor:lua([[
		local namespace = vim.api.nvim_create_namespace("lede_links")
		local result = {}
		for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1,
			{ details = true })) do
			if mark[4].virt_text then
				table.insert(result, mark[2] + 1 .. mark[4].virt_text[1][1])
			else
				local line = vim.api.nvim_buf_get_lines(0, mark[2], mark[2] + 1, false)[1]
				table.insert(result, line:sub(mark[3] + 1, mark[4].end_col))
			end
		end
		table.sort(result)
		return result
	]])
end

local PEOPLE = {
	["people/Fumio Kishida.md"] = "---\naliases: [the PM of Japan, 'Kishida-san']\n---\nHe is.",
	["people/joe-biden.md"] = "---\ntitle: \"Joe Biden\"\n---\nSee [[Fumio Kishida]].",
	["Zorblax.md"] = "---\naliases:\n  - Zorb the Great\nother: x\n---\n",
	["day.md"] = "# Fumio Kishida today\n\nFumio Kishida met Joe Biden. Kishida saw Zorblax, `Zorblax`"
		.. " and [[Zorblax]].\n\n- Zorb the Great, #Zorblax, [a Zorblax](https://Zorblax.example)\n"
		.. "- Kishida-san, the PM of Japan, @Zorblax, in a/Zorblax, in Zorblax/a",
}

test("names, titles, aliases and what means the same are found; no headings, code, links", function()
	local editor = edit(vault("found", PEOPLE))
	run(editor, "Lede links")
	T.contains(editor:messages(), "lede: 7 mentions of 3 notes could be links (:Lede link)")
	T.equal(shown(editor), {
		"3→ Fumio Kishida, joe-biden, Zorblax", "5→ Zorblax", "6→ Fumio Kishida",
		"Fumio Kishida", "Joe Biden", "Kishida", "Kishida-san", "Zorb the Great", "Zorblax",
		"the PM of Japan",
	})
	T.equal(lines(editor), vim.split(PEOPLE["day.md"], "\n"))
	run(editor, "Lede links")
	T.equal(shown(editor), {})
end)

test("what is shown follows the text", function()
	local editor = edit(vault("follow", PEOPLE))
	run(editor, "Lede links")
	editor:type("Go and Zorblax too<Esc>")
	T.ok(editor:wait([[
		local namespace = vim.api.nvim_create_namespace("lede_links")
		return #vim.api.nvim_buf_get_extmarks(0, namespace, { 6, 0 }, -1, {}) == 2
	]]))
	editor:command("bwipeout!")
	T.equal(editor:api("nvim_eval", "v:errmsg"), "")
end)

test("one is written after asking, as a wikilink with its text", function()
	local editor = edit(vault("one", PEOPLE))
	editor:api("nvim_win_set_cursor", 0, { 3, 35 })
	answer(editor, ":Lede link<CR>", "Write [[Fumio Kishida|Kishida]]?", "n")
	T.equal(lines(editor)[3], vim.split(PEOPLE["day.md"], "\n")[3])
	answer(editor, ":Lede link<CR>", "Write [[Fumio Kishida|Kishida]]?", "y")
	T.contains(lines(editor)[3], "met Joe Biden. [[Fumio Kishida|Kishida]] saw Zorblax, `Zorblax`")
	editor:api("nvim_win_set_cursor", 0, { 1, 3 })
	run(editor, "Lede! link")
	T.contains(editor:messages(), "lede: nothing that has a note and could be a link is under the cursor")
end)

test("all are written as one step", function()
	local editor = edit(vault("all", PEOPLE))
	answer(editor, ":Lede link all<CR>", "Write 7 links?", "y")
	T.equal(lines(editor), {
		"# Fumio Kishida today", "",
		"[[Fumio Kishida]] met [[joe-biden|Joe Biden]]. [[Fumio Kishida|Kishida]] saw [[Zorblax]], `Zorblax`"
			.. " and [[Zorblax]].", "",
		"- [[Zorblax|Zorb the Great]], #Zorblax, [a Zorblax](https://Zorblax.example)",
		"- [[Fumio Kishida|Kishida-san]], [[Fumio Kishida|the PM of Japan]], @Zorblax, in a/Zorblax,"
			.. " in Zorblax/a",
	})
	run(editor, "Lede! link all")
	T.contains(editor:messages(), "lede: nothing to link")
	editor:type("u")
	T.equal(lines(editor), vim.split(PEOPLE["day.md"], "\n"))
end)

test("the first of each note that is not linked, and those in a range", function()
	local editor = edit(vault("first", PEOPLE))
	run(editor, "Lede! link first")
	T.equal(lines(editor)[3], "[[Fumio Kishida]] met [[joe-biden|Joe Biden]]. Kishida saw Zorblax,"
		.. " `Zorblax` and [[Zorblax]].")
	T.equal(lines(editor)[6], vim.split(PEOPLE["day.md"], "\n")[6])
	editor:command("silent undo")
	run(editor, "5,6Lede! link")
	T.equal(lines(editor)[3], vim.split(PEOPLE["day.md"], "\n")[3])
	T.equal(lines(editor)[5]:sub(1, 29), "- [[Zorblax|Zorb the Great]],")
end)

test("they are listed with their notes", function()
	local editor = edit(vault("list", PEOPLE))
	run(editor, "Lede link list")
	local items = editor:lua("return vim.fn.getqflist()")
	T.equal(#items, 7)
	T.equal({ items[2].lnum, items[2].col }, { 3, 19 })
	T.contains(items[2].text, "people/joe-biden")
	T.contains(items[2].text, "Joe Biden")
end)

test("Markdown links where the vault has these, encoded, relative to the note", function()
	local editor = edit(vault("markdown", {
		["people/Fumio Kishida (PM).md"] = "---\naliases: Fumio Kishida, Kishida\n---\n"
			.. "See [it](../x%20y.md).",
		["days/a.md"] = "Fumio Kishida left. Fumio\nKishida did.\n\n| Kishida |\n|---|\n| Kishida |",
	}), "days/a.md")
	run(editor, "Lede! link all")
	T.equal(lines(editor)[1]:sub(1, 57), "[Fumio Kishida](../people/Fumio%20Kishida%20%28PM%29.md) ")
	T.equal(lines(editor)[4], "| [Kishida](../people/Fumio%20Kishida%20%28PM%29.md) |")
end)

test("the option says how links are written; in tables a bar is escaped", function()
	local editor = edit(vault("style", {
		["A B.md"] = "---\nalias: 'Zorblax'\n---\n[x](y.md)", ["day.md"] = "| Zorblax |\n|---|\n| x |",
	}), "day.md", { "let g:lede = {'links': {'style': 'wiki'}}" })
	run(editor, "Lede! link all")
	T.equal(lines(editor)[1], "| [[A B\\|Zorblax]] |")
end)

test("where several notes have the name, it is asked which, and `all` leaves it", function()
	local editor = edit(vault("several", {
		["a/Zorblax.md"] = "", ["b/Zorblax.md"] = "[[x]]", ["day.md"] = "Zorblax is.",
	}))
	run(editor, "Lede! link all")
	T.contains(editor:messages(), "lede: nothing to link (1 mention of several notes: left)")
	editor:lua([[vim.ui.select = function(items, options, go_on)
		_G.asked = vim.tbl_map(options.format_item, items)
		go_on(items[2])
	end]])
	run(editor, "Lede link")
	T.equal(editor:lua("return asked"), { "a/Zorblax", "b/Zorblax" })
	T.equal(lines(editor), { "[[b/Zorblax|Zorblax]] is." })
end)

test("a note never links to itself", function()
	local editor = edit(vault("self", {
		[".obsidian/app.json"] = "{}", ["Zorblax.md"] = "Zorblax is Zorblax Two.",
		["Zorblax Two.md"] = "",
	}), "Zorblax.md")
	run(editor, "Lede! link all")
	T.equal(lines(editor), { "Zorblax is [[Zorblax Two]]." })
end)

test("new, changed and removed notes are noticed", function()
	local path = vault("change", { ["Zorblax.md"] = "", ["day.md"] = "Zorblax, Blorbo, Quux." })
	local editor = edit(path)
	run(editor, "Lede links")
	T.equal(shown(editor), { "1→ Zorblax", "Zorblax" })
	vim.fn.writefile({ "---", "aliases: [Blorbo, Quux]", "---" }, path .. "/new.md")
	os.remove(path .. "/Zorblax.md")
	editor:command("doautocmd FocusGained")
	found(editor)
	T.equal(shown(editor), { "1→ new", "Blorbo", "Quux" })
	editor:command("new Zorblax.md | write | close")
	found(editor)
	T.equal(shown(editor), { "1→ Zorblax, new", "Blorbo", "Quux", "Zorblax" })
end)

test("odd files and folders do no harm, and there is a limit", function()
	local path = vault("odd", {
		["day.md"] = "Zorblax, Bl'orb \"o\", #x\ty and Ünö.", ["Zorblax.md/inside.md"] = "",
		["Bl'orb \"o\".md"] = "\255\254", ["#x\ty.md"] = "", ["Ünö.md"] = "---\naliases: [",
		[".hidden/Zorblax.md"] = "", ["node_modules/Zorblax.md"] = "", ["1.md"] = "",
	})
	vim.loop.fs_symlink(path, path .. "/loop")
	vim.loop.fs_symlink(path .. "/nowhere", path .. "/Zorblax2.md")
	local editor = edit(path)
	run(editor, "Lede links")
	T.equal(shown(editor), { "#x\ty", "1→ Bl'orb \"o\", #x\ty, Ünö", "Bl'orb \"o\"", "Ünö" })
	editor:lua("vim.b.lede = { links = { max_notes = 2 } }")
	run(editor, "doautocmd FocusGained | Lede links | Lede links")
	editor:lua([[
		require("lede.nvim.vault").get(0, function(vault) _G.complete = vault.complete end)
	]])
	found(editor)
	T.equal(editor:lua("return complete"), false)
end)

test("brackets are read as links are, and end with their paragraph", function()
	local editor = T.editor()
	T.equal(editor:lua([=[
		local text = "[a [b](c)] [d]: e \\[f] [g\n\nh] [[i#j|k]] ![l](<m n.md>) [o](p%20q.md#r) [s][t] ]"
		return vim.tbl_map(function(link)
			return { text:sub(link.first, link.last), link.wiki or false, link.path or false }
		end, require("lede.nvim.linktext").all(text))
	]=]), {
		{ "[a [b](c)]", false, false }, { "[d]", false, false }, { "[[i#j|k]]", "i", false },
		{ "[l](<m n.md>)", false, "m n.md" }, { "[o](p%20q.md#r)", false, "p q.md" },
		{ "[s][t]", false, false },
	})
end)

test("the way to a file", function()
	local editor = T.editor()
	T.equal(editor:lua([[
		local relative = require("lede.nvim.linktext").relative
		return { relative("/a/b", "/a/b/c.md"), relative("/a/b", "/a/c.md"), relative("/", "/c.md"),
			relative("/a/bc", "/a/b/c.md"), relative("/a", "/x/y.md") }
	]]), { "c.md", "../c.md", "c.md", "../b/c.md", "../x/y.md" })
end)

test("a text that can't be changed is said", function()
	local editor = edit(vault("fixed", PEOPLE))
	editor:command("set nomodifiable")
	run(editor, "Lede! link all")
	T.contains(editor:messages(), "lede: the text can't be changed")
end)

test("keys can be mapped to it, and scripts can do it", function()
	local editor = edit(vault("keys", PEOPLE))
	editor:command("nmap gl <Plug>(lede-links)| xmap gl <Plug>(lede-link)")
	editor:type("gl")
	found(editor)
	T.equal(#shown(editor), 10)
	answer(editor, "5GVgl", "Write 1 link?", "y")
	T.contains(lines(editor)[5], "[[Zorblax|Zorb the Great]]")
	editor:lua("require('lede.nvim').link('all', { range = { 6, 6 }, ask = false })")
	found(editor)
	T.contains(lines(editor)[6], "[[Fumio Kishida|the PM of Japan]]")
	T.equal(lines(editor)[3], vim.split(PEOPLE["day.md"], "\n")[3])
	editor:lua("require('lede.nvim').links()")
	T.equal(shown(editor), {})
end)

test("completion and wrong arguments", function()
	local editor = edit(vault("arguments", PEOPLE))
	T.equal(editor:lua("return vim.fn.getcompletion('Lede link ', 'cmdline')"),
		{ "all", "first", "list" })
	run(editor, "Lede link everything")
	T.contains(editor:messages(), "lede: :Lede link is one of all, first, list, not 'everything'")
end)
