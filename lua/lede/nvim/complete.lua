-- Completion of the names that are in the text: as 'omnifunc' or 'completefunc', and as items for
-- completion plugins (lede.nvim.cmp, lede.nvim.blink).

local compat = require("lede.nvim.compat")

local M = {}

local api = vim.api

---@class lede.nvim.Name
---@field text string
---@field type string
---@field about? string    its role; of an alias, the name
---@field count integer    mentions of the whole group
---@field lower string     in lower case, as it is compared

---@class lede.nvim.Names
---@field tick integer           of the text that has them
---@field made integer           when they were found, in nanoseconds
---@field cost integer           how long that took
---@field list lede.nvim.Name[]  by salience

---@type table<integer, lede.nvim.Names>
local known = {}

-- Where nobody else analyses a text, its names are used again for so many times as long as finding
-- them takes: typing never waits for more than one part in so many.
local PATIENCE = 20

local lower = vim.fn.tolower -- knows more letters than Lua does

---@param analysis lede.nvim.Analysis
---@return lede.nvim.Name[]
local function names_of(analysis)
	local plain = require("lede.nvim.subject").plain
	local list, seen = {}, {}
	---@param cluster lede.Cluster
	local function add(cluster, text, about)
		if not seen[text] and #text > 1 then
			seen[text] = true
			table.insert(list, {
				text = text,
				type = cluster.type,
				about = about,
				count = cluster.count,
				lower = lower(text),
			})
		end
	end
	for _, cluster in ipairs(analysis:all_clusters()) do
		add(cluster, cluster.name, cluster.role)
		for _, alias in ipairs(cluster.aliases) do
			add(cluster, plain(analysis.doc, alias.first, alias.last), "= " .. cluster.name)
		end
	end
	return list
end

--- The names in a buffer, by salience, as of the last pause in typing: a text that is marked is
--- analysed then, and nobody has to wait.
---@param buffer integer
---@return lede.nvim.Name[]
function M.names(buffer)
	local analysis = require("lede.nvim.analysis")
	local last, now = known[buffer], compat.uv.hrtime()
	local latest = require("lede.nvim.buffer").is_attached(buffer) and analysis.latest(buffer)
	local tick = latest and latest.tick or api.nvim_buf_get_changedtick(buffer)
	local is_recent = not latest and last and now < last.made + PATIENCE * last.cost
	if last and (last.tick == tick or is_recent) then
		return last.list
	end
	local found = latest or analysis.of(buffer)
	local list = found and names_of(found) or {}
	local after = compat.uv.hrtime()
	known[buffer] = { tick = tick, made = after, cost = after - now, list = list }
	return list
end

-- What a name may be written with, besides spaces.
local WORD = "[%w\128-\255'.&-]"
local MOST_WORDS = 6 -- of a name that is being typed

--- How many bytes of a word belong to quotes and dashes before the name in it.
---@param word string
---@return integer
local function skip_signs(word)
	local signs = 0
	-- U+00A1 to U+00BF; U+2010 to U+203F, of which ’ may be in a name.
	for _, sign in ipairs({ "\194[\161-\191]()", "\226\128[\144-\152\154-\191]()" }) do
		for behind in word:gmatch(sign) do
			signs = math.max(signs, behind - 1)
		end
	end
	return signs + #word:match("^['.&-]*", signs + 1)
end

--- Where what is before the cursor may be the beginning of a name, the last word first.
---@param before string  the line up to the cursor
---@return integer[] columns  0-based
local function beginnings(before)
	local columns, at = {}, #before
	while #columns < MOST_WORDS do
		local first = at
		while first > 0 and before:find("^" .. WORD, first) do
			first = first - 1
		end
		if first == at then
			break
		end
		first = first + skip_signs(before:sub(first + 1, at))
		table.insert(columns, first)
		at = #before:sub(1, first):match("^(.-) ?$")
		if at == first then
			break
		end
	end
	return columns
end

---@param name lede.nvim.Name
---@param base string  in lower case
---@return boolean
local function has_word(name, base)
	local at = name.lower:find(base, 1, true)
	while at do
		if at == 1 or not name.lower:find("^[%w\128-\255]", at - 1) then
			return true
		end
		at = name.lower:find(base, at + 1, true)
	end
	return false
end

