-- Which buffers are marked, and what happens as they are hidden, reloaded, renamed and wiped.

local function count(editor, buffer)
	return #editor:lua("return marks(...)", buffer or 0)
end

local function enabled(editor, buffer)
	return editor:lua("return require('lede.nvim').is_enabled(...)", buffer or 0)
end

test("prose is marked by itself, with nothing configured", function()
	local editor = T.editor({ auto = true, arguments = {
		T.file("auto.md", "NATO in Washington\n"),
		T.file("auto.lua", "-- NATO\n"),
		T.file("auto.txt", "Kishida\n"),
	} })
	T.ok(editor:wait("return #marks() == 2"))
	editor:command("next")
	vim.wait(60)
	T.equal(editor:lua("return vim.bo.filetype"), "lua")
	T.equal(count(editor), 0)
	T.equal(enabled(editor), false)
	editor:command("next")
	T.ok(editor:wait("return #marks() == 1"))
	for _, filetype in ipairs({ "asciidoc", "mail", "gitcommit", "typst", "org", "rst", "tex" }) do
		editor:command("new | call setline(1, 'NATO') | set filetype=" .. filetype)
		T.ok(editor:wait("return #marks() == 1"), filetype)
		editor:command("bwipeout!")
	end
	T.equal(editor:messages(), "")
end)

test("neither helpers' buffers nor code are marked, and the core stays unloaded", function()
	local editor = T.editor({
		auto = true, core = "real", arguments = { T.file("code.lua", "-- NATO\n") },
	})
	for _, command in ipairs({ "set buftype=nofile", "set buftype=help", "set filetype=vim" }) do
		editor:command("enew | " .. command)
		editor:command("call setline(1, 'NATO') | if &buftype != '' | set filetype=markdown | endif")
		vim.wait(30)
		T.equal(count(editor), 0, command)
	end
	T.equal(editor:lua("return package.loaded['lede.core'] == nil"), true)
	T.equal(editor:lua("return package.loaded['lede.nvim.buffer'] == nil"), true)
end)

test("`auto` off: nothing is marked, by g:lede, setup() or b:lede", function()
	local path = T.file("quiet.md", "NATO in Washington\n")
	for _, how in ipairs({
		"let g:lede = {'auto': v:false}",
		"autocmd VimEnter * lua require('lede.nvim').setup({ auto = false })",
		"autocmd BufReadPre * let b:lede = {'auto': v:false}",
	}) do
		local editor = T.editor({ auto = true, cmd = { how }, arguments = { path } })
		vim.wait(60)
		T.equal(editor:lua("return vim.bo.filetype"), "markdown")
		T.equal(count(editor), 0, how)
		editor:command("Lede")
		T.equal(count(editor), 2, how)
		editor:stop()
	end
end)

test("what was disabled by hand stays so, when it is read again too", function()
	local editor = T.editor({ auto = true, arguments = { T.file("off.md", "NATO\n") } })
	T.ok(editor:wait("return #marks() == 1"))
	editor:command("Lede | edit! | set filetype=markdown")
	vim.wait(60) -- marking by itself is done a moment later
	T.equal(count(editor), 0)
	editor:command("Lede | edit!")
	T.ok(editor:wait("return #marks() == 1"))
end)

test(":Lede toggles", function()
	local editor = T.open("NATO in Washington")
	editor:command("Lede")
	T.equal(count(editor), 2)
	editor:command("Lede")
	T.equal(count(editor), 0)
	editor:command("Lede toggle")
	T.equal(count(editor), 2)
	editor:command("Lede enable")
	T.equal(count(editor), 2)
	editor:command("Lede disable")
	editor:command("Lede disable")
	T.equal(count(editor), 0)
	T.equal(editor:messages(), "")
end)

test("a disabled buffer is no longer listened to", function()
	local editor = T.open("NATO", { debounce = 1 })
	editor:command("Lede | Lede | Lede | Lede")
	editor:lua([[
		local marks = require("lede.nvim.marks")
		local edited = marks.edited
		_G.heard = 0
		marks.edited = function(...)
			_G.heard = _G.heard + 1
			return edited(...)
		end
	]])
	local before = editor:lua("return _G.analyses")
	editor:type("ox<Esc>")
	vim.wait(60)
	T.equal(editor:lua("return _G.analyses"), before)
	T.equal(editor:lua("return _G.heard"), 0)
	editor:command("Lede")
	editor:type("onone<Esc>")
	T.ok(editor:wait("return _G.analyses == " .. before + 2))
	vim.wait(60)
	T.equal(editor:lua("return _G.analyses"), before + 2, "one listener after enabling again")
end)

