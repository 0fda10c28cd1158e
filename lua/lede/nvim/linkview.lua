-- `:Lede links`: what has a note in the vault but is no link is underlined, and what it would lead
-- to is told behind the line.

local compat = require("lede.nvim.compat")
local config = require("lede.nvim.config")
local message = require("lede.nvim.message")
local unlinked = require("lede.nvim.unlinked")

local M = {}

local api = vim.api

local namespace = api.nvim_create_namespace("lede_links")

---@type table<integer, integer>  the autocommands of buffers where links are shown
local shown = {}

---@type table<integer, integer>  milliseconds that it took to show them
local cost = {}

-- A pause in typing has to be so many times as long as what it is then interrupted by.
local PATIENCE = 10

--- Underlines what could be a link, and tells behind the line what it would lead to.
---@param job lede.nvim.LinkJob
local function draw(job)
	api.nvim_buf_clear_namespace(job.buffer, namespace, 0, -1)
	local rows, order = {}, {}
	local priority = config.get(job.buffer).priority + 1
	for _, item in ipairs(job.missing.items) do
		local row, column = job.analysis:place(item.first)
		local last_row, last_column = job.analysis:place(item.last)
		api.nvim_buf_set_extmark(job.buffer, namespace, row, column, {
			end_row = last_row,
			end_col = last_column + 1,
			hl_group = "LedeUnlinked",
			priority = priority,
		})
		if not rows[last_row] then
			rows[last_row] = {}
			table.insert(order, last_row)
		end
		local names = {}
		for number, note in ipairs(item.notes) do
			names[number] = unlinked.short(job.vault, note):match("[^/]*$")
		end
		local name = table.concat(names, " or ")
		if not vim.tbl_contains(rows[last_row], name) then
			table.insert(rows[last_row], name)
		end
	end
	for _, row in ipairs(order) do
		api.nvim_buf_set_extmark(job.buffer, namespace, row, 0, {
			virt_text = { { "→ " .. table.concat(rows[row], ", "), "LedeFaint" } },
		})
	end
end

--- Shows anew what is not linked, where that is shown.
---@param buffer integer
function M.refresh(buffer)
	if shown[buffer] then
		local started = compat.uv.hrtime()
		unlinked.look(buffer, function(job)
			if shown[buffer] then
				draw(job)
				cost[buffer] = math.ceil((compat.uv.hrtime() - started) / 1e6)
			end
		end, true)
	end
end

---@param buffer integer
local function hide(buffer)
	api.nvim_del_augroup_by_id(shown[buffer])
	shown[buffer], cost[buffer] = nil, nil
	if api.nvim_buf_is_valid(buffer) then
		api.nvim_buf_clear_namespace(buffer, namespace, 0, -1)
	end
end

---@param buffer integer
local function keep_shown(buffer)
	local group = api.nvim_create_augroup("lede_links_" .. buffer, { clear = true })
	shown[buffer] = group
	api.nvim_create_autocmd({ "TextChanged", "InsertLeave" }, {
		group = group,
		buffer = buffer,
		callback = function()
			local tick = api.nvim_buf_get_changedtick(buffer)
			vim.defer_fn(function()
				local is_valid = api.nvim_buf_is_valid(buffer)
				if is_valid and api.nvim_buf_get_changedtick(buffer) == tick then
					M.refresh(buffer)
				end
			end, math.max(config.get(buffer).debounce, PATIENCE * (cost[buffer] or 0)))
		end,
		desc = "lede: what is not linked in the text there is now",
	})
	api.nvim_create_autocmd({ "BufEnter", "FocusGained" }, {
		group = group,
		buffer = buffer,
		callback = function()
			M.refresh(buffer)
		end,
		desc = "lede: there may be other notes",
	})
	api.nvim_create_autocmd({ "BufUnload", "BufWipeout" }, {
		group = group,
		buffer = buffer,
		callback = function()
			vim.schedule(function()
				if shown[buffer] == group then
					hide(buffer)
				end
			end)
		end,
		desc = "lede: with the text",
	})
end

---@param items lede.nvim.Unlinked[]
---@return integer
local function count_notes(items)
	local seen, count = {}, 0
	for _, item in ipairs(items) do
		if not seen[item.notes[1]] then
			seen[item.notes[1]] = true
			count = count + 1
		end
	end
	return count
end

--- Shows or hides what has a note but is no link.
---@param buffer integer
function M.toggle(buffer)
	if shown[buffer] then
		hide(buffer)
		return
	end
	require("lede.nvim.highlight").ensure()
	unlinked.look(buffer, function(job)
		local items = job.missing.items
		if #items == 0 then
			local notes = unlinked.many(#job.vault.notes, "note")
			message.info(("all that has a note is linked (%s)"):format(notes))
			return
		end
		keep_shown(buffer)
		draw(job)
		message.info(("%s of %s could be links (:Lede link)"):format(
			unlinked.many(#items, "mention"), unlinked.many(count_notes(items), "note")))
	end)
end

---@type table<string, lede.nvim.Subcommand>
M.commands = {
	links = {
		run = function(call)
			M.toggle(call.buffer)
		end,
	},
}

return M
