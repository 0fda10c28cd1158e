-- Mentions of what has a note in the vault but is no link.

local core = require("lede.nvim.core")
local linktext = require("lede.nvim.linktext")
local message = require("lede.nvim.message")
local project = require("lede.nvim.project")
local vaults = require("lede.nvim.vault")

local M = {}

local api = vim.api

---@class lede.nvim.Unlinked
---@field first integer   bytes of the text
---@field last integer
---@field text string
---@field notes lede.nvim.Note[]  more than one: which is meant is not known

-- Remembers the last text, so that little is to be done when it is looked at again.
local session ---@type lede.Session?

--- What is called as a note is.
---@param analysis lede.nvim.Analysis
---@param vault lede.nvim.Vault
---@param lede table
---@return lede.nvim.Unlinked[]? found
---@return string? complaint
local function by_name(analysis, vault, lede)
	local rules, complaint = vaults.rules(vault, lede)
	if not rules then
		return nil, complaint
	end
	local doc
	if not session then
		session, complaint = lede.session()
	end
	if session then
		doc, complaint = session:analyze(analysis.text, { rules = rules, types = vaults.TYPE })
	end
	if not doc then
		return nil, complaint
	end
	local found = {}
	for entity in doc:each_entity() do
		table.insert(found, {
			first = entity.first,
			last = entity.last,
			text = entity.text,
			notes = vault.by_name[vault.names[tonumber(entity.value)]],
		})
	end
	doc:close() -- Lua's collector does not see how big it is
	return found
end

--- The notes of that name; one without capitals is found in any case.
---@param vault lede.nvim.Vault
---@param name string
---@return lede.nvim.Note[]?
local function notes_named(vault, name)
	return vault.by_name[name] or vault.by_name[vim.fn.tolower(name)]
end

--- The notes of a group of names: of its name, or else of a form of several words.
---@param analysis lede.nvim.Analysis
---@param vault lede.nvim.Vault
---@param cluster lede.Cluster
---@return lede.nvim.Note[]?
local function notes_of(analysis, vault, cluster)
	local notes = notes_named(vault, cluster.name)
	for _, alias in ipairs(cluster.aliases) do
		if notes then
			break
		end
		local form = require("lede.nvim.subject").plain(analysis.doc, alias.first, alias.last)
		notes = form:find(" ", 1, true) and notes_named(vault, form) or nil
	end
	return notes
end

--- What means something that has a note: "Kishida", where he is "Fumio Kishida".
---@param analysis lede.nvim.Analysis
---@param vault lede.nvim.Vault
---@return lede.nvim.Unlinked[]
local function by_group(analysis, vault)
	local found, entities = {}, analysis:all_entities()
	for _, cluster in ipairs(analysis:all_clusters()) do
		local notes = notes_of(analysis, vault, cluster)
		for _, mention in ipairs(notes and cluster.mentions or {}) do
			local entity = entities[mention]
			if not entity.inferred then
				table.insert(found, {
					first = entity.first,
					last = entity.last,
					text = entity.text,
					notes = notes,
				})
			end
		end
	end
	return found
end

--- Whether a place is in a heading: other links lead to these by their words.
---@param analysis lede.nvim.Analysis
---@param position integer
---@return boolean
local function is_in_heading(analysis, position)
	-- What lede takes for a heading may be a short line; one that has its marks is one.
	local row = analysis:place(position)
	local line, next_line = analysis.lines:line(row), analysis.lines:line(row + 1) or ""
	return line:find("^ ? ? ?#+%s") ~= nil
		or next_line:find("^===+%s*$") ~= nil
		or next_line:find("^---+%s*$") ~= nil
end

---@param items lede.nvim.Unlinked[]
local function sort(items)
	table.sort(items, function(a, b)
		return a.first < b.first or (a.first == b.first and a.last > b.last)
	end)
end

