-- What Lua 5.1 to 5.4 and LuaJIT have in common.
std = "min"
max_line_length = false -- tools/check_style.sh counts columns
cache = false
codes = true
exclude_files = { "build" }

-- The editor's side runs in LuaJIT inside Neovim.
local editor = {
	std = "luajit",
	globals = { "vim.g", "vim.b", "vim.o", "vim.bo", "vim.wo", "vim.opt" },
	read_globals = { "vim" },
}
files["plugin"] = editor
files["lua/lede/nvim"] = editor
files["lua/lede/health.lua"] = editor
files["lua/telescope"] = editor
files["tests/nvim"] = editor
files["tools/screenshots"] = editor
files["tests/lua"] = { ignore = { "311" } } -- variables are set to nil for the collector
-- A case is run with these two, see tests/nvim/runner.lua.
files["tests/nvim/cases"] = { std = "luajit", read_globals = { "vim", "test", "T" } }

-- Read by a plugin manager, by luarocks.
files["*.rockspec"] = { std = "rockspec" }
