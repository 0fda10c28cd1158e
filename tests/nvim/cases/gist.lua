-- Summaries, timelines, keywords and facts in windows.

local TEXT = table.concat({
	"---", "date: 2026-11-14", "---",
	"# The merger",
	"",
	"Helen Carter said on Monday that Northrop Grumman will buy the *Tokyo* company NEC\n"
		.. "for $4 billion. It was raining.",
	"",
	"The talks had begun in Seoul in March 2024. They were long.",
	"",
	"Some people like tea. Others like coffee.",
}, "\n")

local FIRST = "Helen Carter said on Monday that Northrop Grumman will buy the Tokyo company NEC for $4"
	.. " billion."
local GERMAN = ("Der Mann ist nicht zu Hause, und die Frau hat das Kind mit dem Hund in den Garten "
	.. "gebracht. "):rep(8)

local function open(text, options)
	options = vim.tbl_extend("force", { core = "real", columns = 130, rows = 40 }, options or {})
	return T.open(text or TEXT, options)
end

--- The text of the window lede has opened, without blanks at the ends of lines; nil without one.
local function view(editor, kind)
	local lines = editor:lua([[
		for _, window in ipairs(vim.api.nvim_list_wins()) do
			local buffer = vim.api.nvim_win_get_buf(window)
			if vim.b[buffer].lede_view == ... then
				return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
			end
		end
	]], kind)
	return lines ~= vim.NIL and lines and table.concat(lines, "\n") or nil
end

--- The same as one line.
local function words(editor, kind)
	return (view(editor, kind) or ""):gsub("%s+", " ")
end

local function buffer_lines(editor)
	return editor:lua([[
		return vim.api.nvim_buf_get_lines(vim.fn.bufnr(1), 0, -1, false)
	]])
end

local function cursor(editor)
	return editor:lua("return vim.api.nvim_win_get_cursor(0)")
end

