-- Colours as numbers 0xRRGGBB: how they differ, and what is between them.

local M = {}

---@param colour integer
---@return integer[] rgb
local function parts(colour)
	local red, rest = math.floor(colour / 65536), colour % 65536
	return { red, math.floor(rest / 256), rest % 256 }
end

--- How light a colour is, 0 to 1 (WCAG 2).
---@param colour integer
---@return number
local function luminance(colour)
	local weights, sum = { 0.2126, 0.7152, 0.0722 }, 0
	for number, part in ipairs(parts(colour)) do
		local share = part / 255
		local linear = share <= 0.04045 and share / 12.92 or ((share + 0.055) / 1.055) ^ 2.4
		sum = sum + weights[number] * linear
	end
	return sum
end

--- The contrast of two colours, 1 to 21 (WCAG 2).
---@param a integer
---@param b integer
---@return number
function M.contrast(a, b)
	local low, high = luminance(a), luminance(b)
	if low > high then
		low, high = high, low
	end
	return (high + 0.05) / (low + 0.05)
end

--- The colour at `share` of the way from one to another.
---@param from integer
---@param to integer
---@param share number  0 to 1
---@return integer
function M.mix(from, to, share)
	local result = 0
	local ends = parts(to)
	for number, part in ipairs(parts(from)) do
		result = 256 * result + math.floor(part + share * (ends[number] - part) + 0.5)
	end
	return result
end

--- The text colour faded towards the background, until no more than that contrast is left.
---@param text integer
---@param background integer
---@param contrast number
---@return integer
function M.fade(text, background, contrast)
	for step = 1, 50 do
		local colour = M.mix(text, background, step / 50)
		if M.contrast(colour, background) <= contrast then
			return colour
		end
	end
	return background
end

return M
