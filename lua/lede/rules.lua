--- Rules of users' own: term files, pattern files, decisions; where lists are by convention; and
--- editing decisions. The functions are those of `require "lede"`.

local core = require "lede.core"

local M = {}

---@alias lede.RulesKind "terms"|"patterns"|"decisions"

---@class lede.RulesSource a file by its path, or text with a name for messages
---@field path? string
---@field text? string
---@field name? string
---@field kind? lede.RulesKind in a list as `lede.lists` returns it
---@field scope? "file"|"project"|"user" where `lede.lists` found it
---@field problem? string why it could not be read

---@class lede.RulesSpec
---@field terms? string|lede.RulesSource|(string|lede.RulesSource)[]
---@field patterns? string|lede.RulesSource|(string|lede.RulesSource)[]
---@field decisions? string|lede.RulesSource|(string|lede.RulesSource)[]

---@class lede.Warning
---@field file string
---@field line integer
---@field column? integer
---@field message string

---@class lede.Rules
---@field warnings fun(self): lede.Warning[]
---@field types fun(self): string[]

local KINDS = { "terms", "patterns", "decisions" }
local IS_KIND = { terms = true, patterns = true, decisions = true }

local function read_file(path)
	local file, message = io.open(path, "rb")
	if not file then
		return nil, message
	end
	local bytes, why = file:read "*a"
	file:close()
	return bytes, bytes == nil and ("%s: %s"):format(path, why or "can't be read") or nil
end

