--- Sentences, tokens, entities: lists, iterators, filters, ranges, positions.

local sample = require "sample"
local t = require "harness"

local text = sample.article
local doc = sample.analyze(text)

local function collect(iterator)
	local items = {}
	for item in iterator do
		items[#items + 1] = item
	end
	return items
end

--- The items of a list that have a byte in first..last, the slow way.
local function within(items, first, last)
	local found = {}
	for _, item in ipairs(items) do
		if first <= last and item.last >= first and item.first <= last then
			found[#found + 1] = item
		end
	end
	return found
end

t.test("iterators give what lists give", function()
	t.eq(doc:sentences(), collect(doc:each_sentence()))
	t.eq(doc:tokens(), collect(doc:each_token()))
	t.eq(doc:entities(), collect(doc:each_entity()))
	local filter = { type = { "PERSON", "GPE" }, min_score = 0.5, first = 60, last = 300 }
	t.eq(doc:entities(filter), collect(doc:each_entity(filter)))
	t.eq(doc:tokens(60, 300), collect(doc:each_token(60, 300)))
	t.eq(doc:sentences(60, 300), collect(doc:each_sentence(60, 300)))
end)

t.test("an iterator at its end stays there", function()
	local next_token = sample.analyze("Rain."):each_token()
	t.eq("Rain", next_token().text)
	t.eq(".", next_token().text)
	t.eq(nil, next_token())
	t.eq(nil, next_token())
end)

t.test("iterators do not disturb each other", function()
	local pairs_seen = 0
	for _ in doc:each_sentence() do
		for _ in doc:each_sentence() do
			pairs_seen = pairs_seen + 1
		end
	end
	t.eq(#doc * #doc, pairs_seen)
end)

t.test("an iterator runs in coroutines", function()
	local expected = #doc:tokens()
	local nexts = doc:each_token()
	local function take()
		coroutine.yield((nexts()))
	end
	local seen = 0
	repeat
		local _, token = coroutine.resume(coroutine.create(take))
		seen = seen + (token and 1 or 0)
	until not token
	t.eq(expected, seen)
end)

t.test("every range of positions holds what it touches", function()
	local sentences, tokens, entities = doc:sentences(), doc:tokens(), doc:entities()
	for first = 0, #text + 2, 7 do
		for _, length in ipairs { 0, 1, 2, 30, 1000 } do
			local last = first + length - 1
			if last >= 0 then
				t.eq(#within(sentences, first, last), #doc:sentences(first, last))
				t.eq(within(tokens, first, last), doc:tokens(first, last))
				t.eq(within(entities, first, last), doc:entities { first = first, last = last })
			end
		end
	end
end)

t.test("one end of a range may be open", function()
	t.eq(within(doc:tokens(), 100, 1 / 0), doc:tokens(100))
	t.eq(within(doc:tokens(), 1, 100), doc:tokens(nil, 100))
	t.eq(within(doc:entities(), 100, 1 / 0), doc:entities { first = 100 })
	t.eq(within(doc:entities(), 1, 100), doc:entities { last = 100 })
end)

t.test("huge positions are beyond the end", function()
	for _, huge in ipairs { 2 ^ 31, 2 ^ 32, 2 ^ 53, 1e300, math.huge } do
		t.eq(#doc:tokens(), #doc:tokens(1, huge))
		t.eq({}, doc:tokens(huge))
		t.eq({}, doc:entities { first = huge })
		local entity, sentence = doc:at(huge)
		t.eq(nil, entity)
		t.eq(nil, sentence)
	end
end)

t.test("wrong positions are told", function()
	local expected = "(position (a whole number from 0 on) expected)"
	for _, wrong in ipairs { -1, 1.5, "1", {}, true } do
		t.raises("to 'tokens' " .. expected, function()
			doc:tokens(wrong)
		end)
		t.raises("to 'sentences' " .. expected, function()
			doc:sentences(1, wrong)
		end)
		t.raises("to 'each_token' " .. expected, function()
			doc:each_token(wrong)
		end)
		t.raises("to 'at' " .. expected, function()
			doc:at(wrong)
		end)
	end
	t.raises("to 'at' " .. expected, function()
		doc:at()
	end)
end)

t.test("at finds the entity and the sentence of every byte", function()
	local entities, sentences = doc:entities(), doc:sentences()
	for position = 0, #text + 3 do
		local entity, sentence = doc:at(position)
		t.eq(within(entities, position, position)[1], entity)
		t.eq(within(sentences, position, position)[1], sentence)
	end
end)

t.test("type picks entities", function()
	local all, count = doc:entities(), 0
	for _, name in ipairs(require("lede").types) do
		for _, entity in ipairs(doc:entities { type = name }) do
			t.eq(name, entity.type)
			t.eq(all[entity.index], entity)
			count = count + 1
		end
	end
	t.eq(#all, count)
	t.eq({}, doc:entities { type = {} })
	t.eq(#all, #doc:entities { type = require("lede").types })
	t.eq(doc:entities { type = "PERSON" }, doc:entities { type = { "PERSON", "PERSON" } })
end)

t.test("min_score picks entities", function()
	local all = doc:entities()
	t.eq(all, doc:entities { min_score = 0 })
	for _, entity in ipairs(all) do
		local expected = 0
		for _, other in ipairs(all) do
			expected = expected + (other.score >= entity.score and 1 or 0)
		end
		t.eq(expected, #doc:entities { min_score = entity.score })
	end
end)

t.test("sentences say what they stand in", function()
	local blocks = {}
	for sentence in doc:each_sentence() do
		blocks[sentence.block] = (blocks[sentence.block] or "") .. sentence.text .. "|"
	end
	t.eq("A meeting in Berlin|", blocks.heading)
	t.ok(blocks.list_item:find("Zoë Kravitz flew from São Paulo to New York.", 1, true))
	t.ok(blocks.paragraph:find("met Emmanuel Macron in Berlin on Monday.", 1, true))
	local table_text = "| Name | City |\n|---|---|\n| Ann | Rome |\n"
	t.eq("table_cell", sample.analyze(table_text):sentences()[1].block)
end)

t.test("tokens say what they are", function()
	local kinds = {}
	for token in doc:each_token() do
		kinds[token.kind] = kinds[token.kind] or token.text
	end
	t.eq("A", kinds.word)
	t.eq(".", kinds.punct)
	t.eq("3,500", kinds.number)
	t.eq("https://example.com/a?b=1", kinds.url)
	t.eq("me@example.com", kinds.email)
	t.ok(kinds.code and kinds.code:find("run()", 1, true), "no code")
end)

t.test("tokens say whether they are glued", function()
	local glued = {}
	for token in sample.analyze("Stop, now."):each_token() do
		glued[#glued + 1] = token.text .. (token.glued and "+" or "")
	end
	t.eq("Stop ,+ now .+", table.concat(glued, " "))
end)

t.test("clusters say who is who", function()
	local list, entities = doc:clusters(), doc:entities()
	local merkel
	for i, cluster in ipairs(list) do
		t.eq(i, cluster.index)
		t.ok(i == 1 or list[i - 1].salience >= cluster.salience, "out of order")
		t.eq(cluster.count, #cluster.mentions)
		t.eq(cluster.text, text:sub(cluster.first, cluster.last))
		local count = 0
		for _, alias in ipairs(cluster.aliases) do
			t.eq(alias.text, text:sub(alias.first, alias.last))
			count = count + alias.count
		end
		t.eq(cluster.count, count)
		for _, mention in ipairs(cluster.mentions) do
			t.eq(i, entities[mention].cluster)
			t.eq(cluster.type, entities[mention].type)
		end
		if cluster.name == "Angela Merkel" then
			merkel = cluster
		end
	end
	t.ok(merkel, "no Angela Merkel")
	t.eq(2, merkel.count)
	t.eq("German Chancellor", merkel.role)
	t.eq("Merkel", entities[merkel.mentions[2]].text)
end)

t.test("clusters of one type", function()
	local people = doc:clusters { type = "PERSON" }
	t.ok(#people > 0 and #people < #doc:clusters(), "not a part of them")
	for _, cluster in ipairs(people) do
		t.eq("PERSON", cluster.type)
	end
end)

t.test("clusters are counted by type", function()
	local counts = {}
	for _, cluster in ipairs(doc:clusters()) do
		counts[cluster.type] = (counts[cluster.type] or 0) + 1
	end
	local got = doc:cluster_counts()
	for type, count in pairs(got) do
		t.eq(counts[type], count)
		counts[type] = nil
	end
	t.ok(got.PERSON and next(counts) == nil, "not all types")
	t.eq(nil, next(sample.analyze("Nobody is here."):cluster_counts()))
end)

t.test("pronouns when asked for", function()
	local said = "Angela Merkel met ministers. Then she left."
	t.eq(1, #sample.analyze(said):entities { type = "PERSON" })
	local entities = sample.analyze(said, { pronouns = true }):entities { type = "PERSON" }
	t.eq("she", entities[2].text)
	t.eq(true, entities[2].inferred)
	t.eq(entities[1].cluster, entities[2].cluster)
end)
