-- The types of entities, those that users' lists add as well, and the highlight group of each.

local M = {}

---@class lede.nvim.Type
---@field name string   as in the core
---@field group string  highlight group
---@field title string  what it is, for people
---@field own? boolean  added by users' lists

---@type lede.nvim.Type[]
M.list = {
	{ name = "PERSON", group = "LedePerson", title = "people, families" },
	{ name = "NORP", group = "LedeNorp", title = "nationalities, faiths, political groups" },
	{ name = "ORG", group = "LedeOrg", title = "companies, ministries, parties, armies, teams" },
	{ name = "GPE", group = "LedeGpe", title = "countries, states, cities" },
	{ name = "LOC", group = "LedeLoc", title = "seas, rivers, mountains, regions" },
	{ name = "FAC", group = "LedeFac", title = "buildings, airports, roads, bridges" },
	{ name = "EVENT", group = "LedeEvent", title = "wars, storms, games, festivals" },
	{ name = "PRODUCT", group = "LedeProduct", title = "vehicles, weapons, devices, software" },
	{ name = "WORK", group = "LedeWork", title = "books, films, songs, prizes" },
	{ name = "LAW", group = "LedeLaw", title = "laws, treaties, court cases" },
	{ name = "DATE", group = "LedeDate", title = "days, months, years, spans of them" },
	{ name = "TIME", group = "LedeTime", title = "times of day, spans of hours" },
	{ name = "MONEY", group = "LedeMoney", title = "amounts of money" },
	{ name = "PERCENT", group = "LedePercent", title = "percentages" },
	{ name = "QUANTITY", group = "LedeQuantity", title = "measurements" },
	{ name = "ORDINAL", group = "LedeOrdinal", title = "first, 2nd" },
	{ name = "CARDINAL", group = "LedeCardinal", title = "other numbers" },
	{ name = "URL", group = "LedeUrl", title = "web addresses" },
	{ name = "EMAIL", group = "LedeEmail", title = "mail addresses" },
	{ name = "HANDLE", group = "LedeHandle", title = "@names" },
	{ name = "HASHTAG", group = "LedeHashtag", title = "#words" },
	{ name = "PHONE", group = "LedePhone", title = "telephone numbers" },
}

--- In the option `types`: whatever users' lists add.
M.OWN = "OWN"

-- Names are what lede is for, and dates say when; what users list they want to see. Numbers stand
-- out by themselves, and so many marks would bury the names.
---@type string[]
M.default = {
	"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK", "LAW", "DATE", M.OWN,
}

---@type string[]
M.names = {}

---@type table<string, lede.nvim.Type>
local by_name = {}

for _, entry in ipairs(M.list) do
	table.insert(M.names, entry.name)
	by_name[entry.name] = entry
end

--- A type by its name; one that is not known yet is added, as one of the users' own.
---@param name string
---@return lede.nvim.Type
function M.get(name)
	local entry = by_name[name]
	if not entry then
		local words = name:lower():gsub("[^%l%d]+", " "):gsub("%f[%w]%l", string.upper)
		local group = "Lede" .. words:gsub(" ", "")
		entry = { name = name, group = group, title = "listed by you", own = true }
		by_name[name] = entry
		table.insert(M.list, entry)
		require("lede.nvim.highlight").define()
	end
	return entry
end

--- The group of each type by its name.
---@type table<string, string>
M.group = setmetatable({}, {
	__index = function(group, name)
		group[name] = M.get(name).group
		return group[name]
	end,
})

--- Whether entities of a type are among those that the option `types` chooses.
---@param chosen string[]
---@return fun(type: string): boolean
function M.chooser(chosen)
	local is_chosen = {}
	for _, name in ipairs(chosen) do
		is_chosen[name] = true
	end
	return function(type)
		return is_chosen[type] or is_chosen[M.OWN] and M.get(type).own or false
	end
end

--- What is wrong with a value of the option `types`, or nil.
---@param chosen string[]
---@return string? fault
function M.check(chosen)
	local nearest = require("lede.nvim.nearest")
	local known = vim.list_extend({ M.OWN }, M.names)
	for _, name in ipairs(chosen) do
		local meant = not vim.tbl_contains(known, name) and nearest(name, known)
		if meant then
			return ("has an unknown value '%s' (did you mean '%s'?)"):format(name, meant)
		elseif not name:find("^%u[%u%d_]*$") then
			return ("has the value '%s', but types are in capitals"):format(name)
		end
	end
end

return M
