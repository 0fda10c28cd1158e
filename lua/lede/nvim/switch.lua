-- The subcommands that mark a buffer and take the marks away.

local message = require("lede.nvim.message")

local M = {}

---@param buffer integer
---@return boolean
local function is_prose(buffer)
	-- A buffer without a filetype may be anything; asking is enough.
	return vim.bo[buffer].filetype == "" or require("lede.nvim.config").is_prose(buffer)
end

---@param call lede.nvim.Call
local function enable(call)
	local lede = require("lede.nvim")
	local was_enabled = lede.is_enabled(call.buffer)
	if lede.enable(call.buffer) and not was_enabled and not is_prose(call.buffer) then
		local filetype = vim.bo[call.buffer].filetype
		message.info(("marking entities though '%s' is no prose"):format(filetype))
	end
end

---@param call lede.nvim.Call
local function disable(call)
	require("lede.nvim").disable(call.buffer)
end

---@param call lede.nvim.Call
local function toggle(call)
	if require("lede.nvim").is_enabled(call.buffer) then
		disable(call)
	elseif call.bang or is_prose(call.buffer) then
		enable(call)
	else
		local filetype = vim.bo[call.buffer].filetype
		message.warn(("'%s' is no prose; `:Lede enable` marks it anyway"):format(filetype))
	end
end

---@param call lede.nvim.Call
local function refresh(call)
	local lede = require("lede.nvim")
	if lede.is_enabled(call.buffer) then
		lede.refresh(call.buffer)
	else
		message.warn("not enabled in this buffer; `:Lede enable`")
	end
end

---@type table<string, lede.nvim.Subcommand>
M.commands = {
	disable = { run = disable },
	enable = { run = enable, bang = true },
	refresh = { run = refresh },
	toggle = { run = toggle, bang = true },
}

return M
