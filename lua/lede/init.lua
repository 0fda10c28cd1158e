--- lede: who, what, where and when in English prose. See `:h lede-lua` or doc/lede-lua.txt.
---
---     local lede = require "lede"
---     local doc = assert(lede.analyze("Angela Merkel met Emmanuel Macron in Berlin."))
---     for entity in doc:each_entity { type = "PERSON" } do
---         print(entity.text, entity.first, entity.last, entity.score)
---     end
---
--- Positions are bytes, 1-based and inclusive: `text:sub(e.first, e.last) == e.text`.
--- Wrong arguments raise an error; what fails at run time returns nil, a message and a code.

---@alias lede.Type
---| "PERSON" | "NORP" | "ORG" | "GPE" | "LOC" | "FAC" | "EVENT" | "PRODUCT" | "WORK" | "LAW"
---| "DATE" | "TIME" | "MONEY" | "PERCENT" | "QUANTITY" | "ORDINAL" | "CARDINAL"
---| "URL" | "EMAIL" | "HANDLE" | "HASHTAG" | "PHONE"

---@class lede.Span
---@field first integer position of its first byte
---@field last integer position of its last byte
---@field text string
---@field index integer its number among its like

---@class lede.Entity: lede.Span
---@field type lede.Type
---@field score number probability, 0..1, that these are its bounds and its type
---@field sentence integer index of the sentence it is in
---@field value? string what it says in a normal form, as "2024-05-03" or "5000000 USD"
---@field cluster? integer index of the cluster it belongs to, in doc:clusters()
---@field inferred? boolean true for a pronoun (option pronouns)

---@class lede.Alias: lede.Span where it is written so first
---@field count integer mentions that are written so

---@class lede.Related
---@field cluster? integer index in doc:clusters(); nil for an adjective
---@field relation "together"|"nation"|"adjective" named together; a country, its people, its word
---@field count integer sentences, for "together"; times, for "adjective"
---@field text? string the adjective; first and last are where it is first

---@class lede.Cluster: lede.Span its first mention, and its number by salience
---@field name string its fullest form in the text
---@field type lede.Type
---@field role? string what the text says it is, as "Japanese Prime Minister"
---@field salience number 0..1: how much of the text is about it
---@field sentence integer index of the sentence of the first mention
---@field count integer of mentions
---@field mentions integer[] indexes of entities, in the order of the text
---@field aliases lede.Alias[] the ways of writing it, the most frequent first
---@field related lede.Related[] the closest first

---@class lede.Sentence: lede.Span
---@field block "paragraph"|"heading"|"list_item"|"table_cell" what it stands in

---@class lede.Token: lede.Span
---@field kind "word"|"number"|"punct"|"url"|"email"|"code"
---@field glued boolean no white space between it and the token before

---@class lede.Keyphrase
---@field text string
---@field score number beside the best one of the text, which has 1
---@field type? lede.Type of a name
---@field mentions {first: integer, last: integer}[] where it stands

---@class lede.Facts
---@field title? string
---@field language? string "English", "German" ..; nil if there is too little to tell
---@field foreign boolean the text is surely not in English
---@field words integer
---@field sentences integer
---@field seconds integer to read it
---@field reading_ease number Flesch: 100 very easy, 60 plain English, 30 hard

---@class lede.Filter
---@field type? lede.Type|lede.Type[] only these types
---@field min_score? number only with that probability or more, 0..1
---@field first? integer only what has a byte at this position or later
---@field last? integer only what has a byte at this position or earlier

---@class lede.Event a date of the text
---@field first integer
---@field last integer
---@field text string
---@field value string as TIMEX3 writes it, "2014-04-08"
---@field precision? string "minute", "day", "week", "month", ...; nil when it can't be placed
---@field from? string its first day, "2014-04-08"
---@field to? string its last day
---@field entity integer index of the entity
---@field sentence integer index of the sentence
---@field people string[] who is named in that sentence

---@class lede.SummaryOptions
---@field sentences? integer at most so many; 3 if there is no other limit
---@field words? integer at most so many words
---@field chars? integer at most so many characters
---@field ratio? number at most that share of the words, 0..1
---@field rank? boolean the best sentence first
---@field range? integer[] {first, last}: only sentences with a byte in it
---@field focus? string only sentences about that name or those words
---@field known? lede.Doc only what is new against that document
---@field keep? integer[] indexes of sentences that must be in it
---@field exclude? string|integer[] no sentence with all those words; or indexes of sentences

---@class lede.SummarySentence: lede.Span
---@field sentence integer its index
---@field score number what it says, 0..1
---@field trim? integer bytes at its beginning that may be left out
---@field pronoun? {first: integer, last: integer, text: string, name: string}

---@class lede.Doc
---@field summary fun(self, opts?: lede.SummaryOptions): lede.SummarySentence[]?, string?, string?
---@field entities fun(self, filter?: lede.Filter): lede.Entity[]
---@field sentences fun(self, first?: integer, last?: integer): lede.Sentence[]
---@field tokens fun(self, first?: integer, last?: integer): lede.Token[]
---@field clusters fun(self, filter?: { type?: lede.Type|lede.Type[] }): lede.Cluster[]
---@field cluster_counts fun(self): table<lede.Type, integer>
---@field each_entity fun(self, filter?: lede.Filter): fun(): lede.Entity?
---@field each_sentence fun(self, first?: integer, last?: integer): fun(): lede.Sentence?
---@field each_token fun(self, first?: integer, last?: integer): fun(): lede.Token?
---@field at fun(self, position: integer): lede.Entity?, lede.Sentence?
---@field keyphrases fun(self, opts?: {n?: integer}): lede.Keyphrase[]?, string?, string?
---@field facts fun(self): lede.Facts
---@field text fun(self): string
---@field date fun(self): string?
---@field timeline fun(self, range?: {from: string?, to: string?}): lede.Event[], lede.Event[]
---@field warnings fun(self): lede.Warning[]
---@field close fun(self)

