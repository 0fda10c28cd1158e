-- Lines of coloured text, broken at spaces so that they fit a width. No window is needed, and the
-- same lines come out on every version of Neovim.

---@class lede.nvim.Chunk
---@field [1] string
---@field [2]? string                   its highlight group
---@field target? lede.nvim.Target      where <CR> on it goes, rather than where its line goes
---@field data? any                     what keys of the window may want to know

---@class lede.nvim.Line: lede.nvim.Chunk[]
---@field target? lede.nvim.Target      where <CR> goes
---@field indent? integer               columns before what did not fit on the first line
---@field data? any

---@param text string
---@return integer columns
local function width_of(text)
	return text:find("[^ -~]") and vim.fn.strdisplaywidth(text) or #text
end

---@param line lede.nvim.Line
---@return integer columns
local function line_width(line)
	local width = 0
	for _, chunk in ipairs(line) do
		width = width + width_of(chunk[1])
	end
	return width
end

--- The beginning of a text that has at most so many columns, but one character at least.
---@param text string
---@param width integer
---@return string beginning
---@return string rest
local function cut(text, width)
	local used, at = 0, 1
	for character in text:gmatch("[%z\1-\127\192-\255][\128-\191]*") do
		used = used + width_of(character)
		if used > width and at > 1 then
			break
		end
		at = at + #character
	end
	return text:sub(1, at - 1), text:sub(at)
end

---@class lede.nvim.Flow
---@field width integer
---@field whole lede.nvim.Line      what is being broken
---@field lines lede.nvim.Line[]
---@field current lede.nvim.Line
---@field used integer              columns of the current line
---@field first boolean             nothing but an indent is on it
local Flow = {}
Flow.__index = Flow

function Flow:start_line()
	local whole = self.whole
	self.current = { target = whole.target, data = whole.data }
	self.used = 0
	self.first = true
	if #self.lines > 0 and (whole.indent or 0) > 0 then
		self.used = math.min(whole.indent, math.floor(self.width / 2))
		self.current[1] = { (" "):rep(self.used) }
	end
	table.insert(self.lines, self.current)
end

---@param text string
---@param like lede.nvim.Chunk  whose look it has
function Flow:append(text, like)
	local last = self.current[#self.current]
	if last and last.from == like then
		last[1] = last[1] .. text
	else
		local chunk = { text, like[2], target = like.target, data = like.data, from = like }
		table.insert(self.current, chunk)
	end
	self.used = self.used + width_of(text)
	self.first = false
end

--- Takes the spaces off the end of the current line.
function Flow:trim()
	local last = self.current[#self.current]
	if last and last.from then
		last[1] = last[1]:gsub("%s+$", "")
	end
end

---@param word string
---@param like lede.nvim.Chunk
function Flow:add_word(word, like)
	if not self.first and self.used + width_of(word) > self.width then
		self:trim()
		self:start_line()
	end
	while self.used + width_of(word) > self.width do
		local beginning
		beginning, word = cut(word, self.width - self.used)
		self:append(beginning, like)
		if word == "" then
			return
		end
		self:start_line()
	end
	self:append(word, like)
end

--- Puts spaces, unless a line has just been begun because they did not fit.
---@param spaces string
---@param like lede.nvim.Chunk
function Flow:add_spaces(spaces, like)
	if self.first and #self.lines > 1 then
		return
	elseif self.used + #spaces > self.width then
		self:trim()
		self:start_line()
	else
		self:append(spaces, like)
	end
end

--- Breaks a line.
---@param line lede.nvim.Line
---@param width integer  columns, 1 or more
---@return lede.nvim.Line[]
local function break_line(line, width)
	if line_width(line) <= width then
		return { line }
	end
	local flow = setmetatable({ width = width, whole = line, lines = {} }, Flow)
	flow:start_line()
	for _, chunk in ipairs(line) do
		for spaces, word in chunk[1]:gmatch("( *)([^ ]*)") do
			if spaces ~= "" then
				flow:add_spaces(spaces, chunk)
			end
			if word ~= "" then
				flow:add_word(word, chunk)
			end
		end
	end
	return flow.lines
end

--- A text as it would stand on one line.
---@param text string
---@return string
local function one_line(text)
	return (text:gsub("%s+", " "))
end

--- A text, cut to a width and filled up to it.
---@param text string
---@param width integer
---@return string
local function fitted(text, width)
	if width_of(text) > width then
		text = cut(text, width - 1) .. "…"
	end
	return text .. (" "):rep(width - width_of(text))
end

return {
	break_line = break_line,
	cut = cut,
	fitted = fitted,
	line_width = line_width,
	one_line = one_line,
	width_of = width_of,
}
