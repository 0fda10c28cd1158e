-- Names of the text as a source of nvim-cmp:
--
--     require("cmp").register_source("lede", require("lede.nvim.cmp").new())

local complete = require("lede.nvim.complete")

local Source = {}
Source.__index = Source

function Source.new()
	return setmetatable({}, Source)
end

---@return string
function Source.get_debug_name()
	return "lede"
end

---@return boolean
function Source.is_available()
	local lede = require("lede.nvim")
	return lede.is_enabled() or require("lede.nvim.config").is_prose(vim.api.nvim_get_current_buf())
end

--- Columns are bytes.
---@return string
function Source.get_position_encoding_kind()
	return "utf-8"
end

---@param params { context: table }  cmp.SourceCompletionApiParams
---@param callback fun(response: table)
function Source.complete(_, params, callback)
	local context = params.context
	callback({
		items = complete.items(context.bufnr, context.cursor.row - 1, context.cursor_before_line),
		isIncomplete = false,
	})
end

return Source
