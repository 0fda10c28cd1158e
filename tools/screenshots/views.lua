-- What there is a picture of: keys typed into a Neovim that shows 2026-11-14.md, a story that is
-- invented; its name is its date.
return {
	{ name = "marks", keys = { "G0" } },
	{ name = "hover", keys = { ":call search('Calderón said')<CR>", ":Lede hover<CR>:<Esc>" } },
	{ name = "outline", columns = 110, rows = 30, keys = { ":Lede outline<CR>:<Esc>" } },
	{ name = "skim", keys = { ":Lede skim 5<CR>", "<C-L>" } },
	{ name = "summary", keys = { ":Lede summary<CR>:<Esc>" } },
	{ name = "timeline", keys = { ":Lede timeline<CR>:<Esc>" } },
}
