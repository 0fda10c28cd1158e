-- What there is a picture of: keys typed into a Neovim that shows tools/screenshots/story.md.
return {
	{ name = "marks", keys = { ":Lede<CR>", ":<Esc>" } },
	{ name = "skim", keys = { ":Lede<CR>", ":Lede skim<CR>", ":<Esc>" } },
	{ name = "legend", keys = { ":Lede legend<CR>" } },
}
