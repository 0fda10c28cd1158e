-- :Lede skim: what is dimmed on the screen, how much, and for how long.

local TEXT = table.concat({
	"# The merger",
	"",
	"Helen Carter said on Monday that Northrop Grumman will buy the Tokyo company NEC for $4 billion. "
		.. "It was raining. Nobody was there.",
	"",
	"The talks had begun in Seoul. They were long.",
	"",
	"Some people like tea. Others like coffee.",
}, "\n")

local BEST = "Helen Carter said on Monday"

local function open(options)
	options = options or {}
	options.core, options.columns, options.debounce = "real", 140, 20
	options.cmd = options.cmd or { "set termguicolors background=dark" }
	return T.open(options.text or TEXT, options)
end

-- The colour of dimmed text now.
local function dim(editor)
	return editor:lua([[
		local id = vim.fn.synIDtrans(vim.fn.hlID("LedeDim"))
		return tonumber(vim.fn.synIDattr(id, "fg#", "gui"):sub(2), 16)
	]])
end

local function is_dim(editor, text)
	local row, column, after = editor:find(text)
	if not row then
		return nil
	end
	local colour, dimmed = dim(editor), 0
	for at = column, after - 1 do
		if editor:look(row, at).foreground == colour then
			dimmed = dimmed + 1
		end
	end
	return dimmed == after - column or dimmed ~= 0 and "in part"
end

local function wait_dim(editor, text, expected)
	local seen
	local ok = editor:wait_screen(function()
		seen = is_dim(editor, text)
		return seen == expected
	end)
	T.ok(ok, ("'%s' is dim: %s"):format(text, tostring(seen)))
end

test("the summary and headings stay, the rest is dimmed, and again is off", function()
	local editor = open()
	editor:command("Lede skim 1")
	wait_dim(editor, "It was raining. Nobody was there.", true)
	wait_dim(editor, "The talks had begun in Seoul.", true)
	wait_dim(editor, BEST, false)
	wait_dim(editor, "for $4 billion.", false)
	wait_dim(editor, "The merger", false)
	T.contains(editor:messages(), "lede: skimming 1 sentence: 1 of 8 sentences")
	editor:command("Lede skim")
	wait_dim(editor, "It was raining.", false)
	T.equal(editor:lua([[
		local id = vim.api.nvim_get_namespaces().lede_skim
		return #vim.api.nvim_buf_get_extmarks(0, id, 0, -1, {})
	]]), 0)
	T.equal(editor:lua("return vim.bo.modified"), false)
end)

test("names in dimmed text are as dim, those in what stays are not", function()
	local editor = open()
	editor:command("Lede")
	editor:command("Lede skim 1")
	wait_dim(editor, "Seoul", true)
	wait_dim(editor, "Helen Carter", false)
end)

test("it can be made longer and shorter, by command and by key", function()
	local editor = open()
	editor:lua([[
		vim.keymap.set("n", "+", "<Plug>(lede-skim-more)")
		vim.keymap.set("n", "-", "<Plug>(lede-skim-less)")
		vim.keymap.set("n", "s", "<Plug>(lede-skim)")
	]])
	editor:command("Lede skim 1")
	wait_dim(editor, "It was raining. Nobody was there.", true)
	local all = "Others like coffee."
	wait_dim(editor, all, true)
	editor:type("8+")
	T.contains(editor:messages(), "skimming 9 sentences: 6 of 8 sentences")
	wait_dim(editor, all, false)
	T.contains(editor:messages(), "skimming 9 sentences: 6 of 8 sentences")
	editor:command("Lede skim -") -- from the six there are
	T.contains(editor:messages(), "skimming 5 sentences: 5 of 8 sentences")
	editor:type("4-")
	wait_dim(editor, all, true)
	editor:type("-")
	wait_dim(editor, BEST, false) -- never nothing
	editor:type("s")
	wait_dim(editor, all, false)
	editor:command("Lede skim +") -- the usual 20 % are too few words for that sentence
	wait_dim(editor, BEST, true)
	editor:command("Lede skim off")
	wait_dim(editor, all, false)
end)

