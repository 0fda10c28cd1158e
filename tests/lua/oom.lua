--- What oom.c calls with ever more memory: every function of the module that allocates.

local lede = require "lede"

local text = "# Rain\n\nAngela Merkel met Emmanuel Macron in Berlin. It rained."

return function()
	local found = {}
	local doc = assert(lede.analyze(text, { date = "2024-05-01", markup = "markdown" }))
	for entity in doc:each_entity { type = lede.types, min_score = 0.1 } do
		found[#found + 1] = entity.text .. entity.type
	end
	for _, token in ipairs(doc:tokens(3, 50)) do
		found[#found + 1] = token.text .. token.kind
	end
	for sentence in doc:each_sentence() do
		found[#found + 1] = sentence.text .. sentence.block
	end
	local _, sentence = doc:at(20)
	found[#found + 1] = sentence.text .. tostring(doc) .. tostring(lede.model())
	local session = assert(lede.session())
	lede.work(session:start(text, { date = "2024-05-01" }))
	found[#found + 1] = assert(session:finish()):date() .. #assert(session:analyze(text))
	session:close()
	local _, message = lede.analyze("\255", { strict = true })
	return table.concat(found, " ") .. message .. lede.model_info().checksum
end
