-- The command :Lede: which subcommand is meant, whether it may be called so, what completes it.
-- What a subcommand does is in a module of its own, loaded when it is first used.

local message = require("lede.nvim.message")

local M = {}

local api = vim.api

---@class lede.nvim.Subcommand
---@field run fun(call: lede.nvim.Call)
---@field nargs? 0|1|"?"|"*"|"+"  how many arguments, as in |:command-nargs|; default 0
---@field joined? boolean  the words are one argument, such as a name
---@field bang? boolean    may have a `!`
---@field range? boolean   may have a range
---All that could stand there; what begins with `lead` is chosen here. `words` are those before.
---@field complete? fun(lead: string, words: string[], buffer: integer): string[]

---@class lede.nvim.Call
---@field buffer integer
---@field args string[]
---@field bang boolean
---@field range? { [1]: integer, [2]: integer }  first and last line, 1-based; nil without a range
---@field mods string  as "vertical"; |<mods>|

-- The module of each subcommand, in lede.nvim; its table `commands` has it under this name.
local modules = {
	add = "correct",
	correct = "correct",
	decisions = "correct",
	different = "correct",
	disable = "switch",
	enable = "switch",
	hover = "hover",
	ignore = "correct",
	info = "info",
	keywords = "keywords",
	labels = "labels",
	legend = "legend",
	link = "link",
	links = "linkview",
	list = "list",
	outline = "outline",
	pick = "pick",
	refresh = "switch",
	rename = "correct",
	same = "correct",
	signs = "signs",
	skim = "skim",
	summary = "summary",
	timeline = "timeline",
	toggle = "switch",
	type = "correct",
	undo = "correct",
	who = "who",
}

---@param name string
---@return lede.nvim.Subcommand?
local function find(name)
	local module = modules[name]
	return module and require("lede.nvim." .. module).commands[name]
end

---@return string[]
local function names()
	local all = vim.tbl_keys(modules)
	table.sort(all)
	return all
end

---@param name string
local function complain_unknown(name)
	local meant = require("lede.nvim.nearest")(name, names())
	if meant then
		message.error(("there is no ':Lede %s', did you mean ':Lede %s'?"):format(name, meant))
	else
		message.error(("there is no ':Lede %s'; <Tab> shows what there is"):format(name))
	end
end

local MOST = { [0] = 0, [1] = 1, ["?"] = 1 }
local LEAST = { [1] = 1, ["+"] = 1 }

--- What is wrong with calling a subcommand so, or nil.
---@param subcommand lede.nvim.Subcommand
---@param call { bang: boolean, range: integer }
---@param args string[]
---@return string? fault
local function fault_of(subcommand, call, args)
	local nargs = subcommand.nargs or 0
	if #args > (MOST[nargs] or math.huge) then
		return nargs == 0 and "takes no argument" or "takes one argument"
	elseif #args < (LEAST[nargs] or 0) then
		return "needs an argument"
	elseif call.bang and not subcommand.bang then
		return "takes no !"
	elseif call.range > 0 and not subcommand.range then
		return "takes no range"
	end
end

--- What is typed in a window of lede's own, such as the outline, is meant for its text.
---@return { buffer: integer, window: integer }? source
local function source_of_view()
	if vim.b.lede_view then
		return require("lede.nvim.window").source()
	end
end

--- Runs :Lede. `call` is what nvim_create_user_command hands over.
---@param call { fargs: string[], bang: boolean, range: integer, line1: integer, line2: integer,
---    mods: string }
function M.run(call)
	local name = call.fargs[1] or "toggle"
	local subcommand = find(name)
	if not subcommand then
		complain_unknown(name)
		return
	end
	local args = vim.list_slice(call.fargs, 2)
	if subcommand.joined and args[1] then
		args = { table.concat(args, " ") }
	end
	local fault = fault_of(subcommand, call, args)
	if fault then
		message.error((":Lede %s %s"):format(name, fault))
		return
	end
	local source = source_of_view()
	if source and api.nvim_win_is_valid(source.window) then
		api.nvim_set_current_win(source.window)
	end
	subcommand.run({
		buffer = api.nvim_get_current_buf(),
		args = args,
		bang = call.bang,
		range = call.range > 0 and { call.line1, call.line2 } or nil,
		mods = call.mods or "",
	})
end

--- Those of `all` that begin with `lead`, whatever the case; from byte `from` on.
---@param lead string
---@param all string[]
---@param from integer
---@return string[]
local function beginning_with(lead, all, from)
	local found = {}
	for _, candidate in ipairs(all) do
		if candidate:sub(1, #lead):lower() == lead:lower() then
			table.insert(found, candidate:sub(from))
		end
	end
	return found
end

--- Completes the command line of :Lede.
---@param lead string  the word being completed
---@param line string  the whole command line
---@param column integer  of the cursor in it
---@return string[]
function M.complete(lead, line, column)
	-- Before it may stand a range, modifiers, and other commands with a bar.
	local arguments = line:sub(1, column):match("[^|]*$"):match("Led?e?!?%s+(.*)$")
	if not arguments then
		return {}
	end
	local words = vim.split(arguments:sub(1, #arguments - #lead), "%s+", { trimempty = true })
	local name = table.remove(words, 1)
	if not name then
		return beginning_with(lead, names(), 1)
	end
	local subcommand = find(name)
	if not subcommand or not subcommand.complete then
		return {}
	end
	local from = 1
	if subcommand.joined and words[1] then
		local before = table.concat(words, " ") .. " "
		lead, words, from = before .. lead, {}, #before + 1
	end
	local source = source_of_view()
	local buffer = source and source.buffer or api.nvim_get_current_buf()
	local all = subcommand.complete(lead, words, buffer)
	return beginning_with(lead, all, from)
end

return M