test("what stays moves with edits, and is chosen anew after them", function()
	local editor = open()
	editor:command("Lede skim 1")
	wait_dim(editor, BEST, false)
	editor:type("ggO<Esc>O<Esc>")
	wait_dim(editor, BEST, false)
	wait_dim(editor, "It was raining.", true)
	editor:type("/Helen<CR>dt.") -- the best sentence is gone
	T.ok(editor:wait_screen(function()
		return is_dim(editor, "The talks had begun in Seoul.") == false
	end), "no other sentence took its place")
end)

test("a sentence over several lines, quoted, stays as a whole", function()
	local editor = open({ text = TEXT:gsub(" will buy", "\n> will buy"):gsub("Helen", "> Helen") })
	editor:command("Lede skim 1")
	wait_dim(editor, "will buy the Tokyo company NEC for $4 billion.", false)
	wait_dim(editor, "> will", "in part")
end)

test("it is about what `focus` says", function()
	local editor = open()
	editor:command("Lede skim 1 focus=Seoul")
	wait_dim(editor, "The talks had begun in Seoul.", false)
	wait_dim(editor, BEST, true)
	T.contains(editor:messages(), "lede: skimming 1 sentence about Seoul: 1 of 8 sentences")
end)

test("the next and the previous sentence that stays are a key away", function()
	local editor = open()
	editor:lua([[
		vim.keymap.set("n", "]s", "<Plug>(lede-skim-next)")
		vim.keymap.set("n", "[s", "<Plug>(lede-skim-previous)")
	]])
	editor:type("]s")
	T.contains(editor:messages(), "nothing is dimmed here")
	editor:command("Lede skim 9")
	local function at()
		return editor:lua("return vim.api.nvim_win_get_cursor(0)")
	end
	editor:type("]s")
	T.equal(at(), { 3, 0 })
	editor:type("3]s")
	T.equal(at(), { 5, ("The talks had begun in Seoul. "):len() })
	editor:type("[s")
	T.equal(at(), { 5, 0 })
	editor:type("9[s")
	T.equal(at(), { 3, 0 })
	editor:type("[s")
	T.equal(at(), { 3, 0 })
end)

test("the cursor's line and a selection look as they do elsewhere", function()
	local editor = open({ cmd = { "set termguicolors background=dark cursorline" } })
	editor:command("highlight CursorLine guibg=#112233 | highlight Visual guibg=#334455")
	editor:command("Lede skim 1")
	editor:type("5G")
	wait_dim(editor, "The talks", true)
	local row, column = editor:find("The talks")
	T.equal(editor:look(row, column).background, 0x112233)
	editor:type("vll")
	T.ok(editor:wait_screen(function()
		return editor:look(row, column).background == 0x334455
	end))
end)

test("dimmed text is as dim in every scheme, and can be read", function()
	local editor = open()
	editor:command("Lede skim 1")
	for _, scheme in ipairs({ "morning", "evening", "default" }) do
		editor:command("colorscheme " .. scheme)
		local contrast = editor:lua([[
			local compat = require("lede.nvim.compat")
			local background = compat.get_highlight("Normal").bg
				or vim.o.background == "dark" and 0x14161b or 0xffffff
			return require("lede.nvim.colour").contrast(..., background)
		]], dim(editor))
		local least = editor:api("nvim_get_option", "background") == "dark" and 2.8 or 2.2
		T.ok(contrast > least and contrast <= least + 0.4, scheme .. ": " .. contrast)
	end
end)

