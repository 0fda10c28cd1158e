-- What is said of a buffer in a few words, and who is told.

local function status(editor)
	return editor:lua("return require('lede.nvim').statusline()")
end

test("people, places and organisations are counted, each once", function()
	local editor = T.open("NATO, Kishida and Kishida in Washington and Tōkyō", { debounce = 1 })
	T.equal(status(editor), "")
	editor:command("Lede")
	T.equal(status(editor), "1 person · 2 places")
	T.equal(editor:lua("return vim.b.lede_status"), "1 person · 2 places")
	editor:type(":%s/Kishida/NATO/g<CR>")
	T.ok(editor:wait("return vim.b.lede_status == '2 places · 1 organisation'"))
	editor:type(":%d<CR>")
	T.ok(editor:wait("return vim.b.lede_status == ''"), "nobody is named")
	editor:command("Lede")
	T.equal(editor:lua("return vim.b.lede_status"), vim.NIL)
	T.equal(status(editor), "")
end)

test("a status line shows it, in the window of another buffer as well", function()
	local editor = T.open("NATO", { debounce = 1, columns = 60, cmd = {
		"set laststatus=2 statusline=<%{luaeval('require([[lede.nvim]]).statusline()')}>",
	} })
	editor:command("Lede | split | enew")
	T.ok(editor:wait_screen(function()
		return editor:find("<1 organisation>") ~= nil and editor:find("<>") ~= nil
	end))
	editor:type("<C-w>joWashington<Esc><C-w>k")
	T.ok(editor:wait_screen(function()
		return editor:find("<1 place · 1 organisation>") ~= nil
	end))
end)

test("User LedeUpdate comes with each new analysis, and when a buffer is let go", function()
	local editor = T.open("NATO", { debounce = 1 })
	local buffer = editor:lua("return vim.api.nvim_get_current_buf()")
	editor:lua([[
		_G.events = {}
		vim.api.nvim_create_autocmd("User", { pattern = "LedeUpdate", callback = function(event)
			local data = event.data or {}
			table.insert(events, { data.buffer or 0, data.status or "", #marks() })
		end })
	]])
	local has_data = editor:lua("return vim.fn.has('nvim-0.8') == 1")
	local function expected(text, marks)
		return has_data and { buffer, text, marks } or { 0, "", marks }
	end
	editor:command("Lede")
	T.equal(editor:lua("return events"), { expected("1 organisation", 1) })
	editor:type("oKishida<Esc>")
	T.ok(editor:wait("return #events == 2"))
	T.equal(editor:lua("return events[2]"), expected("1 person · 1 organisation", 2))
	editor:command("Lede")
	T.equal(editor:lua("return events[3]"), expected("", 0))
end)

test("the document is that of the text there is now", function()
	local editor = T.editor({ core = "real" })
	editor:api("nvim_buf_set_lines", 0, 0, -1, false, { "Angela Merkel left Berlin." })
	T.equal(editor:lua("return require('lede.nvim').doc():entities()[1].text"), "Angela Merkel")
	editor:api("nvim_buf_set_lines", 0, 0, -1, false, { "Joe Biden left Berlin." })
	T.equal(editor:lua("return require('lede.nvim').doc(0):entities()[1].text"), "Joe Biden")
end)
