-- From entities of a text to stretches of buffer lines. Pure functions.

local M = {}

---@class lede.nvim.Piece
---@field row integer      0-based
---@field first integer    0-based byte column of the first byte
---@field last integer     0-based byte column after the last byte
---@field type string
---@field entity integer   pieces of one entity share it

-- What a continuation line of wrapped prose may begin with: indentation and quote marks.
local LEAD = "^[%s>]*"

--- The stretch of one line that bytes first..last (0-based, last not included) leave when white
--- space at both ends is taken off; nil when nothing is left.
---@param line string
---@param first integer
---@param last integer
---@return integer? first
---@return integer last
local function trim(line, first, last)
	if first == 0 then
		first = math.min(last, #line:match(LEAD))
	end
	while last > first and line:find("^%s", last) do
		last = last - 1
	end
	if last > first then
		return first, last
	end
	return nil, last
end

--- The pieces of entities, in order: one for each line an entity has a part of.
---@param analysis lede.nvim.Analysis
---@param entities lede.Entity[]  some of it, in text order
---@return lede.nvim.Piece[]
function M.of(analysis, entities)
	local pieces = {}
	if not entities[1] then
		return pieces
	end
	local lines = analysis.lines
	local row = analysis:place(entities[1].first) + 1
	local row_start = analysis:position(row - 1, 0) - 1 -- bytes of text before this line
	for number, entity in ipairs(entities) do
		local begin, stop = entity.first - 1, entity.last
		while row < #lines and begin > row_start + #lines[row] do
			row_start = row_start + #lines[row] + 1
			row = row + 1
		end
		local at, at_start = row, row_start
		while at <= #lines and at_start < stop do
			local line = lines[at]
			local first, last = math.max(begin - at_start, 0), math.min(stop - at_start, #line)
			if last > first then
				first, last = trim(line, first, last)
				if first then
					pieces[#pieces + 1] = {
						row = at - 1,
						first = first,
						last = last,
						type = entity.type,
						entity = number,
					}
				end
			end
			at_start = at_start + #line + 1
			at = at + 1
		end
	end
	return pieces
end

return M
