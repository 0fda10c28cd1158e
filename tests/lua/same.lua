--- Prints all that is found in some texts, for same.sh to compare between Luas.

local sample = require "sample"

local texts = {
	sample.article,
	"",
	"A.",
	"Angela\255 Merkel\0 met",
	("Mr. Łukasz Żółć. "):rep(99),
}
for _, path in ipairs(arg) do
	local file = assert(io.open(path, "rb"))
	texts[#texts + 1] = file:read "*a"
	file:close()
end
for i, text in ipairs(texts) do
	print("text " .. i)
	print(sample.dump(sample.analyze(text)))
end
