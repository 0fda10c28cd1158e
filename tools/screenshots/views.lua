-- What there is a picture of: keys typed into a Neovim that shows tools/screenshots/story.md.
return {
	{ name = "marks", keys = { ":Lede<CR>", ":<Esc>" } },
	{ name = "skim", keys = { ":Lede<CR>", ":Lede skim<CR>", ":<Esc>" } },
	{ name = "summary", keys = { ":Lede<CR>", ":Lede summary<CR>" } },
	{ name = "timeline", keys = { ":Lede<CR>", ":Lede timeline<CR>" } },
	{ name = "keywords", keys = { ":Lede<CR>", ":Lede keywords<CR>" } },
	{ name = "info", keys = { ":Lede<CR>", ":Lede info<CR>" } },
	{ name = "hover", keys = { ":Lede<CR>", "/Margaret<CR>", ":noh|Lede hover<CR>", ":<Esc>" } },
	{ name = "who", keys = { ":Lede<CR>", ":Lede who<CR>", ":<Esc>" } },
	{ name = "outline", keys = { ":Lede<CR>", "/Norlantic<CR>", ":noh|Lede outline<CR>", ":<Esc>" } },
	{ name = "legend", keys = { ":Lede legend<CR>" } },
}