--- The note a link leads to, or nil.
---@param vault lede.nvim.Vault
---@param folder string  of the text
---@param link lede.nvim.Link
---@return lede.nvim.Note?
local function target(vault, folder, link)
	local path
	if link.wiki then
		local base = link.wiki:match("[^/]*$"):gsub("%.md$", "")
		local notes = vault.by_base[vim.fn.tolower(base)] or {}
		if not link.wiki:find("/", 1, true) then
			return notes[1]
		end
		path = project.join(vault.root, (link.wiki:gsub("%.md$", "")) .. ".md")
	elseif link.path then
		path = vim.fn.simplify(project.join(folder, link.path))
	end
	for _, note in ipairs(path and vault.by_base[vim.fn.tolower(path:match("([^/]*)%.md$") or "")]
		or {}) do
		if note.path == path then
			return note
		end
	end
end

---@class lede.nvim.Missing
---@field items lede.nvim.Unlinked[]              in the order of the text
---@field linked table<lede.nvim.Note, boolean>   there is a link to it somewhere

--- Both lists as one; where they overlap, what is called as a note is: that is meant.
---@param named lede.nvim.Unlinked[]
---@param grouped lede.nvim.Unlinked[]
---@return lede.nvim.Unlinked[]  in the order of the text
local function merge(named, grouped)
	local merged, at = {}, 1
	sort(named)
	sort(grouped)
	for _, item in ipairs(grouped) do
		while named[at] and named[at].last < item.first do
			at = at + 1
		end
		if not named[at] or named[at].first > item.last then
			table.insert(merged, item)
		end
	end
	vim.list_extend(merged, named)
	sort(merged)
	return merged
end

--- Those that could be links.
---@param analysis lede.nvim.Analysis
---@param items lede.nvim.Unlinked[]
---@param links lede.nvim.Link[]
---@return lede.nvim.Unlinked[]
local function free(analysis, items, links)
	local own = project.file(analysis.buffer)
	local result, at = {}, 1
	for _, item in ipairs(items) do
		while links[at] and links[at].last < item.first do
			at = at + 1
		end
		local is_linked = links[at] ~= nil and links[at].first <= item.last
		local is_own = #item.notes == 1 and item.notes[1].path == own
		if not is_linked and not is_own and not is_in_heading(analysis, item.first) then
			table.insert(result, item)
		end
	end
	return result
end

--- What is not linked in a text.
---@param analysis lede.nvim.Analysis
---@param vault lede.nvim.Vault
---@return lede.nvim.Missing? missing
---@return string? complaint
function M.find(analysis, vault)
	local lede, complaint = core.load()
	local named
	if lede then
		named, complaint = by_name(analysis, vault, lede)
	end
	if not named then
		return nil, complaint
	end
	local links = linktext.all(analysis.text)
	local items = merge(named, by_group(analysis, vault))
	local missing = { items = free(analysis, items, links), linked = {} }
	local folder = project.folder(analysis.buffer)
	for _, link in ipairs(links) do
		local note = target(vault, folder, link)
		if note then
			missing.linked[note] = true
		end
	end
	return missing
end

---@class lede.nvim.LinkJob
---@field buffer integer
---@field analysis lede.nvim.Analysis
---@field vault lede.nvim.Vault
---@field missing lede.nvim.Missing

--- Hands over what is not linked in a buffer; at once where the vault is known.
---@param buffer integer
---@param done fun(job: lede.nvim.LinkJob)
---@param in_background? boolean  analyse on another thread; never if the text changes meanwhile
function M.look(buffer, done, in_background)
	local function go_on(vault, analysis, complaint)
		local missing
		if analysis then
			missing, complaint = M.find(analysis, vault)
		end
		if missing then
			done({ buffer = buffer, analysis = analysis, vault = vault, missing = missing })
		else
			message.error(complaint)
		end
	end
	vaults.get(buffer, function(vault)
		local analysis = require("lede.nvim.analysis")
		if not api.nvim_buf_is_loaded(buffer) then
			return
		elseif in_background then
			analysis.prepare(buffer, function(...)
				go_on(vault, ...)
			end)
		else
			go_on(vault, analysis.of(buffer))
		end
	end)
end

--- "1 note", "2 notes"
---@param count integer
---@param what string
---@return string
function M.many(count, what)
	return ("%d %s%s"):format(count, what, count == 1 and "" or "s")
end

--- A note as people know it: its path in the vault, without ".md".
---@param vault lede.nvim.Vault
---@param note lede.nvim.Note
---@return string
function M.short(vault, note)
	return (linktext.relative(vault.root, note.path):gsub("%.md$", ""))
end

return M
