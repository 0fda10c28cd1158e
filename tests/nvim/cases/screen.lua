-- What is on the screen: the cells of entities look like entities, the rest does not.

local LINE = { underline = true, underdouble = true, underdashed = true, underdotted = true,
	underlineline = true, underdash = true, underdot = true }

-- The underline of a cell, by its current name.
local function line_of(look)
	local renamed = {
		underlineline = "underdouble", underdash = "underdashed", underdot = "underdotted",
	}
	for name in pairs(look) do
		if LINE[name] then
			return renamed[name] or name
		end
	end
end

local function is_marked(editor, text)
	local row, column, after = editor:find(text)
	if not row then
		return false
	end
	for at = column, after - 1 do
		if not line_of(editor:look(row, at)) then
			return false
		end
	end
	return line_of(editor:look(row, column - 1)) == nil
		and line_of(editor:look(row, after)) == nil
end

local function look_of(editor, text)
	local row, column = editor:find(text)
	return editor:look(row, column)
end

local TEXT = "So “Zoë Ångström” 🙂 of NATO met\nthe Japanese in São Paulo."

test("cells of entities are highlighted, from their first to their last", function()
	local editor = T.open(TEXT)
	editor:command("Lede")
	T.ok(editor:wait_screen(function()
		return is_marked(editor, "Zoë Ångström") and is_marked(editor, "São Paulo")
			and is_marked(editor, "NATO") and is_marked(editor, "Japanese")
	end), "not marked on the screen")
	T.equal(editor:row(0), "So “Zoë Ångström” 🙂 of NATO met", "the text is as it was")
	T.equal(line_of(look_of(editor, "met")), nil)
end)

test("each family has its underline and its colour", function()
	local editor = T.open(TEXT, { cmd = { "set termguicolors background=dark" } })
	editor:command("Lede")
	T.ok(editor:wait_screen(function()
		return is_marked(editor, "NATO")
	end))
	local seen = {}
	for text, line in pairs({
		["Zoë"] = "underline", ["NATO"] = "underdouble", ["São Paulo"] = "underdashed",
	}) do
		local look = look_of(editor, text)
		T.equal(line_of(look), line, text)
		T.ok(look.foreground and not seen[look.foreground], "a colour of its own: " .. text)
		T.ok(look.special and look.special ~= look.foreground, "a fainter line: " .. text)
		T.ok(look.cterm.foreground, "a colour in terminals of 256: " .. text)
		seen[look.foreground] = true
	end
	T.equal(look_of(editor, "Zoë").foreground, 0x93c0ff)
end)

test("highlights survive :colorscheme and follow the background", function()
	local editor = T.open(TEXT, { cmd = { "set termguicolors background=dark" } })
	editor:command("Lede")
	editor:command("colorscheme evening")
	T.ok(editor:wait_screen(function()
		return is_marked(editor, "NATO") and look_of(editor, "NATO").foreground == 0xf5be5f
	end), "after :colorscheme")
	editor:command("colorscheme morning")
	T.ok(editor:wait_screen(function()
		return is_marked(editor, "NATO") and look_of(editor, "NATO").foreground == 0x885803
	end), "a light scheme")
	editor:command("highlight clear | colorscheme default | set background=dark")
	T.ok(editor:wait_screen(function()
		return is_marked(editor, "NATO") and look_of(editor, "NATO").foreground == 0xf5be5f
	end), "after set background=dark")
	editor:command("set background=light")
	T.ok(editor:wait_screen(function()
		return is_marked(editor, "NATO") and look_of(editor, "NATO").foreground == 0x885803
	end), "after set background=light")
end)

test("a user's own highlight wins, set before or after, and through a colour scheme", function()
	local editor = T.open(TEXT, {
		cmd = {
			"set termguicolors",
			"highlight LedeOrg guifg=#123456",
			"autocmd ColorScheme * highlight LedePerson guifg=#654321",
		},
	})
	editor:command("Lede")
	T.ok(editor:wait_screen(function()
		return look_of(editor, "NATO").foreground == 0x123456
	end), "set before")
	editor:command("highlight! link LedeGpe ErrorMsg")
	editor:command("set background=light | set background=dark")
	T.equal(editor:api("nvim_eval", "synIDattr(synIDtrans(hlID('LedeGpe')), 'name')"), "ErrorMsg",
		"set after")
	editor:command("colorscheme evening")
	T.ok(editor:wait_screen(function()
		return look_of(editor, "Zoë").foreground == 0x654321
	end), "set in an autocommand on ColorScheme")
end)

test("disabling leaves no trace on the screen", function()
	local editor = T.open(TEXT)
	editor:command("Lede")
	T.ok(editor:wait_screen(function()
		return is_marked(editor, "NATO")
	end))
	editor:command("Lede")
	T.ok(editor:wait_screen(function()
		return not line_of(look_of(editor, "NATO"))
	end))
end)

test("both windows of a buffer show the marks", function()
	local editor = T.open("In NATO", { columns = 60 })
	editor:command("Lede | vsplit")
	T.ok(editor:wait_screen(function()
		local _, left = editor:find("In NATO")
		return left == 0 and editor:row(0):find("In NATO.*In NATO") ~= nil
			and line_of(editor:look(0, 3)) ~= nil and line_of(editor:look(0, 34)) ~= nil
	end))
end)

test("marks in a last line that is seen in part are drawn", function()
	local line = ("word "):rep(60)
	local editor = T.open(line .. "\nIn NATO " .. line .. line, {
		columns = 60, rows = 10, debounce = 1, cmd = { "set display=lastline laststatus=0" },
	})
	T.ok(editor:wait_screen(function()
		return editor:find("In NATO") ~= nil
	end))
	editor:command("Lede enable")
	T.ok(editor:wait_screen(function()
		return is_marked(editor, "NATO")
	end), "at once")
	editor:command("2s/NATO/Washington/ | 1")
	T.ok(editor:wait_screen(function()
		return is_marked(editor, "Washington")
	end), "after a pause")
end)

test(":Lede legend shows each type in its own look, and how many there are", function()
	local editor = T.open("NATO, NATO and Fumio Kishida", { rows = 30 })
	editor:command("Lede legend")
	T.ok(editor:wait_screen(function()
		return editor:find("LAW       laws, treaties") or editor:find("LAW      laws, treaties")
	end))
	T.equal(line_of(look_of(editor, "PERSON")), "underline")
	local row, column = editor:find("companies")
	T.equal(line_of(editor:look(row, column)), nil)
	T.equal(line_of(editor:look(row, column - 9)), "underdouble")
	T.ok(editor:row(row):find("armies, teams +2 "))
	T.ok(editor:row(row + 1):find("cities +%- "))
end)
