-- What users say themselves: the lists there are for the text of a buffer, made into rules once and
-- kept until one of the files, or the front matter, changes.

local compat = require("lede.nvim.compat")
local core = require("lede.nvim.core")
local message = require("lede.nvim.message")
local once = require("lede.nvim.once")
local project = require("lede.nvim.project")

local M = {}

local api = vim.api

--- The names of the lists in a folder.
M.FILES = { terms = "terms.tsv", patterns = "patterns.txt", decisions = "decisions.txt" }

---@class lede.nvim.Lists
---@field key string                    another one when one of them has changed
---@field sources lede.RulesSource[]    the first holds where two contradict
---@field faults string[]               what is wrong in them, "file:line: what"
---@field rules? lede.Rules             made of them; nil if there are none

---@type lede.nvim.Lists
local NONE = { key = "", sources = {}, faults = {} }

-- Of each buffer: its lists, and what its folders had then. Buffers with the same lists share them.
---@type table<integer, { lists: lede.nvim.Lists, stamp: string }>
local of_buffer = {}
---@type table<string, lede.nvim.Lists>
local by_key = setmetatable({}, { __mode = "v" })

--- A file as it is now. One that is replaced is another one, however fast that was.
---@param path string
---@return string
local function stamp(path)
	local stat = compat.uv.fs_stat(path)
	if not stat then
		return ""
	end
	local time = stat.mtime
	return ("%s\n%d %d.%d %d\n"):format(path, stat.ino, time.sec, time.nsec, stat.size)
end

--- The folder of lists that the option names.
---@param buffer integer
---@return string?
function M.folder(buffer)
	local option = require("lede.nvim.config").get(buffer).lists
	return option ~= "" and vim.fn.fnamemodify(option, ":p"):gsub("(.)/$", "%1") or nil
end

--- All the files there are for a buffer, as they are now; "" if there are none.
---@param buffer integer
---@return string
local function stamp_of(buffer)
	local stamps = {}
	local project_lists = project.lists(project.folder(buffer)) or false
	for _, folder in ipairs({ project_lists, project.user_lists() or false, M.folder(buffer) }) do
		for _, name in pairs(folder and M.FILES or {}) do
			table.insert(stamps, stamp(project.join(folder, name)))
		end
	end
	return table.concat(stamps)
end

--- The lists there are, the most specific first.
---@param buffer integer
---@param front string  its front matter
---@param lede table
---@return lede.RulesSource[]
local function find(buffer, front, lede)
	local unnamed = project.join(project.folder(buffer), "unnamed")
	local found = lede.lists({ path = project.file(buffer) or unnamed, text = front })
	local folder = M.folder(buffer)
	local at = 1
	while found[at] and found[at].scope == "file" do
		at = at + 1
	end
	for kind, name in pairs(folder and M.FILES or {}) do
		local path = project.join(folder, name)
		local file, problem, number = io.open(path, "rb")
		local text = file and file:read("*a")
		if file then
			file:close()
		end
		if number ~= 2 then -- ENOENT
			table.insert(found, at, {
				kind = kind, path = path, text = text, problem = not text and problem or nil,
			})
		end
	end
	return found
end

local MOST_LINES = 500 -- of front matter

--- The front matter of a buffer if it has lists, else "".
---@param buffer integer
---@return string
local function front_matter(buffer)
	local first = api.nvim_buf_get_lines(buffer, 0, 1, false)[1] or ""
	if not first:find("^\239?\187?\191?%-%-%-%s*$") then
		return ""
	end
	local lines = api.nvim_buf_get_lines(buffer, 0, MOST_LINES, false)
	local has_lists = false
	for number = 2, #lines do
		local line = lines[number]
		has_lists = has_lists or line:find("^lede:%s*$") ~= nil
		if line:find("^%-%-%-%s*$") or line:find("^%.%.%.%s*$") then
			return has_lists and table.concat(lines, "\n", 1, number) .. "\n" or ""
		end
	end
	return ""
