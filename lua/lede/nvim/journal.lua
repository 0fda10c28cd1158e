-- What has been written into lists in this session, to be taken back step by step. A list may be
-- changed by others at any time: what they wrote stays.

local compat = require("lede.nvim.compat")
local message = require("lede.nvim.message")

local M = {}

local api = vim.api

---@class lede.nvim.Step
---@field path string
---@field what string      for people
---@field before? string   what the file had; nil: there was none
---@field after string
---@field folder? string   that the step has made

---@type lede.nvim.Step[]
local steps = {}

---@param path string
---@return string? bytes  nil: there is no file, or none that can be read
local function read(path)
	local file = io.open(path, "rb")
	local bytes = file and file:read("*a")
	if file then
		file:close()
	end
	return bytes
end

--- A path as people would write it here.
---@param path string
---@return string
function M.short(path)
	return vim.fn.fnamemodify(path, ":~:.")
end

---@param path string
---@return integer? buffer  that has the file loaded
local function buffer_of(path)
	for _, buffer in ipairs(api.nvim_list_bufs()) do
		local name = api.nvim_buf_is_loaded(buffer) and api.nvim_buf_get_name(buffer)
		if name and name ~= "" and vim.fn.resolve(name) == vim.fn.resolve(path) then
			return buffer
		end
	end
end

--- Why the file must not be written now, or nil: what is typed but not written would be lost, or
--- undo what we write.
---@param path string
---@return string?
local function obstacle(path)
	local buffer = buffer_of(path)
	if buffer and vim.bo[buffer].modified then
		return ("%s has changes that are not written; write them first"):format(M.short(path))
	end
end

--- Lets those know that show or use the file.
---@param path string
local function announce(path)
	local buffer = buffer_of(path)
	if buffer then
		vim.cmd("silent! checktime " .. buffer)
	end
	require("lede.nvim.rules").changed()
end

--- Changes a file as a step that can be taken back.
---@param path string
---@param what string  what that says, for people
---@param change fun(): boolean?, string?  writes the file; or nil and a message
---@return boolean? changed  false: it said so already
---@return string? complaint
function M.write(path, what, change)
	local hindrance = obstacle(path)
	if hindrance then
		return nil, hindrance
	end
	local folder = vim.fn.fnamemodify(path, ":h")
	local step = { path = path, what = what, before = read(path) }
	step.folder = vim.fn.isdirectory(folder) == 0 and folder or nil
	local written, complaint = change()
	step.after = read(path)
	local changed = step.after ~= nil and step.after ~= step.before
	if changed then
		table.insert(steps, step)
		announce(path)
	end
	if not written then
		return nil, complaint
	end
	return changed
end

---@param text string
---@return string[] lines  with their ends
local function lines_of(text)
	local lines = {}
	for line in text:gmatch("[^\n]*\n?") do
		if line ~= "" then
			table.insert(lines, line)
		end
	end
	return lines
end

---@param line string
---@return string
local function words(line)
	return (line:gsub("%s+$", ""))
end

--- `current` without what a step wrote: its lines give way to those they took the place of.
---@param step lede.nvim.Step
---@param current string
---@return string? text  nil: none of its lines is there any more
local function without(step, current)
	local before, after, now = lines_of(step.before or ""), lines_of(step.after), lines_of(current)
	local found = false
	for number = #after, 1, -1 do
		local wrote, had = words(after[number]), words(before[number] or "")
		for at = #now, 1, -1 do
			if wrote ~= had and words(now[at]) == wrote then
				now[at] = before[number] and now[at]:gsub("^.*%S", (had:gsub("%%", "%%%%"))) or ""
				found = true
				break
			end
		end
	end
	return found and table.concat(now) or nil
end

---@param step lede.nvim.Step
---@return boolean? ok
---@return string? complaint
---@return boolean? gone  there is nothing to take back any more
local function restore(step)
	local current = read(step.path)
	if current == step.after and not step.before then
		local ok, complaint = os.remove(step.path)
		if ok and step.folder then
			compat.uv.fs_rmdir(step.folder) -- others may have put something into it
		end
		return ok, complaint
	end
	local text = current == step.after and step.before or without(step, current or "")
	if not text then
		local complaint = ("'%s' is no longer in %s"):format(step.what, M.short(step.path))
		return nil, complaint, true
	end
	return require("lede.core").replace_file(step.path, text)
end

--- What would be taken back next, or nil.
---@return string?
function M.last()
	return steps[#steps] and steps[#steps].what
end

--- Takes the last step back and says so.
---@return boolean ok
function M.undo()
	local step = steps[#steps]
	if not step then
		message.warn("nothing has been decided in this session; `:Lede decisions` opens the file")
		return false
	end
	local hindrance = obstacle(step.path)
	if hindrance then
		message.error(hindrance)
		return false
	end
	local ok, complaint, gone = restore(step)
	if ok or gone then
		table.remove(steps)
		announce(step.path)
	end
	if ok then
		message.info(("taken back: %s (%s)"):format(step.what, M.short(step.path)))
	else
		message.error(complaint)
	end
	return ok == true
end

return M
