-- The types of entities and the highlight group of each.

local M = {}

---@class lede.nvim.Type
---@field name string   as in the core
---@field group string  highlight group
---@field title string  what it is, for people

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
}

---@type string[]
M.names = {}

--- The group of each type by its name.
---@type table<string, string>
M.group = {}

for _, entry in ipairs(M.list) do
	table.insert(M.names, entry.name)
	M.group[entry.name] = entry.group
end

return M
