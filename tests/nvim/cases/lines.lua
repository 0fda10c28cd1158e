-- The text of a buffer is known exactly, whatever was edited and however little of it was read.

-- Follows the buffer, as a buffer that is marked is followed; right(text) tells whether the lines
-- are those of the buffer.
local FOLLOW = [[
	local lines, api = require("lede.nvim.lines"), vim.api
	_G.id = api.nvim_get_current_buf()
	lines.follow(id)
	api.nvim_buf_attach(id, false, {
		on_bytes = function(_, _, _, row, _, _, old_rows, _, _, new_rows)
			lines.edited(id, row, old_rows, new_rows)
		end,
		on_reload = function()
			lines.replaced(id)
		end,
	})
	function _G.right()
		local list, there = api.nvim_buf_get_lines(id, 0, -1, false), lines.of(id)
		if there.count ~= #list or there.text ~= table.concat(list, "\n") then
			return false
		end
		local at = 1
		for number, line in ipairs(list) do
			local row, column = there:place(at + #line)
			if there:line(number - 1) ~= line or there:position(number - 1, 0) ~= at
				or row ~= number - 1 or column ~= #line then
				return false
			end
			at = at + #line + 1
		end
		return true
	end
	-- How many lines are read in the call.
	function _G.reads(call)
		local count, get_lines = 0, api.nvim_buf_get_lines
		api.nvim_buf_get_lines = function(...)
			local list = get_lines(...)
			count = count + #list
			return list
		end
		call()
		api.nvim_buf_get_lines = get_lines
		return count
	end
]]

local function follow(text, options)
	local editor = T.open(text, options)
	editor:lua(FOLLOW)
	return editor
end

test("of a long text only what is around an edit is read again", function()
	local editor = follow(("in Washington\n"):rep(5000))
	local all = editor:lua("return reads(function() require('lede.nvim.lines').of(id) end)")
	T.equal(all, 5001)
	for _, keys in ipairs({ "2500Gx", "ggdd", "GoNATO<Esc>", "4000GJ", "u" }) do
		editor:type(keys)
		local read = editor:lua("return reads(function() require('lede.nvim.lines').of(id) end)")
		T.ok(read > 0 and read <= 200, ("%d lines after %s"):format(read, keys))
		T.ok(editor:lua("return right()"), keys)
	end
	T.equal(editor:lua("return reads(function() require('lede.nvim.lines').of(id) end)"), 0)
end)

test("a text that is read bit by bit, and edited meanwhile", function()
	local editor = follow(("in Washington\n\n"):rep(3000))
	for _, keys in ipairs({ "ggdd", "3000GoNATO<CR>and more<Esc>", "Gdd", "100Gx", "u" }) do
		-- No time is left after the first chunk: each call reads one at the most.
		T.equal(editor:lua([[
			local lines, complete = require("lede.nvim.lines"), nil
			local read = reads(function() complete = lines.read(id, -1) end)
			return { complete, read }
		]]), { false, 0 })
		editor:type(keys)
	end
	T.equal(editor:lua([[
		local lines = require("lede.nvim.lines")
		local uv, calls, clock = require("lede.nvim.compat").uv, 0, 0
		local hrtime = uv.hrtime
		uv.hrtime = function() clock = clock + 1e6; return clock end
		local read = reads(function()
			repeat
				calls = calls + 1
			until lines.read(id, 20)
		end)
		uv.hrtime = hrtime
		return { calls > 2, read >= vim.api.nvim_buf_line_count(id), right() }
	]]), { true, true, true })
end)

test("lines as they were stay so", function()
	local editor = follow(("in Washington\n"):rep(300))
	T.equal(editor:lua([[
		local lines = require("lede.nvim.lines")
		local before = lines.of(id)
		vim.api.nvim_buf_set_lines(id, 10, 200, false, { "NATO" })
		local after = lines.of(id)
		return { before.count, before:line(10), #before.text, after.count, after:line(10) }
	]]), { 301, "in Washington", 300 * 14, 112, "NATO" })
end)

test("after any edits by any plugin the lines are those of the buffer", function()
	for _, format in ipairs({ "unix", "dos" }) do
		local editor = follow(("“Zoë” 🙂 in Washington\n\nand NATO\n"):rep(90))
		editor:command("set undolevels=1000 fileformat=" .. format)
		T.equal(editor:lua([[
			local seed, api = 20251127, vim.api
			local function random(n)
				seed = (seed * 16807) % 2147483647 -- Park and Miller
				return seed % n
			end
			local function some_lines()
				local list = {}
				for number = 1, random(4) * random(60) do
					list[number] = ("ä word "):rep(random(4))
				end
				return list
			end
			local edits = {
				function(count)
					local first = random(count + 1)
					local last = math.min(count, first + random(5) * random(100))
					api.nvim_buf_set_lines(0, first, last, false, some_lines())
				end,
				function(count)
					local row = random(count)
					local column = #api.nvim_buf_get_lines(0, row, row + 1, false)[1]
					local last = math.min(count - 1, row + random(3))
					local stop = #api.nvim_buf_get_lines(0, last, last + 1, false)[1]
					api.nvim_buf_set_text(0, row, last > row and column or 0, last, stop, { "é", "x" })
				end,
				function() vim.cmd("silent! undo") end,
				function() vim.cmd("silent! redo") end,
				function() vim.cmd("silent! earlier 4") end,
				function(count) vim.cmd(("%d,%dmove %d"):format(1, 1 + random(2), count)) end,
				function(count) vim.cmd(("%dcopy %d"):format(1 + random(count), random(count + 1))) end,
				function(count) vim.cmd(("silent! %d,$s/word/NATO/e"):format(1 + random(count))) end,
				function() vim.cmd("silent! global/ä word $/delete") end,
				function() vim.cmd("silent! %join") end,
				function(count) vim.cmd(("%djoin 3"):format(1 + random(count))) end,
				function(count) vim.cmd(("%dput =['a', 'b']"):format(random(count + 1))) end,
			}
			local count = #edits
			for round = 1, 400 do
				local which = 1 + random(count)
				-- The one that makes one line of all comes seldom.
				if which ~= 10 or random(10) == 0 then
					pcall(edits[which], api.nvim_buf_line_count(0))
				end
				if random(3) == 0 then
					require("lede.nvim.lines").read(id, -1)
				end
				if random(2) == 0 and not right() then
					return ("%d: edit %d"):format(round, which)
				end
			end
			return right()
		]]), true)
	end
end)

test("a file that is loaded again, without an end of line, with NUL bytes", function()
	local path = T.file("lines.md", "\239\187\191NATO\0 in\r\nWashington\n\0last")
	local editor = T.editor({ arguments = { path } })
	editor:lua(FOLLOW)
	T.ok(editor:lua("return right()"))
	editor:command("set autoread")
	T.file("lines.md", ("other\r\n"):rep(200))
	editor:command("checktime")
	T.ok(editor:lua("return right() and require('lede.nvim.lines').of(id).count == 200"))
	editor:command("%delete")
	T.ok(editor:lua("return right() and require('lede.nvim.lines').of(id).text == ''"))
end)
