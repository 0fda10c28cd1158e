-- The floats and splits of lede, and the lines in them.

local TEXT = table.concat({ "one", "two", "three", "four", "five" }, "\n")

-- `options` is Lua code: MessagePack does not know tables that are lists and maps.
local function open(editor, options)
	editor:lua(([[
		local options = %s
		options.name = "test"
		_G.view = require("lede.nvim.window").open(options)
	]]):format(options))
	editor:command("redraw")
end

local function cursor(editor)
	return editor:lua("return vim.api.nvim_win_get_cursor(0)")
end

local function windows(editor)
	return #editor:lua("return vim.api.nvim_tabpage_list_wins(0)")
end

test("lines are broken at spaces, and keep their colours", function()
	local broken = T.editor():lua([[
		local flow = require("lede.nvim.flow")
		local line = { { "so  ", "Title" }, { "many words to read", "Comment" }, indent = 2 }
		local result = {}
		for _, part in ipairs(flow.break_line(line, 10)) do
			for _, chunk in ipairs(part) do
				table.insert(result, { chunk[1], chunk[2] })
			end
			table.insert(result, "--")
		end
		return result
	]])
	T.equal(broken, {
		{ "so  ", "Title" }, { "many", "Comment" }, "--",
		{ "  " }, { "words to", "Comment" }, "--",
		{ "  " }, { "read", "Comment" }, "--",
	})
end)

test("a word that is too long is cut between characters", function()
	T.equal(T.editor():lua([[
		local texts = {}
		for _, line in ipairs(require("lede.nvim.flow").break_line({ { "日本語 abcdefg" } }, 5)) do
			table.insert(texts, line[1][1])
		end
		return texts
	]]), { "日本", "語", "abcde", "fg" })
end)

test("no line is wider than asked, and no word is lost", function()
	T.equal(T.editor():lua([[
		local flow = require("lede.nvim.flow")
		local words = {}
		for number = 1, 60 do
			words[number] = ("x"):rep(number * 7 % 11 + 1)
		end
		for width = 1, 40 do
			local seen = {}
			local line = { { table.concat(words, " ") }, indent = 3 }
			for _, part in ipairs(flow.break_line(line, width)) do
				if flow.line_width(part) > width then
					return { width, part }
				end
				for _, chunk in ipairs(part) do
					table.insert(seen, chunk[1])
				end
			end
			if table.concat(seen):gsub(" ", "") ~= table.concat(words) then
				return { width, "words are lost" }
			end
		end
		return "ok"
	]]), "ok")
end)

test("a float fits its lines, is on the screen, and q closes it", function()
	for _, key in ipairs({ "q", "<Esc>" }) do
		local editor = T.open(TEXT)
		open(editor, [[{ lines = { { { "Hello", "Title" } }, { { "everybody" } } } }]])
		T.ok(editor:shows("Hello"), "not seen")
		T.equal(editor:lua([[
			local config = vim.api.nvim_win_get_config(0)
			return { config.width, config.height, vim.b.lede_view, vim.bo.modifiable }
		]]), { 10, 2, "test", false })
		editor:type(key)
		T.equal(windows(editor), 1)
		T.ok(editor:wait_screen(function()
			return editor:find("Hello") == nil
		end), "still seen")
		editor:stop()
	end
end)

test("a float is never larger than the screen", function()
	local editor = T.open(TEXT, { columns = 30, rows = 10 })
	open(editor, [[{
		lines = vim.fn["repeat"]({ { { ("word "):rep(30) } } }, 50),
	}]])
	T.equal(editor:lua([[
		local config = vim.api.nvim_win_get_config(0)
		return { config.width, config.height }
	]]), { 26, 4 })
end)

test("a chunk has the look of its group", function()
	local editor = T.open(TEXT)
	editor:command("highlight Mine guifg=#123456")
	open(editor, [[{ lines = { { { "ab" }, { "Hello", "Mine" } } } }]])
	T.ok(editor:shows("Hello"))
	local row, column = editor:find("Hello")
	T.equal(editor:look(row, column).foreground, 0x123456)
	T.ok(editor:look(row, column - 1).foreground ~= 0x123456)
end)

test("<CR> goes where the chunk, else the line, leads, and Ctrl-O back", function()
	local editor = T.open(TEXT)
	local options = [[{
		lines = { { { "line " }, { "chunk", target = { 4, 2 } }, target = { 2, 1 } } }
	}]]
	open(editor, options)
	editor:type("<CR>")
	T.equal(cursor(editor), { 3, 1 })
	T.equal(windows(editor), 1)
	editor:type("<C-O>")
	T.equal(cursor(editor), { 1, 0 })
	open(editor, options)
	editor:type("$<CR>")
	T.equal(cursor(editor), { 5, 2 })
end)

test("<CR> on what leads nowhere leaves all as it is", function()
	local editor = T.open(TEXT)
	open(editor, [[{ lines = { { { "nothing" } } } }]])
	editor:type("<CR>")
	T.equal(windows(editor), 2)
end)

