-- Sentences of a text as they read, without markup and line breaks, with the mentions of something
-- in its colour.

local flow = require("lede.nvim.flow")
local types = require("lede.nvim.types")

local M = {}

local MORE = "…"

---@class lede.nvim.Word
---@field text string    with the space before it
---@field width integer
---@field mention? lede.Entity

---@param token lede.Token
---@param mark? lede.Entity
---@return boolean
local function is_in(token, mark)
	return mark ~= nil and mark.first <= token.first and token.last <= mark.last
end

---@param found lede.nvim.Analysis
---@param first integer
---@param last integer
---@param marked lede.Entity[]  in the order of the text
---@return lede.nvim.Word[]
local function words_of(found, first, last, marked)
	local words, next_mark = {}, 1
	for _, token in ipairs(found.doc:tokens(first, last)) do
		while marked[next_mark] and marked[next_mark].last < token.first do
			next_mark = next_mark + 1
		end
		local mark = marked[next_mark]
		local space = token.glued or #words == 0
		local text = (space and "" or " ") .. flow.one_line(token.text)
		table.insert(words, {
			text = text,
			width = flow.width_of(text),
			mention = is_in(token, mark) and mark or nil,
		})
	end
	return words
end

--- Which words to show: from the first on if the first mention is near, else from a few before it.
---@param words lede.nvim.Word[]
---@param width integer
---@return integer from
---@return integer to
local function range_of(words, width)
	local mention, before = 1, 0
	for number, word in ipairs(words) do
		if word.mention then
			mention = number
			break
		end
	end
	for number = 1, mention - 1 do
		before = before + words[number].width
	end
	local from = 1
	if before > width * 2 / 3 then
		while before > width / 4 do
			before = before - words[from].width
			from = from + 1
		end
	end
	local to, shown = from - 1, 0
	while words[to + 1] and (to < mention or shown + words[to + 1].width <= width) do
		to = to + 1
		shown = shown + words[to].width
	end
	return from, to
end

--- A stretch of a text as chunks of a line.
---@param found lede.nvim.Analysis
---@param span { first: integer, last: integer }
---@param marked lede.Entity[]  what is marked, in the order of the text
---@param width integer         no more columns than about that
---@return lede.nvim.Chunk[]
function M.chunks(found, span, marked, width)
	local words = words_of(found, span.first, span.last, marked)
	local from, to = range_of(words, width)
	local chunks, mention = {}, nil
	local function add(text, of)
		if #chunks == 0 or of ~= mention then
			table.insert(chunks, {
				"",
				of and (types.group[of.type] or "LedeTitle"),
				target = of and { found:place(of.first) },
			})
			mention = of
		end
		chunks[#chunks][1] = chunks[#chunks][1] .. text
	end
	for number = from, to do
		local word = words[number]
		if word.mention and word.mention ~= mention and word.text:find("^ ") then
			add(" ", nil)
			add(word.text:sub(2), word.mention)
		else
			add(number == from and word.text:gsub("^ ", "") or word.text, word.mention)
		end
	end
	if from > 1 then
		table.insert(chunks, 1, { MORE .. " ", "LedeFaint" })
	end
	if to < #words then
		table.insert(chunks, { " " .. MORE, "LedeFaint" })
	end
	return chunks
end

return M
