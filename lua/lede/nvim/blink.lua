-- Names of the text as a source of blink.cmp:
--
--     sources = {
--         default = { "lsp", "path", "lede" },
--         providers = { lede = { name = "lede", module = "lede.nvim.blink" } },
--     }

local complete = require("lede.nvim.complete")

local Source = {}
Source.__index = Source

function Source.new()
	return setmetatable({}, Source)
end

---@return boolean
function Source.enabled()
	local lede = require("lede.nvim")
	return lede.is_enabled() or require("lede.nvim.config").is_prose(vim.api.nvim_get_current_buf())
end

---@param context { bufnr: integer, line: string, cursor: integer[] }  row from 1, column from 0
---@param callback fun(response: table)
function Source.get_completions(_, context, callback)
	local row, column = context.cursor[1] - 1, context.cursor[2]
	callback({
		items = complete.items(context.bufnr, row, context.line:sub(1, column)),
		is_incomplete_forward = false,
		is_incomplete_backward = false,
	})
end

return Source
