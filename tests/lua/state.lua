--- What one Lua state does in states.c: analyses of several texts, in a tangle.

local lede = require "lede"
local sample = require "sample"

local docs = {}
for i = 1, 20 do
	docs[i] = assert(lede.analyze(sample.article:rep(i % 3 + 1)))
	if i % 4 == 0 then
		docs[i - 2]:close()
	end
end
return sample.dump(docs[20]) .. sample.dump(docs[19])
