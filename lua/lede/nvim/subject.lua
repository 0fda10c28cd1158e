-- What a command is about: the name under the cursor or in the selection, and what it is called.

local M = {}

local api = vim.api

---@class lede.nvim.Subject
---@field analysis lede.nvim.Analysis
---@field entity lede.Entity
---@field text string            as it stands there, in one line and without markup
---@field cluster? lede.Cluster  nil for what names nothing, as dates

--- A stretch of the text in one line: without markup, one space for any white space.
---@param doc lede.Doc
---@param first integer
---@param last integer
---@return string
function M.plain(doc, first, last)
	local parts = {}
	for _, token in ipairs(doc:tokens(first, last)) do
		if token.kind ~= "code" then
			local gap = #parts > 0 and not token.glued and " " or ""
			table.insert(parts, gap .. token.text)
		end
	end
	return (table.concat(parts):gsub("%s+", " "))
end

---@param analysis lede.nvim.Analysis
---@param entity lede.Entity
---@return lede.nvim.Subject
local function about(analysis, entity)
	return {
		analysis = analysis,
		entity = entity,
		text = M.plain(analysis.doc, entity.first, entity.last),
		cluster = entity.cluster and analysis:all_clusters()[entity.cluster],
	}
end

--- Where the selection is that a range was typed for; whole lines for any other range.
---@param buffer integer
---@param range { [1]: integer, [2]: integer }
---@return integer first_column  0-based
---@return integer last_column   0-based, not included
local function columns(buffer, range)
	local from = api.nvim_buf_get_mark(buffer, "<")
	local to = api.nvim_buf_get_mark(buffer, ">")
	local last_line = api.nvim_buf_get_lines(buffer, range[2] - 1, range[2], false)[1]
	if range[1] ~= from[1] or range[2] ~= to[1] or vim.fn.visualmode() == "V" then
		return 0, #last_line
	end
	local stop = math.min(to[2], #last_line)
	if vim.o.selection ~= "exclusive" then
		local rest = last_line:sub(stop + 1)
		stop = stop + #(rest:match("^[%z\1-\127\192-\255][\128-\191]*") or "")
	end
	return from[2], stop
end

--- The bytes of the text that a range of a command stands for: from `first` to `last`, 1-based.
---@param analysis lede.nvim.Analysis
---@param range { [1]: integer, [2]: integer }
---@return integer first
---@return integer last
function M.selection(analysis, range)
	local from, to = columns(analysis.buffer, range)
	return analysis:position(range[1] - 1, from), analysis:position(range[2] - 1, to) - 1
end

--- What a command is about.
---@param buffer integer  that the current window shows
---@param range? { [1]: integer, [2]: integer }  as of the command
---@return lede.nvim.Subject? subject
---@return string? complaint
function M.of(buffer, range)
	local analysis, complaint = require("lede.nvim.analysis").of(buffer)
	if not analysis then
		return nil, complaint
	elseif range then
		local first, last = M.selection(analysis, range)
		local found = analysis.doc:entities({ first = first, last = last })[1]
		return found and about(analysis, found), "nothing is found in the selection"
	end
	local found = analysis:entity_at_cursor()
	return found and about(analysis, found), "no name under the cursor"
end

return M
