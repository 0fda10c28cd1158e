-- The extension of Telescope, with a stand-in for it.

local STAND_IN = [[
	_G.replaced = {}
	local loaded = package.loaded
	loaded["telescope"] = { register_extension = function(extension) return extension end }
	loaded["telescope.actions"] = {
		close = function(prompt) _G.closed = prompt end,
		select_default = { replace = function(_, action) _G.choose = action end },
	}
	loaded["telescope.actions.state"] = {
		get_selected_entry = function() return _G.selected end,
	}
	loaded["telescope.finders"] = { new_table = function(finder) return finder end }
	loaded["telescope.config"] = { values = {
		generic_sorter = function() return "sorter" end,
		grep_previewer = function() return "previewer" end,
	} }
	loaded["telescope.pickers"] = { new = function(_, picker)
		_G.picker = picker
		return { find = function() _G.is_shown = true end }
	end }
	_G.show = require("telescope._extensions.lede").exports.lede
]]

test("it offers what the text names, and goes there", function()
	local editor = T.story()
	editor:lua(STAND_IN)
	T.equal(editor:lua([[
		show()
		local finder = picker.finder
		local entry
		for _, thing in ipairs(finder.results) do
			if thing.name == "António Guterres" then
				entry = finder.entry_maker(thing)
			end
		end
		_G.selected = entry
		picker.attach_mappings(7)
		choose()
		return {
			is_shown, #finder.results > 8, entry.display, entry.ordinal == entry.display,
			vim.fn.fnamemodify(entry.filename, ":t"), entry.lnum, entry.col, closed,
			picker.sorter, picker.previewer, vim.api.nvim_win_get_cursor(0),
		}
	]]), {
		true, true, "António Guterres    1  head of the United Nations", true, "story.md", 6, 39, 7,
		"sorter", "previewer", { 6, 38 },
	})
	editor:type("<C-O>")
	T.equal(editor:lua("return vim.api.nvim_win_get_cursor(0)"), { 1, 0 })
end)

test("it offers one type, and closing without a choice goes nowhere", function()
	local editor = T.story()
	editor:lua(STAND_IN)
	T.equal(editor:lua([[
		show({ type = "ORG" })
		picker.attach_mappings(7)
		choose()
		return { #picker.finder.results, closed, vim.api.nvim_win_get_cursor(0) }
	]]), { 1, 7, { 1, 0 } })
end)
