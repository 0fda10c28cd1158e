-- How long a summary is to be, as people write it: "3" sentences, "20%" of the words, "100w".

local M = {}

---@class lede.nvim.Budget  one of the three, as doc:summary() takes it
---@field sentences? integer
---@field ratio? number
---@field words? integer

M.FORMS = "3 (sentences), 20% (of the words) or 100w (words)"

--- What one step more or less is.
local STEP = { sentences = 1, ratio = 0.05, words = 25 }

--- Reads a length.
---@param text string
---@return lede.nvim.Budget?
function M.parse(text)
	local number, unit = text:match("^(%d+%.?%d*)(%%?w?)$")
	number = tonumber(number)
	if not number or number <= 0 then
		return nil
	elseif unit == "%" then
		return number <= 100 and { ratio = number / 100 } or nil
	elseif number ~= math.floor(number) or number >= 2 ^ 31 then
		return nil
	elseif unit == "w" then
		return { words = number }
	end
	return unit == "" and { sentences = number } or nil
end

--- A length in words.
---@param budget lede.nvim.Budget
---@return string
function M.show(budget)
	if budget.ratio then
		return ("%d %% of the words"):format(math.floor(100 * budget.ratio + 0.5))
	end
	local unit = budget.words and "word" or "sentence"
	local number = budget.words or budget.sentences
	return ("%d %s%s"):format(number, unit, number == 1 and "" or "s")
end

--- A longer or a shorter one, but never nothing and never more than all.
---@param budget lede.nvim.Budget
---@param steps integer  less than 0 for shorter
---@return lede.nvim.Budget
function M.step(budget, steps)
	local unit, value = next(budget)
	value = math.max(STEP[unit], value + steps * STEP[unit])
	return { [unit] = unit == "ratio" and math.min(value, 1) or value }
end

return M
