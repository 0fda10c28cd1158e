-- Marks are made where they are seen, in time, and analyses run on another thread: with the real
-- core and long texts.

local PARAGRAPH = "Angela Merkel met Emmanuel Macron in Berlin. Nobody else was there then, it is said."

-- Paragraphs with a blank line between.
local function long_text(paragraphs)
	return (PARAGRAPH .. "\n\n"):rep(paragraphs)
end

local function open(text, options)
	options = vim.tbl_extend("keep", options or {}, { core = "real", auto = true, debounce = 10 })
	options.arguments = { T.file("long.md", text) }
	local editor = T.editor(options)
	T.ok(editor:wait("return #marks() > 0 and not require('lede.nvim.buffer').is_pending(1)"))
	return editor
end

-- How many rows that the window shows, and are no blank lines, have no marks.
local function unmarked(editor)
	return editor:lua([[
		local has = {}
		for _, mark in ipairs(marks()) do has[mark[1] + 1] = true end
		local count = 0
		for line = vim.fn.line("w0"), vim.fn.line("w$") do
			if vim.fn.getline(line) ~= "" and not has[line] then count = count + 1 end
		end
		return count
	]])
end

local function count(editor)
	return #editor:lua("return marks()")
end

test("only what is seen is marked, wherever the window goes", function()
	local editor = open(long_text(1000))
	T.equal(unmarked(editor), 0)
	T.ok(count(editor) < 200, "too many marks")
	for _, keys in ipairs({
		"<C-f>", "<C-f><C-f><C-f>", "G", "gg", "500G", "<C-u>", "zt", "1500Gzb", "30<C-y>", "40<C-e>",
	}) do
		editor:type(keys)
		T.ok(editor:wait(function()
			return unmarked(editor) == 0
		end), "not marked after " .. keys)
		T.ok(count(editor) < 200, "too many marks after " .. keys)
	end
end)

test("a text that was written is still known", function()
	local editor = open(long_text(1000))
	editor:type("xu")
	T.ok(editor:wait("return not require('lede.nvim.buffer').is_pending(1)"))
	editor:type(":w!<CR>G")
	T.ok(editor:wait(function()
		return unmarked(editor) == 0
	end))
end)

test("a screen forward or back shows marks that are there already", function()
	local editor = open(long_text(1000))
	editor:lua([[
		_G.bare = 0
		vim.api.nvim_set_decoration_provider(vim.api.nvim_create_namespace("test"), {
			on_win = function(_, _, _, top, bottom)
				local lines = vim.api.nvim_buf_get_lines(0, top, bottom, false)
				local has = {}
				for _, mark in ipairs(marks()) do has[mark[1] - top + 1] = true end
				for number, line in ipairs(lines) do
					if line ~= "" and not has[number] then bare = bare + 1 end
				end
			end,
		})
	]])
	for _ = 1, 20 do
		editor:type("<C-f>")
	end
	for _ = 1, 20 do
		editor:type("<C-b>")
	end
	T.equal(editor:lua("return bare"), 0)
end)

test("several windows at different places, and ones that are split off", function()
	local editor = open(long_text(1000), { rows = 30 })
	editor:type(":split<CR>G")
	editor:type(":split<CR>900G")
	T.ok(editor:wait(function()
		return unmarked(editor) == 0
	end))
	editor:type("<C-w>j")
	T.equal(unmarked(editor), 0)
	editor:type("<C-w>j")
	T.equal(unmarked(editor), 0)
	editor:type(":only<CR>")
	T.ok(editor:wait(function()
		return unmarked(editor) == 0
	end), "the window has grown")
end)

test("closed folds are passed over", function()
	local editor = open(long_text(3000))
	editor:type(":set foldmethod=manual nofoldenable<CR>:11,5900fold<CR>zM")
	T.ok(editor:wait(function()
		return editor:lua("return marks()[#marks()][1]") > 5899
	end), "what is behind the fold is not marked")
	T.ok(count(editor) < 300, "what is in the fold is marked")
end)

test("a line of 200 kB: what is seen of it is marked", function()
	for _, wrap in ipairs({ "wrap", "nowrap" }) do
		local editor = open((PARAGRAPH .. " "):rep(2400), { cmd = { "set " .. wrap } })
		local function marked_at_cursor()
			return editor:lua([[
				local column = vim.fn.col(".") - 1
				for _, mark in ipairs(marks()) do
					if mark[2] >= column - 90 and mark[3] <= column + 90 then return true end
				end
				return false
			]])
		end
		for _, keys in ipairs({ "0", "$", "100000|", "150000|", "0" }) do
			editor:type(keys)
			T.ok(editor:wait(marked_at_cursor), wrap .. " " .. keys)
			T.ok(count(editor) < 2000, "too many marks at " .. keys)
		end
		editor:type("100000|i Joe Biden <Esc>")
		T.ok(editor:wait(function()
			return editor:lua("return require('lede.nvim.analysis').fresh(0) ~= nil")
				and marked_at_cursor()
		end), "marked after an edit")
		editor:stop()
	end
end)

