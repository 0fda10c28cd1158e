-- Users' own lists: found, applied, kept until they change, wrong lines told once.

--- An editor with the file, whose user's lists are in home/lede.
local function edit(path, home)
	local editor = T.editor({ core = "real", debounce = 10, cmd = {
		("let $XDG_CONFIG_HOME = '%s'"):format(home or T.scratch .. "/none"),
	} })
	editor:command("edit " .. vim.fn.fnameescape(path))
	return editor
end

--- What an analysis of the current buffer finds, "TYPE text".
local FOUND = [[
	local analysis = assert(require("lede.nvim.analysis").of(vim.api.nvim_get_current_buf()))
	return vim.tbl_map(function(entity)
		return entity.type .. " " .. entity.text
	end, analysis:all_entities())
]]

test("lists of project, user and front matter are applied", function()
	local home = T.folder("home", { ["lede/terms.tsv"] = "Quux\tPRODUCT" })
	local vault = T.folder("va ult's %", {
		[".lede/terms.tsv"] = "Zorblax\tGPE",
		["deep/no te.md"] = "---\nlede:\n  terms:\n    - Blorbo : ORG\n---\n"
			.. "Zorblax and quux and Blorbo and Quux.",
	})
	local editor = edit(vault .. "/deep/no te.md", home)
	T.equal(editor:lua(FOUND), { "GPE Zorblax", "ORG Blorbo", "PRODUCT Quux" })
	editor:command("Lede")
	T.equal(#editor:lua("return marks()"), 3)
	T.equal(editor:messages(), "")
end)

test("they are made once, and again when one of them or the front matter changes", function()
	local vault = T.folder("once", {
		[".lede/terms.tsv"] = "Zorblax\tGPE",
		["a.md"] = "---\nlede:\n  terms:\n    - Blorbo : ORG\n---\nZorblax, Blorbo.",
		["b.md"] = "Zorblax, Blorbo.",
	})
	local editor = edit(vault .. "/a.md")
	editor:lua([[
		local lede = require("lede")
		local rules = lede.rules
		_G.made = 0
		lede.rules = function(...)
			made = made + 1
			return rules(...)
		end
	]])
	T.equal(editor:lua(FOUND), { "GPE Zorblax", "ORG Blorbo" })
	editor:type("Go more<Esc>")
	T.equal(editor:lua(FOUND), { "GPE Zorblax", "ORG Blorbo" })
	T.equal(editor:lua("return made"), 1)
	editor:command("4s/ORG/LOC/")
	T.equal(editor:lua(FOUND), { "GPE Zorblax", "LOC Blorbo" })
	T.equal(editor:lua("return made"), 2)
	editor:command("hide edit " .. vault .. "/b.md")
	T.equal(editor:lua(FOUND), { "GPE Zorblax" })
	T.folder("once", { [".lede/terms.tsv"] = "Zorblax\tGPE\nBlorbo\tFAC" })
	editor:type("Go more<Esc>")
	T.equal(editor:lua(FOUND), { "GPE Zorblax", "FAC Blorbo" })
end)

test("marks follow a list that is written here or elsewhere", function()
	local vault = T.folder("follow", { [".lede/terms.tsv"] = "Zorblax\tGPE", ["a.md"] = "Zorblax." })
	local editor = edit(vault .. "/a.md")
	editor:command("Lede enable")
	T.equal(editor:lua("return marks()"), { { 0, 0, 7, "LedeGpe", "Zorblax" } })
	editor:command("split " .. vault .. "/.lede/terms.tsv")
	editor:command("%s/GPE/ORG/ | write | close")
	T.ok(editor:wait("return (marks()[1] or {})[4] == 'LedeOrg'"))
	T.folder("follow", { [".lede/terms.tsv"] = "Zorblax\tPERSON" })
	editor:command("doautocmd FocusGained")
	T.ok(editor:wait("return (marks()[1] or {})[4] == 'LedePerson'"))
end)

test("a wrong line is told once, with its place, and the others hold", function()
	local vault = T.folder("wrong", {
		[".lede/terms.tsv"] = "Zorblax\tGPE\nnonsense",
		[".lede/decisions.txt"] = "neither\nnor",
		["a.md"] = "Zorblax.",
	})
	local editor = edit(vault .. "/a.md")
	editor:command("cd " .. vault)
	T.equal(editor:lua(FOUND), { "GPE Zorblax" })
	editor:type("Go more<Esc>")
	T.equal(editor:lua(FOUND), { "GPE Zorblax" })
	T.ok(editor:wait("return vim.fn.execute('messages'):find('wrong: ') ~= nil"))
	local messages = editor:messages()
	T.contains(messages, "wrong: .lede/terms.tsv:2 and 2 more, see :checkhealth lede")
	T.equal(select(2, messages:gsub("terms.tsv:2", "")), 1)
	editor:command("checkhealth lede")
	local report = table.concat(editor:api("nvim_buf_get_lines", 0, 0, -1, false), "\n")
	T.contains(report, ".lede/terms.tsv:2: a term, a tab and its type are wanted")
	T.contains(report, ".lede/decisions.txt:1: ")
	T.contains(report, ".lede/decisions.txt:2: ")
	T.contains(report, "used: .lede/decisions.txt, .lede/terms.tsv")
end)

test("a list that can't be read is told, and the others hold", function()
	local vault = T.folder("unread", {
		[".lede/terms.tsv"] = "Zorblax\tGPE",
		[".lede/decisions.txt/is a folder"] = "",
		["a.md"] = "Zorblax.",
	})
	local editor = edit(vault .. "/a.md")
	editor:command("cd " .. vault)
	T.equal(editor:lua(FOUND), { "GPE Zorblax" })
	T.ok(editor:wait("return vim.fn.execute('messages'):find('decisions.txt: ', 1, true) ~= nil"))
end)

test("a buffer without a file has the lists of the working directory", function()
	local vault = T.folder("unnamed", { [".lede/terms.tsv"] = "Zorblax\tGPE" })
	local editor = T.editor({ core = "real" })
	editor:command("cd " .. vault)
	editor:api("nvim_buf_set_lines", 0, 0, -1, false, { "Zorblax." })
	T.equal(editor:lua(FOUND), { "GPE Zorblax" })
end)
