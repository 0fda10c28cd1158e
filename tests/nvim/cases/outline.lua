-- :Lede outline and :Lede pick.

--- The lines of the outline, without blanks at their ends.
local function lines(editor)
	return editor:lua([[
		local view = require("lede.nvim.window").find("outline")
		local texts = {}
		for _, line in ipairs(vim.api.nvim_buf_get_lines(view.buffer, 0, -1, false)) do
			table.insert(texts, (line:gsub("%s+$", "")))
		end
		return texts
	]])
end

--- The line that the outline points at.
local function pointed(editor)
	return editor:lua([[
		local view = require("lede.nvim.window").find("outline")
		local row = vim.api.nvim_win_get_cursor(view.window)[1]
		return vim.trim(vim.api.nvim_buf_get_lines(view.buffer, row - 1, row, false)[1])
	]])
end

local function names(editor)
	local found = {}
	for _, line in ipairs(lines(editor)) do
		table.insert(found, line:match("^  (%S.-)%s%s+%d") or line:match("^ (%S.*)$"))
	end
	return found
end

local function cursor(editor)
	return editor:lua("return vim.api.nvim_win_get_cursor(0)")
end

local function in_outline(editor)
	return editor:lua("return vim.b.lede_view") == "outline"
end

local function open(options)
	local editor = T.story(options)
	editor:type(":Lede outline<CR>")
	return editor
end

test("groups by type, counts, and bars", function()
	local editor = open()
	T.equal(vim.list_slice(names(editor), 1, 9), {
		"People 4", "Angela Merkel", "Emmanuel Macron", "António Guterres", "João Pedro Sousa",
		"Organisations 1", "United Nations", "Nationalities and groups 1", "French",
	})
	T.contains(lines(editor)[2], "  Angela Merkel")
	T.ok(lines(editor)[2]:find(" 4 [▁▂▃▄▅▆▇█]+$"), lines(editor)[2])
	T.equal(in_outline(editor), true)
	T.ok(editor:shows("Outline"), "no title")
	T.ok(editor:shows("People 4"), "not on the screen")
end)

test("the bar is high where it is named often, and low where it is not", function()
	T.equal(T.editor():lua([[
		local function mentions(...)
			return vim.tbl_map(function(first) return { first = first } end, { ... })
		end
		local bar = require("lede.nvim.bar")
		local function text(...)
			local parts = {}
			for _, chunk in ipairs(bar(...)) do
				table.insert(parts, chunk[1] .. (chunk[2] == "LedeFaint" and "" or "!"))
			end
			return table.concat(parts)
		end
		return { text(mentions(1, 2, 3, 4, 55, 100), 100, 5, "X"), text({}, 0, 3, "X") }
	]]), { "█!▁▅!▁▅!", "▁▁▁" })
end)