test("typing never waits for an analysis, and a late result is dropped", function()
	local editor = open(long_text(3000))
	editor:lua([[
		_G.kept = 0
		local paint = require("lede.nvim.paint")
		local update = paint.update
		paint.update = function(state)
			local found = require("lede.nvim.analysis").fresh(state.buffer)
			if found and found.text ~= table.concat(
				vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") then
				_G.wrong = true
			end
			kept = kept + 1
			return update(state)
		end
	]])
	editor:type("gg")
	for _ = 1, 5 do
		editor:type("OJoe Biden left.<Esc>")
		vim.wait(15) -- longer than the pause, shorter than the analysis
	end
	T.ok(editor:wait("return not require('lede.nvim.buffer').is_pending(1)"))
	T.equal(editor:lua("return wrong"), vim.NIL)
	T.equal(editor:lua([[
		local text_of = {}
		for _, mark in ipairs(marks()) do
			local row = mark[1]
			text_of[row] = mark[5]
		end
		return { text_of[0], text_of[4], text_of[5] }
	]]), { "Joe Biden", "Joe Biden", "Berlin" })
end)

test("what others ask for while an analysis runs is of the text there is now", function()
	local editor = open(long_text(500))
	T.equal(editor:lua([[
		local analysis = require("lede.nvim.analysis")
		local ok = {}
		for round = 1, 5 do
			vim.api.nvim_buf_set_lines(0, 0, 0, false, { "Joe Biden left.", "" })
			analysis.prepare(0, function() end)
			if round % 2 == 0 then
				vim.api.nvim_buf_set_lines(0, 0, 0, false, { "Joe Biden left.", "" })
			end
			local found = assert(analysis.of(0))
			local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
			ok[round] = found.text == text and found.doc:text() == text
				and found.doc:at(1).text == "Joe Biden" and analysis.fresh(0) == found
		end
		return ok
	]]), { true, true, true, true, true })
end)

test("two who wait for the analysis of one text both get it, made once", function()
	local editor = open(long_text(500))
	editor:lua([[
		local analysis = require("lede.nvim.analysis")
		vim.api.nvim_buf_set_lines(0, 0, 0, false, { "Joe Biden left.", "" })
		_G.got = {}
		for number = 1, 3 do
			analysis.prepare(0, function(found) got[number] = found end)
		end
	]])
	T.ok(editor:wait("return got[1] ~= nil and got[2] == got[1] and got[3] == got[1]"))
	T.ok(editor:wait("return not require('lede.nvim.buffer').is_pending(1)"))
end)

test("a long text that is opened: what is seen is marked first", function()
	local editor = T.editor({ core = "real", auto = true, cmd = { "lua " .. ([[
		_G.glances = 0
		local paint = require("lede.nvim.paint")
		local glance = paint.glance
		paint.glance = function(...)
			glances = glances + 1
			glance(...)
			_G.at_glance = require("lede.nvim.buffer").is_pending(1) and #marks()
		end
	]]):gsub("\n", " ") }, arguments = { T.file("long.md", long_text(12000)) } })
	T.ok(editor:wait("return glances == 1 and at_glance > 0"))
	T.equal(unmarked(editor), 0)
	local before = editor:lua("return marks()[1]")
	T.ok(editor:wait("return not require('lede.nvim.buffer').is_pending(1)"))
	T.equal(editor:lua("return marks()[1]"), before)
	editor:type("GoJoe Biden left.<Esc>")
	T.ok(editor:wait("return not require('lede.nvim.buffer').is_pending(1)"))
	T.equal(editor:lua("return glances"), 1)
	T.equal(unmarked(editor), 0)
end)

test("a buffer that is wiped, deleted or unloaded while it is analysed", function()
	local editor = T.editor({ core = "real", auto = true, cmd = { "set hidden" },
		arguments = { T.file("long.md", long_text(5000)) } })
	for _, command in ipairs({ "bwipeout!", "bdelete!", "enew | bunload! #" }) do
		editor:command("edit " .. T.scratch .. "/long.md")
		vim.wait(30)
		editor:command(command)
	end
	vim.wait(300)
	T.equal(editor:lua("return #require('lede.nvim.buffer').all()"), 0)
	T.equal(editor:messages(), "")
end)
