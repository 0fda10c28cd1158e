-- When the text is analysed after an edit, and when the result is shown. The clock is ours, and so
-- are the threads.

-- In place of lede.background: _G.calls has what was asked for; answer(number) answers it, as
-- another thread would a millisecond later.
local OTHER_THREAD = [[
	local lede = package.loaded.lede
	lede.session = function() end
	_G.calls, _G.cancelled = {}, 0
	local reader = {
		analyze = function(_, text, _, done)
			table.insert(calls, { text = text, done = done, at = vim.loop.now() })
		end,
		analyze_now = function(_, text) return lede.analyze(text) end,
		cancel = function() cancelled = cancelled + 1 end,
		close = function() end,
	}
	package.loaded["lede.background"] = {
		new = function() return reader end,
		prepare = function(ready) ready() end,
	}
	function _G.answer(number)
		reader.threaded, clock = true, clock + 1e6
		calls[number].done(lede.analyze(calls[number].text))
	end
	_G.clock = 1e9
	vim.loop.hrtime = function() return clock end
	_G.updates = 0
	vim.cmd("autocmd User LedeUpdate lua updates = updates + 1")
]]

local function open(text, debounce)
	local editor = T.editor({ debounce = debounce })
	editor:lua(OTHER_THREAD)
	editor:api("nvim_buf_set_lines", 0, 0, -1, false, { text })
	editor:command("set filetype=markdown")
	editor:command("Lede enable")
	return editor
end

local function words(editor)
	return editor:lua([[return vim.tbl_map(function(m) return m[5] end, marks())]])
end

local function asked_for(editor, count)
	T.ok(editor:wait(("return #calls == %d"):format(count)), count .. " analyses")
end

test("a long analysis begins before the pause is over, which is when it is shown", function()
	local editor = open("NATO in Washington", 10000)
	editor:lua("vim.b.lede = { debounce = 1 }")
	editor:type("x")
	asked_for(editor, 1)
	editor:lua("clock = clock + 20e9; answer(1)") -- it took 20 seconds
	T.settle(editor)
	T.equal(words(editor), { "Washington" })

	local updates = editor:lua("vim.b.lede = { debounce = 10000 } return updates")
	local before = editor:lua("return vim.loop.now()")
	editor:type("iN")
	asked_for(editor, 2)
	T.ok(editor:lua("answer(2) return calls[2].at") - before < 9000, "the pause is over")
	T.ok(editor:wait("return require('lede.nvim.analysis').fresh(0) ~= nil"))
	T.equal(words(editor), { "Washington" })
	T.equal(editor:lua("return updates"), updates, "not told yet")
	T.equal(editor:lua("return require('lede.nvim.buffer').is_pending(1)"), true)

	editor:lua("clock = clock + 20e9; vim.cmd('doautocmd BufWinEnter')")
	T.settle(editor)
	T.equal(words(editor), { "NATO", "Washington" })
	T.equal(editor:lua("return { updates, #calls }"), { updates + 1, 2 }, "analysed once")
end)

test("a short analysis waits for the pause", function()
	local editor = open("NATO in Washington", 1)
	editor:type("x")
	asked_for(editor, 1)
	editor:lua("answer(1)")
	T.settle(editor)
	editor:lua("vim.b.lede = { debounce = 10000 }")
	editor:type("iN")
	vim.wait(100, function() end)
	T.equal(editor:lua("return #calls"), 1)
end)

test("an edit ends an analysis under way, but for the first", function()
	local editor = open("NATO in Washington", 1)
	editor:type("x")
	asked_for(editor, 1)
	editor:type("x")
	editor:type("x")
	vim.wait(50, function() end)
	T.equal(editor:lua("return { #calls, cancelled }"), { 1, 0 }, "the first goes on")
	editor:lua("answer(1)")
	asked_for(editor, 2)
	T.equal(editor:lua("return calls[2].text"), "O in Washington")
	editor:type("x")
	T.equal(editor:lua("return cancelled"), 1)
	asked_for(editor, 3)
	editor:lua("answer(3)")
	T.settle(editor)
	T.equal(words(editor), { "Washington" })
	T.equal(editor:lua("return calls[3].text"), " in Washington")
end)