test("<CR> goes to the first mention, and the outline stays", function()
	local editor = open()
	editor:type("/Guterres<CR><CR>")
	T.equal(cursor(editor), { 6, 38 })
	T.equal(in_outline(editor), false)
	T.equal(pointed(editor):sub(1, #"António Guterres"), "António Guterres")
	editor:type("<C-O>")
	T.equal(cursor(editor), { 1, 0 })
	editor:type(":Lede outline<CR>")
	T.equal(#editor:lua("return vim.api.nvim_list_wins()"), 1)
end)

test("it follows the cursor of the text", function()
	local editor = open()
	editor:type("<C-W>p/Lisbon<CR>")
	T.contains(pointed(editor), "Lisbon")
	editor:type("gg/Tuesday<CR>")
	T.contains(pointed(editor), "May 5, 2015")
end)

test("it points at what was under the cursor when it was opened", function()
	local editor = T.story()
	editor:type("/Macron on<CR>:Lede outline<CR>")
	T.contains(pointed(editor), "Emmanuel Macron")
end)

test("it follows the text", function()
	local editor = open({ debounce = 10 })
	editor:type("/Lisbon<CR><C-W>p")
	editor:type("ggOBarack Obama was there, too.<CR><Esc>")
	T.ok(editor:wait([[
		local view = require("lede.nvim.window").find("outline")
		local text = table.concat(vim.api.nvim_buf_get_lines(view.buffer, 0, -1, false), "\n")
		return text:find("Barack Obama", 1, true) ~= nil
	]]), "not there")
	editor:command("silent g/Lisbon/d")
	T.ok(editor:wait([[
		local view = require("lede.nvim.window").find("outline")
		local text = table.concat(vim.api.nvim_buf_get_lines(view.buffer, 0, -1, false), "\n")
		return text:find("Lisbon", 1, true) == nil
	]]), "still there")
end)

test("a place is right after an edit, before the outline knows of it", function()
	local editor = open({ debounce = 600000 })
	editor:lua("vim.api.nvim_buf_set_lines(vim.fn.bufnr('story.md'), 0, 0, false, { '', '' })")
	editor:type("/Lisbon<CR><CR>")
	T.equal(cursor(editor), { 9, 71 })
end)

test("t and T choose a type, <BS> all", function()
	local editor = open()
	editor:type("t")
	T.equal(names(editor)[1], "People 4")
	T.equal(#names(editor), 5)
	T.ok(editor:shows(" People  "), "no title")
	editor:type("t")
	T.equal(names(editor), { "Organisations 1", "United Nations" })
	editor:type("TT")
	T.equal(names(editor)[#names(editor) - 1], "May 5, 2015")
	editor:type("T")
	T.equal(names(editor)[1], "Dates 2")
	editor:type("<BS>")
	T.equal(names(editor)[1], "People 4")
end)

test("f filters while one types, by all names, and <Esc> leaves it as it was", function()
	local editor = open()
	editor:type("fNATIONS")
	T.ok(editor:wait_screen(function(screen)
		return not screen:find("Angela Merkel  ")
	end), "not filtered")
	T.equal(names(editor), { "Organisations 1", "United Nations" })
	editor:type("<Esc>")
	T.equal(names(editor)[1], "People 4")
	editor:type("fguter<CR>")
	T.equal(names(editor), { "People 1", "António Guterres" })
	T.ok(editor:shows("Outline: guter"), "no title")
	editor:type("<CR>")
	T.equal(cursor(editor), { 6, 38 })
end)

test("a filter that nothing has", function()
	local editor = open()
	editor:type("fxyz<CR>")
	T.equal(lines(editor), { " nothing of that name" })
end)

test("s orders by place", function()
	local editor = open()
	editor:api("nvim_buf_set_lines", editor:lua("return vim.fn.bufnr('story.md')"), 0, 0, false,
		{ "João Pedro Sousa left.", "" })
	editor:type("s")
	T.ok(editor:wait([[return require("lede.nvim.window").find("outline") ~= nil]]))
	editor:type("<C-W>p:Lede outline<CR>:Lede outline<CR>s")
	T.equal(names(editor)[2], "João Pedro Sousa")
	editor:type("s")
	T.equal(names(editor)[2], "Angela Merkel")
end)

test("K shows the card, L lists the mentions", function()
	local editor = open()
	editor:type("jK")
	T.equal(editor:lua("return vim.b.lede_view"), "card")
	T.equal(editor:api("nvim_get_current_line"), " Emmanuel Macron")
	editor:type("<CR>")
	T.equal(cursor(editor), { 1, 13 })
	editor:type("<C-W>pL")
	T.equal(editor:lua("return vim.fn.getqflist({ title = 1 }).title"), "Lede: Emmanuel Macron")
	T.equal(#editor:lua("return vim.fn.getqflist()"), 3)
end)

test("<Tab> shows one mention after the other and stays in the outline", function()
	local editor = open()
	local function place()
		return editor:lua([[
			local view = require("lede.nvim.window").find("outline")
			return vim.api.nvim_win_get_cursor(view.source.window)
		]])
	end
	editor:type("<Tab>")
	T.equal(place(), { 1, 2 })
	editor:type("<Tab>")
	T.equal(place()[1], 3)
	editor:type("<Tab><Tab><Tab>")
	T.equal(place(), { 1, 2 })
	editor:type("<S-Tab>")
	T.equal(place()[1], 7)
	T.equal(in_outline(editor), true)
end)

test("the side and the width are options, types are those that are marked", function()
	local editor = open({ cmd = {
		"let g:lede = {'outline': {'side': 'left', 'width': 30}, 'types': ['PERSON']}",
	} })
	T.equal(editor:lua("return { vim.fn.win_screenpos(0)[2], vim.fn.winwidth(0) }"), { 1, 30 })
	T.equal(names(editor)[1], "People 4")
	T.equal(#names(editor), 5)
end)

test("it closes with its text, and where nothing is named it is not opened", function()
	local editor = open()
	editor:type("<C-W>p:enew<CR>:bwipeout #<CR>")
	T.ok(editor:wait("return #vim.api.nvim_list_wins() == 1"), "still open")
	editor:type(":Lede outline<CR>")
	T.contains(editor:messages(), "nothing is named in this text")
end)

test("it goes along to another text", function()
	local editor = open()
	editor:type("<C-W>p")
	editor:command("edit " .. T.file("other.md", "Barack Obama was in Paris."))
	T.ok(editor:wait([[
		local view = require("lede.nvim.window").find("outline")
		local text = view and vim.api.nvim_buf_get_lines(view.buffer, 0, -1, false)[2]
		return text ~= nil and text:find("Barack Obama", 1, true) ~= nil
	]]), "another outline")
	T.equal(in_outline(editor), false)
	T.equal(#editor:lua("return vim.api.nvim_list_wins()"), 2)
end)

test("without spoilers it lists what has been read", function()
	local editor = T.story({ debounce = 10 })
	editor:lua("vim.b.lede = { spoilers = false }")
	local function has(name)
		return editor:lua([[
			local view = require("lede.nvim.window").find("outline")
			local text = table.concat(vim.api.nvim_buf_get_lines(view.buffer, 0, -1, false), "\n")
			return text:find(..., 1, true) ~= nil
		]], name)
	end
	editor:type("3G:Lede outline<CR>")
	T.equal({ has("Angela Merkel"), has("António Guterres") }, { true, false })
	editor:type("<C-W>p6G$")
	T.ok(editor:wait([[
		local view = require("lede.nvim.window").find("outline")
		local text = table.concat(vim.api.nvim_buf_get_lines(view.buffer, 0, -1, false), "\n")
		return text:find("António Guterres", 1, true) ~= nil
	]]), "nobody has come in")
	T.equal(has("João Pedro Sousa"), false)
	editor:lua([[
		vim.ui.select = function(items)
			_G.asked = vim.tbl_map(function(item) return item.name end, items)
		end
	]])
	editor:type("3G:Lede pick person<CR>")
	T.equal(editor:lua("return asked"), { "Angela Merkel", "Emmanuel Macron" })
end)

test("it follows a text without marks", function()
	local editor = open({ debounce = 10 })
	editor:command("wincmd p | Lede disable")
	editor:type("ggOBarack Obama was there, too.<CR><Esc>")
	T.ok(editor:wait([[
		local view = require("lede.nvim.window").find("outline")
		local text = table.concat(vim.api.nvim_buf_get_lines(view.buffer, 0, -1, false), "\n")
		return text:find("Barack Obama", 1, true) ~= nil
	]]), "not there")
end)

test("a command typed in it is meant for the text", function()
	local editor = open()
	T.equal(editor:lua("return vim.fn.getcompletion('Lede who Ant', 'cmdline')"),
		{ "António Guterres" })
	editor:type(":Lede! list org<CR>")
	T.equal(editor:lua("return vim.fn.getloclist(0, { title = 1 }).title"), "Lede: Organisations")
	editor:type("<CR>")
	T.equal(cursor(editor), { 6, 4 })
end)

test("a very long list is cut, and a filter finds the rest", function()
	local editor = T.editor()
	T.equal(editor:lua([[
		local outline = require("lede.nvim.outline")
		local things = {}
		for number = 1, 700 do
			local first = { index = number, first = number, last = number }
			things[number] = { name = "N" .. number, type = "PERSON", list = { first } }
		end
		package.loaded["lede.nvim.things"].all = function() return things end
		local doc = { entities = function() return {} end, clusters = function() return {} end }
		local found = setmetatable({ buffer = 0, tick = 0, text = ("x"):rep(700), doc = doc }, {
			__index = {
				all_entities = function() return { { type = "PERSON" } } end,
				place = function() return 0, 0 end,
				position = function() return 1 end,
				entity_at = function() end,
			},
		})
		require("lede.nvim.analysis").of = function() return found end
		outline.toggle()
		local view = require("lede.nvim.window").find("outline")
		local count = #view.lines
		local last = view.lines[count][1][1]
		return { count, last }
	]]), { 503, " and 200 more: f filters" })
	editor:type("fN699<CR>")
	T.equal(names(editor), { "People 1", "N699" })
end)

test("pick: what the text names, by vim.ui.select()", function()
	local editor = T.story()
	editor:lua([[
		vim.ui.select = function(items, options, choose)
			_G.asked = vim.tbl_map(options.format_item, items)
			_G.kind = options.kind
			choose(items[2])
		end
	]])
	editor:type(":Lede pick<CR>")
	T.equal(cursor(editor), { 1, 13 })
	local asked = editor:lua("return asked")
	T.equal(asked[1], "Angela Merkel       4  Chancellor, Merkel")
	T.equal(asked[3]:gsub(" +", " "), "Berlin 2 country, state or city, BERLIN")
	T.equal(editor:lua("return kind"), "lede")
	editor:type(":Lede pick date Money<CR>")
	T.equal(cursor(editor), { 4, 31 })
	T.equal(#editor:lua("return asked"), 3)
	editor:type("<C-O>")
	T.equal(cursor(editor), { 1, 13 })
	T.equal(editor:lua("return vim.fn.getcompletion('Lede pick pe', 'cmdline')"), { "PERSON" })
	editor:type(":Lede pick presun<CR>")
	T.contains(editor:messages(), "there is no type 'presun', did you mean PERSON?")
end)
