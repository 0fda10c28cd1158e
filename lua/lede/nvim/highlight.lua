-- The look of entities: a hue and an underline for each family, a shade for each type.
--
--     who    PERSON NORP               blue     plain underline
--            ORG                       orange   double
--     where  GPE LOC FAC               green    dashed
--     what   EVENT PRODUCT WORK LAW    purple   dotted
--
-- Blue, orange, bluish green and reddish purple stay apart for colour-blind readers (M. Okabe and
-- K. Ito's advice); the underlines tell them apart where there is no colour. Each shade has a
-- contrast of at least 4.5:1 on common backgrounds.
--
-- The groups people set (LedePerson ...) are only linked, with default = true, to groups of our
-- own (LedeDefaultPerson ...): a colour scheme or a user who defines LedePerson wins whatever the
-- order, and ours can be made anew when the background changes.

local compat = require("lede.nvim.compat")
local types = require("lede.nvim.types")

local M = {}

local PLAIN, DOUBLE, DASHED, DOTTED = "underline", "underdouble", "underdashed", "underdotted"

---@class lede.nvim.Look
---@field line string                    style of the underline
---@field italic? boolean
---@field dark { [1]: string, [2]: integer }   on a dark background: RGB, and of the 256 colours
---@field light { [1]: string, [2]: integer }

---@type table<string, lede.nvim.Look>
M.looks = {
	PERSON = { line = PLAIN, dark = { "#8ab8ff", 111 }, light = { "#0a55a8", 25 } },
	NORP = { line = PLAIN, italic = true, dark = { "#a8c4e6", 153 }, light = { "#3a5a86", 60 } },
	ORG = { line = DOUBLE, dark = { "#f2b263", 215 }, light = { "#8a4b00", 94 } },
	GPE = { line = DASHED, dark = { "#63d2ac", 79 }, light = { "#00664a", 23 } },
	LOC = { line = DASHED, dark = { "#7fd3d8", 116 }, light = { "#00626b", 24 } },
	FAC = { line = DASHED, dark = { "#a3d08a", 150 }, light = { "#3c6212", 58 } },
	EVENT = { line = DOTTED, dark = { "#f59ab5", 211 }, light = { "#a01a56", 125 } },
	PRODUCT = { line = DOTTED, dark = { "#d9a6f2", 183 }, light = { "#78309c", 91 } },
	WORK = {
		line = DOTTED,
		italic = true,
		dark = { "#eda3de", 176 },
		light = { "#8f2384", 90 },
	},
	LAW = { line = DOTTED, dark = { "#bfb3f7", 147 }, light = { "#53409f", 61 } },
}

--- (Re)makes all groups for the background there is now.
function M.define()
	local shade = vim.o.background == "light" and "light" or "dark"
	for _, entry in ipairs(types.list) do
		local look = M.looks[entry.name]
		local colour = look[shade]
		local own = "LedeDefault" .. entry.group:sub(#"Lede" + 1)
		compat.set_highlight(own, {
			fg = colour[1],
			sp = colour[1],
			ctermfg = colour[2],
			italic = look.italic,
			[look.line] = true,
			cterm = { italic = look.italic, [look.line] = true },
		})
		compat.set_highlight(entry.group, { link = own, default = true })
	end
end

local ready = false

--- Defines the groups, once, and keeps them through changes of colour scheme and background.
function M.ensure()
	if ready then
		return
	end
	ready = true
	M.define()
	local group = vim.api.nvim_create_augroup("lede_highlight", { clear = true })
	vim.api.nvim_create_autocmd("ColorScheme", {
		group = group,
		callback = M.define,
		desc = "lede: a colour scheme clears the groups",
	})
	vim.api.nvim_create_autocmd("OptionSet", {
		group = group,
		pattern = "background",
		callback = M.define,
		desc = "lede: other shades for the other background",
	})
end

return M
