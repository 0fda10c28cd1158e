--- The smallest test bed that says what went wrong where, for any Lua.
---
---     local t = require "harness"
---     t.test("two and two", function() t.eq(4, 2 + 2) end)
---     t.finish()

local M = { passed = 0, failed = 0 }

local show

local function show_table(value, depth)
	local parts, seen = {}, {}
	for i, item in ipairs(value) do
		seen[i] = true
		parts[#parts + 1] = show(item, depth + 1)
	end
	local keys = {}
	for key in pairs(value) do
		if not seen[key] then
			keys[#keys + 1] = key
		end
	end
	table.sort(keys, function(a, b)
		return tostring(a) < tostring(b)
	end)
	for _, key in ipairs(keys) do
		parts[#parts + 1] = tostring(key) .. " = " .. show(value[key], depth + 1)
	end
	return "{" .. table.concat(parts, ", ") .. "}"
end

--- A value in words, the same in every Lua (4.0 is 4).
function show(value, depth)
	depth = depth or 0
	if type(value) == "string" then
		return ("%q"):format(value)
	elseif type(value) == "table" and depth < 4 then
		return show_table(value, depth)
	elseif type(value) == "number" then
		return ("%.14g"):format(value)
	end
	return tostring(value)
end
M.show = show

--- Runs a test: it fails when it raises.
---@param name string
---@param body fun()
function M.test(name, body)
	local ok, message = xpcall(body, function(problem)
		return type(problem) == "table" and problem.message or debug.traceback(problem, 2)
	end)
	if ok then
		M.passed = M.passed + 1
	else
		M.failed = M.failed + 1
		print(("FAILED %s\n    %s"):format(name, tostring(message):gsub("\n", "\n    ")))
	end
end

-- The line of the test, not of this file.
local function fail(message)
	local level = 2
	local here = debug.getinfo(1, "S").short_src
	while debug.getinfo(level, "S").short_src == here do
		level = level + 1
	end
	local place = debug.getinfo(level, "Sl")
	error({ message = ("%s:%d: %s"):format(place.short_src, place.currentline, message) }, 0)
end

--- Equal in all they hold?
function M.eq(expected, got, what)
	if show(expected) ~= show(got) then
		what = what and what .. ": " or ""
		fail(("%sexpected %s, got %s"):format(what, show(expected), show(got)))
	end
end

function M.ok(condition, what)
	if not condition then
		fail(what or "is not so")
	end
end

--- body must raise an error that has all of message in it, as plain text.
function M.raises(message, body)
	local ok, got = pcall(body)
	if ok then
		fail("raised nothing; expected: " .. message)
	elseif not tostring(got):find(message, 1, true) then
		fail(("expected the error: %s\n     got: %s"):format(message, tostring(got)))
	end
	return got
end

--- Prints the count; a failure makes the interpreter's exit status 1.
function M.finish()
	print(("%d passed, %d failed"):format(M.passed, M.failed))
	if M.failed > 0 then
		os.exit(1)
	end
	-- Not os.exit(0): the state is to be closed, for those who look for leaks.
end

return M
