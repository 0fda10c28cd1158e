-- lede in Neovim: what scripts and configurations call. `:help lede`.

local M = {}

local api = vim.api

---@param buffer? integer
---@return integer
local function resolve(buffer)
	if buffer == nil or buffer == 0 then
		return api.nvim_get_current_buf()
	elseif type(buffer) ~= "number" or not api.nvim_buf_is_valid(buffer) then
		error(("lede: no such buffer: %s"):format(tostring(buffer)), 3)
	end
	return buffer
end

--- Sets options; see :help lede-config. There is no need to call it. Buffers that are open
--- already are marked too when `auto` is on.
---@param options? table<string, any>
function M.setup(options)
	require("lede.nvim.config").set(options)
	for _, buffer in ipairs(api.nvim_list_bufs()) do
		M.on_filetype(buffer)
	end
end

--- Marks the entities of a buffer (0 or nil: the current one), whatever its filetype.
---@param buffer? integer
---@return boolean ok  false when it can't be; why has been shown
function M.enable(buffer)
	buffer = resolve(buffer)
	vim.b[buffer].lede_disabled = nil
	return require("lede.nvim.buffer").attach(buffer, true)
end

--- Takes the marks of a buffer away; `auto` leaves it alone from then on.
---@param buffer? integer
function M.disable(buffer)
	buffer = resolve(buffer)
	vim.b[buffer].lede_disabled = true
	require("lede.nvim.buffer").detach(buffer)
end

--- Enables or disables.
---@param buffer? integer
---@return boolean enabled
function M.toggle(buffer)
	buffer = resolve(buffer)
	if M.is_enabled(buffer) then
		M.disable(buffer)
		return false
	end
	return M.enable(buffer)
end

--- Analyses a buffer at once. Does nothing where lede is not enabled.
---@param buffer? integer
---@return boolean ok
function M.refresh(buffer)
	return require("lede.nvim.buffer").refresh(resolve(buffer))
end

---@param buffer? integer
---@return boolean
function M.is_enabled(buffer)
	return require("lede.nvim.buffer").is_attached(resolve(buffer))
end

--- Shows a card of what is under the cursor; called again, puts the cursor into it.
---@param options? lede.nvim.Telling
---@return boolean shown
function M.hover(options)
	return require("lede.nvim.hover").hover(options)
end

--- Shows the card of whom or what a name means; without one, the list of everybody.
---@param name? string  or a part of it, in any case
---@param options? lede.nvim.Telling
---@return boolean shown
function M.who(name, options)
	return require("lede.nvim.who").who(name, options)
end

--- Goes to the next entity.
---@param options? lede.nvim.Step
---@return boolean gone
function M.next_entity(options)
	return require("lede.nvim.motion").entity(1, options)
end

--- Goes to the entity before.
---@param options? lede.nvim.Step
---@return boolean gone
function M.previous_entity(options)
	return require("lede.nvim.motion").entity(-1, options)
end

--- Goes to the next mention of what is under the cursor.
---@param options? { count?: integer }
---@return boolean gone
function M.next_mention(options)
	return require("lede.nvim.motion").mention(1, options)
end

--- Goes to the mention before.
---@param options? { count?: integer }
---@return boolean gone
function M.previous_mention(options)
	return require("lede.nvim.motion").mention(-1, options)
end

--- Selects the entity or the sentence under the cursor, for mappings of text objects.
---@param kind "entity"|"sentence"
---@param around? boolean  with the white space behind or before it
---@return boolean selected
function M.select(kind, around)
	return require("lede.nvim.textobject").select(kind, around == true)
end

--- Lists the entities in the quickfix or the location list.
---@param options? lede.nvim.ListOptions
---@return boolean listed
function M.list(options)
	return require("lede.nvim.list").list(options)
end

--- Dims all but the sentences that say most, or dims nothing more.
---@param length? string  "5", "20%" or "100w"; without it, toggles with the usual one
---@return boolean dimmed
function M.skim(length)
	return require("lede.nvim.skim").skim(length)
end

--- Has more sentences stay.
---@param count? integer  of steps; default: the count that was typed
function M.skim_more(count)
	require("lede.nvim.skim").step(api.nvim_get_current_buf(), count or vim.v.count1)
end

--- Has fewer sentences stay.
---@param count? integer
function M.skim_less(count)
	require("lede.nvim.skim").step(api.nvim_get_current_buf(), -(count or vim.v.count1))
end

--- Goes to the next sentence that stays.
---@param count? integer
---@return boolean gone
function M.skim_next(count)
	return require("lede.nvim.skim").go(count or vim.v.count1)
end

--- Goes to the sentence before that stays.
---@param count? integer
---@return boolean gone
function M.skim_previous(count)
	return require("lede.nvim.skim").go(-(count or vim.v.count1))
end

--- Writes a decision about the text of a buffer into the project's list, or the user's.
---@param decision string  as "Kishida = Fumio Kishida"; |lede-lua-lists|
---@param options? { buffer?: integer, user?: boolean }
---@return boolean ok  false when it can't be; why has been shown
function M.decide(decision, options)
	options = options or {}
	local buffer = resolve(options.buffer)
	return require("lede.nvim.decide").decide(buffer, { decision }, options.user)
end

--- Shows or hides what has a note in the vault but is no link.
---@param buffer? integer
function M.links(buffer)
	require("lede.nvim.linkview").toggle(resolve(buffer))
end

--- Makes links to notes, after asking: of what is under the cursor, of all, or of the first mention
--- of each; or lists what could be one.
---@param what? "all"|"first"|"list"
---@param options? { buffer?: integer, range?: { [1]: integer, [2]: integer }, ask?: boolean }
function M.link(what, options)
	require("lede.nvim.link").link(resolve(options and options.buffer), what, options)
end

--- Takes back what was decided last.
---@return boolean ok  false when there is nothing, or it can't be; why has been shown
function M.undecide()
	return require("lede.nvim.journal").undo()
end

--- Opens the outline of the text, or closes it.
---@return boolean open
function M.outline()
	return require("lede.nvim.outline").toggle()
end

--- Asks for something that the text names, by vim.ui.select(), and goes there.
---@param types? lede.Type|lede.Type[]
---@return boolean asked
function M.pick(types)
	return require("lede.nvim.pick").pick(types)
end

--- What is known of a buffer in a few words, as "12 people · 5 places", for status lines; "" where
--- lede is not enabled.
---@param buffer? integer
---@return string
function M.statusline(buffer)
	return vim.b[resolve(buffer)].lede_status or ""
end

--- The analysis of the text that is in a buffer now, made at once if there is none yet.
---@param buffer? integer
---@return lede.Doc? doc       :help lede-lua-doc; positions are bytes of its text
---@return string? complaint
function M.doc(buffer)
	local found, complaint = require("lede.nvim.analysis").of(resolve(buffer))
	return found and found.doc, complaint
end

--- A buffer has got its filetype: with `auto`, prose in an ordinary buffer is marked. Floats,
--- terminals and scratch buffers of other plugins are not.
---@param id integer
function M.on_filetype(id)
	if not api.nvim_buf_is_loaded(id) or vim.bo[id].buftype ~= "" or vim.b[id].lede_disabled
		or not require("lede.nvim.config").get(id).auto then
		return
	end
	if require("lede.nvim.config").is_prose(id) then
		require("lede.nvim.buffer").attach(id, false)
	end
end

return M
