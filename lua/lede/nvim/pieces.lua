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
	local pieces, lines = {}, analysis.lines
	local row, start, stop = nil, 0, -1 -- a line: bytes of the text before it, and up to its end
	for number, entity in ipairs(entities) do
		local begin = entity.first - 1
		if begin > stop then
			row = lines:place(entity.first)
			start, stop = lines:bounds(row)
		end
		local at, at_start = row, start
		while at_start < entity.last do
			local line = lines:line(at)
			local first, last = trim(line, math.max(begin - at_start, 0),
				math.min(entity.last - at_start, #line))
			if first then
				pieces[#pieces + 1] = {
					row = at,
					first = first,
					last = last,
					type = entity.type,
					entity = number,
				}
			end
			at = at + 1
			if at == lines.count then
				break
			end
			at_start = lines:bounds(at)
		end
	end
	return pieces
end

return M
