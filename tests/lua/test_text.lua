--- Texts as they come: several bytes a letter, no letters at all, broken, long.

local sample = require "sample"
local t = require "harness"

local function promises(name, text)
	t.test(name, function()
		for _, markup in ipairs { "markdown", "none" } do
			local doc = sample.analyze(text, { markup = markup })
			sample.check_promises(doc, text)
			for position = 0, math.min(#text + 2, 50) do
				doc:at(position)
			end
		end
	end)
end

promises("one byte", "a")
promises("one space", " ")
promises("one newline", "\n")
promises("a lone bracket", "(")
promises("a lone initial", "A.")
promises("NUL alone", "\0")
promises("NULs in the text", "Anna\0Smith saw\0\0 Berlin.\0")
promises("a byte order mark", "\239\187\191Berlin fell.")
promises("CR and LF", "Angela Merkel\r\nmet Macron.\r\n\r\nIt rained.\r")
promises("no-break spaces", "Mr.\194\160Macron met\226\128\175Ms.\194\160Merkel.")
promises("long letters", "Zoë Ó Néill и Łukasz Żółć met 安倍 晋三 and 🙂🙃 Smith.")
promises("bad bytes", "Angela\255 Merkel \128\129 met \240\159 Macron\237\160\128.")
promises("an open multibyte letter at the end", "Angela Merkel\226\128")
promises("overlong and too large", "a \192\175 b \244\144\128\128 c \248\136\128\128\128 Paris")
promises("Markdown that never closes", "# A\n```\ncode [x](y <b *c* | ~~~\n- `")
promises("many brackets", ("["):rep(5000) .. "Paris" .. ("("):rep(5000))
promises("one long line", ("Angela Merkel met Emmanuel Macron in Berlin today. "):rep(400))
promises("one long token", ("x"):rep(200000))
promises("many short lines", ("A.\n"):rep(3000))

t.test("every byte value anywhere", function()
	local bytes = {}
	for value = 0, 255 do
		bytes[#bytes + 1] = string.char(value)
		bytes[#bytes + 1] = "Paris" .. string.char(value) .. " "
	end
	local text = table.concat(bytes)
	sample.check_promises(sample.analyze(text), text)
end)

t.test("positions are bytes of the text as given", function()
	local text = "Çok güzel: Zoë Kravitz ate crème brûlée in São Paulo."
	for token in sample.analyze(text):each_token() do
		t.eq(token.text, text:sub(token.first, token.last))
	end
	local tokens = sample.analyze(text):tokens()
	t.eq("Çok", tokens[1].text)
	t.eq(4, tokens[1].last)
	t.eq(6, tokens[2].first)
end)

t.test("random bytes keep every promise", function()
	local state = 12345 -- a generator of our own: the same texts in every Lua
	local function random(n)
		state = (state * 1103515245 + 12345) % 2147483648
		return math.floor(state / 65536) % n
	end
	local parts = { "A", ".", " ", "\n", "`", "[", "](", "<", "Mr.", "é", "\226\128\156", "\255",
		"-", "|", "#", "3", "'s", "http://", "@", "\0", "U.S.", "Ann" }
	for _ = 1, 60 do
		local text = {}
		for i = 1, random(60) do
			text[i] = parts[random(#parts) + 1]
		end
		text = table.concat(text)
		sample.check_promises(sample.analyze(text), text)
	end
end)