test("a filetype that is no prose is marked only when asked for by name", function()
	local editor = T.open("-- NATO in Washington", { filetype = "lua" })
	editor:type(":Lede<CR>")
	T.equal(count(editor), 0)
	T.contains(editor:messages(), "lede: 'lua' is no prose; `:Lede enable` marks it anyway")
	editor:type(":Lede enable<CR>")
	T.equal(count(editor), 2)
	T.contains(editor:messages(), "lede: marking entities though 'lua' is no prose")
	editor:type(":Lede<CR>:Lede!<CR>")
	T.equal(count(editor), 2)
end)

test("a buffer without filetype is marked when asked", function()
	local editor = T.open("NATO", { filetype = "" })
	editor:command("Lede")
	T.equal(count(editor), 1)
	T.equal(editor:messages(), "")
end)

test("an automatic buffer that becomes code is let go, one asked for stays", function()
	local editor = T.editor({ auto = true, arguments = { T.file("turn.md", "NATO\n") } })
	T.ok(editor:wait("return #marks() == 1"))
	editor:command("set filetype=lua")
	T.equal(count(editor), 0)
	editor:command("Lede enable | set filetype=vim")
	T.equal(count(editor), 1)
end)

test("setup() with auto marks what is open already", function()
	local editor = T.open("NATO")
	T.equal(count(editor), 0)
	editor:lua("require('lede.nvim').setup({ auto = true })")
	T.ok(editor:wait("return #marks() == 1"))
end)

test("two windows on one buffer, two buffers at once", function()
	local editor = T.open("NATO", { debounce = 1 })
	editor:command("Lede | split")
	editor:type("oin Washington<Esc>")
	T.ok(editor:wait("return #marks(0) == 2"))
	editor:command("close")
	T.equal(count(editor), 2)
	local first = editor:lua("return vim.api.nvim_get_current_buf()")
	editor:command("vnew | call setline(1, 'Kishida') | Lede")
	T.equal(count(editor), 1)
	editor:command("Lede")
	T.equal(count(editor, first), 2)
end)

test("a hidden buffer waits until it is seen", function()
	local editor = T.open("NATO", { debounce = 1, cmd = { "set hidden" } })
	local buffer = editor:lua("return vim.api.nvim_get_current_buf()")
	editor:command("Lede | enew")
	local before = editor:lua("return _G.analyses")
	editor:api("nvim_buf_set_lines", buffer, -1, -1, false, { "Washington" })
	vim.wait(60)
	T.equal(editor:lua("return _G.analyses"), before)
	editor:command("buffer " .. buffer)
	T.equal(count(editor, buffer), 2)
	T.equal(editor:lua("return _G.analyses"), before + 1)
	editor:command("enew | buffer " .. buffer)
	T.equal(editor:lua("return _G.analyses"), before + 1, "nothing is owed")
end)

test("enabling a hidden buffer waits too", function()
	local editor = T.open("NATO", { cmd = { "set hidden" } })
	local buffer = editor:lua("return vim.api.nvim_get_current_buf()")
	editor:command("enew")
	editor:lua("require('lede.nvim').enable(...)", buffer)
	T.equal(editor:lua("return _G.analyses"), 0)
	T.equal(enabled(editor, buffer), true)
	editor:command("buffer " .. buffer)
	T.equal(count(editor, buffer), 1)
end)

