-- `:Telescope lede`: what the text names, with a preview of where it is named first.

local actions = require("telescope.actions")
local action_state = require("telescope.actions.state")
local finders = require("telescope.finders")
local pickers = require("telescope.pickers")
local settings = require("telescope.config").values

---@param options? table  of Telescope; `type`: a type or a list of types
local function show(options)
	options = options or {}
	local pick = require("lede.nvim.pick")
	local found, complaint = require("lede.nvim.analysis").of(vim.api.nvim_get_current_buf())
	if not found then
		require("lede.nvim.message").error(complaint)
		return
	end
	local types = type(options.type) == "string" and { options.type } or options.type
	local all = pick.choices(found, types)
	local width = pick.width(all)
	local source = { buffer = found.buffer, window = vim.api.nvim_get_current_win() }
	local name = vim.api.nvim_buf_get_name(found.buffer)
	pickers.new(options, {
		prompt_title = "Lede",
		finder = finders.new_table({
			results = all,
			entry_maker = function(thing)
				local row, column = found:place(thing.list[1].first)
				local label = pick.label(found, thing, width)
				return {
					value = thing,
					display = label,
					ordinal = label,
					bufnr = found.buffer,
					filename = name,
					lnum = row + 1,
					col = column + 1,
				}
			end,
		}),
		sorter = settings.generic_sorter(options),
		previewer = settings.grep_previewer(options),
		attach_mappings = function(prompt)
			actions.select_default:replace(function()
				local entry = action_state.get_selected_entry()
				actions.close(prompt)
				if entry then
					local target = { entry.lnum - 1, entry.col - 1 }
					require("lede.nvim.places").go(source, target)
				end
			end)
			return true
		end,
	}):find()
end

return require("telescope").register_extension({ exports = { lede = show } })