--- The names of which a word begins with `base`; before them those that begin with it themselves.
--- What is `base` may be a name only because it is being typed.
---@param names lede.nvim.Name[]
---@param base string
---@return lede.nvim.Name[]
local function matching(names, base)
	local low = lower(base)
	local first, others = {}, {}
	for _, name in ipairs(names) do
		if name.text ~= base and vim.startswith(name.lower, low) then
			table.insert(first, name)
		elseif name.text ~= base and has_word(name, low) then
			table.insert(others, name)
		end
	end
	return vim.list_extend(first, others)
end

---@class lede.nvim.Beginning
---@field column integer  0-based
---@field base string     what is typed from there on, in lower case

--- The same with the words.
---@param before string
---@return lede.nvim.Beginning[]
local function typed(before)
	local all = {}
	for number, column in ipairs(beginnings(before)) do
		all[number] = { column = column, base = lower(before:sub(column + 1)) }
	end
	return all
end

--- Where a name would begin of which what has been typed is as much as can be.
---@param name lede.nvim.Name
---@param all lede.nvim.Beginning[]
---@return integer? number  of the beginning; nil if only a single word may be one of the name
local function longest(name, all)
	for number = #all, 2, -1 do
		if vim.startswith(name.lower, all[number].base) then
			return number
		end
	end
end

--- Where the name that is being typed begins: as many words as begin a name that is known.
---@param names lede.nvim.Name[]
---@param before string  the line up to the cursor
---@return integer column  0-based
local function start(names, before)
	local all, most = typed(before), 1
	for _, name in ipairs(names) do
		most = math.max(most, longest(name, all) or 1)
	end
	return all[most] and all[most].column or #before
end

---@param name lede.nvim.Name
---@return string
local function menu(name)
	return name.about and name.type .. " " .. name.about or name.type
end

--- For 'omnifunc' and 'completefunc': "v:lua.require'lede.nvim.complete'.omnifunc".
---@param findstart integer
---@param base string
---@return any
function M.omnifunc(findstart, base)
	local names = M.names(api.nvim_get_current_buf())
	if findstart == 1 then
		local column = api.nvim_win_get_cursor(0)[2]
		return start(names, api.nvim_get_current_line():sub(1, column))
	end
	local items = {}
	for _, name in ipairs(matching(names, base)) do
		table.insert(items, { word = name.text, menu = menu(name), icase = 1 })
	end
	-- A later letter may begin another word of a name.
	return { words = items, refresh = "always" }
end

local KIND_TEXT, KIND_CLASS, KIND_MODULE, KIND_REFERENCE = 1, 7, 9, 18
local KINDS = { PERSON = KIND_CLASS, ORG = KIND_MODULE, GPE = KIND_REFERENCE, LOC = KIND_REFERENCE }

--- Items as of the Language Server Protocol, with columns in bytes.
---@param buffer integer
---@param row integer    of the cursor, 0-based
---@param before string  its line up to the cursor
---@return table[]
function M.items(buffer, row, before)
	local all = typed(before)
	local items = {}
	for number, name in ipairs(M.names(buffer)) do
		local beginning = all[longest(name, all) or 1]
		local from = beginning and beginning.column or #before
		items[number] = {
			label = name.text,
			kind = KINDS[name.type] or KIND_TEXT,
			detail = menu(name),
			labelDetails = { description = name.type },
			filterText = name.text,
			sortText = ("%05d"):format(number),
			textEdit = {
				newText = name.text,
				range = {
					start = { line = row, character = from },
					["end"] = { line = row, character = #before },
				},
			},
		}
	end
	return items
end

local FUNCTION = "v:lua.require'lede.nvim.complete'.omnifunc"

---@type table<integer, string>
local set = {}

--- Sets the option of Neovim that the one of lede names, unless it is set.
---@param buffer integer
function M.attach(buffer)
	local option = require("lede.nvim.config").get(buffer).complete
	if option ~= "off" and vim.bo[buffer][option] == "" then
		vim.bo[buffer][option] = FUNCTION
		set[buffer] = option
	end
end

--- Takes it away again, unless it is another one by now.
---@param buffer integer
function M.detach(buffer)
	local option = set[buffer]
	if option and api.nvim_buf_is_valid(buffer) and vim.bo[buffer][option] == FUNCTION then
		vim.bo[buffer][option] = ""
	end
	set[buffer], known[buffer] = nil, nil
end

return M
