-- What lede adds to Neovim at start: one command and one autocommand. Everything else is loaded
-- when it is first used.
if vim.g.loaded_lede then
	return
end
vim.g.loaded_lede = 1

if jit and jit.version == "LuaJIT 2.1.0-beta3" then
	require("lede.nvim.compat").interpret_validate()
end

vim.api.nvim_create_user_command("Lede", function(call)
	require("lede.nvim.command").run(call)
end, {
	nargs = "*",
	bang = true,
	range = true,
	bar = true,
	complete = function(...)
		return require("lede.nvim.command").complete(...)
	end,
	desc = "Entities of the text in this buffer; see :help lede",
})

---@param mode string
---@param name string
---@param action string
local function plug(mode, name, action)
	local options = { noremap = true, silent = true, desc = "lede: " .. name }
	vim.api.nvim_set_keymap(mode, ("<Plug>(lede-%s)"):format(name), action, options)
end

-- What users map keys to; no key is taken. These are functions ...
for name, what in pairs({
	["hover"] = { "n", "hover()" },
	["who"] = { "n", "who()" },
	["outline"] = { "n", "outline()" },
	["pick"] = { "n", "pick()" },
	["next-entity"] = { "nxo", "next_entity()" },
	["previous-entity"] = { "nxo", "previous_entity()" },
	["next-mention"] = { "nxo", "next_mention()" },
	["previous-mention"] = { "nxo", "previous_mention()" },
	["inner-entity"] = { "xo", "select('entity')" },
	["around-entity"] = { "xo", "select('entity', true)" },
	["inner-sentence"] = { "xo", "select('sentence')" },
	["around-sentence"] = { "xo", "select('sentence', true)" },
	["skim"] = { "n", "skim()" },
	["skim-more"] = { "n", "skim_more()" },
	["skim-less"] = { "n", "skim_less()" },
	["skim-next"] = { "n", "skim_next()" },
	["skim-previous"] = { "n", "skim_previous()" },
}) do
	for mode in what[1]:gmatch(".") do
		plug(mode, name, ("<Cmd>lua require('lede.nvim').%s<CR>"):format(what[2]))
	end
end

-- ... and these are commands, in Visual mode about the selection.
for name, modes in pairs({
	add = "nx", correct = "nx", different = "nx", ignore = "nx", info = "nx", keywords = "n",
	labels = "n", legend = "n", link = "nx", links = "n", rename = "nx", same = "nx", signs = "n",
	summary = "nx", timeline = "n", type = "nx", undo = "n",
}) do
	for mode in modes:gmatch(".") do
		plug(mode, name, (mode == "x" and ":Lede %s<CR>" or "<Cmd>Lede %s<CR>"):format(name))
	end
end

vim.api.nvim_create_autocmd("FileType", {
	group = vim.api.nvim_create_augroup("lede", { clear = true }),
	callback = function(event)
		if vim.bo[event.buf].buftype == "" then
			-- Later, so that the text is there first.
			vim.schedule(function()
				require("lede.nvim").on_filetype(event.buf)
			end)
		end
	end,
	desc = "lede: mark prose by itself, unless `auto` is off",
})

-- In a rock there is no lua/ next to this file, and :checkhealth would find nothing.
local root = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p:h:h")
if vim.fn.isdirectory(root .. "/lua") == 0 then
	vim.opt.runtimepath:append(root .. "/rock")
end
