-- What a text is about: each person, body, place, thing, date and number with all its mentions.

local flow = require("lede.nvim.flow")
local subject = require("lede.nvim.subject")
local values = require("lede.nvim.values")

local M = {}

---@class lede.nvim.Thing
---@field name string            on one line
---@field type lede.Type
---@field list lede.Entity[]     its mentions in the order of the text, one at least
---@field cluster? lede.Cluster  of what has a name
---@field value? string          in words, of what has none: a date, a number

--- What a thing without a name is known by: a date by its value, anything else by its words.
---@param entity lede.Entity
---@return string
local function key_of(entity)
	return entity.type .. " " .. (entity.value or flow.one_line(entity.text):lower())
end

--- What a cluster is.
---@param found lede.nvim.Analysis
---@param cluster lede.Cluster
---@return lede.nvim.Thing
function M.of_cluster(found, cluster)
	local all, list = found:all_entities(), {}
	for number, index in ipairs(cluster.mentions) do
		list[number] = all[index]
	end
	return {
		name = flow.one_line(cluster.name),
		type = cluster.type,
		list = list,
		cluster = cluster,
	}
end

--- What an entity mentions.
---@param found lede.nvim.Analysis
---@param entity lede.Entity
---@return lede.nvim.Thing
function M.of_entity(found, entity)
	local cluster = entity.cluster and found:all_clusters()[entity.cluster]
	if cluster then
		return M.of_cluster(found, cluster)
	end
	local list, key = {}, key_of(entity)
	for _, other in ipairs(found:all_entities()) do
		if not other.cluster and key_of(other) == key then
			table.insert(list, other)
		end
	end
	return {
		name = flow.one_line(entity.text),
		type = entity.type,
		list = list,
		value = values.of(entity),
	}
end

--- All that has a name, by salience, then what has none, in the order of the text.
---@param found lede.nvim.Analysis
---@param types string[]  only of these types
---@return lede.nvim.Thing[]
function M.all(found, types)
	local is_wanted, result, by_key = {}, {}, {}
	for _, type in ipairs(types) do
		is_wanted[type] = true
	end
	for _, cluster in ipairs(found:all_clusters()) do
		if is_wanted[cluster.type] then
			table.insert(result, M.of_cluster(found, cluster))
		end
	end
	for _, entity in ipairs(found:all_entities()) do
		if not entity.cluster and is_wanted[entity.type] then
			local key = key_of(entity)
			if by_key[key] then
				table.insert(by_key[key].list, entity)
			else
				by_key[key] = {
					name = flow.one_line(entity.text),
					type = entity.type,
					list = { entity },
					value = values.of(entity),
				}
				table.insert(result, by_key[key])
			end
		end
	end
	return result
end

---@class lede.nvim.OtherName
---@field text string    on one line, without markup
---@field first integer  where it is written so first
---@field count integer

--- The other ways of writing it, the most frequent first.
---@param found lede.nvim.Analysis
---@param thing lede.nvim.Thing
---@return lede.nvim.OtherName[]
function M.other_names(found, thing)
	local others, by_text = {}, {}
	for _, alias in ipairs(thing.cluster and thing.cluster.aliases or {}) do
		local text = flow.one_line(alias.text)
		if alias.text:find("[*_~`|>%[%]]") then
			text = subject.plain(found.doc, alias.first, alias.last)
		end
		if by_text[text] then
			by_text[text].count = by_text[text].count + alias.count
		elseif text ~= thing.name then
			by_text[text] = { text = text, first = alias.first, count = alias.count }
			table.insert(others, by_text[text])
		end
	end
	return others
end

--- Its name, then the other ways of writing it.
---@param found lede.nvim.Analysis
---@param thing lede.nvim.Thing
---@return string[]
function M.names(found, thing)
	local names = { thing.name }
	for _, other in ipairs(M.other_names(found, thing)) do
		table.insert(names, other.text)
	end
	return names
end

--- What it is, in the words of the text where there are some: a role, a value.
---@param thing lede.nvim.Thing
---@return string?
function M.explanation(thing)
	local role = thing.cluster and thing.cluster.role
	return role and flow.one_line(role) or thing.value
end

return M
