-- A bar that shows where in a text something stands: a cell for each part of the text, the higher
-- the oftener it is named there.

local BLOCKS = { "▂", "▃", "▄", "▅", "▆", "▇", "█" }
local NOWHERE = "▁"
local LEAST_FULL = 4 -- so often in one cell fills it, unless another one has more

--- The bar as chunks of a line.
---@param mentions { first: integer }[]
---@param bytes integer  of the whole text
---@param width integer  cells
---@param group string   of the cells where there is something
---@return lede.nvim.Chunk[]
return function(mentions, bytes, width, group)
	local counts, most = {}, LEAST_FULL
	for _, mention in ipairs(mentions) do
		local cell = math.min(width, math.floor((mention.first - 1) * width / bytes) + 1)
		counts[cell] = (counts[cell] or 0) + 1
		most = math.max(most, counts[cell])
	end
	local chunks = {}
	for cell = 1, width do
		local count = counts[cell]
		-- By the logarithm, or one place with very many would make all others look alike.
		local level = count and math.ceil(#BLOCKS * math.log(1 + count) / math.log(1 + most))
		local look = count and group or "LedeFaint"
		local text = count and BLOCKS[level] or NOWHERE
		local last = chunks[#chunks]
		if last and last[2] == look then
			last[1] = last[1] .. text
		else
			table.insert(chunks, { text, look })
		end
	end
	return chunks
end
