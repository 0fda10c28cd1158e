-- Values of dates and numbers, as people write them.

local M = {}

local MONTHS = {
	"January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December",
}
local SEASONS = { SP = "spring", SU = "summer", FA = "autumn", AU = "autumn", WI = "winter" }
local PARTS = { MO = "morning", MI = "midday", AF = "afternoon", EV = "evening", NI = "night" }
local REFERENCES = { PAST_REF = "the past", PRESENT_REF = "now", FUTURE_REF = "the future" }
local UNITS = {
	Y = "year", M = "month", W = "week", D = "day", H = "hour", S = "second", DE = "decade",
	CE = "century", Q = "quarter", WE = "weekend",
}

---@param digits string
---@return string
local function plain(digits)
	return (digits:gsub("^0+(%d)", "%1"))
end

-- What may stand behind a year, in the order in which it is looked for.
local IN_YEAR = {
	{ "^%-(%d%d)%-(%d%d)$", function(year, month, day)
		return ("%s %s %s"):format(plain(day), MONTHS[tonumber(month)], year)
	end },
	{ "^%-(%d%d)$", function(year, month)
		return ("%s %s"):format(MONTHS[tonumber(month)], year)
	end },
	{ "^%-W(%d%d)$", function(year, week)
		return ("week %s of %s"):format(plain(week), year)
	end },
	{ "^%-W(%d%d)%-WE$", function(year, week)
		return ("weekend of week %s of %s"):format(plain(week), year)
	end },
	{ "^%-Q(%d)$", function(year, quarter)
		return ("quarter %s of %s"):format(quarter, year)
	end },
	{ "^%-H(%d)$", function(year, half)
		return ("%s half of %s"):format(half == "1" and "first" or "second", year)
	end },
	{ "^%-(%u%u)$", function(year, season)
		return SEASONS[season] and ("%s of %s"):format(SEASONS[season], year)
	end },
	{ "^$", function(year)
		return year
	end },
}

---@param value string  "2014-04-08"
---@return string?
local function day_in_words(value)
	local year, rest = value:match("^(%d%d%d%d)(.*)$")
	if not year then
		local decade = value:match("^(%d%d%d)$")
		return decade and "the " .. decade .. "0s"
	end
	for _, form in ipairs(IN_YEAR) do
		local first, second = rest:match(form[1])
		if first and (#first ~= 2 or not tonumber(first) or first <= "53") then
			local ok, words = pcall(form[2], plain(year), first, second)
			return ok and words or nil
		end
	end
end

---@param value string  "P8M", "PT36H"
---@return string?
local function span_in_words(value)
	local time, number, unit = value:match("^P(T?)([%d.]+)(%u+)$")
	local name = unit and (time == "T" and unit == "M" and "minute" or UNITS[unit])
	if not name then
		return
	elseif tonumber(number) == 1 then
		return "1 " .. name
	end
	return ("%s %s"):format(number, name == "century" and "centuries" or name .. "s")
end

--- A date or a time in words, or nil where it can't be told better than the text does: there was
--- no day to count from.
---@param value string  as TIMEX3 writes it
---@return string?
function M.date(value)
	if REFERENCES[value] then
		return REFERENCES[value]
	elseif value:find("X") then
		return
	elseif value:find("^P") then
		return span_in_words(value)
	end
	local day, time = value:match("^([^T]*)T(.+)$")
	local day_words = day_in_words(day or value)
	if not time then
		return day_words
	elseif time:find("^%d") then
		return day == "" and time or day_words and ("%s, %s"):format(day_words, time)
	end
	return day_words and PARTS[time] and ("%s of %s"):format(PARTS[time], day_words)
end

---@param number string
---@return string
local function grouped(number)
	local sign, whole, rest = number:match("^(%-?)(%d+)(.*)$")
	if not whole or #whole < 5 then
		return number
	end
	local groups = whole:reverse():gsub("%d%d%d", "%0,"):reverse():gsub("^,", "")
	return sign .. groups .. rest
end

--- What is left of a text for comparing: its words in order, without those that mean nothing.
---@param text string
---@return string
local function bare(text)
	local words = {}
	for word in text:lower():gmatch("[%w\128-\255]+") do
		if word ~= "the" and word ~= "of" and word ~= "in" then
			table.insert(words, word)
		end
	end
	table.sort(words)
	return table.concat(words, " ")
end

--- Those words for a value, unless the text says the same in others: "May 5, 2015".
---@param text string
---@param words? string
---@return string?
function M.unless_said(text, words)
	return words and bare(words) ~= bare(text) and words or nil
end

--- The value of an entity in words, or nil if there is none that says more than the text.
---@param entity lede.Entity
---@return string?
function M.of(entity)
	local value = entity.value
	if not value then
		return
	end
	local words
	if entity.type == "DATE" or entity.type == "TIME" then
		words = M.date(value)
	elseif entity.type == "PERCENT" then
		words = value:gsub("%.%.", " to ") .. " %"
	else
		words = value:gsub("%.%.", " to "):gsub("%-?%d+%.?%d*", grouped)
	end
	return M.unless_said(entity.text, words)
end

return M
