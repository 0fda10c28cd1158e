--- What require says when Lua files and compiled part do not belong together, and `main`.

local core = require "lede.core"
local t = require "harness"

--- What `require "lede"` says when lede.core is something else.
local function with_core(load_core, body)
	local loaded, preload = package.loaded.lede, package.preload["lede.core"]
	package.loaded.lede, package.loaded["lede.core"] = nil, nil
	package.preload["lede.core"] = load_core
	local ok, problem = pcall(body)
	package.loaded.lede, package.loaded["lede.core"] = loaded, core
	package.preload["lede.core"] = preload
	if not ok then
		error(problem, 0)
	end
end

t.test("another version of the compiled part is told", function()
	with_core(function()
		return { version = "9.8.7" }
	end, function()
		t.raises("lede: the Lua files are version " .. core.version
			.. " but the compiled lede.core is 9.8.7; `make` in ", function()
			require "lede"
		end)
	end)
end)

t.test("a compiled part that does not load is told", function()
	with_core(function()
		error("no such luck", 0)
	end, function()
		for _ = 1, 2 do -- the second time as well
			local expected = "lede: its compiled part, lede.core, does not load; `make` in "
			local message = t.raises(expected, function()
				require "lede"
			end)
			t.ok(message:find("no such luck", 1, true), message)
		end
	end)
end)

t.test("main wants a list of strings", function()
	t.raises("table expected, got no value", function()
		core.main()
	end)
	t.raises("list of strings expected", function()
		core.main { "entities", 5 }
	end)
end)

--- Runs main with these arguments, in an interpreter of its own.
local function command(arguments)
	local interpreter = assert(arg[-1], "this Lua does not say how it was started")
	local script = ("os.exit(require('lede.core').main{%s})"):format(arguments)
	local pipe = assert(io.popen(('%s -e "%s" 2>&1; echo "status $?"'):format(interpreter, script)))
	local output = pipe:read "*a"
	pipe:close()
	return output
end

t.test("main runs the command", function()
	local version = command "'--version'"
	t.ok(version:find("lede " .. core.version .. "\n", 1, true) == 1, version)
	t.ok(version:find "status 0\n$", version)
	t.ok(command("'--no-such-option'"):find("^lede: .*\nstatus 2\n$"))
	t.ok(command("'annotate', '--jsonl', 'no/such/file'"):find "status 1\n$")
end)
