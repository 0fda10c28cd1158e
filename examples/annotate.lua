-- Prints the people in a text, how often each is named, and where first.
--
--     lua examples/annotate.lua FILE
--
-- lede must be installed for this Lua (`luarocks make`), or LUA_PATH and LUA_CPATH say where it is.

local lede = require "lede"

local path = arg[1]
if not path then
	io.stderr:write("usage: lua annotate.lua FILE\n")
	os.exit(2)
end
local file = assert(io.open(path, "rb"))
local text = file:read "*a"
file:close()

local doc = assert(lede.analyze(text))

-- What is found is in the order of the text.
local people, mentions = {}, {}
for entity in doc:each_entity { type = "PERSON", min_score = 0.5 } do
	local name = entity.text:gsub("%s+", " ") -- a name may run over the end of a line
	if not mentions[name] then
		mentions[name] = 0
		local _, sentence = doc:at(entity.first)
		people[#people + 1] = { name = name, first = entity.first, sentence = sentence.index }
	end
	mentions[name] = mentions[name] + 1
end

for _, person in ipairs(people) do
	local line = "%-24s %2d  first at byte %d, in sentence %d of %d"
	print(line:format(person.name, mentions[person.name], person.first, person.sentence, #doc))
end
