-- The look of entities: a hue and an underline for each family, a shade for each type.
--
--     who    PERSON NORP               blue     plain underline
--            ORG                       orange   double
--     where  GPE LOC FAC               green    dashed
--     what   EVENT PRODUCT WORK LAW    pink     dotted
--     values DATE MONEY URL ...        -        dotted
--     users' own types                 -        plain, bold
--
-- Dates, numbers and addresses show what they are by themselves. They keep the colour of the text,
-- so that names stand out, and since no fifth hue is left that is quiet and can't be mistaken for
-- another by a colour-blind reader.
--
-- The shades were chosen so that families stay apart for readers with protanopia or deuteranopia
-- too, by lightness where hues fall together; tests/nvim/cases/look.lua computes what they see.
-- The underlines tell families apart where there is no colour. Names have a contrast of at least
-- 4.5:1 on common backgrounds. The lines are fainter, about 2:1: to be seen by who looks for
-- them, not to turn the text into a page of links.
--
-- The groups people set (LedePerson ...) are only linked, with default = true, to groups of our
-- own (LedeDefaultPerson ...): a colour scheme or a user who defines LedePerson wins whatever the
-- order, and ours can be made anew when the background changes.

local tone = require("lede.nvim.colour")
local compat = require("lede.nvim.compat")
local types = require("lede.nvim.types")

local M = {}

---@class lede.nvim.Family
---@field style string  of the underline
---@field dark string   its colour on a dark background
---@field light string

---@type table<string, lede.nvim.Family>
M.families = {
	person = { style = "underline", dark = "#4f70a3", light = "#7fa3d4" },
	organisation = { style = "underdouble", dark = "#8c6c35", light = "#c49d58" },
	place = { style = "underdashed", dark = "#41815c", light = "#6fa586" },
	thing = { style = "underdotted", dark = "#9c6285", light = "#b57ba3" },
	value = { style = "underdotted", dark = "#767676", light = "#9a9a9a" },
	own = { style = "underline", dark = "#767676", light = "#9a9a9a" },
}

---@class lede.nvim.Look
---@field family string
---@field italic? boolean
---@field bold? boolean
---@field dark? { [1]: string, [2]: integer }  on a dark background: RGB, and of the 256 colours;
---    without it, the colour of the text
---@field light? { [1]: string, [2]: integer }

---@type table<string, lede.nvim.Look>
M.looks = {
	PERSON = { family = "person", dark = { "#93c0ff", 111 }, light = { "#0d57ae", 25 } },
	NORP = {
		family = "person",
		italic = true,
		dark = { "#b4d4ff", 153 },
		light = { "#2a62b0", 26 },
	},
	ORG = { family = "organisation", dark = { "#f5be5f", 221 }, light = { "#885803", 94 } },
	GPE = { family = "place", dark = { "#5cc283", 78 }, light = { "#1d5c36", 22 } },
	LOC = { family = "place", dark = { "#93dca6", 115 }, light = { "#0d4a2a", 23 } },
	FAC = { family = "place", dark = { "#7be3ae", 79 }, light = { "#2c5626", 28 } },
	EVENT = { family = "thing", dark = { "#e87fae", 211 }, light = { "#8a1c5c", 125 } },
	PRODUCT = { family = "thing", dark = { "#e07cc0", 212 }, light = { "#6a1f63", 90 } },
	WORK = {
		family = "thing",
		italic = true,
		dark = { "#d28fb8", 175 },
		light = { "#7d2a66", 89 },
	},
	LAW = { family = "thing", dark = { "#cf8fb0", 182 }, light = { "#5a1a5e", 53 } },
}
for _, name in ipairs({
	"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "URL", "EMAIL", "HANDLE",
	"HASHTAG", "PHONE",
}) do
	M.looks[name] = { family = "value" }
end

--- Of the types that users have made up.
---@type lede.nvim.Look
M.own = { family = "own", bold = true }

--- Text that is passed over has this contrast to the background: to be read when one wants to. On
--- a dark one the same contrast is harder to read.
M.dim_contrast = { dark = 3.2, light = 2.6 }

