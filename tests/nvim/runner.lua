-- Runs the cases in tests/nvim/cases/ on one Neovim. Started by run.sh, in any Neovim:
--     nvim --clean --headless --cmd "lua dofile('tests/nvim/runner.lua')"
-- Environment: LEDE_NVIM is the Neovim to test, LEDE_FILTER a Lua pattern of case names.

-- An old LuaJIT compiles loops over pairs() wrongly once in a while, see lede.nvim.compat.
if jit.version == "LuaJIT 2.1.0-beta3" then
	jit.off()
end

local root = vim.fn.getcwd()
local here = root .. "/tests/nvim"
local Child = dofile(here .. "/child.lua")

local nvim = os.getenv("LEDE_NVIM") or "nvim"
local filter = os.getenv("LEDE_FILTER") or ""
local runtime = os.getenv("LEDE_RUNTIME") or root
local scratch = vim.fn.tempname()
vim.fn.mkdir(scratch, "p")

local passed, failed, skipped = 0, 0, 0
local out = io.stdout

-- Checks. Each raises an error with both values where it fails.
local T = { root = root, here = here, scratch = scratch, runtime = runtime }

function T.equal(got, expected, what)
	if not vim.deep_equal(got, expected) then
		error(("%s\n    got      %s\n    expected %s"):format(
			what or "not equal", vim.inspect(got), vim.inspect(expected)), 2)
	end
end

function T.contains(text, part)
	if not tostring(text):find(part, 1, true) then
		error(("not found: %s\n    in: %s"):format(part, tostring(text)), 2)
	end
end

function T.lacks(text, part)
	if tostring(text):find(part, 1, true) then
		error(("found: %s\n    in: %s"):format(part, tostring(text)), 2)
	end
end

function T.ok(value, what)
	if not value then
		error(what or "not true", 2)
	end
end

local SKIPPED = {}

--- `return T.skip(why)` ends a case that can't be run here.
function T.skip(why)
	out:write("# skipped: ", why, "\n")
	return SKIPPED
end

--- Writes a file for a case and returns its path. Bytes are written as they are.
function T.file(name, bytes)
	local path = scratch .. "/" .. name
	local file = assert(io.open(path, "wb"))
	file:write(bytes)
	file:close()
	return path
end

--- What a file has, or nil if there is none.
function T.read(path)
	local file = io.open(path, "rb")
	local bytes = file and file:read("*a")
	if file then
		file:close()
	end
	return bytes
end

--- Writes files into a folder of that name; their names may have folders too. Returns its path.
function T.folder(name, files)
	local path = vim.loop.fs_realpath(scratch) .. "/" .. name
	for file, bytes in pairs(files) do
		vim.fn.mkdir(vim.fn.fnamemodify(path .. "/" .. file, ":h"), "p")
		T.file(name .. "/" .. file, bytes)
	end
	return path
end

--- A fresh editor with lede on its runtimepath. Options:
---     columns, rows  of the screen
---     cmd            commands to run before plugins load
---     auto           true: prose is marked by itself, as it is for users
---     debounce       for vim.g.lede
---     arguments      more arguments of nvim, such as files
---     runtime        another folder than the checkout
---     core           "real" for the C core; else a stand-in that knows a few names takes its
---                    place, so that columns don't depend on the model
function T.editor(options)
	options = options or {}
	local arguments = {
		"--clean",
		"--cmd", ("let &rtp = %q .. ',' .. &rtp"):format(options.runtime or runtime),
		"--cmd", "set noswapfile nomore shortmess+=I",
	}
	if options.core ~= "real" then
		vim.list_extend(arguments, { "--cmd", "luafile " .. here .. "/stand_in.lua" })
	end
	if not options.auto then
		vim.list_extend(arguments, { "--cmd", "let g:lede = {'auto': v:false}" })
	end
	if options.debounce then
		local command = "let g:lede = extend(get(g:, 'lede', {}), {'debounce': %d})"
		vim.list_extend(arguments, { "--cmd", command:format(options.debounce) })
	end
	for _, command in ipairs(options.cmd or {}) do
		vim.list_extend(arguments, { "--cmd", command })
	end
	vim.list_extend(arguments, options.arguments or {})
	T.child = Child.start(nvim, arguments, options.columns or 80, options.rows or 24)
	T.child:lua("_G.marks = loadfile(...)", here .. "/marks.lua")
	return T.child
end

--- An editor with `text` in a buffer of that filetype (default markdown).
function T.open(text, options)
	options = options or {}
	local editor = T.editor(options)
	editor:api("nvim_buf_set_lines", 0, 0, -1, false, vim.split(text, "\n"))
	editor:command("set filetype=" .. (options.filetype or "markdown") .. " nomodified")
	return editor
end

--- An editor with tests/nvim/story.md and the real core: a text whose names are plain.
function T.story(options)
	options = vim.tbl_extend("keep", options or {}, { core = "real" })
	local editor = T.editor(options)
	editor:command("edit " .. here .. "/story.md")
	return editor
end

--- Waits until the marks are those of the text.
function T.settle(editor)
	local settled = editor:wait([[
		return not require("lede.nvim.buffer").is_pending(vim.api.nvim_get_current_buf())
	]])
	if not settled then
		error("no analysis after the pause", 2)
	end
end

local cases = {}
local function define(file)
	local name = vim.fn.fnamemodify(file, ":t:r")
	setfenv(assert(loadfile(file)), setmetatable({
		T = T,
		test = function(title, body)
			table.insert(cases, { name = name .. ": " .. title, body = body })
		end,
	}, { __index = _G }))()
end

-- Where in the case it went wrong.
local function explain(err)
	local place = debug.traceback():match("[^\n]*(cases/[%w_]+%.lua:%d+)")
	return ("%s\n    in %s"):format(tostring(err):gsub("^%S+/tests/nvim/", ""), place or "?")
end

local function main()
	for _, file in ipairs(vim.fn.glob(here .. "/cases/*.lua", true, true)) do
		define(file)
	end
	for _, case in ipairs(cases) do
		if case.name:find(filter) then
			local started = vim.loop.hrtime()
			local ok, result = xpcall(case.body, explain)
			if T.child then
				pcall(T.child.stop, T.child)
				T.child = nil
			end
			if os.getenv("LEDE_TIMES") then
				out:write(("%6.0f ms  %s\n"):format((vim.loop.hrtime() - started) / 1e6, case.name))
			end
			if ok and result == SKIPPED then
				skipped = skipped + 1
			elseif ok then
				passed = passed + 1
			else
				failed = failed + 1
				-- Indented, so that scripts/check finds all of it.
				local why = tostring(result):gsub("\n%s*", "\n    ")
				out:write("not ok ", case.name, "\n    ", why, "\n")
			end
		end
	end
	vim.fn.delete(scratch, "rf")
	out:write(("%d passed, %d failed, %d skipped\n"):format(passed, failed, skipped))
	out:flush()
	os.exit(failed == 0 and passed > 0 and 0 or 1)
end

local ok, err = xpcall(main, debug.traceback)
if not ok then
	out:write(tostring(err), "\n0 passed, 1 failed\n")
	os.exit(1)
end