test("a place moves along with the text", function()
	local editor = T.open(TEXT)
	open(editor, [[{ layout = "below", lines = { { { "there" }, target = { 2, 1 } } } }]])
	editor:lua([[
		vim.api.nvim_buf_set_lines(view.source.buffer, 0, 0, false, { "zero", "half" })
		vim.api.nvim_buf_set_text(view.source.buffer, 4, 0, 4, 0, { "ab" })
	]])
	editor:type("<CR>")
	T.equal(cursor(editor), { 5, 3 })
	T.equal(editor:lua("return view:is_open()"), true)
	editor:lua("view:close()")
	T.equal(editor:lua([[
		local places = vim.api.nvim_get_namespaces().lede_places
		return vim.api.nvim_buf_get_extmarks(0, places, 0, -1, {})
	]]), {})
end)

test("a split shows its title and leads to another window of the text", function()
	local editor = T.open(TEXT)
	editor:command("split")
	open(editor, [[{
		layout = "right", title = "100%", lines = { { { "x" }, target = { 3, 0 } } },
	}]])
	T.ok(editor:shows(" 100%"), "no title")
	editor:lua("vim.api.nvim_win_close(view.source.window, true)")
	editor:type("<CR>")
	T.equal(cursor(editor), { 4, 0 })
	T.equal(windows(editor), 2)
end)

test("a float beside the cursor stays behind it and goes when the cursor moves", function()
	local editor = T.open(TEXT)
	open(editor, [[{ layout = "cursor", lines = { { { "Hello" } } } }]])
	T.equal(editor:lua("return vim.b.lede_view == nil"), true)
	T.ok(editor:shows("Hello"))
	T.equal((editor:find("Hello")), 2) -- below its border
	editor:type("l")
	T.ok(editor:wait("return not view:is_open()"), "still open")
end)

test("at the foot of the screen it is above the cursor", function()
	local editor = T.open(("\n"):rep(40) .. "end")
	editor:type("G")
	open(editor, [[{ layout = "cursor", lines = { { { "Hello" } } } }]])
	T.ok(editor:shows("Hello"))
	T.equal((editor:find("Hello")), (editor:find("end")) - 2)
end)

test("it can be entered, and is closed by leaving it", function()
	local editor = T.open(TEXT)
	open(editor, [[{ layout = "cursor", lines = { { { "Hello" } }, { { "you" } } } }]])
	editor:lua("view:enter()")
	editor:type("j")
	T.equal(cursor(editor), { 2, 0 })
	editor:type("<C-W>p")
	T.ok(editor:wait("return not view:is_open()"), "still open")
end)

test("a view goes with its text, and tells who opened it", function()
	local editor = T.open(TEXT)
	editor:lua([[
		_G.closed = 0
		_G.view = require("lede.nvim.window").open({
			name = "test", layout = "below", lines = { { { "x" } } },
			on_close = function() closed = closed + 1 end,
		})
		_G.found = require("lede.nvim.window").find("test") == view
		vim.cmd("bwipeout! " .. view.source.buffer)
	]])
	T.ok(editor:wait("return closed == 1"), "not closed")
	T.equal(editor:lua([[
		return { found, require("lede.nvim.window").find("test") == nil }
	]]), { true, true })
end)

test("a view whose text is gone is closed rather than shown", function()
	local editor = T.open(TEXT)
	T.equal(editor:lua([[
		local view = require("lede.nvim.window").open({
			name = "test", layout = "below", lines = { { { "x" }, target = { 1, 0 } } },
		})
		vim.api.nvim_buf_delete(view.source.buffer, { force = true })
		view:set({ { { "y" }, target = { 1, 0 } } })
		return view:is_open()
	]]), false)
end)

test("keys of a view are given what the cursor is on", function()
	local editor = T.open(TEXT)
	editor:lua([[
		require("lede.nvim.window").open({
			name = "test",
			lines = { { { "ab" }, { "cd", data = "chunk" }, data = "line" } },
			keys = { x = function(_, data, target) _G.got = { data, target == nil } end },
		})
	]])
	editor:type("x")
	T.equal(editor:lua("return got"), { "line", true })
	editor:type("$x")
	T.equal(editor:lua("return got"), { "chunk", true })
end)

test("a float says how much of it is not seen, or which keys it has", function()
	local editor = T.open(TEXT, { rows = 12 })
	if editor:lua("return vim.fn.has('nvim-0.10') == 0") then
		return T.skip("floats have no footers before 0.10")
	end
	open(editor, [[{
		layout = "cursor", hint = "q closes this window", lines = vim.fn["repeat"]({ { { "Hello" } } }, 20),
	}]])
	T.ok(editor:shows("13 more lines"), "not told")
	editor:lua("view:enter()")
	editor:command("redraw")
	T.ok(editor:shows("q closes this window"), "no keys")
end)
