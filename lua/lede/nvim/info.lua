-- :Lede info: what can be counted in a text.

local core = require("lede.nvim.core")
local flow = require("lede.nvim.flow")
local gist = require("lede.nvim.gist")
local kinds = require("lede.nvim.kinds")
local types = require("lede.nvim.types")
local window = require("lede.nvim.window")

local M = {}

local MOST_NAMES = 3 -- of each kind

-- What Flesch's numbers mean: that and more.
local EASE = {
	{ 90, "very easy" }, { 80, "easy" }, { 70, "fairly easy" }, { 60, "plain English" },
	{ 50, "fairly difficult" }, { 30, "difficult" }, { -math.huge, "very difficult" },
}

---@param ease number
---@return string
local function ease_in_words(ease)
	for _, level in ipairs(EASE) do
		if ease >= level[1] then
			return ("%d, %s"):format(math.floor(ease + 0.5), level[2])
		end
	end
end

---@param seconds integer
---@return string
local function time_in_words(seconds)
	local minutes = math.max(1, math.floor(seconds / 60 + 0.5))
	if seconds < 45 then
		return "less than a minute"
	elseif minutes < 60 then
		return ("%d minute%s"):format(minutes, minutes == 1 and "" or "s")
	end
	return ("%d h %02d min"):format(math.floor(minutes / 60), minutes % 60)
end

--- 12345 as "12,345".
---@param number integer
---@return string
local function grouped(number)
	local digits = tostring(number):reverse():gsub("%d%d%d", "%0,"):reverse()
	return (digits:gsub("^,", ""))
end

--- A row of the table; align() puts the values below each other.
---@param label string
---@param value string
---@return lede.nvim.Line
local function row(label, value)
	return { { " " .. label, "LedeFaint" }, { value } }
end

---@param lines lede.nvim.Line[]
local function align(lines)
	local widest = 0
	for _, line in ipairs(lines) do
		widest = math.max(widest, line[1] and #line[1][1] or 0)
	end
	for _, line in ipairs(lines) do
		if line[1] then
			line[1][1] = line[1][1] .. (" "):rep(widest - #line[1][1] + 2)
			line.indent = widest + 2 + (line.indent or 0)
		end
	end
end

--- Who and what is named, the most important first, with the number of all.
---@param found lede.nvim.Analysis
---@return lede.nvim.Line[]
local function name_rows(found)
	local by_type = {}
	for _, cluster in ipairs(found:all_clusters()) do
		by_type[cluster.type] = by_type[cluster.type] or {}
		table.insert(by_type[cluster.type], cluster)
	end
	local lines = {}
	for _, type in ipairs(kinds.sorted(by_type)) do
		local clusters = by_type[type]
		local line = row(kinds.many(type), ("%3d  "):format(#clusters))
		line.indent = #line[2][1]
		for number = 1, math.min(MOST_NAMES, #clusters) do
			local cluster = clusters[number]
			local name = flow.one_line(cluster.name)
			table.insert(line, { number > 1 and ", " or "" })
			table.insert(line, {
				name, types.group[type], target = { found:place(cluster.first) }, data = cluster,
			})
		end
		if #clusters > MOST_NAMES then
			table.insert(line, { " …", "LedeFaint" })
		end
		table.insert(lines, line)
	end
	return lines
end

--- What is counted of a text, as lines.
---@param facts lede.Facts
---@return lede.nvim.Line[]
local function fact_rows(facts)
	local lines = {}
	if facts.title then
		table.insert(lines, row("Title", flow.one_line(facts.title)))
	end
	table.insert(lines, row("Words", grouped(facts.words)))
	table.insert(lines, row("Sentences", grouped(facts.sentences)))
	table.insert(lines, row("Reading time", time_in_words(facts.seconds)))
	if facts.words > 0 then
		table.insert(lines, row("Reading ease", ease_in_words(facts.reading_ease)))
	end
	table.insert(lines, row("Language", facts.language or "too little text to tell"))
	return lines
end

--- The facts of a part of the text by itself.
---@param found lede.nvim.Analysis
---@param stretch lede.nvim.Stretch
---@return lede.Facts?
local function facts_of(found, stretch)
	local bytes = gist.bytes(found, stretch)
	local doc = core.load().analyze(found.text:sub(bytes[1], bytes[2]))
	local facts = doc and doc:facts()
	if doc then
		doc:close()
	end
	return facts
end

---@param call lede.nvim.Call
local function run(call)
	local found = gist.analysis(call.buffer, true)
	if not found then
		return
	end
	local stretch = gist.stretch_of(call)
	local lines = fact_rows(stretch and facts_of(found, stretch) or found.doc:facts())
	local names = stretch and {} or name_rows(found)
	if #names > 0 then
		table.insert(lines, {})
		vim.list_extend(lines, names)
	end
	align(lines)
	window.open({
		name = "info",
		layout = gist.layout(call),
		size = gist.size(gist.layout(call)),
		wrap = true,
		lines = lines,
		title = stretch and "The selection" or "This text",
	})
end

M.commands = {
	info = { run = run, range = true },
}

return M
