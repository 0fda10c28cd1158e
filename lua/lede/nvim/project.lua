-- Where a text belongs: the project it is in, and the folders of users' lists.

local compat = require("lede.nvim.compat")

local M = {}

-- What the top folder of a project or a vault of notes has.
local MARKERS = { ".lede", ".obsidian", ".zk", ".git", ".hg", ".svn", ".jj", ".marksman.toml" }

---@param folder string
---@return string? parent  nil above the root
local function parent(folder)
	if folder == "/" then
		return nil
	end
	local above = folder:match("^(.*)/[^/]*$")
	return above and (above == "" and "/" or above)
end

---@param folder string
---@param name string
---@return string
function M.join(folder, name)
	return (folder:gsub("/$", "")) .. "/" .. name
end

--- The file a buffer is of, with links resolved as the core does it; nil if it is of none.
---@param buffer integer
---@return string? path
function M.file(buffer)
	local name = vim.api.nvim_buf_get_name(buffer)
	if name == "" or vim.bo[buffer].buftype ~= "" or name:find("^%a[%w+.-]+://") then
		return nil
	end
	return compat.uv.fs_realpath(name) or vim.fn.fnamemodify(name, ":p")
end

--- The folder a buffer's file is in; the working directory if it is of none.
---@param buffer integer
---@return string
function M.folder(buffer)
	local file = M.file(buffer)
	return file and parent(file) or compat.uv.fs_realpath(".") or "/"
end

---@param path string
---@return boolean
local function is_folder(path)
	local stat = compat.uv.fs_stat(path)
	return stat ~= nil and stat.type == "directory"
end

--- The nearest folder `.lede` in a folder or above it.
---@param folder string
---@return string?
function M.lists(folder)
	local at = folder ---@type string?
	while at do
		local lists = M.join(at, ".lede")
		if is_folder(lists) then
			return lists
		end
		at = parent(at)
	end
end

--- The top folder of the project that a folder is in. Home is none by its version control: that is
--- of somebody's configuration.
---@param folder string
---@return string?
function M.root(folder)
	local home = compat.uv.fs_realpath(compat.uv.os_homedir() or "/")
	local at = folder ---@type string?
	while at do
		for _, marker in ipairs(MARKERS) do
			if (at ~= home or marker == ".lede") and compat.uv.fs_stat(M.join(at, marker)) then
				return at
			end
		end
		at = parent(at)
	end
end

--- The folder of the user's own lists.
---@return string?
function M.user_lists()
	local config, home = os.getenv("XDG_CONFIG_HOME"), os.getenv("HOME")
	if config and config:sub(1, 1) == "/" then
		return M.join(config, "lede")
	elseif home and home:sub(1, 1) == "/" then
		return M.join(home, ".config/lede")
	end
end

return M
