-- `:Lede same`, `different`, `type`, `rename`, `ignore`, `add`, `correct`, `undo`, `decisions`:
-- what is asked of users and what they mean; decide.lua writes it.

local decide = require("lede.nvim.decide")
local journal = require("lede.nvim.journal")
local message = require("lede.nvim.message")
local nearest = require("lede.nvim.nearest")

local M = {}

local api = vim.api

--- What the command is about; says so if there is nothing.
---@param call lede.nvim.Call
---@return lede.nvim.Subject?
local function subject_of(call)
	local subject, complaint = require("lede.nvim.subject").of(call.buffer, call.range)
	if not subject then
		message.warn(complaint .. "; select a name and try `:Lede add TYPE`")
	end
	return subject
end

--- The same, where it is one of those things that have names.
---@param call lede.nvim.Call
---@return lede.nvim.Subject?
local function named(call)
	local subject = subject_of(call)
	if subject and not subject.cluster then
		message.warn(("'%s' names no one thing"):format(subject.text))
		return nil
	end
	return subject
end

---@generic T
---@param items T[]
---@param prompt string
---@param format? fun(item: T): string
---@param go_on fun(item: T)
local function select(items, prompt, format, go_on)
	vim.ui.select(items, { prompt = prompt, kind = "lede", format_item = format }, function(item)
		vim.cmd("redraw") -- a list in the command line is done with
		if item then
			go_on(item)
		end
	end)
end

--- Goes on with the argument of a command, or with what is chosen in its place.
---@param call lede.nvim.Call
---@param prompt string
---@param choices string[]
---@param go_on fun(choice: string)
local function with_choice(call, prompt, choices, go_on)
	if call.args[1] then
		go_on(call.args[1])
	else
		select(choices, prompt, nil, go_on)
	end
end

---@param call lede.nvim.Call
---@param left string
---@param sign "="|"!="|"=>"|":"
---@param right string
local function write(call, left, sign, right)
	local line = decide.line(left, sign, right)
	if line then
		decide.decide(call.buffer, { line }, call.bang)
	else
		message.error(("no decision can be written about '%s' and '%s'"):format(left, right))
	end
end

--- Other things that the text names, those of the same type first.
---@param subject lede.nvim.Subject
---@return string[]
local function other_names(subject)
	local alike, others = {}, {}
	for _, cluster in ipairs(subject.analysis:all_clusters()) do
		if cluster.index ~= subject.cluster.index then
			table.insert(cluster.type == subject.cluster.type and alike or others, cluster.name)
		end
	end
	return vim.list_extend(alike, others)
end

--- The name of a thing as the text has it: where it has been given another one, decisions about it
--- still go by the first.
---@param subject lede.nvim.Subject
---@param name string
---@return string
local function as_written(subject, name)
	for _, cluster in ipairs(subject.analysis:all_clusters()) do
		if cluster.name == name then
			return decide.name(subject, cluster)
		end
	end
	return name
end

---@param call lede.nvim.Call
local function same(call)
	local subject = named(call)
	if not subject then
		return
	end
	local name = decide.name(subject)
	local choices = other_names(subject)
	if #choices == 0 and not call.args[1] then
		message.warn(("nothing but '%s' has a name here"):format(name))
		return
	end
	with_choice(call, ("%s is the same as"):format(subject.cluster.name), choices, function(other)
		other = as_written(subject, other)
		if other == name then
			message.warn(("it is called '%s' already"):format(name))
		else
			write(call, name, "=", other)
		end
	end)
end

---@param subject lede.nvim.Subject
---@return string[]
local function other_forms(subject)
	return vim.tbl_filter(function(form)
		return form ~= subject.text
	end, decide.forms(subject))
end

---@param call lede.nvim.Call
local function different(call)
	local subject = named(call)
	if not subject then
		return
	end
	local choices = other_forms(subject)
	if #choices == 0 and not call.args[1] then
		message.warn(("it is called nothing but '%s' here"):format(subject.text))
		return
	end
	with_choice(call, ("%s is not"):format(subject.text), choices, function(other)
		other = as_written(subject, other)
		if other == subject.text then
			message.warn(("both are called '%s'"):format(other))
		else
			write(call, subject.text, "!=", other)
		end
	end)
end

--- The types there are for a buffer.
---@param buffer integer
---@return string[]
local function types(buffer)
	local lede = require("lede.nvim.core").load()
	local own = require("lede.nvim.rules").known(buffer).rules
	return vim.list_extend(vim.list_slice(lede and lede.types or {}), own and own:types() or {})
end

--- Goes on with the type that is given or chosen.
---@param call lede.nvim.Call
---@param text string
---@param go_on fun(given: string)
local function with_type(call, text, go_on)
	if call.args[1] then
		go_on(call.args[1])
		return
	end
	select(types(call.buffer), text .. " is a", function(type)
		return ("%-9s %s"):format(type, require("lede.nvim.kinds").one(type))
	end, go_on)
end

--- A type as it is meant; nil after saying that it is none.
---@param buffer integer
---@param given string
---@return string?
local function type_of(buffer, given)
	local known, type = types(buffer), given:upper()
	if vim.tbl_contains(known, type) then
		return type
	elseif not type:find("^%u[%u%d_]*$") or #type > 32 then
		message.error(("'%s' is no type: PERSON, ORG ... or a word of your own"):format(given))
		return nil
	end
	local meant = nearest(type, known)
	if meant then
		message.error(("there is no type %s, did you mean %s?"):format(type, meant))
		return nil
	end
	return type
end

