-- The command :Lede. One table holds its subcommands: what runs, what completes, what is listed.

local message = require("lede.nvim.message")

local M = {}

---@param buffer integer
---@return string
local function filetype(buffer)
	return vim.bo[buffer].filetype
end

---@param buffer integer
---@return boolean
local function is_prose(buffer)
	-- A buffer without a filetype may be anything; asking is enough.
	return filetype(buffer) == "" or require("lede.nvim.buffer").is_prose(buffer)
end

---@param buffer integer
local function enable(buffer)
	local lede = require("lede.nvim")
	local was_enabled = lede.is_enabled(buffer)
	if lede.enable(buffer) and not was_enabled and not is_prose(buffer) then
		message.info(("marking entities though '%s' is no prose"):format(filetype(buffer)))
	end
end

---@param buffer integer
---@param force boolean
local function toggle(buffer, force)
	local lede = require("lede.nvim")
	if lede.is_enabled(buffer) then
		lede.disable(buffer)
	elseif force or is_prose(buffer) then
		enable(buffer)
	else
		message.warn(("'%s' is no prose; `:Lede enable` marks it anyway"):format(filetype(buffer)))
	end
end

---@param buffer integer
local function refresh(buffer)
	local lede = require("lede.nvim")
	if lede.is_enabled(buffer) then
		lede.refresh(buffer)
	else
		message.warn("not enabled in this buffer; `:Lede enable`")
	end
end

local function legend()
	local types = require("lede.nvim.types").list
	require("lede.nvim.highlight").ensure()
	local widest = 0
	for _, entry in ipairs(types) do
		widest = math.max(widest, #entry.name)
	end
	local chunks = {}
	for number, entry in ipairs(types) do
		local gap = (" "):rep(widest - #entry.name + 2)
		local line_end = number < #types and "\n" or ""
		table.insert(chunks, { entry.name, entry.group })
		table.insert(chunks, { gap .. entry.title .. line_end })
	end
	vim.api.nvim_echo(chunks, false, {})
end

---@class lede.nvim.Subcommand
---@field run fun(buffer: integer, bang: boolean)
---@field bang? boolean  takes a `!`

---@type table<string, lede.nvim.Subcommand>
local subcommands = {
	disable = { run = require("lede.nvim").disable },
	enable = { run = enable, bang = true },
	legend = { run = legend },
	refresh = { run = refresh },
	toggle = { run = toggle, bang = true },
}

---@return string[]
local function names()
	local all = vim.tbl_keys(subcommands)
	table.sort(all)
	return all
end

--- Runs :Lede. `call` is what nvim_create_user_command hands over.
---@param call { fargs: string[], bang: boolean }
function M.run(call)
	local name = call.fargs[1] or "toggle"
	local subcommand = subcommands[name]
	if not subcommand then
		message.error(("'%s' is none of %s"):format(name, table.concat(names(), ", ")))
	elseif call.fargs[2] then
		message.error((":Lede %s takes no argument"):format(name))
	elseif call.bang and not subcommand.bang then
		message.error((":Lede %s takes no !"):format(name))
	else
		subcommand.run(vim.api.nvim_get_current_buf(), call.bang)
	end
end

--- Completes the command line of :Lede.
---@param lead string  the word being completed
---@param line string  the whole command line
---@param column integer  of the cursor in it
---@return string[]
function M.complete(lead, line, column)
	local arguments = line:sub(1, column):match("%f[%a]Led?e?!?%s+(.*)$")
	if not arguments or arguments:find("%s") then
		return {} -- subcommands take no arguments
	end
	return vim.tbl_filter(function(name)
		return vim.startswith(name, lead)
	end, names())
end

return M
