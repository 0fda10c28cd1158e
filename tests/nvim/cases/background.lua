-- lede.background: analyses by the editor's worker threads, with the real core.

local function editor()
	local child = T.editor({ core = "real" })
	child:lua([[
		_G.text = table.concat(vim.fn.readfile(...), "\n")
		_G.said = {}
		_G.note = function(name)
			return function(doc, message, code)
				local whole = doc and doc:text() == text
				table.insert(said, { name, doc and #doc:entities() or code, whole })
			end
		end
		_G.reader = assert(require("lede.background").new())
	]], T.root .. "/examples/article.md")
	return child
end

local function wait_for(child, count)
	T.ok(child:wait(("return #said == %d"):format(count)), "not called")
	return child:lua("return said")
end

test("the document is that of lede.analyze", function()
	local child = editor()
	local expected = child:lua("return #require('lede').analyze(text):entities()")
	for round = 1, 3 do
		child:lua("reader:analyze(text, nil, note('one'))")
		T.equal(wait_for(child, round)[round], { "one", expected, true })
	end
end)

test("the work is done in the other thread, not when it is finished here", function()
	local child = editor()
	child:lua([[
		_G.states = {}
		reader.ended = function(self)
			table.insert(states, self.session:state())
			return getmetatable(self).__index.ended(self)
		end
		reader:analyze(text, nil, note("one"))
	]])
	wait_for(child, 1)
	T.equal(child:lua("return states"), { "done" })
end)

test("another thread opens the model first", function()
	local child = editor()
	child:lua([[
		_G.ready = 0
		require("lede.background").prepare(function() ready = ready + 1 end)
		reader:analyze(text, nil, note("one"))
	]])
	T.ok(child:wait("return ready == 1 and #said == 1"))
end)

test("a later analysis cancels an earlier one", function()
	local child = editor()
	local expected = child:lua([[
		reader:analyze(text:rep(200, "\n\n"), nil, note("long"))
		reader:analyze(text, nil, note("between"))
		reader:analyze(text, nil, note("last"))
		return #require("lede").analyze(text):entities()
	]])
	local said = wait_for(child, 3)
	T.equal(said[1], { "between", "ECANCELLED" })
	T.equal(said[2], { "long", "ECANCELLED" })
	T.equal(said[3], { "last", expected, true })
end)

test("what is analysed here and now takes over", function()
	local child = editor()
	T.equal(child:lua([[
		reader:analyze(text:rep(200, "\n\n"), nil, note("long"))
		local doc = assert(reader:analyze_now(text, { types = "PERSON" }))
		return { doc:text() == text, #doc:entities() == #doc:entities({ type = "PERSON" }) }
	]]), { true, true })
	T.equal(wait_for(child, 1)[1], { "long", "ECANCELLED" })
	T.equal(child:lua([[
		local function done(doc, message, code) _G.later, _G.wrong = doc, message or code end
		reader:analyze(text, nil, done)
		_G.now = assert(reader:analyze_now(text))
		return { later == nil, now:text() == text }
	]]), { true, true })
	T.ok(child:wait("return later ~= nil and rawequal(later, now)"), "the same is done once")
	T.equal(child:lua("return wrong"), vim.NIL)
	T.equal(child:lua([[
		reader:analyze(text, { date = "2024-05-02" }, note("dated"))
		return reader:analyze_now(text, { date = "2023-01-01" }):date()
	]]), "2023-01-01", "other options are another analysis")
	wait_for(child, 2)
	child:lua("reader:analyze(text, nil, note('last'))")
	T.equal(wait_for(child, 3)[3][1], "last")
end)

test("options are those of lede.analyze, and a wrong one is told", function()
	local child = editor()
	child:lua([[
		reader:analyze(text, { types = "PERSON" }, function(doc)
			table.insert(said, #doc:entities() == #doc:entities({ type = "PERSON" }))
		end)
	]])
	T.equal(wait_for(child, 1), { true })
	child:lua([[
		reader:analyze(text, { tpyes = "PERSON" }, function(_, message, code)
			said = { message, code }
		end)
	]])
	local said = wait_for(child, 2)
	T.contains(said[1], 'did you mean "types"?')
	T.equal(said[2], "EINVAL")
end)

test("cancelled, closed, collected while a thread is at work", function()
	local child = editor()
	child:lua([[
		local long = text:rep(50, "\n\n")
		for round = 1, 12 do
			local other = require("lede.background").new()
			other:analyze(long, nil, note("long"))
			vim.wait(round % 4)
			if round % 3 == 0 then
				other:cancel()
			elseif round % 3 == 1 then
				other:close()
			end
			other = nil
			collectgarbage()
			collectgarbage()
		end
	]])
	T.equal(#wait_for(child, 12), 12)
end)

test("a thread that can't load the core leaves the work to this one", function()
	local child = editor()
	child:lua("reader.file = '/nowhere/core.so'; reader:analyze(text, nil, note('one'))")
	T.equal(wait_for(child, 1)[1][3], true)
end)

test("quitting while a thread is at work is no crash", function()
	local child = editor()
	child:lua("reader:analyze(text:rep(300, '\\n\\n'), nil, function() end)")
	child.input:write(vim.mpack.encode({ 2, "nvim_command", { "qall!" } }))
	T.ok(child:wait(function() return child.exited end), "it has not ended")
	T.equal({ child.status, child.signal }, { 0, 0 })
end)