end

local told, untold = {}, {}

--- Says what is wrong; one line, as more would have to be confirmed.
local function tell()
	local place = untold[1] and untold[1]:match("^.-:%d+") or untold[1]
	if #untold == 1 then
		message.warn(untold[1])
	elseif place then
		message.warn(("wrong: %s and %d more, see :checkhealth lede"):format(place, #untold - 1))
	end
	untold = {}
end

--- Has what is wrong be told, each once, after what is being told now. What is being written is not
--- wrong yet.
---@param faults string[]
local function tell_soon(faults)
	if api.nvim_get_mode().mode:find("^[iR]") then
		return
	end
	for _, fault in ipairs(faults) do
		if not told[fault] then
			told[fault] = true
			table.insert(untold, fault)
		end
	end
	if #untold > 0 then
		vim.defer_fn(tell, 0)
	end
end

---@param lists lede.nvim.Lists
---@param found lede.RulesSource[]
---@param lede table
local function compile(lists, found, lede)
	for _, source in ipairs(found) do
		local name = vim.fn.fnamemodify(source.path or source.name, ":~:.")
		if source.problem then
			table.insert(lists.faults, ("%s: %s"):format(name, source.problem))
		else
			local text = source.text
			table.insert(lists.sources, { kind = source.kind, name = name, text = text })
		end
	end
	if #lists.sources == 0 then
		return
	end
	local rules, err = lede.rules(lists.sources)
	if not rules then
		table.insert(lists.faults, err)
		return
	end
	lists.rules = rules
	for _, wrong in ipairs(rules:warnings()) do
		table.insert(lists.faults, ("%s:%d: %s"):format(wrong.file, wrong.line, wrong.message))
	end
end

--- Lets the buffers whose lists have changed know.
function M.changed()
	for buffer, known in pairs(of_buffer) do
		if not api.nvim_buf_is_valid(buffer) then
			of_buffer[buffer] = nil
		elseif stamp_of(buffer) ~= known.stamp then
			require("lede.nvim.analysis").forget(buffer)
			require("lede.nvim.buffer").refresh(buffer)
		end
	end
end

--- Notices lists that are written here or while Neovim was in the background.
local watch = once(function()
	local group = api.nvim_create_augroup("lede_rules", { clear = true })
	api.nvim_create_autocmd("BufWritePost", {
		group = group,
		pattern = vim.tbl_values(M.FILES),
		callback = M.changed,
		desc = "lede: a list has been written",
	})
	api.nvim_create_autocmd("FocusGained", {
		group = group,
		callback = M.changed,
		desc = "lede: a list may have been written elsewhere",
	})
end)

--- The lists there are for a buffer.
---@param buffer integer
---@return lede.nvim.Lists
function M.lists(buffer)
	watch()
	local files, front = stamp_of(buffer), front_matter(buffer)
	local key = files .. front
	if front ~= "" then
		key = api.nvim_buf_get_name(buffer) .. "\n" .. key -- its name is in the warnings
	end
	local lists = by_key[key]
	local lede = not lists and core.load()
	if lede then
		lists = { key = key, sources = {}, faults = {} }
		if key ~= "" then
			compile(lists, find(buffer, front, lede), lede)
		end
		by_key[key] = lists
	end
	lists = lists or NONE
	of_buffer[buffer] = { lists = lists, stamp = files }
	tell_soon(lists.faults)
	return lists
end

--- The rules for a buffer, to be given to lede.analyze(); nil if there are none.
---@param buffer integer
---@return lede.Rules?
function M.of(buffer)
	return M.lists(buffer).rules
end

--- The lists a buffer had when it was analysed last.
---@param buffer integer
---@return lede.nvim.Lists
function M.known(buffer)
	return of_buffer[buffer] and of_buffer[buffer].lists or NONE
end

return M
