-- `:Lede link`: names that have a note in the vault are made links of, where that is wanted.

local config = require("lede.nvim.config")
local linktext = require("lede.nvim.linktext")
local message = require("lede.nvim.message")
local project = require("lede.nvim.project")
local unlinked = require("lede.nvim.unlinked")

local M = {}

local api = vim.api

---@param job lede.nvim.LinkJob
---@param item lede.nvim.Unlinked
---@param note lede.nvim.Note
---@return string? link  nil where none can be written
local function link_to(job, item, note)
	local style = config.get(job.buffer).links.style
	if style == "wiki" or (style == "auto" and job.vault.wiki) then
		local same_base = job.vault.by_base[vim.fn.tolower(note.base)]
		local target = #same_base == 1 and note.base or unlinked.short(job.vault, note)
		local row = job.analysis:place(item.first)
		local in_table = job.analysis.lines:line(row):find("^%s*|") ~= nil
		local link = linktext.wiki(target, item.text, in_table)
		if link or style == "wiki" then
			return link
		end
	end
	local path = linktext.relative(project.folder(job.buffer), note.path)
	return linktext.markdown(path, item.text)
end

---@class lede.nvim.NewLink
---@field item lede.nvim.Unlinked
---@field text string

---@param job lede.nvim.LinkJob
---@param items lede.nvim.Unlinked[]
---@return lede.nvim.NewLink[] links
---@return integer unclear     mentions of which it is not known what they mean
local function links_of(job, items)
	local links, unclear = {}, 0
	for _, item in ipairs(items) do
		if #item.notes > 1 then
			unclear = unclear + 1
		else
			local text = link_to(job, item, item.notes[1])
			table.insert(links, text and { item = item, text = text } or nil)
		end
	end
	return links, unclear
end

--- Writes links into the text, as one step for `u`.
---@param job lede.nvim.LinkJob
---@param links lede.nvim.NewLink[]  in the order of the text
---@return boolean ok
local function write(job, links)
	if not vim.bo[job.buffer].modifiable then
		message.error("the text can't be changed ('modifiable' is off)")
		return false
	elseif api.nvim_buf_get_changedtick(job.buffer) ~= job.analysis.tick then
		message.error("the text has changed meanwhile; try again")
		return false
	end
	for number = #links, 1, -1 do
		local item = links[number].item
		local row, column = job.analysis:place(item.first)
		local last_row, last_column = job.analysis:place(item.last)
		local lines = vim.split(links[number].text, "\n", { plain = true })
		api.nvim_buf_set_text(job.buffer, row, column, last_row, last_column + 1, lines)
	end
	require("lede.nvim.linkview").refresh(job.buffer)
	return true
end

---@param question string
---@return boolean
local function confirmed(question)
	local answer = vim.fn.confirm(question, "&Yes\n&No", 1)
	vim.cmd("redraw") -- what is said next need not be confirmed as well
	return answer == 1
end

---@param job lede.nvim.LinkJob
---@param item lede.nvim.Unlinked
---@param note lede.nvim.Note
---@param ask boolean
local function link_one(job, item, note, ask)
	local text = link_to(job, item, note)
	if not text then
		message.error(("no link can be written for '%s'"):format(item.text))
	elseif not ask or confirmed(("Write %s?"):format(text)) then
		write(job, { { item = item, text = text } })
	end
end

--- Makes a link of what is under the cursor.
---@param job lede.nvim.LinkJob
---@param ask boolean
local function link_here(job, ask)
	local cursor = api.nvim_win_get_cursor(0)
	local position = job.analysis:position(cursor[1] - 1, cursor[2])
	for _, item in ipairs(job.missing.items) do
		if item.first <= position and position <= item.last then
			if #item.notes == 1 then
				link_one(job, item, item.notes[1], ask)
				return
			end
			vim.ui.select(item.notes, {
				prompt = ("%s is"):format(item.text),
				kind = "lede",
				format_item = function(note)
					return unlinked.short(job.vault, note)
				end,
			}, function(note)
				if note then
					link_one(job, item, note, false)
				end
			end)
			return
		end
	end
	message.warn("nothing that has a note and could be a link is under the cursor")
end

--- Makes links of all, or of the first mention of each note that has no link yet.
---@param job lede.nvim.LinkJob
---@param items lede.nvim.Unlinked[]
---@param ask boolean
local function link_all(job, items, ask)
	local links, unclear = links_of(job, items)
	local left = ""
	if unclear > 0 then
		left = (" (%s of several notes: left)"):format(unlinked.many(unclear, "mention"))
	end
	if #links == 0 then
		message.info("nothing to link" .. left)
		return
	end
	local what = unlinked.many(#links, "link")
	if not ask or confirmed(("Write %s%s?"):format(what, left)) then
		if write(job, links) then
			message.info(("%s written%s; `u` undoes it"):format(what, left))
		end
	end
end

---@param job lede.nvim.LinkJob
---@param items lede.nvim.Unlinked[]
---@return lede.nvim.Unlinked[]
local function firsts(job, items)
	local seen = {}
	return vim.tbl_filter(function(item)
		local note = item.notes[1]
		local is_first = #item.notes == 1 and not seen[note] and not job.missing.linked[note]
		seen[note] = true
		return is_first
	end, items)
end

---@param job lede.nvim.LinkJob
---@param items lede.nvim.Unlinked[]
local function list(job, items)
	if #items == 0 then
		message.info("all that has a note is linked")
		return
	end
	require("lede.nvim.list").show(job.analysis, vim.tbl_map(function(item)
		local names = vim.tbl_map(function(note)
			return unlinked.short(job.vault, note)
		end, item.notes)
		return vim.tbl_extend("force", item, { type = table.concat(names, " or ") })
	end, items), "not linked", false)
end

---@param job lede.nvim.LinkJob
---@param range? { [1]: integer, [2]: integer }
---@return lede.nvim.Unlinked[]
local function within(job, range)
	return vim.tbl_filter(function(item)
		local row = job.analysis:place(item.first) + 1
		return not range or (row >= range[1] and row <= range[2])
	end, job.missing.items)
end

local WHAT = { "all", "first", "list" }

--- Makes links.
---@param buffer integer
---@param what? "all"|"first"|"list"  default: what is under the cursor
---@param options? { range?: { [1]: integer, [2]: integer }, ask?: boolean }  ask: default true
function M.link(buffer, what, options)
	local range = options and options.range
	local ask = not options or options.ask ~= false
	unlinked.look(buffer, function(job)
		if not what then
			link_here(job, ask)
		elseif what == "list" then
			list(job, within(job, range))
		elseif what == "first" then
			link_all(job, firsts(job, within(job, range)), ask)
		else
			link_all(job, within(job, range), ask)
		end
	end)
end

---@param call lede.nvim.Call
local function run(call)
	local what = call.args[1] or call.range and "all" or nil
	if what and not vim.tbl_contains(WHAT, what) then
		message.error((":Lede link is one of all, first, list, not '%s'"):format(what))
		return
	end
	M.link(call.buffer, what, { range = call.range, ask = not call.bang })
end

---@type table<string, lede.nvim.Subcommand>
M.commands = {
	link = {
		run = run,
		nargs = "?",
		bang = true,
		range = true,
		complete = function()
			return WHAT
		end,
	},
}

return M
