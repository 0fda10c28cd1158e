-- The notes of a vault: Markdown files under its root, with the names they go by. They are looked
-- for in slices of a few milliseconds, so that nobody waits; what is known of a file is kept
-- until it changes.

local compat = require("lede.nvim.compat")
local config = require("lede.nvim.config")
local once = require("lede.nvim.once")
local project = require("lede.nvim.project")

local M = {}

local api, uv = vim.api, compat.uv

---@class lede.nvim.Note
---@field path string
---@field base string      name of the file, without ".md"
---@field names string[]   base, title and aliases

---@class lede.nvim.Head  what the beginning of a file tells
---@field stamp string
---@field names string[]   title and aliases
---@field wiki boolean     it has a [[link]]
---@field markdown boolean it has a [link](to.md)

---@class lede.nvim.Vault
---@field root string
---@field notes lede.nvim.Note[]      by path
---@field names string[]              of all notes
---@field by_name table<string, lede.nvim.Note[]>
---@field by_base table<string, lede.nvim.Note[]>  in lower case
---@field wiki boolean                links are [[links]]
---@field complete boolean            false: there are more notes than max_notes
---@field private heads table<string, lede.nvim.Head>
---@field private scanned number      when, in nanoseconds; 0: a note has been written since
---@field private rules? lede.Rules   that find the names

---@type table<string, lede.nvim.Vault>
local known = {}
---@type table<string, function[]>
local waiting = {}

local HEAD_BYTES = 4096 -- in which front matter has to end
local SLICE = 4e6 -- nanoseconds
local FRESH = 2e9 -- so long nothing is looked for again
local MOST_FOLDERS = 5000

---@param value string
---@return string
local function unquoted(value)
	return value:match('^"(.*)"$') or value:match("^'(.*)'$") or value
end

