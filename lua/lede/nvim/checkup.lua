-- What :checkhealth lede reports.

local compat = require("lede.nvim.compat")
local config = require("lede.nvim.config")
local core = require("lede.nvim.core")

local M = {}

local health

local SAMPLE = "Prime Minister Fumio Kishida met Joe Biden in Washington on Monday."
local THREAD_MS = 5000 -- until an answer is no longer waited for
local EXPECTED = { text = "Fumio Kishida", type = "PERSON" }

local function check_editor()
	health.start("Editor")
	if vim.fn.has("nvim-0.7") == 1 then
		local version = vim.version()
		health.ok(("Neovim %d.%d.%d"):format(version.major, version.minor, version.patch))
	else
		health.error("Neovim is too old", { "install Neovim 0.7 or later" })
	end
	if vim.fn.exists(":Lede") == 2 then
		health.ok("the command :Lede is there")
	else
		health.error("there is no command :Lede", {
			"add lede's folder, the one with plugin/ in it, to 'runtimepath'",
			"installed by luarocks? `luarocks show lede --rock-dir` prints that folder",
		})
	end
	if vim.o.termguicolors or vim.fn.has("gui_running") == 1 then
		health.ok("true colours ('termguicolors' is set), background is " .. vim.o.background)
	else
		health.info("256 colours ('termguicolors' is not set), background is " .. vim.o.background)
	end
end

--- Which of the files named lua/lede/core.so on 'runtimepath' is the one in use matters when
--- there is more than one.
local function check_duplicates()
	local files = vim.api.nvim_get_runtime_file("lua/lede/core.so", true)
	if #files > 1 then
		health.warn("there is more than one core on 'runtimepath', the first is used:", files)
	elseif files[1] then
		health.info("core: " .. files[1])
	end
end

---@return table? lede
local function check_core()
	health.start("Core")
	local lede, complaint, remedy = core.load()
	if not lede then
		health.error(complaint, { "run: " .. remedy })
		check_duplicates()
		return nil
	end
	health.ok(("lede %s, Lua files and core are of the same version"):format(lede.version))
	check_duplicates()
	local model, message = lede.model_info()
	if model then
		health.ok(("model %s, %.1f MB"):format(model.checksum, model.bytes / 1e6))
	else
		health.error("the model can't be used: " .. message, { "run: " .. core.remedy() })
	end
	return lede
end

---@param lede table
local function check_analysis(lede)
	health.start("Analysis of a sentence")
	health.info(SAMPLE)
	local started = compat.uv.hrtime()
	local doc, message = lede.analyze(SAMPLE)
	if not doc then
		health.error("the analysis failed: " .. message, { "run: " .. core.remedy() })
		return
	end
	local spent_ms = (compat.uv.hrtime() - started) / 1e6
	local found, as_expected = {}, false
	for _, entity in ipairs(doc:entities()) do
		table.insert(found, ("%s %s (%.2f)"):format(entity.text, entity.type, entity.score))
		as_expected = as_expected
			or (entity.text == EXPECTED.text and entity.type == EXPECTED.type)
	end
	local result = ("%d entities in %.1f ms: %s"):format(
		#found, spent_ms, table.concat(found, ", "))
	if as_expected then
		health.ok(result)
	else
		health.warn(result, {
			("expected %s %s among them: is the model whole?"):format(EXPECTED.text, EXPECTED.type),
			"run: " .. core.remedy(),
		})
	end
end

-- Another thread has its own Lua state, and so its own way to find the core.
local function check_thread()
	local reader, message = require("lede.background").new()
	local ended = false
	if reader then
		reader:analyze(SAMPLE, nil, function(_, why)
			ended, message = true, why
		end)
		vim.wait(THREAD_MS, function()
			return ended
		end, 5)
	end
	if reader and ended and reader.threaded and not message then
		health.ok("analyses run on another thread")
	else
		health.warn("analyses can't run on another thread, typing in long texts may stall: "
			.. (message or ended and "it can't load the core" or "no answer"), {
			"run: " .. core.remedy(),
		})
	end
	if reader then
		reader:close()
	end
end

local function check_options()
	health.start("Options")
	local faults = config.faults()
	for _, fault in ipairs(faults) do
		health.warn(fault, { ":help lede-config lists the options" })
	end
	if #faults == 0 then
		health.ok(vim.g.lede == nil and "vim.g.lede is not set" or "vim.g.lede is fine")
	end
end

local function check_lists()
	health.start("Lists of your own")
	local rules = require("lede.nvim.rules")
	local sources, faults = {}, {}
	for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
		for _, source in ipairs(rules.known(buffer).sources) do
			sources[source.name] = true
		end
		for _, fault in ipairs(rules.known(buffer).faults) do
			faults[fault] = true
		end
	end
	local function sorted(set)
		local all = vim.tbl_keys(set)
		table.sort(all)
		return all
	end
	for _, fault in ipairs(sorted(faults)) do
		health.warn(fault, { ":help lede-rules says what may be in a list" })
	end
	local names = table.concat(sorted(sources), ", ")
	health.ok(names == "" and "none are used in this session" or "used: " .. names)
end

function M.check()
	health = compat.health()
	check_editor()
	local lede = check_core()
	if lede then
		check_analysis(lede)
		check_thread()
	end
	check_options()
	check_lists()
end

return M