-- Appends a source to files; false and a message if it can't be read.
local function add(files, kind, source)
	if type(source) == "string" then
		source = { path = source }
	end
	if type(source) ~= "table" or type(source.text or source.path) ~= "string" then
		local message = "bad argument #1 to 'rules' (%s: path or {text = string} expected, got %s)"
		error(message:format(kind, type(source)), 0)
	end
	local text = source.text
	if not text then
		local message
		text, message = read_file(source.path)
		if not text then
			return false, message
		end
	end
	files[#files + 1] = { kind = kind, name = source.name or source.path or kind, text = text }
	return true
end

-- One source or a list of them: a list of them.
local function listed(sources)
	if type(sources) == "table" and not (sources.path or sources.text) then
		return sources
	end
	return { sources }
end

--- Makes rules of files and texts: `{terms = ..., patterns = ..., decisions = ...}`, or a list as
--- `lede.lists` returns it. Where they contradict, the first holds.
---@param spec lede.RulesSpec|lede.RulesSource[]
---@return lede.Rules?, string? message, string? code "EIO" if a file can't be read
function M.rules(spec)
	if type(spec) ~= "table" then
		error(("bad argument #1 to 'rules' (table expected, got %s)"):format(type(spec)), 2)
	end
	local files = {}
	for _, kind in ipairs(KINDS) do
		for _, source in ipairs(spec[kind] ~= nil and listed(spec[kind]) or {}) do
			local added, message = add(files, kind, source)
			if not added then
				return nil, message, "EIO"
			end
		end
	end
	for _, source in ipairs(spec) do
		if type(source) ~= "table" or not IS_KIND[source.kind] then
			error("bad argument #1 to 'rules' (a list of sources with their kind expected)", 2)
		end
		local added, message = add(files, source.kind, source)
		if not added then
			return nil, message, "EIO"
		end
	end
	for key in pairs(spec) do
		if type(key) ~= "number" and not IS_KIND[key] then
			local message = "bad argument #1 to 'rules' (no kind of rules: %s; there are %s)"
			error(message:format(tostring(key), "terms, patterns, decisions"), 2)
		end
	end
	return core.new_rules(files)
end

---@class lede.ListsWhere
---@field path? string the file that the text is of
---@field text? string for its front matter; read from path if left out

--- The lists there are for a text, the most specific first: in its front matter, in the project's
--- folder `.lede`, in the user's configuration folder.
---@param where? lede.ListsWhere
---@return lede.RulesSource[]
function M.lists(where)
	where = where or {}
	local found = {}
	local text = where.text or where.path and read_file(where.path) or ""
	for _, list in ipairs(core.find_lists(where.path, text)) do
		list.path = list.scope ~= "file" and list.name or where.path
		found[#found + 1] = list
	end
	return found
end

-- What a decision is about: a later one about the same takes its place.
local function subject(kind, left, right)
	if kind == "same" or kind == "different" then
		local first, second = left, right
		if second < first then
			first, second = second, first
		end
		return "pair\0" .. first .. "\0" .. second
	end
	return (kind == "name" and "name\0" or "type\0") .. left
end

-- Reads a decision as it is to be written.
local function read(decision)
	if decision:find "[\r\n]" then
		return nil, "a decision is one line"
	end
	local kind, left, right = core.read_decision(decision)
	if not kind then
		return nil, left or "no decision"
	end
	return { kind = kind, left = left, right = right, subject = subject(kind, left, right) }
end

-- The lines of a file with their ends.
local function lines_of(text)
	local lines = {}
	for line, ending in text:gmatch "([^\r\n]*)(\r?\n?)" do
		if line ~= "" or ending ~= "" then
			lines[#lines + 1] = { text = line, ending = ending }
		end
	end
	return lines
end

local function write(path, lines)
	local parts = {}
	for _, line in ipairs(lines) do
		parts[#parts + 1] = line.text .. line.ending
	end
	return core.replace_file(path, table.concat(parts))
end

-- The text of a file, "" if there is none.
local function existing(path)
	local file, message, errno = io.open(path, "rb")
	if file then
		file:close()
		return read_file(path)
	end
	if errno == 2 then -- ENOENT
		return ""
	end
	return nil, message
end

-- Adds a line that ends as the others do.
local function append(lines, text)
	local last, ending = lines[#lines], "\n"
	if last then
		ending = lines[1].ending ~= "" and lines[1].ending or ending
		last.ending = last.ending ~= "" and last.ending or ending
	end
	lines[#lines + 1] = { text = text, ending = ending }
end

-- Puts a decision into lines of a file; whether they have changed.
local function put(lines, decision, wanted)
	for _, line in ipairs(lines) do
		local kind, left, right, behind = core.read_decision(line.text)
		if kind and subject(kind, left, right) == wanted.subject then
			if kind == wanted.kind and left == wanted.left and right == wanted.right then
				return false
			end
			line.text = line.text:match "^%s*" .. decision .. line.text:sub(behind)
			return true
		end
	end
	append(lines, decision)
	return true
end

--- Adds a decision to a file of them, in the place of one about the same; comments and order stay.
--- The file is replaced whole. Of several decisions all are written, or none.
---@param path string
---@param decision string|string[] as "Kishida = Fumio Kishida"
---@return true?, string? message, string? code "EINVAL" for no decision, "EIO" for the file
function M.decide(path, decision)
	local decisions = type(decision) == "table" and decision or { decision }
	local wanted = {}
	for i, each in ipairs(decisions) do
		local problem
		wanted[i], problem = read(each)
		if not wanted[i] then
			return nil, problem, "EINVAL"
		end
	end
	local text, message = existing(path)
	if not text then
		return nil, message, "EIO"
	end
	local lines, changed = lines_of(text), false
	for i, each in ipairs(decisions) do
		changed = put(lines, each, wanted[i]) or changed
	end
	if not changed then
		return true
	end
	return write(path, lines)
end

--- Takes a decision out of a file again.
---@param path string
---@param decision string
---@return boolean? removed false if it was not there
---@return string? message
---@return string? code "EINVAL" for no decision, "EIO" for the file
function M.undecide(path, decision)
	local wanted, problem = read(decision)
	if not wanted then
		return nil, problem, "EINVAL"
	end
	local text, message = existing(path)
	if not text then
		return nil, message, "EIO"
	end
	local kept, all = {}, lines_of(text)
	for _, line in ipairs(all) do
		local kind, left, right = core.read_decision(line.text)
		if not (kind == wanted.kind and left == wanted.left and right == wanted.right) then
			kept[#kept + 1] = line
		end
	end
	if #kept == #all then
		return false
	end
	local written, why, code = write(path, kept)
	if not written then
		return nil, why, code
	end
	return true
end

-- Cuts a line of a file of terms: what is before the term, the term, a tab or blanks, its type and
-- the rest; nil if it says nothing.
local function cut_term(line)
	local indent, said = line:match "^(\239?\187?\191?%s*)(.*)$"
	if said:find "^#" then
		return nil
	end
	local term, gap, type, rest = said:match "^([^\t]-)(%s*\t%s*)([^%s]+)(.*)$"
	if not term then
		term, gap, type, rest = said:match "^(.-)(  +)([^%s]+)(.*)$"
	end
	return indent, term, gap, type, rest
end

--- Adds a term to a file of them, in the place of the same one; comments and order stay. The file
--- is replaced whole.
---@param path string
---@param term string white space in it becomes one space
---@param type string an upper-case word, or "-" for what is never to be found
---@return true?, string? message, string? code "EINVAL" for no term or type, "EIO" for the file
function M.add_term(path, term, type)
	term = term:gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""):gsub("^#", "\\#")
	if term == "" then
		return nil, "the term is empty", "EINVAL"
	elseif type ~= "-" and not type:find "^%u[%u%d_]*$" then
		local problem = "'%s' is no type: PERSON, ORG ... or an upper-case word"
		return nil, problem:format(type), "EINVAL"
	end
	local text, message = existing(path)
	if not text then
		return nil, message, "EIO"
	end
	local lines = lines_of(text)
	for _, line in ipairs(lines) do
		local indent, known, gap, known_type, rest = cut_term(line.text)
		if known == term then
			if known_type == type then
				return true
			end
			line.text = indent .. known .. gap .. type .. rest
			return write(path, lines)
		end
	end
	append(lines, term .. "\t" .. type)
	return write(path, lines)
end

return M
