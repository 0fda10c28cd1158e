-- Corrections of what lede finds: decisions and terms, written into the lists of the project or the
-- user, never into the text.

local core = require("lede.nvim.core")
local journal = require("lede.nvim.journal")
local message = require("lede.nvim.message")
local project = require("lede.nvim.project")
local rules = require("lede.nvim.rules")

local M = {}

--- The list that something decided about a buffer is written into.
---@param buffer integer
---@param kind lede.RulesKind
---@param user boolean  the user's own, whatever the project
---@return string? path
---@return string? complaint
function M.list(buffer, kind, user)
	local folder = rules.folder(buffer)
	if user then
		folder = project.user_lists()
	elseif not folder then
		local at = project.folder(buffer)
		local root = project.root(at)
		folder = project.lists(at) or root and project.join(root, ".lede") or project.user_lists()
	end
	if not folder then
		return nil, "there is no folder for lists: neither $XDG_CONFIG_HOME nor $HOME is set"
	end
	return project.join(folder, rules.FILES[kind])
end

-- What parts a decision, as a word of its own.
local SIGNS = { ["="] = true, ["!="] = true, ["=>"] = true, [":"] = true, ["#"] = true }

--- A name as it is written in a decision.
---@param name string
---@return string
local function quoted(name)
	name = vim.trim((name:gsub("%s+", " ")))
	for word in name:gmatch("%S+") do
		if SIGNS[word] then
			return '"' .. name .. '"'
		end
	end
	return name:find('^["#]') and '"' .. name .. '"' or name
end

--- A decision as a line; nil for names that none can be written for.
---@param left string
---@param sign "="|"!="|"=>"|":"
---@param right string
---@return string?
function M.line(left, sign, right)
	local line = ("%s %s %s"):format(quoted(left), sign, quoted(right))
	local _, read_left, read_right = require("lede.core").read_decision(line)
	local trimmed = vim.trim((left:gsub("%s+", " ")))
	if read_left == trimmed and read_right == vim.trim((right:gsub("%s+", " "))) then
		return line
	end
end

--- The decisions of a kind that hold for a buffer, the first where two contradict first.
---@param buffer integer
---@return { kind: string, left: string, right: string, name: string }[]
local function decided(buffer)
	local all = {}
	for _, source in ipairs(rules.known(buffer).sources) do
		for line in (source.kind == "decisions" and source.text or ""):gmatch("[^\r\n]+") do
			local kind, left, right = require("lede.core").read_decision(line)
			if kind then
				table.insert(all, { kind = kind, left = left, right = right, name = source.name })
			end
		end
	end
	return all
end

--- The form of a cluster that a decision about it is to name. It stands in the text; where the
--- cluster has been given another name, it is the one that was.
---@param buffer integer
---@param cluster lede.Cluster
---@param forms string[]  that stand in the text
---@return string
local function written_form(buffer, cluster, forms)
	for _, decision in ipairs(decided(buffer)) do
		if decision.kind == "name" and vim.tbl_contains(forms, decision.left) then
			return decision.left
		end
	end
	local longest = forms[1]
	for _, form in ipairs(forms) do
		if form == cluster.name then
			return form
		end
		longest = #form > #longest and form or longest
	end
	return longest
end

--- Another list that says otherwise and is heard first, or nil.
---@param buffer integer
---@param line string
---@return string?
local function contradicted(buffer, line)
	local kind, left, right = require("lede.core").read_decision(line)
	local is_type = kind == "type" or kind == "ignore"
	for _, other in ipairs(decided(buffer)) do
		local same_pair = (other.left == left and other.right == right)
			or (other.left == right and other.right == left)
		local other_is_type = other.kind == "type" or other.kind == "ignore"
		local about_it
		if is_type or kind == "name" then
			about_it = other.left == left and (is_type and other_is_type or other.kind == kind)
		else
			about_it = same_pair and (other.kind == "same" or other.kind == "different")
		end
		if about_it then
			local agrees = other.kind == kind and (same_pair or other.right == right)
			return not agrees and other.name or nil
		end
	end
end

---@param buffer integer
---@param kind lede.RulesKind
---@param user boolean
---@param what string
---@param change fun(lede: table, path: string): boolean?, string?
---@return string? said   what has been written where
---@return string? complaint
local function record(buffer, kind, user, what, change)
	local lede, complaint, remedy = core.load()
	if not lede then
		return nil, ("%s; run: %s"):format(complaint, remedy)
	end
	local path
	path, complaint = M.list(buffer, kind, user)
	if not path then
		return nil, complaint
	end
	pcall(vim.fn.mkdir, vim.fn.fnamemodify(path, ":h:h"), "p") -- lede makes the last folder itself
	local changed
	changed, complaint = journal.write(path, what, function()
		return change(lede, path)
	end)
	if changed == nil then
		return nil, complaint
	end
	return (changed and "%s (in %s)" or "%s (in %s already)"):format(what, journal.short(path))
end

--- Writes decisions about the text of a buffer, to be taken back together.
---@param buffer integer
---@param lines string[]
---@param user? boolean  into the user's list, whatever the project
---@return boolean ok  false when it can't be; why has been said
function M.decide(buffer, lines, user)
	local what = lines[1]
	if lines[2] then
		what = ("%s, and so %d more"):format(what, #lines - 1)
	end
	local said, complaint = record(buffer, "decisions", user or false, what, function(lede, path)
		return lede.decide(path, lines)
	end)
	if not said then
		message.error(complaint)
		return false
	end
	local other = require("lede.nvim.analysis").of(buffer) and contradicted(buffer, lines[1])
	if other then
		message.warn(("%s, but %s says otherwise"):format(said, other))
	else
		message.info(said)
	end
	return true
end

--- Adds a term that is to be found from now on.
---@param buffer integer
---@param term string
---@param type string
---@param user? boolean  into the user's list, whatever the project
---@return boolean ok  false when it can't be; why has been said
function M.add(buffer, term, type, user)
	local what = ("%s : %s"):format(vim.trim((term:gsub("%s+", " "))), type)
	local said, complaint = record(buffer, "terms", user or false, what, function(lede, path)
		return lede.add_term(path, term, type)
	end)
	if said then
		message.info(said)
	else
		message.error(complaint)
	end
	return said ~= nil
end

--- Each way of writing a cluster in the text, the most frequent first.
---@param subject lede.nvim.Subject
---@param cluster? lede.Cluster  default: that of the subject
---@return string[]
function M.forms(subject, cluster)
	local forms, seen = {}, {}
	for _, alias in ipairs((cluster or subject.cluster).aliases) do
		local doc = subject.analysis.doc
		local form = require("lede.nvim.subject").plain(doc, alias.first, alias.last)
		if not seen[form] then
			seen[form] = true
			table.insert(forms, form)
		end
	end
	return forms
end

--- What a decision about the cluster is to call it.
---@param subject lede.nvim.Subject
---@param cluster? lede.Cluster  default: that of the subject
---@return string
function M.name(subject, cluster)
	cluster = cluster or subject.cluster --[[@as lede.Cluster]]
	return written_form(subject.analysis.buffer, cluster, M.forms(subject, cluster))
end

return M
