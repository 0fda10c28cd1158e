-- The types of entities in words: one of them, and a heading over several.

local M = {}

---@type table<string, { one: string, many: string }>
local words = {
	PERSON = { one = "person", many = "People" },
	NORP = { one = "nationality or group", many = "Nationalities and groups" },
	ORG = { one = "organisation", many = "Organisations" },
	GPE = { one = "country, state or city", many = "Countries and cities" },
	LOC = { one = "region or landscape", many = "Regions and landscapes" },
	FAC = { one = "building or site", many = "Buildings and sites" },
	EVENT = { one = "event", many = "Events" },
	PRODUCT = { one = "product", many = "Products" },
	WORK = { one = "work", many = "Works" },
	LAW = { one = "law or treaty", many = "Laws and treaties" },
	DATE = { one = "date", many = "Dates" },
	TIME = { one = "time", many = "Times" },
	MONEY = { one = "money", many = "Money" },
	PERCENT = { one = "percentage", many = "Percentages" },
	QUANTITY = { one = "measurement", many = "Measurements" },
	ORDINAL = { one = "place in an order", many = "Ordinals" },
	CARDINAL = { one = "number", many = "Numbers" },
	URL = { one = "web address", many = "Web addresses" },
	EMAIL = { one = "mail address", many = "Mail addresses" },
	HANDLE = { one = "account", many = "Accounts" },
	HASHTAG = { one = "hashtag", many = "Hashtags" },
	PHONE = { one = "telephone number", many = "Telephone numbers" },
}

--- What one of a type is: "person". The types that users make say it themselves.
---@param type string
---@return string
function M.one(type)
	return words[type] and words[type].one or type:lower():gsub("_", " ")
end

--- What several of a type are, as a heading: "People".
---@param type string
---@return string
function M.many(type)
	local own = type:sub(1, 1) .. type:sub(2):lower():gsub("_", " ")
	return words[type] and words[type].many or own
end

--- The order in which types are listed: who, where, what, then dates and numbers, then the rest.
M.order = {
	"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK", "LAW", "DATE", "TIME",
	"MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "URL", "EMAIL", "HANDLE", "HASHTAG",
	"PHONE",
}

--- Those of a set of types that there are, in the order in which they are listed.
---@param set table<string, any>
---@return string[]
function M.sorted(set)
	local result, own = {}, {}
	for _, type in ipairs(M.order) do
		if set[type] ~= nil then
			table.insert(result, type)
		end
	end
	for type in pairs(set) do
		if not words[type] then
			table.insert(own, type)
		end
	end
	table.sort(own)
	return vim.list_extend(result, own)
end

return M
