-- Marks are at the right bytes whatever the text is made of.

local function marks_of(editor)
	return editor:lua("return marks()")
end

test("a name in a line", function()
	local editor = T.open("Mr. Fumio Kishida flew to Washington.")
	editor:command("Lede")
	T.equal(marks_of(editor), {
		{ 0, 4, 17, "LedePerson", "Fumio Kishida" },
		{ 0, 26, 36, "LedeGpe", "Washington" },
	})
end)

test("multibyte text before and in names", function()
	local editor = T.open(
		"“Zoë Ångström” 🙂👩‍👩‍👧 visits São Paulo — and\n"
			.. "Today: 東京 is Tōkyō."
	)
	editor:command("Lede")
	T.equal(marks_of(editor), {
		{ 0, 3, 18, "LedePerson", "Zoë Ångström" },
		{ 0, 52, 62, "LedeGpe", "São Paulo" },
		{ 1, 17, 24, "LedeGpe", "Tōkyō" },
	})
end)

test("a file with CRLF line ends", function()
	local path = T.file("dos.md", "One line.\r\n\r\nNATO is in Washington.\r\nSão Paulo\r\n")
	local editor = T.editor({ arguments = { path } })
	T.equal(editor:lua("return vim.bo.fileformat"), "dos")
	editor:command("Lede enable")
	T.equal(marks_of(editor), {
		{ 2, 0, 4, "LedeOrg", "NATO" },
		{ 2, 11, 21, "LedeGpe", "Washington" },
		{ 3, 0, 10, "LedeGpe", "São Paulo" },
	})
end)

test("CRLF in a file that is read as unix", function()
	local path = T.file("mixed.md", "One\n\r\nUnited\r\nNations in Washington\r\n")
	local editor = T.editor({ arguments = { path } })
	T.equal(editor:lua("return vim.bo.fileformat"), "unix")
	editor:command("Lede enable")
	T.equal(marks_of(editor), {
		{ 2, 0, 6, "LedeOrg", "United" },
		{ 3, 0, 7, "LedeOrg", "Nations" },
		{ 3, 11, 21, "LedeGpe", "Washington" },
	})
end)

test("a byte order mark and NUL bytes", function()
	local path = T.file("nul.md", "\239\187\191NATO\0 and NATO\0\n\0NATO.\n")
	local editor = T.editor({ arguments = { path } })
	editor:command("Lede enable")
	local places = editor:lua([[
		return vim.tbl_map(function(mark) return { mark[1], mark[2], mark[3] } end, marks())
	]])
	T.equal(places, { { 0, 0, 4 }, { 0, 10, 14 }, { 1, 1, 5 } })
end)

test("a name broken over lines has no mark on indentation or quote marks", function()
	local editor = T.open("> The United\n> Nations\nand the United   \n\t Nations")
	editor:lua("package.loaded.lede.analyze = loadfile(...)", T.here .. "/whole_text.lua")
	editor:command("Lede")
	T.equal(marks_of(editor), {
		{ 0, 2, 12, "LedeOrg", "The United" },
		{ 1, 2, 9, "LedeOrg", "Nations" },
		{ 2, 0, 14, "LedeOrg", "and the United" },
		{ 3, 2, 9, "LedeOrg", "Nations" },
	})
end)

test("an empty buffer, and names at the very ends", function()
	local editor = T.open("")
	editor:command("Lede")
	T.equal(marks_of(editor), {})
	editor:api("nvim_buf_set_lines", 0, 0, -1, false, { "NATO", "", "NATO" })
	editor:command("Lede refresh")
	T.equal(marks_of(editor), {
		{ 0, 0, 4, "LedeOrg", "NATO" },
		{ 2, 0, 4, "LedeOrg", "NATO" },
	})
end)

test("a very long line", function()
	local editor = T.open(("word "):rep(40000) .. "NATO met.")
	editor:command("Lede")
	T.settle(editor)
	T.equal(marks_of(editor), { { 0, 200000, 200004, "LedeOrg", "NATO" } })
end)
