--- All tests of the Lua module, in the Lua that runs this: `lua suite.lua [FILE...]`
--- LUA_PATH must find lede and this folder, LUA_CPATH lede.core.

local t = require "harness"

local files = { ... }
if #files == 0 then
	files = { "analyze", "options", "items", "phrase", "summary", "timeline", "text", "model",
		"lifetime", "session", "install", "rules", "manual" }
end
for _, name in ipairs(files) do
	t.test("reading test_" .. name, function()
		require("test_" .. name)
	end)
end
t.finish()