for _, how in ipairs({ "edit!", "checktime" }) do
	test(":" .. how .. " of a changed file", function()
		local path = T.file("reload.md", "NATO\nThen Washington\n")
		local editor = T.editor({
			debounce = 1, cmd = { "set autoread" },
			arguments = { path },
		})
		editor:command("Lede")
		T.equal(count(editor), 2)
		T.file("reload.md", "NATO\nNow in Washington\n\nwith Kishida\n")
		vim.loop.fs_utime(path, os.time() + 10, os.time() + 10)
		editor:command(how)
		T.ok(editor:wait("return #marks(0) == 3"))
		T.equal(editor:lua("return marks()"), {
			{ 0, 0, 4, "LedeOrg", "NATO" },
			{ 1, 7, 17, "LedeGpe", "Washington" },
			{ 3, 5, 12, "LedePerson", "Kishida" },
		})
		editor:type("ggONATO<Esc>")
		T.ok(editor:wait("return #marks(0) == 4"), "edits are followed after reloading")
	end)
end

test("a buffer that is unloaded or wiped is let go", function()
	for _, command in ipairs({ "bdelete!", "bwipeout!", "bunload!" }) do
		local editor = T.open("NATO", { debounce = 20 })
		local buffer = editor:lua("return vim.api.nvim_get_current_buf()")
		editor:command("Lede")
		editor:type("ix<Esc>") -- a timer is running
		editor:command("split | enew | " .. command .. " " .. buffer)
		vim.wait(60)
		T.equal(editor:lua("return #require('lede.nvim.buffer').all()"), 0)
		T.equal(editor:lua("return vim.fn.exists('#lede_buffer_" .. buffer .. "')"), 0)
		T.equal(editor:messages(), "")
		editor:stop()
	end
end)

test("a buffer deleted and opened again starts anew", function()
	local path = T.file("again.md", "NATO\n")
	local editor = T.editor({ arguments = { path } })
	editor:command("Lede | bdelete | edit " .. path)
	T.equal(enabled(editor), false)
	T.equal(count(editor), 0)
	editor:command("Lede")
	T.equal(count(editor), 1)
end)

test("a renamed buffer keeps its marks and is followed", function()
	local editor = T.open("NATO", { debounce = 1 })
	editor:command("Lede | saveas! " .. T.scratch .. "/renamed.md")
	T.equal(count(editor), 1)
	editor:type("oKishida<Esc>")
	T.ok(editor:wait("return #marks(0) == 2"))
end)

test("a new name is a new day, perhaps: the text is analysed anew", function()
	local editor = T.editor({ core = "real", arguments = { T.file("2024-05-02.md", "Yesterday.\n") } })
	local function value()
		return editor:lua("return require('lede.nvim').doc():entities()[1].value")
	end
	editor:command("Lede")
	T.equal(value(), "2024-05-01")
	editor:command("file " .. T.scratch .. "/2024-06-11.md")
	T.equal(value(), "2024-06-10")
	T.settle(editor)
	T.equal(count(editor), 1)
end)

test("a read-only buffer that can't be modified", function()
	local editor = T.open("NATO")
	editor:command("set readonly nomodifiable | Lede")
	T.equal(count(editor), 1)
	T.equal(editor:lua("return vim.bo.modified"), false)
end)

test("marking changes neither text nor `modified`", function()
	local editor = T.open("NATO in Washington")
	local tick = editor:lua("return vim.b.changedtick")
	editor:command("Lede | Lede refresh | Lede")
	T.equal(editor:lua("return vim.bo.modified"), false)
	T.equal(editor:lua("return vim.b.changedtick"), tick)
end)

test("a buffer that is too big: one message, and marks when it has shrunk", function()
	local editor = T.open(("NATO\n"):rep(100), {
		cmd = { "let g:lede = {'auto': v:false, 'debounce': 1, 'max_bytes': 300}" },
	})
	editor:type(":Lede<CR>")
	T.equal(count(editor), 0)
	editor:type("ox<Esc>")
	vim.wait(50)
	local _, times = editor:messages():gsub("more than 300 bytes", "")
	T.equal(times, 1)
	editor:type(":10,$d<CR>")
	T.ok(editor:wait("return #marks(0) == 8"))
	editor:type("90oNATO<Esc>")
	T.ok(editor:wait("return #marks(0) == 0"), "it has grown again")
end)

test("quitting with a timer running", function()
	local editor = T.open("NATO", { debounce = 50 })
	editor:command("Lede")
	editor:type("ix<Esc>")
	editor:stop()
	T.ok(editor.exited and editor.status == 0 and editor.signal == 0, "a clean end")
end)
