-- The options as they hold: those of options.lua, checked, with their defaults.
--
-- Nothing has to be set. Where something is, the later of these wins: the defaults,
-- `vim.g.lede`, setup(), and `vim.b.lede` for one buffer. A table is not replaced as a whole:
-- each of its fields is an option of its own.

local message = require("lede.nvim.message")
local nearest = require("lede.nvim.nearest")

local M = {}

---@type lede.nvim.Option[]
M.schema = require("lede.nvim.options")

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

---@param option lede.nvim.Option
---@param value any
---@return string? fault
local function string_fault(option, value)
	if type(value) ~= "string" then
		return "is to be a string"
	elseif option.values and not vim.tbl_contains(option.values, value) then
		return "can't be " .. unknown(value, option.values)
	end
end

local fault_by_type = {
	boolean = function(_, value)
		return type(value) ~= "boolean" and "is to be true or false" or nil
	end,
	integer = number_fault,
	number = number_fault,
	string = string_fault,
	list = list_fault,
}

---@param options lede.nvim.Option[]
---@param name any
---@return lede.nvim.Option?
local function named(options, name)
	for _, option in ipairs(options) do
		if option.name == name then
			return option
		end
	end
end

---@param options lede.nvim.Option[]
---@param given table
---@param prefix string  names of the tables these options are in, "a.b."
---@param faults string[]  added to
---@return table<string, any> usable
local function check_all(options, given, prefix, faults)
	local usable = {}
	for name, value in pairs(given) do
		local option = named(options, name)
		if not option then
			local names = vim.tbl_map(function(each)
				return prefix .. each.name
			end, options)
			table.insert(faults, "unknown option " .. unknown(prefix .. tostring(name), names))
		elseif option.type == "table" then
			if type(value) == "table" then
				usable[name] = check_all(option.fields, value, prefix .. name .. ".", faults)
			else
				table.insert(faults, ("'%s%s' is to be a table"):format(prefix, name))
			end
		else
			local fault = fault_by_type[option.type](option, value)
				or option.check and option.check(value)
			if fault then
				table.insert(faults, ("'%s%s' %s"):format(prefix, name, fault))
			else
				usable[name] = value
			end
		end
	end
	return usable
end

--- Splits what a user wrote into what can be used and what is wrong with the rest.
---@param given any
---@return table<string, any> usable
---@return string[] faults
function M.check(given)
	if type(given) ~= "table" then
		return {}, { "is to be a table" }
	end
	local faults = {}
	local usable = check_all(M.schema, given, "", faults)
	table.sort(faults)
	return usable, faults
end

--- A new table of all options as they are when nothing is set.
---@param options lede.nvim.Option[]
---@return table<string, any>
local function defaults(options)
	local result = {}
	for _, option in ipairs(options) do
		if option.type == "table" then
			result[option.name] = defaults(option.fields)
		else
			result[option.name] = option.default
		end
	end
	return result
end

--- Sets in `result` what `usable` has.
---@param options lede.nvim.Option[]
---@param result table<string, any>
---@param usable table<string, any>
local function override(options, result, usable)
	for _, option in ipairs(options) do
		local value = usable[option.name]
		if value ~= nil and option.type == "table" then
			override(option.fields, result[option.name], value)
		elseif value ~= nil then
			result[option.name] = value
		end
	end
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

---@param where string
---@param faults string[]
local function tell(where, faults)
	for _, fault in ipairs(faults) do
		fault = where .. ": " .. fault
		if not told[fault] then
			told[fault] = true
			message.warn(fault)
		end
	end
end

--- The options that hold for a buffer. What is wrong with them is said once, and the value of
--- the weaker source holds.
---@param buffer? integer
---@return table<string, any>
function M.get(buffer)
	local result = defaults(M.schema)
	for _, source in ipairs(sources(buffer)) do
		if source.given ~= nil then
			local usable, faults = M.check(source.given)
			override(M.schema, result, usable)
			tell(source.where, faults)
		end
	end
	return result
end

--- Whether a buffer is of a filetype that is prose.
---@param buffer integer
---@return boolean
function M.is_prose(buffer)
	return vim.tbl_contains(M.get(buffer).filetypes, vim.bo[buffer].filetype)
end

--- Takes what setup() was given, in place of what an earlier call was given.
---@param options? table<string, any>
function M.set(options)
	from_setup = options == nil and {} or options
end

return M
