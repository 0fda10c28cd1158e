-- Takes the pictures of doc/screenshots/: real screens of a Neovim that has this checkout as a
-- plugin. Started by tools/screenshots/run.sh in any Neovim; LEDE_NVIM is the one to show,
-- LEDE_OUT the folder to write screens to, LEDE_FILTER a Lua pattern of views.

local root = vim.fn.getcwd()
local Child = dofile(root .. "/tests/nvim/child.lua")
local views = dofile(root .. "/tools/screenshots/views.lua")

-- Underlines by the names they have, and had until Neovim 0.8.
local LINES = {
	underline = "underline",
	undercurl = "undercurl",
	underdouble = "underdouble",
	underlineline = "underdouble",
	underdotted = "underdotted",
	underdot = "underdotted",
	underdashed = "underdashed",
	underdash = "underdashed",
}

-- What `render.py` is to know of a cell's attributes.
local function look_of(child, attributes)
	local fg = attributes.foreground or child.foreground
	local bg = attributes.background or child.background
	if attributes.reverse then
		fg, bg = bg, fg
	end
	local look = {
		fg = fg, bg = bg, sp = attributes.special, bold = attributes.bold,
		italic = attributes.italic,
	}
	for name, line in pairs(LINES) do
		look.line = attributes[name] and line or look.line
	end
	return look
end

local function screen_of(child)
	local looks, numbers, rows = {}, {}, {}
	for row = 0, child.rows - 1 do
		rows[row + 1] = {}
		for column = 0, child.columns - 1 do
			local cell = child.cells[row][column]
			local id = cell.attribute
			if not numbers[id] then
				table.insert(looks, look_of(child, child.attributes[id] or {}))
				numbers[id] = #looks - 1
			end
			rows[row + 1][column + 1] = { cell.text, numbers[id] }
		end
	end
	return { columns = child.columns, bg = child.background, looks = looks, rows = rows }
end

-- Time for what Neovim does by itself. Even one that waits for a key answers.
local function settle(child, milliseconds)
	vim.wait(milliseconds)
	child:api("nvim_get_mode")
end

local function shoot(view, shade)
	local child = Child.start(os.getenv("LEDE_NVIM") or "nvim", {
		"--clean",
		"--cmd", ("let &rtp = %q .. ',' .. &rtp"):format(root),
		"--cmd", "set noswapfile shortmess+=I termguicolors laststatus=0 noruler noshowmode"
			.. " noshowcmd linebreak display=lastline background=" .. shade,
		"--cmd", "let g:lede = " .. (view.config or "{}"),
		view.file or (root .. "/tools/screenshots/2026-11-14.md"),
	}, view.columns or 92, view.rows or 28)
	settle(child, 600)
	for _, keys in ipairs(view.keys) do
		child:api("nvim_input", keys)
		settle(child, 400) -- marks come after a pause
	end
	local path = ("%s/%s-%s.json"):format(os.getenv("LEDE_OUT"), view.name, shade)
	local file = assert(io.open(path, "w"))
	file:write(vim.json.encode(screen_of(child)))
	file:close()
	child:stop()
end

local function main()
	for _, view in ipairs(views) do
		for _, shade in ipairs(view.shades or { "dark", "light" }) do
			if (view.name .. "-" .. shade):find(os.getenv("LEDE_FILTER") or "") then
				shoot(view, shade)
			end
		end
	end
end

local ok, err = xpcall(main, debug.traceback)
if not ok then
	io.stderr:write(err, "\n")
end
os.exit(ok and 0 or 1)
