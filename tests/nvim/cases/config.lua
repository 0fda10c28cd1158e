-- Options: where they are set, what is wrong with them, and that the manual has them all.

local function get(editor, name)
	return editor:lua([[return require("lede.nvim.config").get(0)[...] ]], name)
end

test("the later source wins", function()
	local editor = T.open("NATO", { cmd = { "let g:lede = {'debounce': 1, 'min_score': 0.1}" } })
	T.equal(get(editor, "debounce"), 1)
	editor:lua("require('lede.nvim').setup({ debounce = 2 })")
	T.equal({ get(editor, "debounce"), get(editor, "min_score") }, { 2, 0.1 })
	editor:lua("vim.b.lede = { debounce = 3 }")
	T.equal({ get(editor, "debounce"), get(editor, "min_score") }, { 3, 0.1 })
	editor:command("enew")
	T.equal(get(editor, "debounce"), 2)
	editor:lua("require('lede.nvim').setup()")
	T.equal(get(editor, "debounce"), 1)
end)

test("`types` and `min_score` choose what is marked", function()
	local editor = T.open("NATO in Washington")
	editor:lua("vim.b.lede = { types = { 'GPE' } }")
	editor:command("Lede")
	T.equal(editor:lua("return marks()"), { { 0, 8, 18, "LedeGpe", "Washington" } })
	editor:lua("vim.b.lede = { min_score = 0.9 }")
	editor:command("Lede refresh")
	T.equal(editor:lua("return marks()"), {})
	editor:lua("vim.b.lede = { min_score = 0.75 }")
	editor:command("Lede refresh")
	T.equal(#editor:lua("return marks()"), 2)
end)

test("`priority` and `filetypes`", function()
	local editor = T.open("NATO", { filetype = "lua", cmd = {
		"let g:lede = {'priority': 7, 'filetypes': ['lua']}",
	} })
	editor:command("Lede")
	T.equal(editor:lua([[
		local ns = vim.api.nvim_get_namespaces().lede
		return vim.api.nvim_buf_get_extmarks(0, ns, 0, -1, { details = true })[1][4].priority
	]]), 7)
end)

test("each fault is told once, with what was meant, and the default holds", function()
	local editor = T.open("NATO")
	local function told(options, expected)
		T.equal(editor:lua([[return (select(2, require("lede.nvim.config").check(...)))]], options),
			expected)
	end
	told({ debonce = 1 }, { "unknown option 'debonce' (did you mean 'debounce'?)" })
	told({ xyzzy = 1 }, { "unknown option 'xyzzy' (there are: auto, filetypes, types, min_score,"
		.. " debounce, max_bytes, priority)" })
	told({ auto = 1 }, { "'auto' is to be true or false" })
	told({ debounce = 1.5 }, { "'debounce' is to be a whole number" })
	told({ debounce = -1 }, { "'debounce' is to be from 0 to 10000" })
	told({ min_score = "1" }, { "'min_score' is to be a number" })
	told({ min_score = 2 }, { "'min_score' is to be from 0 to 1" })
	told({ types = "ORG" }, { "'types' is to be a list" })
	told({ types = { 1 } }, { "'types' is to be a list of strings" })
	told({ types = { "PERSN" } },
		{ "'types' has an unknown value 'PERSN' (did you mean 'PERSON'?)" })
	told({ filetypes = { "anything" }, auto = false, min_score = 0.5 }, {})
	told("all", { "is to be a table" })

	editor:lua("vim.g.lede = { debounce = 'x', priority = 9 }")
	T.equal({ get(editor, "debounce"), get(editor, "priority"), get(editor, "debounce") },
		{ 150, 9, 150 })
	local _, times = editor:messages():gsub("lede: vim.g.lede: 'debounce' is to be a number", "")
	T.equal(times, 1)
end)

test("the manual has every option with its default", function()
	local editor = T.editor()
	local manual = io.open(T.root .. "/doc/lede.txt"):read("*a")
	local schema = editor:lua("return require('lede.nvim.config').schema")
	T.ok(#schema > 0)
	for _, option in ipairs(schema) do
		T.contains(manual, "*lede-" .. option.name .. "*")
		if type(option.default) ~= "table" then
			T.ok(manual:find("\n" .. option.name .. " [^\n]*default: "
				.. vim.pesc(tostring(option.default))), "default of " .. option.name)
		end
	end
	for _, filetype in ipairs(schema[2].default) do
		T.contains(manual, filetype)
	end
end)
