-- Lists of entities for the quickfix and location windows.

local analysis = require("lede.nvim.analysis")
local flow = require("lede.nvim.flow")
local kinds = require("lede.nvim.kinds")
local message = require("lede.nvim.message")

local M = {}

local api = vim.api

local BEFORE, BEHIND = 30, 60 -- bytes of the text around an entity that are shown

--- What stands around an entity on its line, as whole characters.
---@param text string
---@param entity lede.Entity
---@return string
local function context(text, entity)
	local first = math.max(1, entity.first - BEFORE)
	while first < entity.first and text:find("^[\128-\191]", first) do
		first = first + 1
	end
	local last = math.min(#text, entity.last + BEHIND)
	while last > entity.last and text:find("^[\128-\191]", last + 1) do
		last = last - 1
	end
	local before = text:sub(first, entity.first - 1):match("[^\n]*$")
	local behind = text:sub(entity.last + 1, last):match("^[^\n]*")
	local is_cut_before = #before == entity.first - first and first > 1
	local is_cut_behind = #behind == last - entity.last and last < #text
	return (is_cut_before and "…" or "") .. flow.one_line(before .. entity.text .. behind)
		.. (is_cut_behind and "…" or "")
end

--- The items of a list for setqflist().
---@param found lede.nvim.Analysis
---@param entities lede.Entity[]
---@return table[]
function M.items(found, entities)
	local items = {}
	for number, entity in ipairs(entities) do
		local row, column = found:place(entity.first)
		local last_row, last_column = found:place(entity.last)
		items[number] = {
			bufnr = found.buffer,
			lnum = row + 1,
			col = column + 1,
			end_lnum = last_row + 1,
			end_col = last_column + 2, -- the first column behind it
			text = ("%s: %s"):format(kinds.one(entity.type), context(found.text, entity)),
		}
	end
	return items
end

--- Fills the quickfix list, or the location list of the current window, and opens its window.
---@param found lede.nvim.Analysis
---@param entities lede.Entity[]
---@param title string
---@param is_location boolean
function M.show(found, entities, title, is_location)
	local what = { title = "Lede: " .. title, items = M.items(found, entities) }
	if is_location then
		vim.fn.setloclist(0, {}, " ", what)
		vim.cmd("lopen")
	else
		vim.fn.setqflist({}, " ", what)
		vim.cmd("botright copen")
	end
end

--- The types there are in a text.
---@param found lede.nvim.Analysis
---@return string[]
function M.types(found)
	local set = {}
	for _, entity in ipairs(found:all_entities()) do
		set[entity.type] = true
	end
	return kinds.sorted(set)
end

---@class lede.nvim.ListOptions
---@field type? lede.Type|lede.Type[]  only these types; default: all
---@field location? boolean            the location list instead of the quickfix list

--- Lists the entities of the current buffer.
---@param options? lede.nvim.ListOptions
---@return boolean listed  false where there are none
function M.list(options)
	options = options or {}
	local found, complaint = analysis.of(api.nvim_get_current_buf())
	if not found then
		message.error(complaint)
		return false
	end
	local wanted = options.type
	wanted = type(wanted) == "string" and { wanted } or wanted
	local entities = found:all_entities()
	local title = "everything"
	if wanted and #wanted > 0 then
		local is_wanted = {}
		for number, type in ipairs(wanted) do
			is_wanted[type:upper()] = true
			wanted[number] = kinds.many(type:upper())
		end
		title = table.concat(wanted, ", ")
		entities = vim.tbl_filter(function(entity)
			return is_wanted[entity.type] == true
		end, entities)
	end
	if #entities == 0 then
		message.info(("nothing to list: %s"):format(title))
		return false
	end
	M.show(found, entities, title, options.location == true)
	return true
end

--- What is wrong with types that were typed, or nil.
---@param buffer integer
---@param typed string[]
---@return string? fault
function M.fault(buffer, typed)
	local found, complaint = analysis.of(buffer)
	if not found then
		return complaint
	end
	local there = M.types(found)
	for _, type in ipairs(typed) do
		local name = type:upper()
		if not vim.tbl_contains(kinds.order, name) and not vim.tbl_contains(there, name) then
			local meant = require("lede.nvim.nearest")(name, kinds.order)
			local hint = meant and ", did you mean " .. meant .. "?" or "; <Tab> shows them"
			return ("there is no type '%s'%s"):format(type, hint)
		end
	end
end

--- The types of a text that are not typed yet.
---@param words string[]
---@param buffer integer
---@return string[]
function M.complete(_, words, buffer)
	local found = analysis.of(buffer)
	return vim.tbl_filter(function(type)
		return not vim.tbl_contains(words, type)
	end, found and M.types(found) or {})
end

M.commands = {
	list = {
		run = function(call)
			local fault = M.fault(call.buffer, call.args)
			if fault then
				message.error(fault)
			else
				M.list({ type = call.args, location = call.bang })
			end
		end,
		nargs = "*",
		bang = true,
		complete = M.complete,
	},
}

return M
