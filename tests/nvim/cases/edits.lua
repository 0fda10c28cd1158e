-- Marks follow the text: touched ones go at once, the rest stay as they are, and after a pause
-- everything is right.

local LONG = 600000 -- milliseconds; a pause that does not end within a test

-- Whether what has been read of the text is what is in the buffer.
local IS_READ_RIGHT = [[
	local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
	local there = require("lede.nvim.lines").of(vim.api.nvim_get_current_buf())
	return there.count == #lines and there.text == table.concat(lines, "\n")
]]

local function words(editor)
	return editor:lua([[return vim.tbl_map(function(m) return m[5] end, marks())]])
end

local function ids(editor)
	return editor:lua([[
		local namespace = vim.api.nvim_get_namespaces().lede
		local found = vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, {})
		return vim.tbl_map(function(m) return m[1] end, found)
	]])
end

test("a letter typed into a name removes its mark at once", function()
	local editor = T.open("Mr. Fumio Kishida is in Washington.", { debounce = LONG })
	editor:command("Lede")
	editor:type("6|ix")
	T.equal(words(editor), { "Washington" })
end)

test("typing after a name: a letter removes the mark, a comma or a space does not", function()
	local editor = T.open("Fumio Kishida", { debounce = LONG })
	editor:command("Lede")
	editor:type("A, ")
	T.equal(words(editor), { "Fumio Kishida" })
	editor:type("<BS><BS>s")
	T.equal(words(editor), {})
end)

test("typing before a name: a letter removes the mark, a space does not", function()
	local editor = T.open("NATO", { debounce = LONG })
	editor:command("Lede")
	editor:type("I- ")
	T.equal(words(editor), { "NATO" })
	editor:type("x")
	T.equal(words(editor), {})
end)

test("joining a name with the next word removes the mark", function()
	local editor = T.open("In Washington DC", { debounce = LONG })
	editor:command("Lede")
	T.equal(words(editor), { "Washington" })
	editor:type("14|x")
	T.equal(words(editor), {})
end)

test("text inserted between names moves marks without removing any", function()
	local editor = T.open("NATO in Washington\nFumio Kishida", { debounce = LONG })
	editor:command("Lede")
	local before = ids(editor)
	editor:type("5|i é🙂,<CR>so ")
	T.equal(words(editor), { "NATO", "Washington", "Fumio Kishida" })
	T.equal(ids(editor), before)
end)

test("deleting lines removes their marks only", function()
	local editor = T.open("NATO\nKishida\nWashington\nTōkyō", { debounce = LONG })
	editor:command("Lede")
	editor:type("2GdjG")
	T.equal(words(editor), { "NATO", "Tōkyō" })
end)

test("one half of a broken name takes the other with it", function()
	local editor = T.open("the United\nNations and NATO", { debounce = LONG })
	editor:command("Lede")
	T.equal(words(editor), { "United", "Nations", "NATO" })
	editor:type("G3|ix")
	T.equal(words(editor), { "NATO" })
end)

test("marks are made anew after a pause, and only then", function()
	local editor = T.open("Some words.", { debounce = LONG })
	editor:command("Lede")
	local before = editor:lua("return _G.analyses")
	editor:type("A NATO<Esc>")
	T.equal(editor:lua("return _G.analyses"), before)
	editor:lua("vim.b.lede = { debounce = 1 }")
	editor:type("0iTōkyō <Esc>")
	T.settle(editor)
	T.equal(words(editor), { "Tōkyō", "NATO" })
	T.equal(editor:lua("return _G.analyses"), before + 1, "one analysis for both edits")
end)

test("a new analysis keeps the marks that are right", function()
	local editor = T.open("NATO\nKishida\nWashington", { debounce = 10 })
	editor:command("Lede")
	local before = ids(editor)
	editor:type("2GI: <Esc>oTōkyō<Esc>")
	T.ok(editor:wait("return #marks() == 4"))
	local after = ids(editor)
	T.equal({ after[1], after[2], after[4] }, before)
end)

test("a name that becomes another type is marked as that type", function()
	local editor = T.open("NATO", { debounce = 10 })
	editor:command("Lede")
	editor:lua([[package.loaded.lede.analyze = function()
		return stand_in_document({
			{ first = 1, last = 4, text = "NATO", type = "GPE", score = 1, sentence = 1 },
		})
	end]])
	editor:command("Lede refresh")
	T.equal(editor:lua("return marks()"), { { 0, 0, 4, "LedeGpe", "NATO" } })
end)

test("undo and redo", function()
	local editor = T.open("NATO in Washington", { debounce = 10 })
	editor:command("Lede")
	editor:type("dw")
	T.ok(editor:wait("return #marks() == 1"))
	editor:type("u")
	T.ok(editor:wait("return #marks() == 2"))
	T.equal(words(editor), { "NATO", "Washington" })
	editor:type("<C-r>")
	T.ok(editor:wait("return #marks() == 1"))
	T.equal(words(editor), { "Washington" })
end)

