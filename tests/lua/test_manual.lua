--- doc/lede-lua.txt and the annotations in init.lua know all there is.

local lede = require "lede"
local sample = require "sample"
local t = require "harness"

local function read(path)
	local file = assert(io.open(path, "rb"))
	local text = file:read "*a"
	file:close()
	return text
end

local manual = read "doc/lede-lua.txt"
local source = read "lua/lede/init.lua" .. read "lua/lede/rules.lua"

local function has_tag(tag)
	t.ok(manual:find("*" .. tag .. "*", 1, true), "doc/lede-lua.txt has no tag " .. tag)
end

t.test("every function of the module is in the manual", function()
	for name, value in pairs(lede) do
		has_tag("lede." .. name .. (type(value) == "function" and "()" or ""))
	end
end)

t.test("every method is in the manual and annotated", function()
	for object, what in pairs {
		[sample.analyze ""] = "Doc", [lede.model()] = "Model", [lede.rules {}] = "Rules",
		[lede.session()] = "Session",
	} do
		for name in pairs(debug.getmetatable(object).__index) do
			has_tag(("lede-%s:%s()"):format(what:lower(), name))
			local class = source:match("%-%-%-@class lede." .. what .. "\n(.-)\n\n")
			t.ok(class:find("@field " .. name .. " fun(self", 1, true), name .. " is not annotated")
		end
	end
end)

t.test("every field of an item is in the manual and annotated", function()
	local doc = sample.analyze(sample.article)
	for what, items in pairs {
		Entity = doc:entities(), Sentence = doc:sentences(), Token = doc:tokens(),
	} do
		for name in pairs(items[1]) do
			local entry = "\n        [%w, ]*%f[%w]" .. name .. "%f[%W]"
			t.ok(manual:find(entry), name .. " is not in the manual")
			t.ok(source:find("@field " .. name .. "%?? "), name .. " is not annotated")
		end
		has_tag("lede-" .. what:lower())
	end
end)

t.test("every type is in the manual and annotated", function()
	for _, name in ipairs(lede.types) do
		t.ok(manual:find("\n            " .. name .. " ", 1, true), name .. " is not in the manual")
		t.ok(source:find('"' .. name .. '"', 1, true), name .. " is not annotated")
	end
end)

t.test("every link of the manual leads somewhere", function()
	local all = manual .. read "doc/lede.txt"
	local count = 0
	for link in manual:gmatch "|([%w.:()_-]+)|" do
		count = count + 1
		t.ok(all:find("*" .. link .. "*", 1, true), "no tag " .. link)
	end
	t.ok(count > 10)
end)

t.test("the manual's first example runs", function()
	local example = manual:match "\n>\n(.-)\n<\n"
	local printed = {}
	local run = assert((rawget(_G, "loadstring") or load)("local print = ...\n" .. example))
	run(function(name)
		printed[#printed + 1] = name
	end)
	t.eq({ "Angela Merkel", "Emmanuel Macron" }, printed)
end)
