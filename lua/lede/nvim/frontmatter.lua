-- The front matter of Markdown: a value put under a key of it.

local M = {}

local FILETYPES = { markdown = true, pandoc = true, quarto = true, rmd = true, vimwiki = true }

--- Whether texts of a filetype have front matter.
---@param filetype string
---@return boolean
function M.is_for(filetype)
	return FILETYPES[filetype] == true
end

---@param value string
---@return string
local function quoted(value)
	return '"' .. value:gsub("%c", " "):gsub('[\\"]', "\\%0") .. '"'
end

---@param lines string[]
---@return integer? last  number of the line that ends it
local function last_of(lines)
	if lines[1] and lines[1]:find("^%-%-%-%s*$") then
		for number = 2, #lines do
			if lines[number]:find("^%-%-%-%s*$") or lines[number]:find("^%.%.%.%s*$") then
				return number
			end
		end
	end
end

--- What belongs to a key is indented, or a list, with empty lines in between.
---@param lines string[]
---@param number integer  of the line of the key
---@param stop integer    of the line that ends the front matter
---@return integer last
local function last_of_value(lines, number, stop)
	local last = number
	for at = number + 1, stop - 1 do
		if lines[at]:find("^[%s-]") then
			last = at
		elseif lines[at] ~= "" then
			break
		end
	end
	return last
end

---@class lede.nvim.LineEdit
---@field first integer   0-based
---@field last integer    0-based, not included
---@field lines string[]  what is to be there

--- What to change for a key to have a value.
---@param lines string[]  of the text
---@param key string      letters only
---@param value string
---@return lede.nvim.LineEdit
function M.set(lines, key, value)
	local entry = ("%s: %s"):format(key, quoted(value))
	local last = last_of(lines)
	if not last then
		local apart = lines[1] and lines[1] ~= "" and { "---", entry, "---", "" }
		return { first = 0, last = 0, lines = apart or { "---", entry, "---" } }
	end
	for number = 2, last - 1 do
		if lines[number]:find("^" .. key .. "%s*:") then
			local stop = last_of_value(lines, number, last)
			return { first = number - 1, last = stop, lines = { entry } }
		end
	end
	return { first = last - 1, last = last - 1, lines = { entry } }
end

return M
