-- Links as they are written: where there are some in a text, what they lead to, and how one is
-- written. Pure functions.

local M = {}

---@class lede.nvim.Link
---@field first integer  bytes of the text
---@field last integer
---@field wiki? string   what a [[wikilink]] leads to: "Note" or "folder/Note"
---@field path? string   what a [link](path) leads to

local MOST_BYTES = 1000 -- of the target of a link

---@param text string
---@param first integer  of the outermost bracket
---@param last integer   of its partner
---@return lede.nvim.Link
local function read(text, first, last)
	local link = { first = first, last = last }
	local inside = text:sub(first + 2, last - 2)
	if text:sub(first, first + 1) == "[[" and text:sub(last - 1, last) == "]]" then
		link.wiki = vim.trim((inside:gsub("\\?|.*$", ""):gsub("#.*$", "")))
		return link
	end
	local behind = text:sub(last + 1, last + MOST_BYTES)
	local target = behind:match("^%b()") or behind:match("^%b[]")
	if target then
		link.last = last + #target
		local path = target:match("^%(%s*<([^>\n]*)>") or target:match("^%(%s*([^%s)]*)")
		link.path = path and path:gsub("#.*$", ""):gsub("%%(%x%x)", function(digits)
			return string.char(tonumber(digits, 16))
		end) or nil
	end
	return link
end

--- All that stands in brackets, with what it leads to. Where a link would stand in them, it would
--- break them.
---@param text string
---@return lede.nvim.Link[]  in the order of the text
function M.all(text)
	local links, open = {}, {}
	local before, at = 1, text:find("[%[%]]")
	while at do
		if #open > 0 and text:sub(before, at):find("\n[ \t\r>]*\n") then
			open = {} -- brackets end with their paragraph
		end
		before = at
		local is_escaped = text:sub(at - 1, at - 1) == "\\"
		if text:sub(at, at) == "[" and not is_escaped then
			table.insert(open, at)
		elseif #open > 0 and not is_escaped then
			local first = table.remove(open)
			if #open == 0 then
				local link = read(text, first, at)
				table.insert(links, link)
				at = link.last
			end
		end
		at = text:find("[%[%]]", at + 1)
	end
	return links
end

--- The way from a folder to a file.
---@param folder string
---@param path string
---@return string
function M.relative(folder, path)
	local up = ""
	while folder ~= "/" and path:sub(1, #folder + 1) ~= folder .. "/" do
		folder = folder:match("^(.*)/[^/]*$")
		folder = folder == "" and "/" or folder
		up = up .. "../"
	end
	return up .. path:sub(folder == "/" and 2 or #folder + 2)
end

---@param target string  "Note" or "folder/Note"
---@param text string
---@param in_table boolean
---@return string? link  nil if such a link can't have that text or target
function M.wiki(target, text, in_table)
	if target:find("[%[%]|#^\n]") or text:find("[%[%]|\n]") then
		return nil
	elseif text == target then
		return ("[[%s]]"):format(text)
	end
	return ("[[%s%s%s]]"):format(target, in_table and "\\|" or "|", text)
end

---@param path string  relative
---@param text string
---@return string? link
function M.markdown(path, text)
	if text:find("[%[%]]") then
		return nil
	end
	local encoded = path:gsub("[%c %%()<>#?\\]", function(sign)
		return ("%%%02X"):format(sign:byte())
	end)
	return ("[%s](%s)"):format(text, encoded)
end

return M
