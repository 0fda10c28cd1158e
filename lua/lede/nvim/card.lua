-- What lede knows of one thing in a text, as the lines of a card.

local bar = require("lede.nvim.bar")
local flow = require("lede.nvim.flow")
local kinds = require("lede.nvim.kinds")
local prose = require("lede.nvim.prose")
local things = require("lede.nvim.things")
local types = require("lede.nvim.types")
local values = require("lede.nvim.values")

local M = {}

local WIDTH = 66            -- of the card
local BAR = 32              -- cells
local LABEL = 9             -- of the column of labels and line numbers
local SENTENCES = 3
local LONGEST_SENTENCE = 210 -- columns: four lines of the card
local MOST_NAMES = 8        -- in a list of names
local MOST_DATES = 5

---@param type string
---@return string
local function group_of(type)
	return types.group[type] or "LedeTitle"
end

---@param found lede.nvim.Analysis
---@param position integer
---@return lede.nvim.Target
local function place(found, position)
	return { found:place(position) }
end

---@param about lede.nvim.Thing
---@param first lede.nvim.Target
---@return lede.nvim.Line
local function kind_line(about, first)
	local line = {
		{ " " },
		{ kinds.one(about.type), group_of(about.type) },
		target = first,
		indent = 1,
	}
	local known = things.explanation(about)
	if known then
		table.insert(line, { " · ", "LedeFaint" })
		table.insert(line, { known })
	end
	if #about.list == 1 then
		table.insert(line, { " · ", "LedeFaint" })
		table.insert(line, { ("once, on line %d"):format(first[1] + 1) })
	end
	return line
end

