-- Corrections: what is written into which list, seen at once, taken back; nothing in the text.

local TEXT = "Fumio Kishida met Joe Biden in Washington. Kishida said that Tokyo would pay. "
	.. "Biden agreed with Kishida."

--- An editor that marks the file a.md of the folder.
local function edit(path, file)
	local home = ("let $XDG_CONFIG_HOME = '%s/config'"):format(path)
	local editor = T.editor({ core = "real", debounce = 10, columns = 160, cmd = { home } })
	editor:command("cd " .. vim.fn.fnameescape(path))
	editor:command("edit " .. vim.fn.fnameescape(file or "a.md"))
	editor:command("Lede enable")
	return editor
end

--- A project with that text in a.md, and its editor.
local function open(name, text)
	local path = T.folder(name, { [".git/HEAD"] = "", ["a.md"] = text or TEXT })
	return edit(path), path
end

local function at(editor, text)
	editor:api("nvim_win_set_cursor", 0, { 1, 0 })
	editor:lua("vim.fn.search(..., 'c')", "\\V" .. text)
end

local function run(editor, command)
	editor:type(":" .. command .. "<CR>")
end

--- The clusters of the current buffer, "TYPE name: forms".
local function clusters(editor)
	return editor:lua([[
		local analysis = require("lede.nvim.analysis").of(vim.api.nvim_get_current_buf())
		local all = vim.tbl_map(function(cluster)
			local forms = vim.tbl_map(function(alias) return alias.text end, cluster.aliases)
			table.sort(forms)
			return cluster.type .. " " .. cluster.name .. ": " .. table.concat(forms, ", ")
		end, analysis:all_clusters())
		table.sort(all)
		return all
	]])
end

local function has(editor, cluster)
	T.contains(table.concat(clusters(editor), "\n") .. "\n", cluster .. "\n")
end

--- Answers each vim.ui.select with the item of that text, and notes what it was asked.
local function answer(editor, choice)
	editor:lua([[
		local choice = ...
		vim.ui.select = function(items, options, on_choice)
			local format = options.format_item or tostring
			_G.asked = { options.prompt, vim.tbl_map(format, items) }
			for index, item in ipairs(items) do
				if format(item) == choice then
					return on_choice(item, index)
				end
			end
			on_choice(nil)
		end
	]], choice)
end

test("two names are the same, seen at once, in the project's list", function()
	local editor, path = open("same", "Mumbai grew. Bombay was its name. We saw Bombay.")
	at(editor, "Bombay")
	run(editor, "Lede same Mumbai")
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Bombay = Mumbai\n")
	T.contains(editor:messages(), "lede: Bombay = Mumbai (in .lede/decisions.txt)")
	has(editor, " Bombay: Bombay, Mumbai")
	T.equal(editor:lua("return vim.bo.modified"), false)
end)