test("substitution everywhere", function()
	local editor = T.open(("in Washington\n"):rep(200), { debounce = 10, rows = 210 })
	editor:command("Lede")
	T.equal(#words(editor), 200)
	editor:type(":%s/Washington/NATO<CR>")
	T.settle(editor)
	T.equal(editor:lua("return marks()[200]"), { 199, 3, 7, "LedeOrg", "NATO" })
	editor:type("u")
	T.settle(editor)
	T.equal(editor:lua("return marks()[1]"), { 0, 3, 13, "LedeGpe", "Washington" })
end)

test("many lines at once: substituted, deleted, undone, pasted, sorted", function()
	local editor = T.open(("in Washington\nNATO\n"):rep(3000), { debounce = 1 })
	editor:command("Lede")
	for _, keys in ipairs({
		":%s/NATO/Kishida<CR>", "u", ":g/NATO/d<CR>", "u", "ggyGGp", ":sort<CR>", "u", "u", "ggdG", "u",
		":%s/\\n/ /<CR>", "u", ":%!sort<CR>", ":earlier 2<CR>", ":10,2000m$<CR>", "gg100J", "u",
	}) do
		editor:type(keys)
		T.settle(editor)
		T.equal(editor:lua([[
			local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
			return require("lede.nvim.analysis").fresh(0).text == text
		]]), true, keys)
		T.ok(editor:lua(IS_READ_RIGHT), keys)
		T.ok(#words(editor) < 3000, "marks after " .. keys)
	end
end)

test("the preview of a substitution leaves nothing behind", function()
	local editor = T.open("in Washington\nin Washington", { debounce = 10 })
	editor:command("set inccommand=nosplit | Lede")
	local before = editor:lua("return marks()")
	editor:type(":%s/Wash/NATO ")
	vim.wait(50)
	editor:type("<Esc>")
	T.ok(editor:wait("return #marks() == 2"))
	T.equal(editor:lua("return marks()"), before)
end)

test("a huge paste and its removal", function()
	local editor = T.open("NATO", { debounce = 10 })
	editor:command("Lede")
	editor:lua([[vim.api.nvim_put(vim.fn["repeat"]({ "in Washington" }, 5000), "l", true, true)]])
	T.settle(editor)
	T.equal(words(editor)[2], "Washington")
	editor:type("G")
	T.ok(editor:wait("return #marks() > 0 and marks()[#marks()][1] == 5000"))
	T.ok(#words(editor) < 100, "what is not seen is not marked")
	editor:type("u")
	T.ok(editor:wait("return #marks() == 1"))
	T.equal(words(editor), { "NATO" })
end)

test("moving lines, sorting, formatting, filtering", function()
	local editor = T.open("Washington\nNATO\nKishida", { debounce = 10 })
	editor:command("Lede")
	editor:type(":1m$<CR>")
	T.settle(editor)
	T.equal(words(editor), { "NATO", "Kishida", "Washington" })
	editor:type(":sort<CR>")
	T.settle(editor)
	T.equal(words(editor), { "Kishida", "NATO", "Washington" })
	editor:type("ggVGJ")
	T.settle(editor)
	T.equal(words(editor), { "Kishida", "NATO", "Washington" })
end)

test("an analysis that fails says so and disables", function()
	local editor = T.open("NATO", { debounce = 10 })
	editor:command("Lede")
	editor:lua("_G.analysis_fails = true")
	editor:type("xu")
	T.ok(editor:wait("return not require('lede.nvim').is_enabled()"))
	T.equal(words(editor), {})
	T.contains(editor:messages(), "lede: the analysis has failed")
end)

-- What a person may do to a text, as keys. The same ones in each run.
local HABITS = {
	"dw", "x", "J", "dd", "p", "P", "u", "<C-r>", "yyp", "ONATO <Esc>", "A in Tōkyō<Esc>",
	"i, <Esc>", "a🙂<Esc>", "cwKishida<Esc>", "~", "gUw", ">>", "<<", "gqap", ":m0<CR>", "xp",
	"wi<CR><Esc>", "D", "S<C-r>0<Esc>", "rx", "vap\"ad\"aP", "<C-v>jld", "<C-v>jI- <Esc>", "gJ",
	":s/in/inside/ge<CR>", ":g/NATO/t.<CR>", ":undo 0<CR>", ":earlier 3<CR>", ":later 2<CR>",
	"qaqqaA.<Esc>jq@a", "ddP.", "ciwSão Paulo<Esc>", ":%s/Kishida/Fumio Kishida/ge<CR>",
}

test("after any edits the marks are those of a fresh analysis", function()
	local seed = 20240408
	local function random(n)
		seed = (seed * 16807) % 2147483647 -- Park and Miller
		return seed % n + 1
	end
	local editor = T.open("", { debounce = 1 })
	editor:command("Lede")
	for round = 1, 12 do
		editor:api("nvim_buf_set_lines", 0, 0, -1, false, vim.split(
			"Fumio Kishida flew to Washington.\n\nThe United\nNations and NATO met in\nSão Paulo, "
			.. "where 🙂 Zoë Ångström lives.\nJapanese Tōkyō", "\n"))
		local typed = {}
		for _ = 1, 15 do
			local keys = ("%dG%d|"):format(random(7), random(30)) .. HABITS[random(#HABITS)]
			table.insert(typed, keys)
			editor:type(keys .. "<Esc>")
			if random(3) == 1 then
				T.settle(editor)
			end
		end
		T.settle(editor)
		local kept = editor:lua("return marks()")
		editor:command("Lede disable | Lede enable")
		local what = "round " .. round .. ": " .. table.concat(typed, " ")
		T.ok(editor:lua(IS_READ_RIGHT), what)
		T.equal(kept, editor:lua("return marks()"), what)
	end
end)