---@class lede.ModelInfo
---@field format integer version of the model's format
---@field features integer rows of its weight table
---@field names integer entries of its name lists
---@field bytes integer
---@field checksum string 16 hexadecimal digits that name the model exactly

---@class lede.Model
---@field info fun(self): lede.ModelInfo

---@class lede.Options
---@field markup? "markdown"|"none" "markdown" (the default) reads no code, links' targets, HTML
---@field pronouns? boolean find he and she too, where it is clear who is meant
---@field strict? boolean fail on invalid UTF-8 (code EUTF8) instead of reading past it
---@field max_bytes? integer fail on longer texts (code ETOOBIG)
---@field model? lede.Model instead of the built-in one
---@field date? string "YYYY-MM-DD", the day the text is of; kept as doc:date()
---@field file? string name of the text's file: a day in it counts when nothing else gives one
---@field day_first? boolean read 3/5/2015 as 3 May
---@field types? lede.Type|lede.Type[] report only these
---@field min_score? number report only what has that probability or more, 0..1
---@field rules? lede.Rules|lede.RulesSpec|lede.RulesSource[] wins over all else; see `lede.rules`

---@class lede.Session
---@field start fun(self, text: string, opts?: lede.Options): string?, string?, string? a ticket
---@field finish fun(self): lede.Doc?, string?, string?, integer?
---@field analyze fun(self, text: string, opts?: lede.Options): lede.Doc?, string?, string?
---@field cancel fun(self)
---@field state fun(self): "idle"|"ready"|"running"|"done"|"closed"
---@field close fun(self)

local VERSION = "0.1.0"

-- The folder that has lua/lede/init.lua; nil if luarocks has put the files elsewhere.
local here = debug.getinfo(1, "S").source:sub(2):gsub("\\", "/")
local root = here:match "^(.+)/lua/lede/init%.lua$" or here == "lua/lede/init.lua" and "."
local remedy = root and ("`make` in %s builds it"):format(root)
	or "`luarocks install lede` brings both"

-- Lua 5.1 would remember the failure and answer "loop or previous error" from then on, even when
-- the module has been built meanwhile.
local function refuse(message, name)
	package.loaded["lede.core"], package.loaded[name or "lede"] = nil, nil
	error("lede: " .. message, 0)
end

local found, core = pcall(require, "lede.core")
if not found then
	local message = "its compiled part, lede.core, does not load; %s\n%s"
	refuse(message:format(remedy, core), ...)
end
if core.version ~= VERSION then
	local message = "the Lua files are version %s but the compiled lede.core is %s; %s"
	refuse(message:format(VERSION, tostring(core.version), remedy), ...)
end

local M = {
	version = VERSION,
	types = core.types, ---@type lede.Type[]
}

--- Finds the sentences, tokens and entities of a text.
---@type fun(text: string, opts?: lede.Options): lede.Doc?, string?, string?, integer?
M.analyze = core.analyze

--- What analyses one text at a time, in this thread or another.
---@type fun(model?: lede.Model): lede.Session?, string?, string?
M.session = core.session

--- Does the analysis that a session has started, in whichever thread this is called; false if
--- there is nothing to do any more.
---@type fun(ticket: string): boolean
M.work = core.work

for name, value in pairs(require "lede.rules") do
	M[name] = value
end
core._make_rules_by(M.rules)

local function read_file(path)
	local file, message = io.open(path, "rb")
	if not file then
		return nil, message
	end
	local bytes, why = file:read("*a")
	file:close()
	return bytes, bytes == nil and ("%s: %s"):format(path, why or "can't be read") or nil
end

--- A model: the built-in one, that of a file, or that in `source.bytes`.
---@param source? string|{bytes: string}
---@return lede.Model?, string? message, string? code "EIO" if the file can't be read
function M.model(source)
	if source == nil then
		return core.builtin_model()
	end
	local bytes, message
	if type(source) == "string" then
		bytes, message = read_file(source)
		if not bytes then
			return nil, message, "EIO"
		end
	elseif type(source) == "table" and type(source.bytes) == "string" then
		bytes = source.bytes
	else
		local expected = "file name or {bytes = string} expected, got "
		error("bad argument #1 to 'model' (" .. expected .. type(source) .. ")", 2)
	end
	return core.open_model(bytes)
end

--- What the built-in model is.
---@return lede.ModelInfo?, string? message, string? code
function M.model_info()
	local model, message, code = core.builtin_model()
	if not model then
		return nil, message, code
	end
	return model:info()
end

--- Sets options of the Neovim plugin: see `:h lede-config`. Plugin managers that turn `opts` into a
--- call look for it here.
---@param options? table
function M.setup(options)
	return require("lede.nvim").setup(options)
end

return M