test("lines that are not seen are not drawn, however long the text", function()
	local editor = open({ text = (TEXT .. "\n\n"):rep(400) })
	editor:command("Lede skim 20%")
	wait_dim(editor, "Nobody was there.", true)
	T.ok(editor:lua([[
		local set, drawn = vim.api.nvim_buf_set_extmark, 0
		vim.api.nvim_buf_set_extmark = function(...)
			drawn = drawn + 1
			return set(...)
		end
		vim.cmd("normal! G")
		vim.cmd("redraw")
		return drawn
	]]) < 200)
	editor:type("gg")
	wait_dim(editor, "Nobody was there.", true)
end)

test("empty text, another language and wrong lengths are told", function()
	local editor = open({ text = "" })
	editor:command("Lede skim")
	T.contains(editor:messages(), "lede: there is no text in this buffer")
	editor:api("nvim_buf_set_lines", 0, 0, -1, false, { ("Der Mann ist nicht zu Hause, und die "
		.. "Frau hat das Kind mit dem Hund in den Garten gebracht. "):rep(8) })
	editor:command("Lede skim")
	T.contains(editor:messages(), "lede: this is not in English")
	editor:command("Lede! skim 1")
	T.contains(editor:messages(), "lede: skimming 1 sentence")
	for _, wrong in ipairs({ "0", "x", "-3", "1.5", "101%", "3s", "w" }) do
		editor:type(":Lede skim " .. wrong .. "<CR>")
		T.contains(editor:messages(), ("lede: '%s' is no length: 3 (sentences), 20%% (of the words)")
			:format(wrong))
	end
	editor:type(":Lede skim 3 focus=<CR>")
	T.contains(editor:messages(), "focus= needs a name or words")
end)

test("lengths and names are completed", function()
	local editor = open()
	local function completions(line)
		return editor:lua("return vim.fn.getcompletion(..., 'cmdline')", line)
	end
	T.equal(completions("Lede skim "), { "+", "-", "off", "3", "5", "10%", "20%", "100w", "focus=" })
	T.equal(completions("Lede skim 3 f"), { "focus=" })
	T.equal(completions("Lede skim focus=Hel"), { "focus=Helen\\ Carter" })
end)

test("the option `skim.length` is what holds without an argument", function()
	local editor = open()
	editor:lua("vim.g.lede = { skim = { length = '5w' } }")
	editor:command("Lede skim")
	T.contains(editor:messages(), "lede: skimming 5 words")
	T.equal(editor:lua([[
		return (select(2, require("lede.nvim.config").check({ skim = { length = "long" } })))
	]]), { "'skim.length' is to be a length: 3 (sentences), 20% (of the words) or 100w (words)" })
end)

test("a buffer that is wiped, unloaded or read again", function()
	local path = T.file("skim.md", TEXT)
	local editor = open({ text = "" })
	editor:command("edit " .. path .. " | Lede skim 1")
	wait_dim(editor, "It was raining.", true)
	editor:type("ggdGinothing<Esc>")
	editor:command("edit!")
	wait_dim(editor, "It was raining.", true)
	wait_dim(editor, BEST, false)
	editor:command("Lede skim")
	wait_dim(editor, "It was raining.", false)
	editor:command("Lede skim 1 | bwipeout!")
	T.ok(editor:wait("return vim.fn.bufnr('skim.md') == -1"))
	T.equal(editor:messages():find("Error"), nil)
end)

test("the Lua functions", function()
	local editor = open()
	T.equal(editor:lua([[
		local lede = require("lede.nvim")
		local results = { lede.skim("3"), lede.skim_next(2), vim.api.nvim_win_get_cursor(0)[1],
			lede.skim_previous(), lede.skim_previous() }
		lede.skim_less()
		lede.skim_less()
		lede.skim_more()
		vim.list_extend(results, { lede.skim_next(9), lede.skim(), lede.skim_next() })
		return vim.list_extend(results, { (pcall(lede.skim, "long")) })
	]]), { true, true, 3, true, false, true, false, false, false })
	T.contains(editor:messages(), "skimming 2 sentences")
end)
