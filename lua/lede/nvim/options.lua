-- The options of the editor part: names, defaults, what they may be. Each is documented in
-- doc/lede.txt under *lede-NAME*, a field of a table under *lede-NAME.FIELD*; a test compares.

local budget = require("lede.nvim.budget")
local types = require("lede.nvim.types")

---@param value string
---@return string? fault
local function check_length(value)
	return not budget.parse(value) and "is to be a length: " .. budget.FORMS or nil
end

---@class lede.nvim.Option
---@field name string
---@field type "boolean"|"integer"|"number"|"string"|"list"|"table"
---@field default any        none for a table: its fields have theirs
---@field doc string         what it does; doc/lede.txt says it at length
---@field min? number        least value
---@field max? number        greatest value
---@field values? string[]   what a string may be, or a list may hold; anything when nil
---@field fields? lede.nvim.Option[]  of a table
---@field check? fun(value: any): string?  more to be wrong with it: "is to be ..."

---@type lede.nvim.Option[]
return {
	{
		name = "auto",
		type = "boolean",
		default = true,
		doc = "mark entities in every buffer of a prose filetype as it is opened",
	},
	{
		name = "filetypes",
		type = "list",
		default = {
			"asciidoc", "gitcommit", "mail", "markdown", "norg", "org", "pandoc", "quarto", "rst",
			"tex", "text", "typst", "vimwiki",
		},
		doc = "the filetypes that are prose",
	},
	{
		name = "types",
		type = "list",
		default = types.default,
		check = types.check,
		doc = "the types of entities to mark",
	},
	{
		name = "min_score",
		type = "number",
		default = 0,
		min = 0,
		max = 1,
		doc = "leave out entities less probable than this",
	},
	{
		name = "debounce",
		type = "integer",
		default = 80,
		min = 0,
		max = 600000,
		doc = "milliseconds without an edit before the marks are made anew",
	},
	{
		name = "max_bytes",
		type = "integer",
		default = 2 * 1024 * 1024,
		min = 0,
		max = 2 ^ 31 - 1,
		doc = "leave buffers larger than this alone",
	},
	{
		name = "priority",
		type = "integer",
		default = 120,
		min = 0,
		max = 65535,
		doc = "priority of the highlights: above treesitter (100), below diagnostics (150)",
	},
	{
		name = "labels",
		type = "table",
		doc = "labels in the text",
		fields = {
			{
				name = "where",
				type = "string",
				default = "off",
				values = { "off", "inline", "eol" },
				doc = "show them where a text is marked: within lines or behind them",
			},
			{
				name = "show",
				type = "list",
				default = { "role", "date" },
				values = { "role", "date", "type" },
				doc = "what they say",
			},
		},
	},
	{
		name = "signs",
		type = "boolean",
		default = false,
		doc = "show signs beside the sentences of the summary where a text is marked",
	},
	{
		name = "skim",
		type = "table",
		doc = "skim mode",
		fields = {
			{
				name = "length",
				type = "string",
				default = "20%",
				check = check_length,
				doc = "how much of the text stays when nothing else is said",
			},
		},
	},
	{
		name = "spoilers",
		type = "boolean",
		default = true,
		doc = "cards and lists tell of the whole text; false: only of what is before the cursor",
	},
	{
		name = "outline",
		type = "table",
		doc = "the window of :Lede outline",
		fields = {
			{
				name = "side",
				type = "string",
				default = "right",
				values = { "right", "left" },
				doc = "of the screen",
			},
			{
				name = "width",
				type = "integer",
				default = 40,
				min = 20,
				max = 200,
				doc = "columns, but less than half of the screen",
			},
		},
	},
	{
		name = "links",
		type = "table",
		doc = "links to notes",
		fields = {
			{
				name = "style",
				type = "string",
				default = "auto",
				values = { "auto", "wiki", "markdown" },
				doc = "how links are written: auto is as the other notes have them",
			},
			{
				name = "vault",
				type = "string",
				default = "",
				doc = "the folder of the notes; default: the project's",
			},
			{
				name = "max_notes",
				type = "integer",
				default = 20000,
				min = 1,
				max = 1000000,
				doc = "so many notes are looked for",
			},
		},
	},
	{
		name = "lists",
		type = "string",
		default = "",
		doc = "a folder of lists besides those that are found; decisions are written there",
	},
	{
		name = "complete",
		type = "string",
		default = "off",
		values = { "off", "omnifunc", "completefunc" },
		doc = "complete names with that option, in marked buffers where it is not set",
	},
	{
		name = "summary",
		type = "table",
		doc = "summaries in a window",
		fields = {
			{
				name = "length",
				type = "string",
				default = "3",
				check = check_length,
				doc = "how long a summary is when nothing else is said",
			},
		},
	},
	{
		name = "window",
		type = "string",
		default = "float",
		values = { "float", "below", "above", "right", "left" },
		doc = "where summaries, timelines and the like are shown",
	},
}
