-- :Lede: subcommands, completion, messages.

--- The subcommands that the manual has.
local SUBCOMMANDS = {}
for name in io.open(T.root .. "/doc/lede.txt"):read("*a"):gmatch("%*:Lede%-(%l+)%*") do
	table.insert(SUBCOMMANDS, name)
end
table.sort(SUBCOMMANDS)

local function completions(editor, line)
	return editor:lua("return vim.fn.getcompletion(..., 'cmdline')", line)
end

test("completion offers the subcommands", function()
	local editor = T.editor()
	T.ok(vim.tbl_contains(SUBCOMMANDS, "enable"))
	T.equal(completions(editor, "Lede "), SUBCOMMANDS)
	T.equal(completions(editor, "Lede en"), { "enable" })
	T.equal(completions(editor, "Lede! "), SUBCOMMANDS)
	T.equal(completions(editor, "Lede enable "), {})
	T.equal(completions(editor, "Lede nonsense"), {})
end)

test("completion in a command line with a modifier, typed", function()
	local editor = T.open("NATO")
	editor:type(":silent Lede en<Tab><CR>")
	T.equal(#editor:lua("return marks()"), 1)
end)

test("completion after ranges, bars, and what begins with Lede", function()
	local editor = T.editor()
	for _, before in ipairs({ "'<lt>,'>", "1,3", "'a,'b", "%", "silent ", "update | ", "Lede | " }) do
		editor:type(":" .. before .. "Lede en<Tab>")
		T.equal(editor:api("nvim_eval", "getcmdline()"), before:gsub("<lt>", "<") .. "Lede enable")
		editor:type("<Esc>")
	end
end)

test("the nearest subcommand is suggested, or completion, in one line", function()
	local editor = T.open("NATO")
	editor:type(":Lede enabel<CR>")
	T.contains(editor:messages(),
		"lede: there is no ':Lede enabel', did you mean ':Lede enable'?")
	editor:type(":Lede xyzzy<CR>")
	T.contains(editor:messages(), "lede: there is no ':Lede xyzzy'; <Tab> shows what there is")
	T.equal(editor:api("nvim_get_mode").blocking, false)
end)

--- An editor in which :Lede legend is what the case says, and calls are kept in _G.call.
local function with_subcommand(definition)
	local editor = T.open("one\ntwo\nthree")
	editor:lua(([[
		local subcommand = %s
		subcommand.run = function(call) _G.call = call end
		require("lede.nvim.legend").commands.legend = subcommand
	]]):format(definition))
	return editor
end

test("a subcommand gets its arguments, bang, range and modifiers", function()
	local editor = with_subcommand("{ nargs = '*', bang = true, range = true }")
	local buffer = editor:lua("return vim.api.nvim_get_current_buf()")
	editor:command("vertical 2,3Lede! legend a b\\ c")
	T.equal(editor:lua("return _G.call"), {
		buffer = buffer, args = { "a", "b c" }, bang = true, range = { 2, 3 }, mods = "vertical",
	})
	editor:type("V:Lede legend<CR>")
	T.equal(editor:lua("return _G.call.range"), { 1, 1 })
	editor:command("Lede legend")
	T.equal(editor:lua("return _G.call"),
		{ buffer = buffer, args = {}, bang = false, mods = "" })
end)

test("how many arguments there are is checked", function()
	for nargs, valid in pairs({
		["0"] = { true, false, false },
		["1"] = { false, true, false },
		["'?'"] = { true, true, false },
		["'+'"] = { false, true, true },
		["'*'"] = { true, true, true },
	}) do
		local editor = with_subcommand(("{ nargs = %s }"):format(nargs))
		for number, arguments in ipairs({ "", " a", " a b" }) do
			editor:lua("_G.call = nil")
			editor:type(":Lede legend" .. arguments .. "<CR>")
			T.equal(editor:lua("return _G.call ~= nil"), valid[number], nargs .. arguments)
		end
		editor:stop()
	end
end)

test("words that are one argument are completed as one", function()
	local editor = with_subcommand([[{
		nargs = "?",
		joined = true,
		complete = function() return { "Joe Biden", "Joe Bloggs", "Jill Biden" } end,
	}]])
	T.equal(completions(editor, "Lede legend J"), { "Joe Biden", "Joe Bloggs", "Jill Biden" })
	T.equal(completions(editor, "Lede legend Jo"), { "Joe Biden", "Joe Bloggs" })
	T.equal(completions(editor, "Lede legend joe b"), { "Biden", "Bloggs" })
	T.equal(completions(editor, "'<,'>Lede legend Jill "), { "Biden" })
	editor:command("Lede legend Joe  Biden")
	T.equal(editor:lua("return _G.call.args"), { "Joe Biden" })
end)

test("completion knows the words before and the buffer", function()
	local editor = with_subcommand([[{
		nargs = "*",
		complete = function(lead, words, buffer)
			_G.asked = { lead, words, buffer }
			return { "enough" }
		end,
	}]])
	T.equal(completions(editor, "Lede! legend one two en"), { "enough" })
	T.equal(editor:lua("return _G.asked"),
		{ "en", { "one", "two" }, editor:lua("return vim.api.nvim_get_current_buf()") })
end)

test("arguments and bangs that mean nothing are refused", function()
	local editor = T.open("NATO")
	editor:type(":Lede enable now<CR>")
	T.contains(editor:messages(), "lede: :Lede enable takes no argument")
	editor:type(":Lede! refresh<CR>")
	T.contains(editor:messages(), "lede: :Lede refresh takes no !")
	editor:type(":1Lede refresh<CR>")
	T.contains(editor:messages(), "lede: :Lede refresh takes no range")
	T.equal(editor:lua("return marks()"), {})
end)

test("refreshing where nothing is enabled says so", function()
	local editor = T.open("NATO")
	editor:type(":Lede refresh<CR>")
	T.contains(editor:messages(), "lede: not enabled in this buffer")
end)

test("another command may follow after a bar", function()
	local editor = T.open("NATO")
	editor:command("Lede | let g:after = 1")
	T.equal(editor:lua("return vim.g.after"), 1)
	T.equal(#editor:lua("return marks()"), 1)
end)

test("the Lua functions take a buffer and refuse nonsense", function()
	local editor = T.open("NATO")
	T.equal(editor:lua([[
		local lede = require("lede.nvim")
		local other = vim.api.nvim_create_buf(false, true)
		vim.api.nvim_buf_set_lines(other, 0, -1, false, { "NATO" })
		vim.cmd("split | buffer " .. other .. " | wincmd p")
		return { lede.toggle(), lede.is_enabled(0), lede.toggle(0), lede.is_enabled(),
			lede.enable(other), lede.is_enabled(other), lede.refresh(other), #marks(other),
			lede.refresh(), pcall(lede.enable, 4711) }
	]]), { true, true, false, false, true, true, true, 1, false, false,
		"lede: no such buffer: 4711" })
end)
