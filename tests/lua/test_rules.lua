--- Rules of users' own: made, found, edited.

local lede = require "lede"
local t = require "harness"

local text = "Angela Merkel met PROJ-12 and Zorblax in Paris."

local function found(opts, filter)
	local list = {}
	for _, entity in ipairs(assert(lede.analyze(text, opts)):entities(filter)) do
		list[#list + 1] = entity.type .. " " .. entity.text
	end
	return list
end

local folder = os.tmpname()
os.remove(folder)

local function write(name, bytes)
	assert(require("lede.core").replace_file(folder .. "/" .. name, bytes))
	return folder .. "/" .. name
end

local function read(path)
	local file = assert(io.open(path, "rb"))
	local bytes = file:read "*a"
	file:close()
	return bytes
end

t.test("rules are made of texts and files, one or several", function()
	local path = write("terms.tsv", "Zorblax\tALIEN\tZorblax the Great\nbad\n")
	local rules = assert(lede.rules {
		terms = { path, { text = "Paris\t-\n" } },
		patterns = { text = "TICKET PROJ-\\d+", name = "mine" },
		decisions = { { text = "Angela Merkel : ORG" } },
	})
	t.eq({ "ORG Angela Merkel", "TICKET PROJ-12", "ALIEN Zorblax" }, found { rules = rules })
	t.eq({ "ALIEN", "TICKET" }, rules:types())
	t.eq({ { file = path, line = 2, message = "a term, a tab and its type are wanted" } },
		rules:warnings())
	t.eq({ "ALIEN Zorblax" }, found({ rules = rules }, { type = "ALIEN" }))
	t.eq({ "ORG Angela Merkel", "ALIEN Zorblax" },
		found { rules = rules, types = { "ALIEN", "ORG", "EVENT" } })
	t.eq({}, found { rules = rules, types = {} })
	local entity = lede.analyze(text, { rules = rules, types = "ALIEN" }):entities()[1]
	t.eq("Zorblax the Great", entity.value)
end)

t.test("analyze makes rules of a table", function()
	local spec = { terms = { text = "Zorblax\tALIEN" } }
	t.eq({ "ALIEN Zorblax" }, found({ rules = spec }, { type = "ALIEN" }))
	local doc, message, code = lede.analyze(text, { rules = { terms = folder .. "/none" } })
	t.eq({ false, "EIO" }, { doc or false, code })
	t.ok(message:find("/none: ", 1, true))
end)

t.test("min_score leaves out what is less probable", function()
	local all = lede.analyze(text)
	local scores = {}
	for _, entity in ipairs(all:entities()) do
		scores[#scores + 1] = entity.score
	end
	local most = math.max((rawget(table, "unpack") or rawget(_G, "unpack"))(scores))
	t.eq(#all:entities { min_score = most }, #lede.analyze(text, { min_score = most }):entities())
end)

t.test("wrong specifications are told", function()
	t.raises("table expected, got nil", function() lede.rules() end)
	t.raises("no kind of rules: term;", function() lede.rules { term = "x" } end)
	t.raises("terms: path or {text = string} expected, got number", function()
		lede.rules { terms = 5 }
	end)
	t.raises("a list of sources with their kind expected", function() lede.rules { "x" } end)
	t.raises("opts.rules: lede rules or table expected, got 5", function()
		lede.analyze(text, { rules = 5 })
	end)
	t.raises('opts.types: no such type: "ALIEN"', function()
		lede.analyze(text, { types = "ALIEN" })
	end)
end)

t.test("a pattern that is given up is a warning of the document", function()
	local evil = lede.rules { patterns = { text = "\nEVIL (?:a|a)*b|(a+)+$c\n", name = "evil" } }
	t.eq({}, evil:warnings())
	local doc = lede.analyze(("a"):rep(60), { rules = evil })
	local message = "the pattern backtracks too much (match limit)"
	t.eq({ { file = "evil", line = 2, message = message } }, doc:warnings())
	t.eq({}, lede.analyze("b", { rules = evil }):warnings())
end)

t.test("lists are found in front matter and project", function()
	write(".lede/terms.tsv", "Zorblax\tALIEN\n")
	write(".lede/other.txt", "")
	local path = write("notes/a.md", "---\nlede:\n  decisions:\n    - A = B\n---\nZorblax.\n")
	local lists = lede.lists { path = path }
	t.eq({ "decisions", "file", path }, { lists[1].kind, lists[1].scope, lists[1].path })
	t.eq("\n\n\nA = B", (lists[1].text:gsub("%s+$", "")))
	t.eq({ "terms", "project" }, { lists[2].kind, lists[2].scope })
	t.eq("/.lede/terms.tsv", lists[2].path:sub(-16))
	t.eq({ "ALIEN Zorblax" }, found({ rules = lede.rules(lists) }, { type = "ALIEN" }))
	t.eq("project", lede.lists({ path = path, text = "no front matter" })[1].scope)
end)

t.test("decisions are added and taken out, and all else stays", function()
	local path = folder .. "/decisions/mine.txt"
	t.ok(lede.decide(path, "Kishida = Fumio Kishida"))
	t.eq("Kishida = Fumio Kishida\n", read(path))
	write("decisions/mine.txt", "# mine\r\n\r\n  Jordan : PERSON  # him\r\nnonsense\r\nA = B")
	t.ok(lede.decide(path, "Jordan : -"))
	t.ok(lede.decide(path, "B != A"))
	t.ok(lede.decide(path, "A => C"))
	t.eq("# mine\r\n\r\n  Jordan : -  # him\r\nnonsense\r\nB != A\r\nA => C\r\n", read(path))
	t.eq(true, lede.undecide(path, "B != A"))
	t.eq(false, lede.undecide(path, "B != A"))
	t.eq("# mine\r\n\r\n  Jordan : -  # him\r\nnonsense\r\nA => C\r\n", read(path))
	t.eq("EINVAL", (select(3, lede.decide(path, { "D : -", "nonsense" }))))
	t.eq(true, lede.decide(path, {}))
	t.eq("# mine\r\n\r\n  Jordan : -  # him\r\nnonsense\r\nA => C\r\n", read(path))
	t.ok(lede.decide(path, { "D : -", "Jordan : ORG", "D : LOC" }))
	t.eq("# mine\r\n\r\n  Jordan : ORG  # him\r\nnonsense\r\nA => C\r\nD : LOC\r\n", read(path))
	t.eq("EINVAL", (select(3, lede.decide(path, "nonsense"))))
	t.eq("EINVAL", (select(3, lede.decide(path, "A = B\nC = D"))))
	t.eq("EIO", (select(3, lede.decide(folder .. "/a/b/c/d", "A = B"))))
end)

t.test("terms are added, and all else stays", function()
	local path = folder .. "/terms/mine.tsv"
	t.ok(lede.add_term(path, " Zorblax\n the Great", "ALIEN"))
	t.eq("Zorblax the Great\tALIEN\n", read(path))
	write("terms/mine.tsv", "# mine\r\nZorblax\tALIEN\tZ.\texact\r\n\\#12  TICKET  N\r\nodd\r\nA\tB")
	t.ok(lede.add_term(path, "Zorblax", "-"))
	t.ok(lede.add_term(path, "#12", "CASE"))
	t.ok(lede.add_term(path, "odd", "THING"))
	t.ok(lede.add_term(path, "A", "B"))
	t.eq("# mine\r\nZorblax\t-\tZ.\texact\r\n\\#12  CASE  N\r\nodd\r\nA\tB\r\nodd\tTHING\r\n",
		read(path))
	t.eq(4, lede.rules({ terms = path }):warnings()[1].line)
	t.eq("EINVAL", (select(3, lede.add_term(path, " ", "ORG"))))
	t.eq("EINVAL", (select(3, lede.add_term(path, "Zorblax", "alien"))))
	t.eq("EIO", (select(3, lede.add_term(folder .. "/a/b/c/d", "A", "ORG"))))
end)

os.execute("rm -r '" .. folder .. "'")
