-- Dates of a timeline, as short as can be: "9 Nov 2026", "14–15 Nov 2026", "summer of 2003".

local values = require("lede.nvim.values")

local M = {}

local MONTHS = {
	"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
}

---@param date string  "2014-04-08"
---@return integer? day   nil before our era
---@return string? month  with its year
local function parts_of(date)
	local year, month, day = date:match("^(%d+)%-(%d%d)%-(%d%d)$")
	if year then
		return tonumber(day), ("%s %d"):format(MONTHS[tonumber(month)], tonumber(year))
	end
end

--- The day or the days of an event.
---@param event lede.Event
---@return string
local function days_of(event)
	local from, from_month = parts_of(event.from)
	local to, to_month = parts_of(event.to)
	if not from or not to then
		return event.value
	elseif event.from == event.to then
		return ("%d %s"):format(from, from_month)
	elseif from_month == to_month then
		return ("%d–%d %s"):format(from, to, to_month)
	end
	return ("%d %s – %d %s"):format(from, from_month:match("%a+"), to, to_month)
end

local IN_DAYS = { minute = true, day = true, week = true }

--- When an event was that has a place in time.
---@param event lede.Event
---@return string
function M.of(event)
	if IN_DAYS[event.precision] then
		return days_of(event)
	end
	local month = event.precision == "month" and select(2, parts_of(event.from))
	return month or values.date(event.value) or days_of(event)
end

return M
