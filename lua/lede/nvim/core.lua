-- The way from the editor to the module `lede`, and what to say when it can't be loaded.

local M = {}

--- The folder this code is in: a checkout, or what luarocks has installed.
---@return string
function M.root()
	local here = debug.getinfo(1, "S").source:sub(2)
	return (vim.fn.fnamemodify(here, ":p:h:h:h:h"))
end

--- The command that builds the core, for people to copy.
---@return string
function M.remedy()
	local root = M.root()
	if vim.fn.filereadable(root .. "/Makefile") == 1 then
		local folder = vim.fn.fnamemodify(root, ":~")
		if folder:find("[^%w/._~-]") then
			folder = vim.fn.shellescape(root)
		end
		return "make -C " .. folder .. " nvim"
	end
	return "luarocks install --lua-version 5.1 lede"
end

---@param name string
---@return boolean ok
---@return any module_or_message
local function try(name)
	local ok, result = pcall(require, name)
	if not ok then
		-- Lua 5.1 remembers that loading began and would answer "loop or previous error" the
		-- next time, even when the module has been built meanwhile.
		package.loaded[name] = nil
	end
	return ok, result
end

--- In one line, why the module can't be loaded.
---@param what string  the message of `require`
---@return string
local function reason(what)
	if what:find("module 'lede.core' not found", 1, true) then
		return "the C core is not built for Neovim"
	elseif what:find("was built for Lua", 1, true) then
		return "the C core is built for another Lua than Neovim's"
	end
	what = what
		:gsub("^lede: ", "")
		-- The message proper of a loader follows the line that names the module and file.
		:gsub("^error loading module '[^']*' from file '[^']*':%s*", "")
		-- The module's own remedy: Neovim has a better one.
		:gsub("; `.*", "")
	return (what:match("[^\n]+") or what)
end

--- The module `lede`; or nil, what is wrong in one line, and the command that mends it.
---@return table? lede
---@return string? complaint
---@return string? remedy
function M.load()
	local ok, result = try("lede.core")
	if ok then
		ok, result = try("lede")
	end
	if ok then
		return result
	end
	return nil, reason(tostring(result)), M.remedy()
end

return M
