-- What lede adds to Neovim at start: one command and one autocommand. Everything else is loaded
-- when it is first used.
if vim.g.loaded_lede then
	return
end
vim.g.loaded_lede = 1

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

-- What users map keys to.
for name, plug in pairs({
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
	for mode in plug[1]:gmatch(".") do
		local call = ("<Cmd>lua require('lede.nvim').%s<CR>"):format(plug[2])
		vim.api.nvim_set_keymap(mode, ("<Plug>(lede-%s)"):format(name), call, { noremap = true })
	end
end

-- No keys are taken: these are there to be mapped. In Visual mode they are about the selection.
for _, name in ipairs({
	"add", "correct", "different", "ignore", "link", "rename", "same", "type",
}) do
	local plug = ("<Plug>(lede-%s)"):format(name)
	local options = { silent = true, desc = "lede: " .. name }
	vim.keymap.set("n", plug, ("<Cmd>Lede %s<CR>"):format(name), options)
	vim.keymap.set("x", plug, (":Lede %s<CR>"):format(name), options)
end
for _, name in ipairs({ "info", "keywords", "labels", "legend", "signs", "summary", "timeline" }) do
	local plug = ("<Plug>(lede-%s)"):format(name)
	vim.keymap.set("n", plug, ("<Cmd>Lede %s<CR>"):format(name), { desc = "lede: " .. name })
end
for _, name in ipairs({ "info", "summary" }) do
	local plug = ("<Plug>(lede-%s)"):format(name)
	local options = { silent = true, desc = "lede: " .. name .. " of the selection" }
	vim.keymap.set("x", plug, (":Lede %s<CR>"):format(name), options)
end
vim.keymap.set("n", "<Plug>(lede-undo)", "<Cmd>Lede undo<CR>", { desc = "lede: undo" })
vim.keymap.set("n", "<Plug>(lede-links)", "<Cmd>Lede links<CR>", { desc = "lede: links" })

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
