-- Labels and signs: what they say, where they are, how long they stay right.

local TEXT = table.concat({
	"---", "date: 2026-11-14", "---",
	"Foreign Minister Helen Carter spoke on Monday. It rained. Nobody came. Some left. Most slept.",
	"",
	"Then Carter went to Seoul. Later, on 3 May 2025, Carter came back.",
}, "\n")

local function open(options)
	options = vim.tbl_extend("force", { core = "real", columns = 150, debounce = 20 }, options or {})
	return T.open(options.text or TEXT, options)
end

-- The labels there are: { row, column, text }, 0-based.
local function labels(editor)
	return editor:lua([[
		local result = {}
		local id = vim.api.nvim_get_namespaces().lede_labels
		local found = id and vim.api.nvim_buf_get_extmarks(0, id, 0, -1, { details = true }) or {}
		for _, mark in ipairs(found) do
			table.insert(result, { mark[2], mark[3], mark[4].virt_text[1][1] })
		end
		return result
	]])
end

local function has_inline(editor)
	return editor:lua("return vim.fn.has('nvim-0.10') == 1")
end

test("labels behind lines say who somebody is and which day that was", function()
	local editor = open()
	editor:command("Lede labels eol")
	T.equal(labels(editor), {
		{ 3, 0, "Monday: 9 Nov 2026" }, { 5, 0, "Carter: Foreign Minister" },
	})
	T.ok(editor:wait_screen(function()
		return editor:find("came back. Carter: Foreign Minister") ~= nil
	end))
	T.equal(editor:lua("return vim.bo.modified"), false)
	editor:command("Lede labels")
	T.equal(labels(editor), {})
end)

test("labels within lines, where Neovim has them", function()
	local editor = open()
	editor:command("Lede labels")
	if not has_inline(editor) then
		T.equal(labels(editor)[2], { 5, 0, "Carter: Foreign Minister" })
		return
	end
	T.equal(labels(editor), {
		{ 3, #"Foreign Minister Helen Carter spoke on Monday", " (9 Nov 2026)" },
		{ 5, #"Then Carter", " (Foreign Minister)" },
	})
	T.ok(editor:wait_screen(function()
		return editor:find("Then Carter (Foreign Minister) went to Seoul.") ~= nil
	end))
end)

test("`labels.show` chooses what they say", function()
	local editor = open()
	editor:lua("vim.b.lede = { labels = { show = { 'type' } } }")
	editor:command("Lede labels eol")
	T.equal(labels(editor), {
		{ 3, 0, "Helen Carter: person" }, { 5, 0, "Seoul: country, state or city" },
	})
	editor:lua("vim.b.lede = { labels = { show = { 'date' } } }")
	editor:command("Lede labels eol")
	T.equal(labels(editor), { { 3, 0, "Monday: 9 Nov 2026" } })
end)

test("labels follow edits, in marked buffers and others", function()
	for _, command in ipairs({ "Lede disable", "Lede enable" }) do
		local editor = open()
		editor:command(command)
		editor:command("Lede labels eol")
		editor:type("ggOlast")
		editor:type("<Esc>dd4G$o<CR>She left on Friday.<Esc>")
		T.ok(editor:wait([[
			local id = vim.api.nvim_get_namespaces().lede_labels
			local found = vim.api.nvim_buf_get_extmarks(0, id, 0, -1, { details = true })
			for _, mark in ipairs(found) do
				if mark[4].virt_text[1][1]:find("Friday: ") then
					return true
				end
			end
		]]), command)
		editor:stop()
	end
end)

test("labels follow what is corrected", function()
	local editor = open()
	editor:lua("vim.b.lede = { labels = { show = { 'type' } } }")
	editor:command("Lede enable")
	editor:command("Lede labels eol")
	T.equal(labels(editor)[2], { 5, 0, "Seoul: country, state or city" })
	editor:lua([[
		local lists = vim.fn.tempname()
		vim.fn.mkdir(lists)
		vim.fn.writefile({ "Seoul : PERSON" }, lists .. "/decisions.txt")
		vim.b.lede = { labels = { show = { "type" } }, lists = lists }
	]])
	editor:command("Lede refresh")
	T.ok(editor:wait(function()
		return vim.deep_equal(labels(editor)[2], { 5, 0, "Seoul: person" })
	end), vim.inspect(labels(editor)))
end)

test("the options show them where a text is marked, until it is marked no more", function()
	local editor = open({
		cmd = { "let g:lede = {'auto': v:false, 'labels': {'where': 'eol'}, 'signs': v:true}" },
	})
	T.equal(labels(editor), {})
	editor:command("Lede enable")
	T.ok(editor:wait(function()
		return #labels(editor) == 2
	end))
	T.ok(editor:wait_screen(function()
		return editor:find("▎") ~= nil
	end))
	editor:command("Lede disable")
	T.equal(labels(editor), {})
	T.ok(editor:wait_screen(function()
		return editor:find("▎") == nil
	end))
end)

test("wrong words are told", function()
	local editor = open()
	editor:type(":Lede labels above<CR>")
	T.contains(editor:messages(), "lede: 'above' is none of inline, eol, off")
	editor:type(":Lede signs many<CR>")
	T.contains(editor:messages(), "lede: 'many' is no length")
	T.equal(editor:lua("return vim.fn.getcompletion('Lede labels ', 'cmdline')"),
		{ "inline", "eol", "off" })
	T.equal(editor:lua("return vim.fn.getcompletion('Lede signs o', 'cmdline')"), { "off" })
end)

test("signs stand beside the sentences of the summary, and move with them", function()
	local editor = open()
	local function rows()
		return editor:lua([[
			local id = vim.api.nvim_get_namespaces().lede_signs
			return vim.tbl_map(function(mark)
				return mark[2]
			end, id and vim.api.nvim_buf_get_extmarks(0, id, 0, -1, {}) or {})
		]])
	end
	editor:command("Lede signs 1")
	T.equal(rows(), { 3 })
	T.ok(editor:wait_screen(function()
		return editor:row(3):find("^▎") ~= nil and not editor:row(5):find("^▎")
	end))
	editor:type("4GO<Esc>")
	T.equal(rows(), { 4 })
	editor:command("Lede signs 9 focus=Seoul")
	T.equal(rows(), { 6 })
	editor:command("Lede signs")
	T.equal(rows(), {})
	editor:command("Lede signs 1 | Lede signs off")
	T.equal(rows(), {})
end)