---@param call lede.nvim.Call
local function change_type(call)
	local subject = subject_of(call)
	if not subject then
		return
	end
	with_type(call, subject.text, function(given)
		local type = type_of(call.buffer, given)
		local lines = {}
		-- One thing has one type, whatever it is called.
		local forms = subject.cluster and decide.forms(subject) or { subject.text }
		for _, form in ipairs(type and forms or {}) do
			local line = decide.line(form, ":", type --[[@as string]])
			table.insert(lines, form == subject.text and 1 or #lines + 1, line)
		end
		if #lines > 0 then
			decide.decide(call.buffer, lines, call.bang)
		end
	end)
end

---@param call lede.nvim.Call
local function rename(call)
	local subject = named(call)
	if not subject then
		return
	end
	local function go_on(name)
		if name and vim.trim(name) ~= "" then
			write(call, decide.name(subject), "=>", name)
		end
	end
	if call.args[1] then
		go_on(call.args[1])
	else
		vim.ui.input({ prompt = "Name: ", default = subject.cluster.name }, go_on)
	end
end

---@param call lede.nvim.Call
local function ignore(call)
	local subject = subject_of(call)
	if subject then
		write(call, subject.text, ":", "-")
	end
end

--- What is selected; without a selection the name, or else the word, under the cursor.
---@param call lede.nvim.Call
---@return string? text
---@return string? complaint
local function selected(call)
	local analysis, complaint = require("lede.nvim.analysis").of(call.buffer)
	if not analysis then
		return nil, complaint
	end
	local about = require("lede.nvim.subject")
	if call.range then
		local first, last = about.selection(analysis, call.range)
		return last >= first and about.plain(analysis.doc, first, last) or ""
	end
	local found = about.of(call.buffer)
	return found and found.text or vim.fn.expand("<cword>")
end

---@param call lede.nvim.Call
local function add(call)
	local text, complaint = selected(call)
	if not text then
		message.error(complaint)
	elseif text == "" then
		message.warn("nothing is selected that could be a name")
	else
		with_type(call, text, function(given)
			local type = type_of(call.buffer, given)
			if type then
				decide.add(call.buffer, text, type, call.bang)
			end
		end)
	end
end

local function undo()
	journal.undo()
end

---@param call lede.nvim.Call
local function open(call)
	local path, complaint = decide.list(call.buffer, "decisions", call.bang)
	if not path then
		message.error(complaint)
		return
	end
	vim.cmd(("%s split %s"):format(call.mods, vim.fn.fnameescape(path)))
	api.nvim_create_autocmd("BufWritePre", {
		buffer = api.nvim_get_current_buf(),
		once = true,
		callback = function()
			vim.fn.mkdir(vim.fn.fnamemodify(path, ":h"), "p")
		end,
		desc = "lede: the folder of a list that is new",
	})
end

---@class lede.nvim.Correction
---@field text string
---@field run fun(call: lede.nvim.Call)

--- What can be said of a thing.
---@param subject lede.nvim.Subject
---@return lede.nvim.Correction[]
local function corrections(subject)
	local all = {}
	if subject.cluster then
		table.insert(all, { text = "is the same as ...", run = same })
		if #other_forms(subject) > 0 then
			table.insert(all, { text = "is not the same as ...", run = different })
		end
	end
	local type = require("lede.nvim.kinds").one(subject.entity.type)
	table.insert(all, { text = ("is no %s but ..."):format(type), run = change_type })
	if subject.cluster then
		table.insert(all, { text = "is called ...", run = rename })
	end
	table.insert(all, { text = "is nothing to be marked", run = ignore })
	return all
end

---@param call lede.nvim.Call
local function correct(call)
	local subject = require("lede.nvim.subject").of(call.buffer, call.range)
	local all = subject and corrections(subject) or {}
	local text = subject and subject.text or selected(call) or ""
	if call.range or not subject then
		text = selected(call) or text
		table.insert(all, { text = "is a ...", run = add })
	end
	local last = journal.last()
	if last then
		table.insert(all, { text = ("(take back: %s)"):format(last), run = undo })
	end
	local place = api.nvim_win_get_cursor(0)
	select(all, text, function(correction)
		return correction.text
	end, function(correction)
		if api.nvim_get_current_buf() == call.buffer then
			api.nvim_win_set_cursor(0, place)
			correction.run(call)
		end
	end)
end

---@param buffer integer
---@return lede.nvim.Subject?
local function quietly(buffer)
	local subject = require("lede.nvim.subject").of(buffer)
	return subject and subject.cluster and subject or nil
end

---@param _ string
---@param _words string[]
---@param buffer integer
---@return string[]
local function complete_type(_, _words, buffer)
	return types(buffer)
end

---@param list fun(subject: lede.nvim.Subject): string[]
---@return fun(lead: string, words: string[], buffer: integer): string[]
local function complete_names(list)
	return function(_, _, buffer)
		local subject = quietly(buffer)
		return subject and list(subject) or {}
	end
end

---@param run fun(call: lede.nvim.Call)
---@param complete fun(lead: string, words: string[], buffer: integer): string[]
---@return lede.nvim.Subcommand
local function with_name(run, complete)
	return { run = run, nargs = "?", joined = true, bang = true, range = true, complete = complete }
end

---@type table<string, lede.nvim.Subcommand>
M.commands = {
	add = with_name(add, complete_type),
	correct = { run = correct, bang = true, range = true },
	decisions = { run = open, bang = true },
	different = with_name(different, complete_names(other_forms)),
	ignore = { run = ignore, bang = true, range = true },
	rename = with_name(rename, complete_names(decide.forms)),
	same = with_name(same, complete_names(other_names)),
	type = with_name(change_type, complete_type),
	undo = { run = undo },
}

return M
