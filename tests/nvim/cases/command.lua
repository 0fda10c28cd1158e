-- :Lede: subcommands, completion, messages.

local SUBCOMMANDS = { "disable", "enable", "legend", "refresh", "toggle" }

local function completions(editor, line)
	return editor:lua("return vim.fn.getcompletion(..., 'cmdline')", line)
end

test("completion offers the subcommands", function()
	local editor = T.editor()
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

test("an unknown subcommand lists the valid ones, in one line", function()
	local editor = T.open("NATO")
	editor:type(":Lede enabel<CR>")
	T.contains(editor:messages(), "lede: 'enabel' is none of " .. table.concat(SUBCOMMANDS, ", "))
	T.equal(editor:api("nvim_get_mode").blocking, false)
end)

test("arguments and bangs that mean nothing are refused", function()
	local editor = T.open("NATO")
	editor:type(":Lede enable now<CR>")
	T.contains(editor:messages(), "lede: :Lede enable takes no argument")
	editor:type(":Lede! refresh<CR>")
	T.contains(editor:messages(), "lede: :Lede refresh takes no !")
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
		return { lede.toggle(), lede.is_enabled(0), lede.toggle(0), lede.is_enabled(),
			lede.enable(other), lede.is_enabled(other), lede.refresh(other), #marks(other),
			lede.refresh(), pcall(lede.enable, 4711) }
	]]), { true, true, false, false, true, true, true, 1, false, false,
		"lede: no such buffer: 4711" })
end)
