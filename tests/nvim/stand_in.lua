-- In place of the C core: knows these names wherever they stand, even broken over two lines.
-- _G.analyses counts the calls.
local names = {
	PERSON = { "Fumio%s+Kishida", "Zoë%s+Ångström", "Kishida" },
	NORP = { "Japanese" },
	ORG = { "United%s+Nations", "NATO" },
	GPE = { "Washington", "São Paulo", "Tōkyō" },
}

_G.analyses = 0

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
	return {
		entities = function(_, filter)
			return vim.tbl_filter(function(entity)
				return entity.score >= filter.min_score
			end, entities)
		end,
		close = function() end,
	}
end

package.loaded["lede.core"] = {}
package.loaded["lede"] = { analyze = analyze, lists = function() return {} end }