test("what is to be the same is chosen among the other names, its type first", function()
	local editor, path = open("choose")
	at(editor, "Kishida said")
	answer(editor, "Joe Biden")
	run(editor, "Lede same")
	T.equal(editor:lua("return asked[1]"), "Fumio Kishida is the same as")
	T.equal(editor:lua("return asked[2]")[1], "Joe Biden")
	T.equal(#editor:lua("return asked[2]"), 3)
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Fumio Kishida = Joe Biden\n")
end)

test("a name is not the one it was taken for", function()
	local editor, path = open("different")
	has(editor, "PERSON Fumio Kishida: Fumio Kishida, Kishida")
	at(editor, "Kishida said")
	answer(editor, "Fumio Kishida")
	run(editor, "Lede different")
	T.equal(editor:lua("return asked"), { "Kishida is not", { "Fumio Kishida" } })
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Kishida != Fumio Kishida\n")
	has(editor, "PERSON Fumio Kishida: Fumio Kishida")
	has(editor, "PERSON Kishida: Kishida")
end)

test("another type, for all the ways of writing it, taken back in one step", function()
	local editor, path = open("type")
	at(editor, "Kishida said")
	run(editor, "Lede type org")
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Kishida : ORG\nFumio Kishida : ORG\n")
	has(editor, "ORG Fumio Kishida: Fumio Kishida, Kishida")
	T.equal(editor:lua("return marks()[1][4]"), "LedeOrg")
	run(editor, "Lede undo")
	T.contains(editor:messages(), "lede: taken back: Kishida : ORG, and so 1 more")
	T.equal(vim.fn.isdirectory(path .. "/.lede"), 0)
	has(editor, "PERSON Fumio Kishida: Fumio Kishida, Kishida")
	T.equal(editor:lua("return marks()[1][4]"), "LedePerson")
end)

test("a type is one there is, or a new word that is no slip", function()
	local editor, path = open("types")
	at(editor, "Washington")
	run(editor, "Lede type PERSN")
	T.contains(editor:messages(), "lede: there is no type PERSN, did you mean PERSON?")
	run(editor, "Lede type 7up")
	T.contains(editor:messages(), "lede: '7up' is no type")
	T.equal(T.read(path .. "/.lede/decisions.txt"), nil)
	run(editor, "Lede type CAPITAL")
	T.equal(editor:lua([[
		local analysis = require("lede.nvim.analysis").of(vim.api.nvim_get_current_buf())
		return #analysis.doc:entities({ type = "CAPITAL" })
	]]), 1)
	T.ok(vim.tbl_contains(
		editor:lua("return vim.fn.getcompletion('Lede type ', 'cmdline')"), "CAPITAL"))
end)

test("a thing is called otherwise, and again otherwise", function()
	local editor, path = open("rename")
	at(editor, "Kishida said")
	run(editor, "Lede rename the prime minister")
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Fumio Kishida => the prime minister\n")
	has(editor, "PERSON the prime minister: Fumio Kishida, Kishida")
	editor:lua("vim.ui.input = function(options, go_on) _G.asked = options.default; go_on('F. K.') end")
	run(editor, "Lede rename")
	T.equal(editor:lua("return asked"), "the prime minister")
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Fumio Kishida => F. K.\n")
	has(editor, "PERSON F. K.: Fumio Kishida, Kishida")
	at(editor, "Biden")
	run(editor, "Lede same F. K.")
	T.contains(T.read(path .. "/.lede/decisions.txt"), "\nJoe Biden = Fumio Kishida\n")
end)

test("what is no name is not marked any more", function()
	local editor, path = open("ignore")
	at(editor, "Washington")
	local marks = #editor:lua("return marks()")
	run(editor, "Lede ignore")
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Washington : -\n")
	T.equal(#editor:lua("return marks()"), marks - 1)
	run(editor, "Lede undo")
	T.equal(#editor:lua("return marks()"), marks)
end)

test("a selection becomes a term, whatever the bytes around it", function()
	local editor, path = open("add", "„zorblax ø“ they said. The\nquux zorblax ø.")
	editor:type("0llvee:Lede add GPE<CR>")
	T.equal(T.read(path .. "/.lede/terms.tsv"), "zorblax ø\tGPE\n")
	T.equal(editor:lua("return vim.tbl_map(function(mark) return mark[5] end, marks())"),
		{ "zorblax ø", "zorblax ø" })
	run(editor, "Lede undo")
	T.equal(T.read(path .. "/.lede/terms.tsv"), nil)
	T.equal(editor:lua("return marks()"), {})
	editor:api("nvim_win_set_cursor", 0, { 2, 0 })
	run(editor, "Lede! add PRODUCT")
	T.equal(T.read(path .. "/config/lede/terms.tsv"), "quux\tPRODUCT\n")
end)

test("a selection is a name, the lines of a range are not cut", function()
	local editor, path = open("range")
	at(editor, "Kishida said")
	editor:type("viw:Lede ignore<CR>")
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Kishida : -\n")
	at(editor, "met")
	editor:type("viw:Lede ignore<CR>")
	T.contains(editor:messages(), "lede: nothing is found in the selection")
end)

test("the menu does each of them", function()
	local editor, path = open("menu")
	at(editor, "Kishida said")
	answer(editor, "is nothing to be marked")
	run(editor, "Lede correct")
	T.equal(editor:lua("return asked"), { "Kishida", {
		"is the same as ...", "is not the same as ...", "is no person but ...", "is called ...",
		"is nothing to be marked",
	} })
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Kishida : -\n")
	answer(editor, "(take back: Kishida : -)")
	run(editor, "Lede correct")
	T.equal(T.read(path .. "/.lede/decisions.txt"), nil)
	answer(editor, "is a ...")
	at(editor, "agreed")
	editor:type("viw:Lede correct<CR>")
	T.equal(editor:lua("return { asked[1], asked[2][1], #asked[2] }"),
		{ "agreed is a", "PERSON    person", editor:lua("return #require('lede').types") })
end)

test("without a name under the cursor it is said what to do", function()
	local editor, path = open("nothing")
	at(editor, "met")
	for _, command in ipairs({ "same X", "different X", "type ORG", "rename X", "ignore" }) do
		run(editor, "messages clear | Lede " .. command)
		T.contains(editor:messages(), "lede: no name under the cursor; select a name and try")
	end
	T.equal(T.read(path .. "/.lede/decisions.txt"), nil)
	run(editor, "messages clear | Lede undo")
	T.contains(editor:messages(), "lede: nothing has been decided in this session")
end)

test("completion knows names, forms and types", function()
	local editor = open("complete")
	local function complete(line)
		return editor:lua("return vim.fn.getcompletion(..., 'cmdline')", line)
	end
	at(editor, "Kishida said")
	T.equal(complete("Lede same "), { "Joe Biden", "Washington", "Tokyo" })
	T.equal(complete("Lede same Joe "), { "Biden" })
	T.equal(complete("Lede different "), { "Fumio Kishida" })
	T.equal(complete("Lede type per"), { "PERSON", "PERCENT" })
	T.equal(complete("Lede add QUA"), { "QUANTITY" })
	T.equal(complete("Lede rename F"), { "Fumio Kishida" })
end)

test("the list is that of the nearest .lede, of the option, or of the user", function()
	local path = T.folder("where", { [".git/HEAD"] = "", ["deep/.lede/terms.tsv"] = "",
		["deep/er/a.md"] = TEXT, ["own/x"] = "" })
	local editor = edit(path, "deep/er/a.md")
	at(editor, "Washington")
	run(editor, "Lede ignore")
	T.equal(T.read(path .. "/deep/.lede/decisions.txt"), "Washington : -\n")
	run(editor, "Lede! rename D.C.")
	run(editor, "Lede undo")
	run(editor, "Lede! rename D.C.")
	T.equal(T.read(path .. "/config/lede/decisions.txt"), "Washington => D.C.\n")
	editor:lua("vim.b.lede = { lists = ... }", path .. "/own")
	at(editor, "Tokyo")
	run(editor, "Lede type FAC")
	T.equal(T.read(path .. "/own/decisions.txt"), "Tokyo : FAC\n")
	has(editor, "FAC Tokyo: Tokyo")
	run(editor, "Lede decisions")
	T.equal(editor:lua("return vim.fn.expand('%:p')"), path .. "/own/decisions.txt")
	run(editor, "close | Lede! decisions")
	T.equal(editor:lua("return vim.fn.expand('%:p')"), path .. "/config/lede/decisions.txt")
end)

test("a list that is new can be written", function()
	local editor, path = open("new")
	editor:command("Lede decisions")
	editor:type("iTokyo : -<Esc>:write | close<CR>")
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Tokyo : -\n")
	T.lacks(table.concat(clusters(editor), "\n"), "Tokyo")
end)

test("a file that is in no project: the user's list", function()
	local path = T.folder("alone", { ["a b'%#.md"] = TEXT })
	local editor = edit(path, "a b'%#.md")
	at(editor, "Tokyo")
	run(editor, "Lede ignore")
	T.equal(T.read(path .. "/config/lede/decisions.txt"), "Tokyo : -\n")
end)

test("names with signs in them are quoted", function()
	local editor, path = open("odd", "A : B Inc won. Tokyo lost.")
	editor:type("ggvfc:Lede add ORG<CR>")
	T.equal(T.read(path .. "/.lede/terms.tsv"), "A : B Inc\tORG\n")
	run(editor, "Lede rename x # y")
	T.equal(T.read(path .. "/.lede/decisions.txt"), '"A : B Inc" => "x # y"\n')
	T.ok(editor:lua([[return not require("lede.nvim.decide").line('x " # y', ":", "-")]]))
end)

test("a name that is broken over two lines is one", function()
	local editor, path = open("wrapped", "The president, who had come to power after a long"
		.. " and rather tiresome\ncampaign across the whole continent, was expected to meet the"
		.. " leaders of\nall of the parties in the capital on Thursday, and so they met Joe\n"
		.. "Biden in the city of Tokyo.")
	at(editor, "Joe")
	run(editor, "Lede ignore")
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Joe Biden : -\n")
end)

test("a broken list is never lost, nor what others write", function()
	local editor, path = open("broken")
	local junk = "# mine\r\n= = nonsense\r\n\255\254\r\nKishida : "
	T.folder("broken", { [".lede/decisions.txt"] = junk .. "ORG # no!" })
	at(editor, "Kishida said")
	run(editor, "Lede ignore")
	local list = path .. "/.lede/decisions.txt"
	T.equal(T.read(list), junk .. "- # no!")
	at(editor, "Tokyo")
	run(editor, "Lede ignore")
	T.folder("broken", { [".lede/decisions.txt"] = T.read(list) .. "Someone : -\r\n" })
	at(editor, "Washington")
	run(editor, "Lede type LOC")
	T.equal(T.read(list),
		junk .. "- # no!\r\nTokyo : -\r\nSomeone : -\r\nWashington : LOC\r\n")
	for _ = 1, 3 do
		run(editor, "Lede undo")
	end
	T.equal(T.read(list), junk .. "ORG # no!\r\nSomeone : -\r\n")
end)

test("what is no longer in the list is said, and the step before can be taken back", function()
	local editor, path = open("gone")
	at(editor, "Tokyo")
	run(editor, "Lede ignore")
	at(editor, "Washington")
	run(editor, "Lede ignore")
	T.folder("gone", { [".lede/decisions.txt"] = "Tokyo : -\n" })
	run(editor, "Lede undo")
	T.contains(editor:messages(), "lede: 'Washington : -' is no longer in .lede/decisions.txt")
	run(editor, "Lede undo")
	T.equal(T.read(path .. "/.lede/decisions.txt"), nil)
end)

test("a list that is open is loaded again; with changes that are not written it is left", function()
	local editor, path = open("loaded")
	T.folder("loaded", { [".lede/decisions.txt"] = "A : -\n" })
	local list = path .. "/.lede/decisions.txt"
	-- An editor tells by the time of a file that it has changed, and clocks of files tick slowly.
	vim.loop.fs_utime(list, os.time() - 10, os.time() - 10)
	editor:command("split .lede/decisions.txt | wincmd p")
	at(editor, "Tokyo")
	run(editor, "Lede ignore")
	T.ok(vim.wait(60000, function()
		return T.read(list) == "A : -\nTokyo : -\n"
	end, 10))
	editor:command("wincmd p")
	T.equal(editor:api("nvim_buf_get_lines", 0, 0, -1, false), { "A : -", "Tokyo : -" })
	editor:type("ob<Esc>")
	editor:command("wincmd p")
	at(editor, "Washington")
	run(editor, "Lede ignore")
	T.contains(editor:messages(), "lede: .lede/decisions.txt has changes that are not written")
	T.equal(T.read(list), "A : -\nTokyo : -\n")
end)

test("a folder that can't be written is said", function()
	local path = T.folder("readonly", { [".lede"] = "a file", ["a.md"] = TEXT })
	local editor = edit(path)
	at(editor, "Tokyo")
	run(editor, "Lede ignore")
	T.contains(editor:messages(), "lede: " .. path .. "/.lede/decisions.txt: ")
	T.equal(T.read(path .. "/.lede"), "a file")
	run(editor, "Lede undo")
	T.contains(editor:messages(), "lede: nothing has been decided")
end)

test("another list that is heard first is named", function()
	local path = T.folder("heard", { [".lede/decisions.txt"] = "Tokyo : GPE\n", ["a.md"] = TEXT })
	local editor = edit(path)
	at(editor, "Tokyo")
	run(editor, "Lede! ignore")
	T.contains(editor:messages(),
		"lede: Tokyo : - (in config/lede/decisions.txt), but .lede/decisions.txt says otherwise")
	has(editor, "GPE Tokyo: Tokyo")
end)

test("all buffers of the project see it", function()
	local editor = open("both")
	T.folder("both", { ["b.md"] = "Kishida left." })
	editor:command("split b.md | Lede enable")
	local other = editor:lua("return vim.api.nvim_get_current_buf()")
	T.equal(#editor:lua("return marks(...)", other), 1)
	editor:command("wincmd p")
	at(editor, "Kishida said")
	run(editor, "Lede ignore")
	T.equal(editor:lua("return marks(...)", other), {})
end)

test("keys can be mapped to it, and scripts can do it", function()
	local editor, path = open("keys")
	at(editor, "Tokyo")
	editor:command("nmap gk <Plug>(lede-ignore)| xmap gk <Plug>(lede-ignore)")
	editor:command("nmap gu <Plug>(lede-undo)")
	editor:type("gk")
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Tokyo : -\n")
	editor:type("gu")
	T.equal(T.read(path .. "/.lede/decisions.txt"), nil)
	at(editor, "Kishida said")
	editor:type("viwgk")
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Kishida : -\n")
	local function calls(code)
		return editor:lua("return require('lede.nvim')." .. code)
	end
	T.equal(calls("decide('A = B')"), true)
	T.equal(calls("decide('C = D', { user = true, buffer = 0 })"), true)
	T.equal(T.read(path .. "/config/lede/decisions.txt"), "C = D\n")
	T.equal(calls("decide('nonsense')"), false)
	T.equal({ calls("undecide()"), calls("undecide()") }, { true, true })
	T.equal(T.read(path .. "/.lede/decisions.txt"), "Kishida : -\n")
end)
