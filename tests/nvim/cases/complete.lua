-- Completion of names: as 'omnifunc', as sources of nvim-cmp and blink.cmp.

local TEXT = "Prime Minister Fumio Kishida met Joe Biden in Washington. Kishida left for São Paulo.\n"
	.. "Zoë Ångström stayed with Joe Biden.\n"

local FUNCTION = "v:lua.require'lede.nvim.complete'.omnifunc"

local function open(text)
	local editor = T.open(text or TEXT, { core = "real" })
	editor:command("set omnifunc=" .. FUNCTION)
	editor:command("set completeopt=menuone,noselect")
	return editor
end

--- What the menu offers after these keys in a new line.
local function offered(editor, keys)
	editor:type("<Esc>Go" .. keys .. "<C-x><C-o>")
	return editor:lua([[
		return vim.tbl_map(function(item) return item.word end, vim.fn.complete_info().items)
	]])
end

test("a name is offered for the beginning of any of its words, in any case", function()
	local editor = open()
	T.equal(offered(editor, "Kis"), { "Kishida", "Fumio Kishida" })
	T.equal(offered(editor, "he met fum"), { "Fumio Kishida" })
	T.equal(offered(editor, "WASH"), { "Washington" })
	T.equal(offered(editor, "åNG"), { "Zoë Ångström" })
	T.equal(offered(editor, "(são p"), { "São Paulo" })
	T.equal(offered(editor, "ishida"), {})
	T.equal(offered(editor, "met ‘Bi"), { "Joe Biden" })
end)

test("words that begin a name are replaced with it, not doubled", function()
	local editor = open()
	T.equal(offered(editor, "he saw Fumio Ki"), { "Fumio Kishida" })
	editor:type("<C-n><C-y>")
	T.equal(editor:api("nvim_get_current_line"), "he saw Fumio Kishida")
	T.equal(offered(editor, "he saw joe"), { "Joe Biden" })
	editor:type("<C-n><C-y> too")
	T.equal(editor:api("nvim_get_current_line"), "he saw Joe Biden too")
end)

test("the menu tells type and role, and follows what is typed", function()
	local editor = open()
	offered(editor, "Ki")
	T.equal(editor:lua([[
		local items = vim.fn.complete_info().items
		return { items[1].menu, items[2].menu }
	]]), { "PERSON = Fumio Kishida", "PERSON Prime Minister" })
	editor:type("shi")
	T.equal(editor:lua("return #vim.fn.complete_info().items"), 2)
	editor:type("x")
	T.equal(editor:lua("return #vim.fn.complete_info().items"), 0)
end)

test("everything is offered where nothing is typed, and nothing in an empty text", function()
	local editor = open()
	local all = offered(editor, "")
	T.ok(vim.tbl_contains(all, "Fumio Kishida") and vim.tbl_contains(all, "Washington"))
	T.equal(offered(open(""), ""), {})
end)

test("names of a long text are found only now and then", function()
	local editor = open()
	editor:lua([[
		local analysis = require("lede.nvim.analysis")
		local of = analysis.of
		_G.asked, _G.now = 0, 0
		local compat = require("lede.nvim.compat")
		compat.uv = setmetatable({ hrtime = function() return now end }, { __index = compat.uv })
		analysis.of = function(...)
			asked, now = asked + 1, now + 50
			return of(...)
		end
	]])
	offered(editor, "K")
	editor:lua("now = now + 900")
	editor:type("ishid")
	T.equal(editor:lua("return asked"), 1)
	editor:lua("now = now + 200")
	editor:type("a")
	T.equal(editor:lua("return asked"), 2)
end)

test("in a marked text the names are those of the last pause: nobody waits for an analysis", function()
	local editor = T.open(TEXT, { core = "real", debounce = 10 })
	editor:command("Lede enable")
	T.settle(editor)
	editor:command("set completeopt=menuone,noselect omnifunc=" .. FUNCTION)
	editor:lua([[
		_G.asked = 0
		local analysis = require("lede.nvim.analysis")
		local of = analysis.of
		analysis.of = function(...)
			asked = asked + 1
			return of(...)
		end
	]])
	T.equal(offered(editor, "Kis"), { "Kishida", "Fumio Kishida" })
	editor:type("<Esc>GoThen Angela Merkel met Joe Biden in Berlin.<Esc>")
	T.settle(editor)
	T.equal(offered(editor, "Merk"), { "Angela Merkel" })
	T.equal(editor:lua("return asked"), 0)
end)

test("the option sets one of Neovim's where that is not set, and takes it away", function()
	local editor = T.open(TEXT, { core = "real", filetype = "text" })
	for _, name in ipairs({ "omnifunc", "completefunc" }) do
		local function value()
			return editor:api("nvim_eval", "&l:" .. name)
		end
		T.equal(value(), "")
		editor:lua("vim.b.lede = { complete = ... }", name)
		editor:command("Lede enable")
		T.equal(value(), FUNCTION)
		editor:command("Lede disable")
		T.equal(value(), "")
		editor:command("set " .. name .. "=other | Lede enable")
		T.equal(value(), "other")
		editor:command("set " .. name .. "=" .. FUNCTION .. " | Lede disable")
		T.equal(value(), FUNCTION)
	end
	T.equal(offered(editor, "Wash"), { "Washington" })
end)

test("a source of nvim-cmp", function()
	local editor = open()
	T.equal(editor:lua([[
		local source
		package.loaded.cmp = { register_source = function(name, given)
			source = name == "lede" and given
		end }
		require("cmp").register_source("lede", require("lede.nvim.cmp").new())
		vim.api.nvim_buf_set_lines(0, -1, -1, false, { "Ångström saw Fumio K" })
		local response
		source:complete({ context = {
			bufnr = vim.api.nvim_get_current_buf(), cursor = { row = 4, col = 21 },
			cursor_before_line = "Ångström saw Fumio K",
		} }, function(given) response = given end)
		local item = vim.tbl_filter(function(each)
			return each.label == "Fumio Kishida"
		end, response.items)[1]
		return {
			source:get_debug_name(), source:is_available(), source:get_position_encoding_kind(),
			response.isIncomplete, item.textEdit, item.detail, item.filterText,
		}
	]]), { "lede", true, "utf-8", false, {
		newText = "Fumio Kishida",
		range = { start = { line = 3, character = 15 }, ["end"] = { line = 3, character = 22 } },
	}, "PERSON Prime Minister", "Fumio Kishida" })
	T.equal(editor:lua([[
		vim.bo.filetype = "lua"
		return require("lede.nvim.cmp").new():is_available()
	]]), false)
end)

test("a source of blink.cmp", function()
	local editor = open()
	T.equal(editor:lua([[
		vim.api.nvim_buf_set_lines(0, -1, -1, false, { "he saw Bi and left" })
		local source = require("lede.nvim.blink").new({})
		local response
		source:get_completions({
			bufnr = vim.api.nvim_get_current_buf(), line = "he saw Bi and left", cursor = { 4, 9 },
		}, function(given) response = given end)
		local item = vim.tbl_filter(function(each)
			return each.label == "Joe Biden"
		end, response.items)[1]
		local before = source:enabled()
		vim.bo.filetype = "lua"
		return { before, source:enabled(), response.is_incomplete_forward, item.textEdit.range,
			item.textEdit.newText }
	]]), { true, false, false,
		{ start = { line = 3, character = 7 }, ["end"] = { line = 3, character = 9 } }, "Joe Biden" })
end)