--- Adds the names of a YAML value in one line: "A", "[A, 'B, C']" or "A, B".
---@param names string[]
---@param value string
local function add_list(names, value)
	local rest = value:match("^%[(.*)%]$") or value
	while rest:find("%S") do
		rest = rest:gsub("^[%s,]+", "")
		local item = rest:match('^".-"') or rest:match("^'.-'") or rest:match("^[^,]*")
		rest = rest:sub(#item + 1)
		table.insert(names, unquoted(vim.trim(item)))
	end
end

--- The title and aliases in front matter.
---@param head string
---@return string[]
local function front_names(head)
	local names, is_listing = {}, false
	local body = head:match("^\239?\187?\191?%-%-%-[ \t\r]*\n(.*)$")
	for line in (body or ""):gmatch("([^\n]*)\n") do
		line = line:gsub("%s+$", "")
		local key, value = line:match("^(%a+):%s*(.*)$")
		local item = line:match("^%s*%-%s+(.+)$")
		if line == "---" or line == "..." then
			break
		elseif key then
			is_listing = key == "aliases" or key == "alias"
			if is_listing then
				add_list(names, value)
			elseif key == "title" then
				table.insert(names, unquoted(value))
			end
		elseif is_listing and item then
			table.insert(names, unquoted(item))
		end
	end
	return names
end

---@param path string
---@param stamp string
---@return lede.nvim.Head
local function read_head(path, stamp)
	local file = io.open(path, "rb")
	local head = file and file:read(HEAD_BYTES) or ""
	if file then
		file:close()
	end
	return {
		stamp = stamp,
		names = front_names(head),
		wiki = head:find("[[", 1, true) ~= nil,
		markdown = head:find("%]%([^%s)]+%.md[)#]") ~= nil,
	}
end

--- Whether text can be told from other text by a name.
---@param name string
---@return boolean
local function is_name(name)
	return #name > 1 and name:find("[%a\128-\255]") ~= nil
end

---@param base string
---@param head lede.nvim.Head
---@return string[]
local function names_of(base, head)
	local names, seen = {}, {}
	local function add(name)
		name = vim.trim((name:gsub("%s+", " ")))
		if is_name(name) and not seen[name] then
			seen[name] = true
			table.insert(names, name)
		end
	end
	add(base)
	if not base:find(" ", 1, true) then
		add((base:gsub("[_-]", " "))) -- fumio-kishida.md
	end
	for _, name in ipairs(head.names) do
		add(name)
	end
	return names
end

--- Looks for the Markdown files under a folder.
---@param root string
---@param most integer
---@param pause fun()
---@return string[] paths
---@return boolean complete
local function find_files(root, most, pause)
	local folders, paths, at = { root }, {}, 1
	while folders[at] do
		local handle = uv.fs_scandir(folders[at])
		while handle do
			local name, kind = uv.fs_scandir_next(handle)
			if not name then
				break
			end
			local path = project.join(folders[at], name)
			if kind == "directory" and not name:find("^%.") and name ~= "node_modules" then
				table.insert(folders, path)
			elseif kind ~= "directory" and name:find("%.md$") then
				table.insert(paths, path)
			end
			if #paths > most or #folders > MOST_FOLDERS then
				paths[most + 1] = nil
				return paths, false
			end
			pause()
		end
		at = at + 1
	end
	return paths, true
end

---@param vault lede.nvim.Vault
---@param paths string[]
---@param pause fun()
---@return boolean changed
local function read_heads(vault, paths, pause)
	local heads, changed = {}, false
	for _, path in ipairs(paths) do
		local stat = uv.fs_stat(path)
		if stat and stat.type == "file" then
			local time = stat.mtime
			local stamp = ("%d %d.%d %d"):format(stat.ino, time.sec, time.nsec, stat.size)
			local last = vault.heads[path]
			heads[path] = last and last.stamp == stamp and last or read_head(path, stamp)
			changed = changed or heads[path] ~= last
		end
		pause()
	end
	for path in pairs(vault.heads) do
		changed = changed or not heads[path]
	end
	vault.heads = heads
	return changed
end

---@param map table<string, lede.nvim.Note[]>
---@param key string
---@param note lede.nvim.Note
local function put(map, key, note)
	map[key] = map[key] or {}
	table.insert(map[key], note)
end

--- Makes the lists and maps anew, to be put in the place of the old ones at once.
---@param vault lede.nvim.Vault
---@param pause fun()
local function index(vault, pause)
	local paths = vim.tbl_keys(vault.heads)
	table.sort(paths)
	local notes, by_name, by_base, names = {}, {}, {}, {}
	local wiki, markdown = 0, 0
	for _, path in ipairs(paths) do
		local head = vault.heads[path]
		local base = path:match("([^/]*)%.md$")
		local note = { path = path, base = base, names = names_of(base, head) }
		table.insert(notes, note)
		put(by_base, vim.fn.tolower(base), note)
		for _, name in ipairs(note.names) do
			names[#names + 1] = not by_name[name] and name or nil
			put(by_name, name, note)
		end
		wiki = wiki + (head.wiki and 1 or 0)
		markdown = markdown + (head.markdown and 1 or 0)
		pause()
	end
	vault.notes, vault.by_name, vault.by_base, vault.names = notes, by_name, by_base, names
	vault.rules = nil
	local is_obsidian = uv.fs_stat(project.join(vault.root, ".obsidian")) ~= nil
	vault.wiki = wiki > markdown or (wiki == markdown and (is_obsidian or wiki > 0))
end

---@param vault lede.nvim.Vault
---@param most integer
---@param pause fun()
local function scan(vault, most, pause)
	local paths
	vault.scanned = uv.hrtime()
	paths, vault.complete = find_files(vault.root, most, pause)
	if read_heads(vault, paths, pause) then
		index(vault, pause)
	end
end

--- Runs a function in slices; `done` is called within this call if one slice is enough.
---@param work fun(pause: fun())
---@param done fun()
local function in_slices(work, done)
	local begun
	local thread = coroutine.create(work)
	local function pause()
		if uv.hrtime() - begun > SLICE then
			coroutine.yield()
		end
	end
	local function step()
		begun = uv.hrtime()
		local ok, problem = coroutine.resume(thread, pause)
		if ok and coroutine.status(thread) ~= "dead" then
			vim.defer_fn(step, 1)
			return
		end
		done()
		assert(ok, problem)
	end
	step()
end

--- The folder of the notes that a buffer belongs to.
---@param buffer integer
---@return string
function M.root(buffer)
	local option = config.get(buffer).links.vault
	if option ~= "" then
		local path = vim.fn.fnamemodify(option, ":p")
		return uv.fs_realpath(path) or path
	end
	local folder = project.folder(buffer)
	return project.root(folder) or folder
end

local watch = once(function()
	api.nvim_create_autocmd({ "BufWritePost", "FocusGained" }, {
		group = api.nvim_create_augroup("lede_vault", { clear = true }),
		callback = function()
			for _, vault in pairs(known) do
				vault.scanned = 0
			end
		end,
		desc = "lede: there may be other notes",
	})
end)

--- Hands over the vault of a buffer, at once where it is known well enough.
---@param buffer integer
---@param done fun(vault: lede.nvim.Vault)
function M.get(buffer, done)
	watch()
	local root = M.root(buffer)
	local vault = known[root]
	if waiting[root] then
		table.insert(waiting[root], done)
		return
	elseif vault and uv.hrtime() - vault.scanned < FRESH then
		done(vault)
		return
	end
	vault = vault or {
		root = root, notes = {}, names = {}, by_name = {}, by_base = {}, heads = {}, wiki = true,
		complete = true, scanned = 0,
	}
	known[root] = vault
	waiting[root] = { done }
	in_slices(function(pause)
		scan(vault, config.get(buffer).links.max_notes, pause)
	end, function()
		local all = waiting[root]
		waiting[root] = nil
		for _, each in ipairs(all) do
			each(vault)
		end
	end)
end

--- Whether notes are being looked for.
---@return boolean
function M.is_busy()
	return next(waiting) ~= nil
end

M.TYPE = "NOTE"

--- Rules that find the names of notes: the value of what they find is a number in vault.names.
---@param vault lede.nvim.Vault
---@param lede table
---@return lede.Rules?
---@return string? complaint
function M.rules(vault, lede)
	if not vault.rules then
		local lines = {}
		for number, name in ipairs(vault.names) do
			lines[number] = ("%s\t%s\t%d\n"):format((name:gsub("^#", "\\#")), M.TYPE, number)
		end
		local complaint
		vault.rules, complaint = lede.rules({ terms = { text = table.concat(lines) } })
		if not vault.rules then
			return nil, complaint
		end
	end
	return vault.rules
end

return M
