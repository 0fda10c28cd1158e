-- The palette keeps what lua/lede/nvim/highlight.lua promises: contrast, and families that stay
-- apart for colour-blind readers.

local BACKGROUNDS = {
	dark = { "#000000", "#14161b", "#1e1e2e", "#002b36", "#282828", "#2e3440" },
	light = { "#ffffff", "#fdf6e3", "#fbf1c7", "#eff1f5", "#e0e2ea" },
}
local LEAST_CONTRAST, LEAST_LINE_CONTRAST = 4.5, 1.9
local LEAST_DIFFERENCE = 18 -- CIE76; 2.3 is just noticeable

-- What is left of linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
local VISION = {
	normal = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
	deuteranopia = {
		{ 0.367322, 0.860646, -0.227968 },
		{ 0.280085, 0.672501, 0.047413 },
		{ -0.011820, 0.042940, 0.968881 },
	},
	protanopia = {
		{ 0.152286, 1.052583, -0.204868 },
		{ 0.114503, 0.786281, 0.099216 },
		{ -0.003882, -0.048116, 1.051998 },
	},
}

local function linear(colour)
	local rgb = {}
	for i = 1, 3 do
		local share = tonumber(colour:sub(2 * i, 2 * i + 1), 16) / 255
		rgb[i] = share <= 0.04045 and share / 12.92 or ((share + 0.055) / 1.055) ^ 2.4
	end
	return rgb
end

local function seen(rgb, vision)
	local result = {}
	for i, row in ipairs(vision) do
		local sum = row[1] * rgb[1] + row[2] * rgb[2] + row[3] * rgb[3]
		result[i] = math.max(0, math.min(1, sum))
	end
	return result
end

local function luminance(rgb)
	return 0.2126 * rgb[1] + 0.7152 * rgb[2] + 0.0722 * rgb[3]
end

local function contrast(a, b)
	local low, high = luminance(linear(a)), luminance(linear(b))
	if low > high then
		low, high = high, low
	end
	return (high + 0.05) / (low + 0.05)
end

local function lab(rgb)
	local function f(t)
		return t > 0.008856 and t ^ (1 / 3) or 7.787 * t + 16 / 116
	end
	local x = f((0.4124 * rgb[1] + 0.3576 * rgb[2] + 0.1805 * rgb[3]) / 0.95047)
	local y = f(luminance(rgb))
	local z = f((0.0193 * rgb[1] + 0.1192 * rgb[2] + 0.9505 * rgb[3]) / 1.08883)
	return { 116 * y - 16, 500 * (x - y), 200 * (y - z) }
end

local function difference(a, b, vision)
	local p, q = lab(seen(linear(a), vision)), lab(seen(linear(b), vision))
	return math.sqrt((p[1] - q[1]) ^ 2 + (p[2] - q[2]) ^ 2 + (p[3] - q[3]) ^ 2)
end

local function palette()
	return T.editor():lua([[
		local highlight = require("lede.nvim.highlight")
		return { highlight.looks, highlight.families }
	]])
end

-- Values keep the colour of the text.
local function with_colours(looks)
	local result = {}
	for name, look in pairs(looks) do
		T.equal(look.dark == nil, look.family == "value", name)
		result[name] = look.dark and look
	end
	return result
end

test("names can be read on common backgrounds, and lines be seen", function()
	local looks, families = unpack(palette())
	for shade, backgrounds in pairs(BACKGROUNDS) do
		for _, background in ipairs(backgrounds) do
			for name, look in pairs(with_colours(looks)) do
				local got = contrast(look[shade][1], background)
				T.ok(got >= LEAST_CONTRAST, ("%s on %s: %.2f"):format(name, background, got))
			end
			for name, family in pairs(families) do
				local got = contrast(family[shade], background)
				T.ok(got >= LEAST_LINE_CONTRAST, ("%s on %s: %.2f"):format(name, background, got))
			end
		end
	end
end)

test("families stay apart, for colour-blind readers too", function()
	local looks = unpack(palette())
	local compared = 0
	for a, look_a in pairs(with_colours(looks)) do
		for b, look_b in pairs(with_colours(looks)) do
			if a < b and look_a.family ~= look_b.family then
				for _, shade in ipairs({ "dark", "light" }) do
					for kind, vision in pairs(VISION) do
						local got = difference(look_a[shade][1], look_b[shade][1], vision)
						T.ok(got >= LEAST_DIFFERENCE,
							("%s and %s, %s, %s: %.1f"):format(a, b, shade, kind, got))
						compared = compared + 1
					end
				end
			end
		end
	end
	T.equal(compared, 6 * (45 - 1 - 3 - 6), "pairs of types of different families")
end)

test("each family of names has an underline of its own", function()
	local looks, families = unpack(palette())
	local seen_styles = {}
	for _, look in pairs(with_colours(looks)) do
		local style = families[look.family].style
		T.ok((seen_styles[style] or look.family) == look.family, style)
		seen_styles[style] = look.family
	end
	T.equal(vim.tbl_count(seen_styles), 4)
end)

test("users' own types are told from values and from names without colours", function()
	local editor = T.editor()
	editor:lua("require('lede.nvim.types').get('SPACE_ALIEN')")
	local look = editor:api("nvim_exec", "highlight LedeDefaultSpaceAlien", true)
	T.contains(look, "bold")
	T.lacks(look, "guifg")
end)


test("names can be read in floats, whatever the colour scheme made of those", function()
	local editor = T.open("NATO")
	local lowest = editor:lua([[
		vim.o.termguicolors = true
		require("lede.nvim.highlight").ensure()
		local result = {}
		local compat, tone = require("lede.nvim.compat"), require("lede.nvim.colour")
		for _, background in ipairs({ 0x000000, 0xb2b2b2, 0x5f5f5f, 0xd7ffaf, 0xffffff }) do
			for _, shade in ipairs({ "dark", "light" }) do
				vim.api.nvim_set_hl(0, "Normal", shade == "dark" and { fg = 0xffffff, bg = 0x14161b }
					or { fg = 0x000000, bg = 0xffffff })
				vim.api.nvim_set_hl(0, "NormalFloat", { fg = 0x808080, bg = background })
				vim.o.background = shade
				require("lede.nvim.highlight").define()
				for _, look in pairs(require("lede.nvim.highlight").looks) do
					local colour = look[shade] and tonumber(look[shade][1]:sub(2), 16)
					local seen = compat.get_highlight("LedeFloat").bg
					table.insert(result, colour and tone.contrast(colour, seen))
				end
			end
		end
		return math.min(unpack(result))
	]])
	T.ok(lowest >= 4.5, tostring(lowest))
end)

test("the border of a float has its background", function()
	local editor = T.open("NATO", { cmd = { "set termguicolors" } })
	editor:command("highlight FloatBorder guibg=#ff0000 | highlight NormalFloat guibg=#000000")
	editor:command("Lede legend")
	local row, column
	T.ok(editor:wait_screen(function()
		row, column = editor:find("╭")
		return row ~= nil
	end))
	T.equal(editor:look(row, column).background, 0x000000)
	T.equal(editor:look(row + 1, column + 1).background, 0x000000)
end)