--- Where it is named, and how often.
---@param found lede.nvim.Analysis
---@param about lede.nvim.Thing
---@param first lede.nvim.Target
---@return lede.nvim.Line
local function bar_line(found, about, first)
	local told = ("  %d mentions, first on line %d"):format(#about.list, first[1] + 1)
	local line = { { " " }, target = first }
	vim.list_extend(line, bar(about.list, #found.text, BAR, group_of(about.type)))
	table.insert(line, { told })
	return line
end

--- A label, then items with commas between them.
---@param label string
---@param items lede.nvim.Chunk[][]
---@return lede.nvim.Line
local function labelled(label, items)
	local line = {
		{ " " .. label .. (" "):rep(LABEL - #label - 1), "LedeFaint" },
		indent = LABEL,
	}
	for number, item in ipairs(items) do
		if number > 1 then
			table.insert(line, { ", " })
		end
		vim.list_extend(line, item)
	end
	return line
end

---@param count integer
---@return lede.nvim.Chunk
local function times(count)
	return { (" %d×"):format(count), "LedeFaint" }
end

--- The other ways of writing it.
---@param found lede.nvim.Analysis
---@param about lede.nvim.Thing  with a name
---@return lede.nvim.Chunk[][]
local function other_names(found, about)
	local items = {}
	for _, other in ipairs(things.other_names(found, about)) do
		if #items < MOST_NAMES then
			local target = place(found, other.first)
			table.insert(items, { { other.text, target = target }, times(other.count) })
		end
	end
	for _, related in ipairs(about.cluster.related) do
		if related.relation == "adjective" then
			local target = place(found, related.first)
			local text = flow.one_line(related.text)
			table.insert(items, { { text, target = target }, times(related.count) })
		end
	end
	return items
end

local WHO = { PERSON = true, ORG = true, NORP = true }
local WHERE = { GPE = true, LOC = true, FAC = true }

--- What it is named together with, of some types.
---@param found lede.nvim.Analysis
---@param cluster lede.Cluster
---@param is_wanted table<string, boolean>
---@return lede.nvim.Chunk[][]
local function company(found, cluster, is_wanted)
	local items = {}
	for _, related in ipairs(cluster.related) do
		local other = related.cluster and found:all_clusters()[related.cluster]
		if other and is_wanted[other.type] and #items < MOST_NAMES then
			local item = { {
				flow.one_line(other.name),
				group_of(other.type),
				target = place(found, other.first),
				data = things.of_cluster(found, other),
			} }
			if related.relation == "together" and related.count > 1 then
				table.insert(item, times(related.count))
			end
			table.insert(items, item)
		end
	end
	return items
end

--- Who and what is named in the sentences of something without a name.
---@param found lede.nvim.Analysis
---@param about lede.nvim.Thing
---@param is_wanted table<string, boolean>
---@return lede.nvim.Chunk[][]
local function neighbours(found, about, is_wanted)
	local items, seen = {}, {}
	for _, mention in ipairs(about.list) do
		local sentence = found.doc:sentences(mention.first, mention.last)[1]
		local span = sentence and { first = sentence.first, last = sentence.last }
		for _, entity in ipairs(span and found.doc:entities(span) or {}) do
			local other = entity.cluster and found:all_clusters()[entity.cluster]
			local is_new = other and not seen[other.index] and #items < MOST_NAMES
			if is_new and is_wanted[other.type] then
				seen[other.index] = true
				table.insert(items, { {
					flow.one_line(other.name),
					group_of(other.type),
					target = place(found, entity.first),
					data = things.of_cluster(found, other),
				} })
			end
		end
	end
	return items
end

--- The dates that are told in the sentences it is in.
---@param found lede.nvim.Analysis
---@param about lede.nvim.Thing
---@return lede.nvim.Chunk[][]
local function dates(found, about)
	local is_near = {}
	for _, mention in ipairs(about.list) do
		is_near[mention.sentence] = true
	end
	local placed, unplaced = found.doc:timeline()
	local near = vim.tbl_filter(function(event)
		return is_near[event.sentence]
	end, vim.list_extend(placed, unplaced))
	table.sort(near, function(a, b)
		return a.first < b.first
	end)
	local items = {}
	for number = 1, math.min(#near, MOST_DATES) do
		local event = near[number]
		local text = flow.one_line(event.text)
		local item = { { text, group_of("DATE"), target = place(found, event.first) } }
		local words = values.unless_said(text, values.date(event.value))
		if words then
			table.insert(item, { (" (%s)"):format(words) })
		end
		table.insert(items, item)
	end
	return items
end

--- The sentences that say most about it, in the order of the text.
---@param found lede.nvim.Analysis
---@param about lede.nvim.Thing
---@return lede.Span[]
local function best_sentences(found, about)
	-- What shares words with its name only is about something else.
	local is_wanted, count = {}, 0
	for _, mention in ipairs(about.list) do
		if not is_wanted[mention.sentence] then
			is_wanted[mention.sentence] = true
			count = count + 1
		end
	end
	local best = {}
	local function add(sentence, index)
		if is_wanted[index] and #best < SENTENCES then
			is_wanted[index] = false
			table.insert(best, { first = sentence.first, last = sentence.last })
		end
	end
	local name = about.cluster and about.cluster.name or about.list[1].text
	local told = { focus = name, sentences = 3 * SENTENCES, rank = true }
	local must_choose = count > SENTENCES
	for _, sentence in ipairs(must_choose and found.doc:summary(told) or {}) do
		sentence.first = sentence.first + (sentence.trim or 0)
		add(sentence, sentence.sentence)
	end
	for number = 1, #best < SENTENCES and #about.list or 0 do
		local mention = about.list[number]
		add(found.doc:sentences(mention.first, mention.last)[1], mention.sentence)
	end
	table.sort(best, function(a, b)
		return a.first < b.first
	end)
	return best
end

---@param found lede.nvim.Analysis
---@param about lede.nvim.Thing
---@param sentence lede.Span
---@return lede.nvim.Line
local function sentence_line(found, about, sentence)
	local target = place(found, sentence.first)
	for _, mention in ipairs(about.list) do
		if mention.first >= sentence.first and mention.last <= sentence.last then
			target = place(found, mention.first)
			break
		end
	end
	local line = {
		{ (" %" .. LABEL - 3 .. "d  "):format(target[1] + 1), "LedeFaint" },
		target = target,
		indent = LABEL,
	}
	return vim.list_extend(line, prose.chunks(found, sentence, about.list, LONGEST_SENTENCE))
end

--- The lines of a card.
---@param found lede.nvim.Analysis
---@param about lede.nvim.Thing
---@return lede.nvim.Line[]
function M.lines(found, about)
	local cluster = about.cluster
	local first = place(found, about.list[1].first)
	local lines = {
		{ { " " }, { about.name, "LedeTitle" }, target = first },
		kind_line(about, first),
	}
	if #about.list > 1 then
		table.insert(lines, bar_line(found, about, first))
	end
	table.insert(lines, {})
	local function company_of(is_wanted)
		return cluster and company(found, cluster, is_wanted)
			or not cluster and neighbours(found, about, is_wanted)
	end
	local rows = {
		{ "also", cluster and other_names(found, about) or {} },
		{ "with", company_of(WHO) },
		{ "where", company_of(WHERE) },
		{ "when", about.type ~= "DATE" and dates(found, about) or {} },
	}
	for _, row in ipairs(rows) do
		if #row[2] > 0 then
			table.insert(lines, labelled(row[1], row[2]))
		end
	end
	if #lines[#lines] > 0 then
		table.insert(lines, {})
	end
	for _, sentence in ipairs(best_sentences(found, about)) do
		table.insert(lines, sentence_line(found, about, sentence))
	end
	if found.up_to then
		local told = (" up to line %d, which is as far as the cursor is"):format(found.up_to)
		table.insert(lines, {})
		table.insert(lines, { { told, "LedeFaint" } })
	end
	return lines
end

M.WIDTH = WIDTH

return M
