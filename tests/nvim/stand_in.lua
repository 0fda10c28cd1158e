-- In place of the C core: knows these names wherever they stand, even broken over two lines.
-- _G.analyses counts the calls; _G.stand_in_document(entities) is a document that has those.
local names = {
	PERSON = { "Fumio%s+Kishida", "Zoë%s+Ångström", "Kishida" },
	NORP = { "Japanese" },
	ORG = { "United%s+Nations", "NATO" },
	GPE = { "Washington", "São Paulo", "Tōkyō" },
}

_G.analyses = 0

function _G.stand_in_document(entities)
	for index, entity in ipairs(entities) do
		entity.index = index
	end
	return {
		entities = function(_, filter)
			filter = filter or {}
			return vim.tbl_filter(function(entity)
				return entity.score >= (filter.min_score or 0)
					and entity.last >= (filter.first or 1)
					and entity.first <= (filter.last or math.huge)
			end, entities)
		end,
		cluster_counts = function()
			local counts, counted = {}, {}
			for _, entity in ipairs(entities) do
				if not counted[entity.text] then
					counted[entity.text] = true
					counts[entity.type] = (counts[entity.type] or 0) + 1
				end
			end
			return counts
		end,
		close = function() end,
	}
end

local function analyze(text)
	_G.analyses = _G.analyses + 1
	if _G.analysis_fails then
		return nil, "the analysis has failed", "EINVAL"
	end
	local entities, covered = {}, {}
	for type, patterns in pairs(names) do
		for _, pattern in ipairs(patterns) do
			local first, last = text:find("%f[%w]" .. pattern)
			while first do
				local after = text:sub(last + 1, last + 1)
				if not covered[last] and not after:find("%w") then
					table.insert(entities, {
						first = first, last = last, text = text:sub(first, last),
						type = type, score = 0.75, sentence = 1,
					})
					for at = first, last do
						covered[at] = true
					end
				end
				first, last = text:find("%f[%w]" .. pattern, last + 1)
			end
		end
	end
	table.sort(entities, function(a, b)
		return a.first < b.first
	end)
	return _G.stand_in_document(entities)
end

package.loaded["lede.core"] = {}
package.loaded["lede"] = { analyze = analyze, lists = function() return {} end }
