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

test("numbers are marked when asked for, dates and users' own types unless not wanted", function()
	local editor = T.open("On Monday Zorblax paid $5 to NATO.", { core = "real" })
	local function groups(types)
		editor:lua("vim.b.lede = { types = ... }", types)
		editor:command("Lede refresh")
		return editor:lua("return vim.tbl_map(function(mark) return mark[4] end, marks())")
	end
	editor:api("nvim_buf_set_lines", 0, 0, 0, false, {
		"---", "lede:", "  terms:", "    - Zorblax : SPACE_ALIEN", "---", "",
	})
	editor:command("Lede enable")
	T.equal(editor:lua("return vim.tbl_map(function(mark) return mark[4] end, marks())"),
		{ "LedeDate", "LedeSpaceAlien", "LedeOrg" })
	T.equal(groups({ "OWN", "MONEY" }), { "LedeSpaceAlien", "LedeMoney" })
	T.equal(groups({ "SPACE_ALIEN" }), { "LedeSpaceAlien" })
	T.equal(groups({ "DATE" }), { "LedeDate" })
	T.equal(editor:lua("return vim.fn.hlexists('LedeSpaceAlien')"), 1)
end)

test("`priority` and `filetypes`", function()
	local editor = T.open("NATO", { filetype = "lua", cmd = {
		"let g:lede = {'priority': 7, 'filetypes': ['lua']}",
	} })
	T.ok(editor:wait("return #marks() == 1"))
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
	local names = editor:lua([[
		return vim.tbl_map(function(option) return option.name end, require("lede.nvim.options"))
	]])
	T.equal(names[1], "auto")
	told({ xyzzy = 1 }, { ("unknown option 'xyzzy' (there are: %s)"):format(
		table.concat(names, ", ")) })
	told({ auto = 1 }, { "'auto' is to be true or false" })
	told({ debounce = 1.5 }, { "'debounce' is to be a whole number" })
	told({ debounce = -1 }, { "'debounce' is to be from 0 to 600000" })
	told({ min_score = "1" }, { "'min_score' is to be a number" })
	told({ min_score = 2 }, { "'min_score' is to be from 0 to 1" })
	told({ types = "ORG" }, { "'types' is to be a list" })
	told({ types = { 1 } }, { "'types' is to be a list of strings" })
	told({ types = { "PERSN" } },
		{ "'types' has an unknown value 'PERSN' (did you mean 'PERSON'?)" })
	told({ types = { "alien" } }, { "'types' has the value 'alien', but types are in capitals" })
	told({ types = { "ALIEN", "MONEY", "OWN" } }, {})
	told({ filetypes = { "anything" }, auto = false, min_score = 0.5 }, {})
	told("all", { "is to be a table" })

	editor:lua("vim.g.lede = { debounce = 'x', priority = 9 }")
	T.equal({ get(editor, "debounce"), get(editor, "priority"), get(editor, "debounce") },
		{ 80, 9, 80 })
	local _, times = editor:messages():gsub("lede: vim.g.lede: 'debounce' is to be a number", "")
	T.equal(times, 1)
end)

--- An editor whose schema has a table `box` too.
local function with_table()
	local editor = T.open("NATO")
	editor:lua([[
		table.insert(require("lede.nvim.options"), { name = "box", type = "table", fields = {
			{ name = "side", type = "string", default = "left", values = { "left", "right" } },
			{ name = "size", type = "integer", default = 3, min = 1, max = 9, check = function(n)
				return n % 2 == 0 and "is to be odd" or nil
			end },
		} })
	]])
	return editor
end

test("the fields of a table are options of their own", function()
	local editor = with_table()
	T.equal(get(editor, "box"), { side = "left", size = 3 })
	editor:lua("vim.g.lede = { box = { side = 'right', size = 5 } }")
	editor:lua("vim.b.lede = { box = { size = 7 } }")
	T.equal(get(editor, "box"), { side = "right", size = 7 })
	editor:lua("vim.g.lede, vim.b.lede = nil, nil")
	T.equal(get(editor, "box"), { side = "left", size = 3 })
end)

test("the fields of a table are checked", function()
	local editor = with_table()
	local function told(box, expected)
		T.equal(editor:lua([[
			return (select(2, require("lede.nvim.config").check({ box = ... })))
		]], box), expected)
	end
	told({ sid = "left" }, { "unknown option 'box.sid' (did you mean 'box.side'?)" })
	told({ side = "rihgt" }, { "'box.side' can't be 'rihgt' (did you mean 'right'?)" })
	told({ side = 1 }, { "'box.side' is to be a string" })
	told({ size = 4 }, { "'box.size' is to be odd" })
	told(1, { "'box' is to be a table" })
	told({ side = "right", size = 9 }, {})
end)

test("the manual has every option with its default", function()
	local editor = T.editor()
	local manual = io.open(T.root .. "/doc/lede.txt"):read("*a")
	local schema = editor:lua([[
		local function plain(options)
			return vim.tbl_map(function(option)
				return {
					name = option.name,
					type = option.type,
					default = option.default,
					fields = option.fields and plain(option.fields),
				}
			end, options)
		end
		return plain(require("lede.nvim.config").schema)
	]])
	local function look_up(options, prefix)
		T.ok(#options > 0)
		for _, option in ipairs(options) do
			local name = prefix .. option.name
			T.contains(manual, "*lede-" .. name .. "*")
			if option.type == "table" then
				look_up(option.fields, name .. ".")
			elseif type(option.default) ~= "table" then
				T.ok(manual:find("\n" .. vim.pesc(name) .. " [^\n]*default: \"?"
					.. vim.pesc(tostring(option.default))), "default of " .. name)
			end
		end
	end
	look_up(schema, "")
	for _, filetype in ipairs(schema[2].default) do
		T.contains(manual, filetype)
	end
end)
