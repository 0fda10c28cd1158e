-- The types of entities and the highlight group of each.

local M = {}

---@class lede.nvim.Type
---@field name string   as in the core
---@field group string  highlight group
---@field title string  for people

---@type lede.nvim.Type[]
M.list = {
	{ name = "PERSON", group = "LedePerson", title = "person" },
	{ name = "NORP", group = "LedeNorp", title = "nationality, faith, party line" },
	{ name = "ORG", group = "LedeOrg", title = "organisation" },
	{ name = "GPE", group = "LedeGpe", title = "country, state, city" },
	{ name = "LOC", group = "LedeLoc", title = "sea, mountain, region" },
	{ name = "FAC", group = "LedeFac", title = "building, airport, road" },
	{ name = "EVENT", group = "LedeEvent", title = "event" },
	{ name = "PRODUCT", group = "LedeProduct", title = "product" },
	{ name = "WORK", group = "LedeWork", title = "book, film, prize" },
	{ name = "LAW", group = "LedeLaw", title = "law, treaty" },
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
