--- Texts that tests share, and what holds for the analysis of any text.

local t = require "harness"
local lede = require "lede"

local M = {}

M.article = table.concat({
	"# A meeting in Berlin",
	"",
	"German Chancellor Angela Merkel met Emmanuel Macron in Berlin on Monday.",
	"They spoke of Boeing and of the European Union, said Ms. Merkel's office.",
	"",
	"- Zoë Kravitz flew from São Paulo to New York.",
	"- Prices rose by 3,500 dollars; see https://example.com/a?b=1 or ask me@example.com.",
	"",
	"Mr. Macron, 46, called `run()` “odd”… and left for Washington 🙂.",
}, "\n")

--- Everything about a text, by all methods.
---@param text string
---@param opts? table
function M.analyze(text, opts)
	local doc, message = lede.analyze(text, opts)
	t.ok(doc, message)
	return doc
end

local function check_order(items, text)
	local before = 0
	for i, item in ipairs(items) do
		t.eq(i, item.index)
		t.ok(item.first > before, "items overlap")
		t.ok(item.first <= item.last and item.last <= #text, "a span is empty or too long")
		t.eq(text:sub(item.first, item.last), item.text)
		before = item.last
	end
end

--- Raises if the document breaks a promise of the manual.
function M.check_promises(doc, text)
	t.eq(text, doc:text())
	local sentences, entities, tokens = doc:sentences(), doc:entities(), doc:tokens()
	t.eq(#sentences, #doc)
	for _, items in ipairs { sentences, entities, tokens } do
		check_order(items, text)
	end
	for _, entity in ipairs(entities) do
		local sentence = sentences[entity.sentence]
		t.ok(sentence, "an entity has no sentence")
		t.ok(sentence.first <= entity.first and entity.last <= sentence.last)
		t.ok(entity.score >= 0 and entity.score <= 1, "a score is no probability")
	end
end

--- A document as one string, the same in every Lua.
function M.dump(doc)
	local lines = {}
	local function add(kind, items, ...)
		for _, item in ipairs(items) do
			local line = { kind, item.first, item.last }
			for _, field in ipairs { ... } do
				local value = item[field]
				line[#line + 1] = type(value) == "number" and ("%.6f"):format(value)
					or tostring(value)
			end
			lines[#lines + 1] = table.concat(line, " ")
		end
	end
	add("sentence", doc:sentences(), "block")
	add("entity", doc:entities(), "type", "score", "sentence")
	add("token", doc:tokens(), "kind", "glued")
	return table.concat(lines, "\n")
end

return M
