-- What is said of a buffer in a few words, and to whom: b:lede_status, `User LedeUpdate`.

local compat = require("lede.nvim.compat")

local M = {}

local KINDS = {
	{ one = "person", more = "people", types = { "PERSON" } },
	{ one = "place", more = "places", types = { "GPE", "LOC", "FAC" } },
	{ one = "organisation", more = "organisations", types = { "ORG" } },
}

-- Two kinds say what a text is about; more would not be short.
local MOST = 2

--- As "12 people · 5 places"; "" when nobody and nothing is named.
---@param counts table<string, integer>  of clusters, by type
---@return string
function M.text(counts)
	local parts = {}
	for _, kind in ipairs(KINDS) do
		local count = 0
		for _, type in ipairs(kind.types) do
			count = count + (counts[type] or 0)
		end
		if count > 0 and #parts < MOST then
			table.insert(parts, ("%d %s"):format(count, count == 1 and kind.one or kind.more))
		end
	end
	return table.concat(parts, " · ")
end

--- Lets status lines and scripts know of a new analysis, or that a buffer is no longer marked.
---@param buffer integer
---@param found? lede.nvim.Analysis
function M.tell(buffer, found)
	if not vim.api.nvim_buf_is_valid(buffer) then
		return
	end
	local text = found and M.text(found.doc:cluster_counts()) or nil
	if vim.b[buffer].lede_status ~= text then
		vim.b[buffer].lede_status = text
		compat.redraw_status()
	end
	compat.user_event("LedeUpdate", { buffer = buffer, status = text })
end

return M
