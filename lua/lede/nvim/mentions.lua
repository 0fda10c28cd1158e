-- What is a mention of the same thing as another entity of a text.

local M = {}

--- The words of a text as they would stand on one line.
---@param text string
---@return string
function M.one_line(text)
	return (text:gsub("%s+", " "))
end

--- What a thing without a name is known by: a date by its value, a number by its words.
---@param entity lede.Entity
---@return string
local function key(entity)
	return entity.value or M.one_line(entity.text):lower()
end

--- All mentions of what an entity mentions, in the order of the text.
---@param analysis lede.nvim.Analysis
---@param entity lede.Entity
---@return lede.Entity[]
function M.of(analysis, entity)
	local all = analysis:all_entities()
	local cluster = entity.cluster and analysis:all_clusters()[entity.cluster]
	if cluster then
		return M.of_cluster(analysis, cluster)
	end
	local result = {}
	for _, other in ipairs(all) do
		if not other.cluster and other.type == entity.type and key(other) == key(entity) then
			table.insert(result, other)
		end
	end
	return result
end

--- All mentions of a cluster, in the order of the text.
---@param analysis lede.nvim.Analysis
---@param cluster lede.Cluster
---@return lede.Entity[]
function M.of_cluster(analysis, cluster)
	local all, result = analysis:all_entities(), {}
	for number, index in ipairs(cluster.mentions) do
		result[number] = all[index]
	end
	return result
end

--- What an entity is called: the name of its cluster, or its words.
---@param analysis lede.nvim.Analysis
---@param entity lede.Entity
---@return string
function M.name(analysis, entity)
	local cluster = entity.cluster and analysis:all_clusters()[entity.cluster]
	return M.one_line(cluster and cluster.name or entity.text)
end

return M