test("the summary shows whole sentences without markup, and each leads to its place", function()
	local editor = open()
	editor:command("Lede summary 2")
	local shown = words(editor, "summary")
	T.contains(shown, " 6 " .. FIRST)
	T.lacks(shown, "coffee")
	T.equal(editor:lua("return vim.bo.modified"), false)
	editor:type("j<CR>")
	T.equal(cursor(editor), { 6, 0 })
	T.equal(view(editor, "summary"), nil)
	editor:command("Lede summary 3")
	editor:type("/Seoul<CR><CR>")
	T.equal(cursor(editor), { 9, #"The talks had begun in " }, "to the name under the cursor")
end)

test("names in it are coloured", function()
	local editor = open()
	editor:command("Lede summary 1")
	T.ok(editor:wait_screen(function()
		return editor:find("6  Helen Carter said") ~= nil
	end))
	local row, column = editor:find("6  Helen Carter said")
	T.ok(editor:look(row, column + 3).underline)
	T.equal(editor:look(row, column + 3 + #"Helen Carter ").underline, nil)
end)

test("its length: sentences, share, words; and it can be changed", function()
	local editor = open()
	for length, expected in pairs({
		["1"] = { true, false }, ["3"] = { true, true }, ["100%"] = { true, true },
		["5w"] = { false, false },
	}) do
		editor:command("Lede summary " .. length)
		local shown = words(editor, "summary")
		T.equal({ shown:find(FIRST, 1, true) ~= nil, shown:find("The talks") ~= nil }, expected,
			length)
		editor:type("q")
	end
	editor:command("Lede summary 1")
	editor:type("2+")
	T.contains(words(editor, "summary"), "The talks")
	editor:type("-")
	editor:type("-")
	T.lacks(words(editor, "summary"), "The talks")
	editor:type("9-")
	T.contains(words(editor, "summary"), FIRST)
	editor:type("q")
	editor:lua("vim.b.lede = { summary = { length = '1' } }")
	editor:command("Lede summary")
	T.lacks(words(editor, "summary"), "The talks")
end)

test("it is about what `focus` says, words with blanks too", function()
	local editor = open()
	editor:command("Lede summary 1 focus=Seoul")
	T.contains(words(editor, "summary"), "9 The talks had begun in Seoul")
	editor:type("q")
	editor:command("Lede summary focus=Northrop Grumman")
	T.contains(words(editor, "summary"), FIRST)
	editor:type("q")
	editor:command("Lede summary focus=Atlantis")
	T.contains(editor:messages(), "lede: nothing is said about 'Atlantis'")
	T.equal(view(editor, "summary"), nil)
end)

test("of a range of lines, and of characters that were selected", function()
	local editor = open()
	editor:command("9Lede summary 9")
	T.contains(words(editor, "summary"), "The talks")
	T.lacks(words(editor, "summary"), "Helen")
	editor:type("q9G0fTv$h:Lede summary 9<CR>")
	T.contains(words(editor, "summary"), "They were long.")
	editor:type("q9G0fyv$h:Lede summary 9<CR>")
	T.lacks(words(editor, "summary"), "The talks had begun in Seoul in March 2024. They were long. x")
	editor:type("q9G0/They<CR>v$h:Lede summary 9<CR>")
	T.contains(words(editor, "summary"), "They were long.")
	T.lacks(words(editor, "summary"), "The talks")
	editor:type("q9GV:Lede summary 9<CR>")
	T.contains(words(editor, "summary"), "The talks")
end)

test("it is yanked as lines, into the register that was named", function()
	local editor = open()
	editor:command("Lede summary 1")
	editor:type("Y")
	T.equal(editor:lua("return { vim.fn.getreg('\"'), vim.fn.getregtype('\"') }"),
		{ FIRST .. "\n", "V" })
	editor:type("\"aY")
	T.equal(editor:lua("return vim.fn.getreg('a')"), FIRST .. "\n")
end)

test("it is put as a quote below the cursor, and undone at once", function()
	local editor = open()
	editor:type("9G")
	editor:command("Lede summary 1")
	local before = buffer_lines(editor)
	editor:type("P")
	local after = buffer_lines(editor)
	T.equal(vim.list_slice(after, 9, 12), { before[9], "", "> " .. FIRST, "" })
	T.equal(#after, #before + 2)
	editor:type("q")
	editor:type("u")
	T.equal(buffer_lines(editor), before)
end)

test("no quote is put where the text is no more", function()
	local editor = open()
	editor:command("vertical Lede summary 1 | wincmd p | enew | wincmd p")
	editor:type("P")
	T.contains(editor:messages(), "lede: the text is in that window no more")
	T.equal(buffer_lines(editor), vim.split(TEXT, "\n"))
end)

test("it is put into the front matter, in place of an older one", function()
	local editor = open()
	editor:command("Lede summary 1")
	editor:type("F")
	T.equal(buffer_lines(editor)[3], 'summary: "' .. FIRST .. '"')
	T.equal(buffer_lines(editor)[4], "---")
	editor:type("F")
	T.equal(buffer_lines(editor)[4], "---")
	T.contains(editor:messages(), "in place of another one")
end)

test("front matter: added, replaced with all that belongs to it, quoted", function()
	local editor = open()
	local function set(lines, value)
		local edit = editor:lua("return require('lede.nvim.frontmatter').set(...)", lines, "summary",
			value)
		local result = vim.list_slice(lines, 1, edit.first)
		vim.list_extend(result, edit.lines)
		return vim.list_extend(result, vim.list_slice(lines, edit.last + 1))
	end
	T.equal(set({ "text" }, "a"), { "---", 'summary: "a"', "---", "", "text" })
	T.equal(set({ "---", "text" }, "a"), { "---", 'summary: "a"', "---", "", "---", "text" })
	T.equal(set({ "---", "a: 1", "...", "text" }, [[say "\"]]),
		{ "---", "a: 1", [[summary: "say \"\\\""]], "...", "text" })
	T.equal(set({ "---", "summary: >", "  old", "", "  more", "b: 1", "---" }, "x\ty"),
		{ "---", 'summary: "x y"', "b: 1", "---" })
	T.equal(set({ "---", "summary:", "---" }, "a"), { "---", 'summary: "a"', "---" })
end)

test("a text that can't be changed, or has no front matter, stays as it is", function()
	local editor = open(TEXT, { filetype = "mail" })
	editor:command("Lede summary 1")
	editor:type("F")
	T.contains(editor:messages(), "lede: only Markdown has front matter")
	editor:lua("vim.bo[vim.fn.bufnr(1)].modifiable = false")
	editor:type("P")
	T.contains(editor:messages(), "lede: the text can't be changed")
	T.equal(buffer_lines(editor), vim.split(TEXT, "\n"))
end)

test("modifiers and the option `window` say where it is", function()
	local editor = open()
	local function kind()
		return editor:lua([[
			local config = vim.api.nvim_win_get_config(0)
			return config.relative ~= "" and "float"
				or vim.api.nvim_win_get_position(0)[2] > 0 and "right"
				or vim.api.nvim_win_get_position(0)[1] > 0 and "below" or "above"
		]])
	end
	for command, expected in pairs({
		["Lede summary"] = "float", ["vertical Lede summary"] = "right",
		["botright Lede timeline"] = "below", ["aboveleft Lede keywords"] = "above",
	}) do
		editor:command(command)
		T.equal(kind(), expected, command)
		editor:type("q")
	end
	editor:lua("vim.g.lede = { window = 'right' }")
	for _, name in ipairs({ "summary", "timeline", "keywords", "info" }) do
		editor:command("Lede " .. name)
		T.equal(kind(), "right", name)
		editor:type("q")
	end
end)

test("beside the text lines are broken to fit", function()
	local editor = open()
	for _, name in ipairs({ "summary", "timeline" }) do
		editor:command("vertical Lede " .. name)
		local widths = editor:lua([[
			local widest = 0
			for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
				widest = math.max(widest, vim.fn.strdisplaywidth(line))
			end
			return { widest, vim.api.nvim_win_get_width(0) }
		]])
		T.ok(widths[1] <= widths[2] and widths[1] > widths[2] / 2, vim.inspect(widths))
		T.contains(words(editor, name), "Northrop Grumman will buy the Tokyo company")
		editor:type("q")
	end
end)

test("the timeline is in order, with days, and leads to the dates", function()
	local editor = open()
	editor:command("Lede timeline")
	local shown = words(editor, "timeline")
	T.contains(shown, "Mar 2024 The talks had begun")
	T.contains(shown, "9 Nov 2026 Helen Carter said on Monday")
	T.ok(shown:find("Mar 2024") < shown:find("9 Nov 2026"))
	editor:type("<CR>")
	T.equal(cursor(editor), { 9, #"The talks had begun in Seoul in " })
end)

test("dates without a day to count from stand apart", function()
	local editor = open("We met in May 2001. We left on Monday.")
	editor:command("Lede timeline")
	local shown = words(editor, "timeline")
	T.ok(shown:find("May 2001 We met") < shown:find("No day is known to count these from"))
	T.contains(shown, "Monday We left on Monday.")
end)

test("ranges of days are as short as can be", function()
	local editor = open("---\ndate: 2026-11-14\n---\n\nIt rained last week. Then came 2012-W01. "
		.. "In the 1990s it was dry, in the summer of 2003 as well.")
	editor:command("Lede timeline")
	local shown = words(editor, "timeline")
	T.contains(shown, "2–8 Nov 2026 It rained")
	T.contains(shown, "the 1990s In the 1990s")
	T.contains(shown, "summer of 2003 In the 1990s")
end)

test("of a long timeline some is shown, and a time can be asked for", function()
	local text = {}
	for year = 1001, 1400 do
		text[#text + 1] = ("It rained in March %d."):format(year)
	end
	local editor = open(table.concat(text, " "))
	editor:command("Lede timeline")
	T.contains(words(editor, "timeline"), "Mar 1300 It rained")
	T.contains(words(editor, "timeline"), "… and 100 more; `:Lede timeline 2014`")
	T.lacks(words(editor, "timeline"), "Mar 1301 It rained")
	editor:type("q")
	editor:command("Lede timeline 1301-03 1302")
	T.contains(words(editor, "timeline"), "Mar 1301 It rained in March 1301. Mar 1302 It rained")
	T.lacks(words(editor, "timeline"), "1303")
	editor:type("q")
	editor:type(":Lede timeline 2015<CR>")
	T.contains(editor:messages(), "lede: there are no dates of that time in this text")
	for _, wrong in ipairs({ "x", "2014-13", "2015 y" }) do
		editor:type(":Lede timeline " .. wrong .. "<CR>")
		T.contains(editor:messages(), ("lede: '%s' is no date like 2015"):format(wrong))
	end
	editor:type(":Lede timeline 1 2 3<CR>")
	T.contains(editor:messages(), "lede: :Lede timeline takes two dates at most")
end)

test("years before our era and a range over the end of a month", function()
	local editor = open("---\ndate: 2026-11-03\n---\n\nIt rained last week. Caesar died in 44 BC.")
	editor:command("Lede timeline")
	local shown = words(editor, "timeline")
	T.contains(shown, "26 Oct – 1 Nov 2026 It rained")
	T.contains(shown, "Caesar died in 44 BC.")
end)

test("keywords show how often and where, and lead to each mention in turn", function()
	local editor = open("Seoul is large. NEC is in Tokyo.\n\nSeoul again.\n\nAnd Seoul.")
	editor:command("Lede keywords")
	T.contains(words(editor, "keywords"), "Seoul 3×")
	for _, row in ipairs({ 3, 5, 1 }) do
		editor:type("gg/Seoul<CR><CR>")
		T.equal(cursor(editor)[1], row)
		editor:command("Lede keywords")
	end
	editor:type("gg/Seoul<CR><Tab>")
	T.contains(words(editor, "keywords"), "5 And Seoul.")
	editor:type("/And Seoul<CR><CR>")
	T.equal(cursor(editor), { 5, 4 })
	editor:command("Lede keywords 1")
	T.lacks(words(editor, "keywords"), "Tokyo")
	editor:type("q")
	editor:type(":Lede keywords many<CR>")
	T.contains(editor:messages(), "lede: :Lede keywords takes a number, not 'many'")
end)

test("info counts words and sentences, and tells who is in it", function()
	local editor = open()
	editor:command("Lede info")
	local shown = words(editor, "info")
	for _, part in ipairs({ "Title The merger", "Words 4", "Sentences 7",
		"Reading time less than a minute", "Reading ease", "Language English",
		"People 1 Helen Carter", "Countries and cities 2" }) do
		T.contains(shown, part)
	end
	editor:type("/Seoul<CR><CR>")
	T.equal(cursor(editor), { 9, #"The talks had begun in " })
	editor:command("11Lede info")
	T.contains(words(editor, "info"), "Words 7 Sentences 2")
	editor:type("q11G0wvee:Lede info<CR>")
	T.contains(words(editor, "info"), "Words 2 Sentences 1")
	editor:type("q")
	editor:api("nvim_buf_set_lines", 0, 0, -1, false, { "They met in the café" })
	editor:type("gg0v$h:Lede info<CR>")
	T.contains(words(editor, "info"), "Words 5 ")
end)

test("an empty text is told, and one in another language", function()
	local editor = open("\n\n")
	for _, name in ipairs({ "summary", "timeline", "keywords", "info" }) do
		editor:type(":messages clear | Lede " .. name .. "<CR>")
		T.contains(editor:messages(), "lede: there is no text in this buffer")
		T.equal(view(editor, name), nil, name)
	end
	editor:api("nvim_buf_set_lines", 0, 0, -1, false, { GERMAN })
	for _, name in ipairs({ "summary", "timeline", "keywords" }) do
		editor:type(":messages clear | Lede " .. name .. "<CR>")
		T.contains(editor:messages(), "lede: this is not in English")
		T.equal(view(editor, name), nil, name)
	end
	editor:command("Lede! summary 1")
	T.contains(words(editor, "summary"), "Der Mann")
	editor:type("q")
	editor:command("Lede info")
	T.contains(words(editor, "info"), "Language German")
end)

test("a text without dates, or without sentences, is told", function()
	local editor = open("# A title\n\n| a | b |\n|---|---|\n| 1 | 2 |")
	editor:type(":Lede timeline<CR>")
	T.contains(editor:messages(), "lede: there are no dates in this text")
	editor:type(":Lede summary<CR>")
	T.contains(editor:messages(), "lede: there are no sentences to choose from")
end)

test("<Plug> maps", function()
	local editor = open()
	for _, name in ipairs({ "info", "keywords", "legend", "summary", "timeline" }) do
		editor:lua("vim.keymap.set({ 'n', 'x' }, 'gs', ...)", ("<Plug>(lede-%s)"):format(name))
		editor:type("gs")
		T.ok(view(editor, name), name)
		editor:type("q")
	end
	editor:lua("vim.keymap.set({ 'n', 'x' }, 'gs', '<Plug>(lede-summary)')")
	editor:type("9G0/They<CR>v$hgs")
	T.contains(words(editor, "summary"), "They were long.")
	T.lacks(words(editor, "summary"), "The talks")
end)
