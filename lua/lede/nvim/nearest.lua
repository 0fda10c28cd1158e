-- "Did you mean ...?"

-- More than a third of the letters wrong is another word, not a slip.
local MAX_SHARE_WRONG = 1 / 3

--- The least number of letters to insert, delete, replace, or swap with the next, that turns
--- `a` into `b`.
---@param a string
---@param b string
---@return integer
local function distance(a, b)
	local before_last
	local last, row = {}, {}
	for j = 0, #b do
		row[j] = j
	end
	for i = 1, #a do
		before_last, last, row = last, row, { [0] = i }
		for j = 1, #b do
			local same = a:byte(i) == b:byte(j)
			row[j] = math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same and 0 or 1))
			if i > 1 and j > 1 and a:byte(i) == b:byte(j - 1) and a:byte(i - 1) == b:byte(j) then
				row[j] = math.min(row[j], before_last[j - 2] + 1)
			end
		end
	end
	return row[#b]
end

--- The one of `names` that `name` was most likely meant to be, or nil.
---@param name string
---@param names string[]
---@return string?
return function(name, names)
	local best
	local least = math.max(1, math.floor(#name * MAX_SHARE_WRONG)) + 1
	for _, candidate in ipairs(names) do
		local wrong = distance(name:lower(), candidate:lower())
		if wrong < least then
			best, least = candidate, wrong
		end
	end
	return best
end