-- What the windows of lede are written with.
local LINKS = {
	LedeTitle = "Title",
	LedeFaint = "Comment",
	LedeLabel = "Comment",
	LedeSign = "Special",
}

---@param shade "dark"|"light"
---@param entry lede.nvim.Type
local function define_type(shade, entry)
	local look = M.looks[entry.name] or M.own
	local family = M.families[look.family]
	local colour = look[shade] or {}
	local own = "LedeDefault" .. entry.group:sub(#"Lede" + 1)
	compat.set_highlight(own, {
		fg = colour[1],
		sp = family[shade],
		ctermfg = colour[2],
		bold = look.bold,
		italic = look.italic,
		[family.style] = true,
		cterm = { bold = look.bold, italic = look.italic, [family.style] = true },
	})
	compat.set_highlight(entry.group, { link = own, default = true })
end

-- What Normal is where the colour scheme leaves that to the terminal.
local USUAL = {
	dark = { fg = 0xe0e2ea, bg = 0x14161b, cterm = 242 },
	light = { fg = 0x14161b, bg = 0xffffff, cterm = 248 },
}

--- Text that is passed over. Its underlines are as good as gone, but no attribute is: the line of
--- the cursor, a selection and matches of a search look as they always do.
---@param shade "dark"|"light"
local function define_dim(shade)
	local normal, usual = compat.get_highlight("Normal"), USUAL[shade]
	local text, background = normal.fg or usual.fg, normal.bg or usual.bg
	compat.set_highlight("LedeDefaultDim", {
		fg = tone.fade(text, background, M.dim_contrast[shade]),
		sp = background,
		ctermfg = usual.cterm,
	})
	compat.set_highlight("LedeDim", { link = "LedeDefaultDim", default = true })
end

--- What could be a link. No other underline of lede is wavy.
---@param shade "dark"|"light"
local function define_unlinked(shade)
	compat.set_highlight("LedeDefaultUnlinked", {
		sp = M.families.value[shade],
		undercurl = true,
		cterm = { undercurl = true },
	})
	compat.set_highlight("LedeUnlinked", { link = "LedeDefaultUnlinked", default = true })
end

-- What is written with a colour of ours can be read on a background that has that contrast to it.
local LEAST_CONTRAST = 4.5

--- The group whose background floats have: that of the colour scheme, unless names can't be read on
--- it. The looks were chosen for what texts are written on.
---@param shade "dark"|"light"
---@return string
local function float_group(shade)
	local background = compat.get_highlight("NormalFloat").bg
	for _, look in pairs(background and M.looks or {}) do
		local colour = look[shade] and tonumber(look[shade][1]:sub(2), 16)
		if colour and tone.contrast(colour, background) < LEAST_CONTRAST then
			return "Normal"
		end
	end
	return "NormalFloat"
end

--- Floats, and what stands in their borders, which have the same background whatever a colour
--- scheme made for splits.
---@param shade "dark"|"light"
local function define_float(shade)
	local group = float_group(shade)
	local background = compat.get_highlight(group).bg
	compat.set_highlight("LedeFloat", { link = group, default = true })
	for name, like in pairs({ Border = "Comment", Title = "Title", Hint = "Comment" }) do
		local bold = like == "Title"
		compat.set_highlight("LedeDefaultFloat" .. name, {
			fg = compat.get_highlight(like).fg,
			bg = background,
			bold = bold,
			cterm = { bold = bold },
		})
		local own = { link = "LedeDefaultFloat" .. name, default = true }
		compat.set_highlight("LedeFloat" .. name, own)
	end
end

--- (Re)makes all groups for the background there is now.
function M.define()
	local shade = vim.o.background == "light" and "light" or "dark"
	for _, entry in ipairs(types.list) do
		define_type(shade, entry)
	end
	define_dim(shade)
	define_unlinked(shade)
	define_float(shade)
	for group, target in pairs(LINKS) do
		compat.set_highlight(group, { link = target, default = true })
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
