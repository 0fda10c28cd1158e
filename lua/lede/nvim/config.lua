-- The options of the editor part: one schema for defaults, checks and the manual.
--
-- Nothing has to be set. Where something is, the later of these wins: the defaults below,
-- `vim.g.lede`, setup(), and `vim.b.lede` for one buffer.

local message = require("lede.nvim.message")
local nearest = require("lede.nvim.nearest")
local types = require("lede.nvim.types")

local M = {}

---@class lede.nvim.Option
---@field name string
---@field type "boolean"|"integer"|"number"|"list"
---@field default any
---@field doc string         what it does; doc/lede.txt says it at length
---@field min? number        least value
---@field max? number        greatest value
---@field values? string[]   what a list may hold; anything when nil

---@type lede.nvim.Option[]
M.schema = {
	{
		name = "auto",
		type = "boolean",
		default = false,
		doc = "mark entities in every buffer of a prose filetype as it is opened",
	},
	{
		name = "filetypes",
		type = "list",
		default = {
			"asciidoc", "gitcommit", "mail", "markdown", "norg", "org", "pandoc", "quarto", "rst",
			"tex", "text", "typst", "vimwiki",
		},
		doc = "the filetypes that are prose",
	},
	{
		name = "types",
		type = "list",
		default = types.names,
		values = types.names,
		doc = "the types of entities to mark",
	},
	{
		name = "min_score",
		type = "number",
		default = 0,
		min = 0,
		max = 1,
		doc = "leave out entities less probable than this",
	},
	{
		name = "debounce",
		type = "integer",
		default = 150,
		min = 0,
		max = 10000,
		doc = "milliseconds without an edit before the marks are made anew",
	},
	{
		name = "max_bytes",
		type = "integer",
		default = 2 * 1024 * 1024,
		min = 0,
		max = 2 ^ 31 - 1,
		doc = "leave buffers larger than this alone",
	},
	{
		name = "priority",
		type = "integer",
		default = 120,
		min = 0,
		max = 65535,
		doc = "priority of the highlights: above treesitter (100), below diagnostics (150)",
	},
}

local option_names, option_by_name = {}, {}
for _, option in ipairs(M.schema) do
	table.insert(option_names, option.name)
	option_by_name[option.name] = option
end

---@param given string
---@param names string[]
---@return string
local function unknown(given, names)
	local meant = nearest(given, names)
	if meant then
		return ("'%s' (did you mean '%s'?)"):format(given, meant)
	end
	return ("'%s' (there are: %s)"):format(given, table.concat(names, ", "))
end

---@param option lede.nvim.Option
---@param value any
---@return string? fault
local function list_fault(option, value)
	if type(value) ~= "table" then
		return "is to be a list"
	end
	for key, item in pairs(value) do
		if type(key) ~= "number" or type(item) ~= "string" then
			return "is to be a list of strings"
		end
		if option.values and not vim.tbl_contains(option.values, item) then
			return "has an unknown value " .. unknown(item, option.values)
		end
	end
end

---@param option lede.nvim.Option
---@param value any
---@return string? fault
local function number_fault(option, value)
	if type(value) ~= "number" then
		return "is to be a number"
	end
	if option.type == "integer" and value ~= math.floor(value) then
		return "is to be a whole number"
	end
	if not (value >= option.min and value <= option.max) then
		return ("is to be from %d to %d"):format(option.min, option.max)
	end
end

--- What is wrong with a value, or nil.
---@param option lede.nvim.Option
---@param value any
---@return string? fault
local function fault_of(option, value)
	if option.type == "list" then
		return list_fault(option, value)
	elseif option.type == "boolean" then
		return type(value) ~= "boolean" and "is to be true or false" or nil
	end
	return number_fault(option, value)
end

--- Splits what a user wrote into what can be used and what is wrong with the rest.
---@param given any
---@return table<string, any> usable
---@return string[] faults
function M.check(given)
	if type(given) ~= "table" then
		return {}, { "is to be a table" }
	end
	local usable, faults = {}, {}
	for name, value in pairs(given) do
		local option = option_by_name[name]
		local fault = option and fault_of(option, value)
		if not option then
			table.insert(faults, "unknown option " .. unknown(tostring(name), option_names))
		elseif fault then
			table.insert(faults, ("'%s' %s"):format(name, fault))
		else
			usable[name] = value
		end
	end
	table.sort(faults)
	return usable, faults
end

local from_setup = {}

--- Where options were set, the weakest first.
---@param buffer? integer
---@return { where: string, given: any }[]
local function sources(buffer)
	local given_for_buffer
	if buffer and vim.api.nvim_buf_is_valid(buffer) then
		given_for_buffer = vim.b[buffer].lede
	end
	return {
		{ where = "vim.g.lede", given = vim.g.lede },
		{ where = "setup()", given = from_setup },
		{ where = "vim.b.lede", given = given_for_buffer },
	}
end

--- All that is wrong with the options as they are set now.
---@param buffer? integer
---@return string[]
function M.faults(buffer)
	local all = {}
	for _, source in ipairs(sources(buffer)) do
		local _, faults = M.check(source.given == nil and {} or source.given)
		for _, fault in ipairs(faults) do
			table.insert(all, source.where .. ": " .. fault)
		end
	end
	return all
end

local told = {}

--- The options that hold for a buffer. What is wrong with them is said once, and the value of
--- the weaker source holds.
---@param buffer? integer
---@return table<string, any>
function M.get(buffer)
	local result = {}
	for _, option in ipairs(M.schema) do
		result[option.name] = option.default
	end
	for _, source in ipairs(sources(buffer)) do
		if source.given ~= nil then
			for name, value in pairs((M.check(source.given))) do
				result[name] = value
			end
		end
	end
	for _, fault in ipairs(M.faults(buffer)) do
		if not told[fault] then
			told[fault] = true
			message.warn(fault)
		end
	end
	return result
end

--- Takes what setup() was given, in place of what an earlier call was given.
---@param options? table<string, any>
function M.set(options)
	from_setup = options == nil and {} or options
end

return M
