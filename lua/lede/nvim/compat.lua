-- Everything that differs between the versions of Neovim lede runs on (0.7 and later).

local M = {}

local modern = vim.fn.has("nvim-0.8") == 1

--- libuv: timers and the clock.
M.uv = vim.uv or vim.loop

--- Has vim.validate() interpreted, for LuaJIT 2.1.0-beta3, on which Neovim of Debian 12 runs. Once
--- in a while a loop over pairs() that it has compiled begins with what lay in memory before, and
--- vim.validate() refuses what is right; vim.b[1], vim.bo[1] and much of vim.* call it.
function M.interpret_validate()
	jit.off(vim.validate)
	for at = 1, debug.getinfo(vim.validate, "u").nups do
		local _, value = debug.getupvalue(vim.validate, at)
		if type(value) == "function" then
			jit.off(value)
		end
	end
end

-- Neovim 0.8 renamed the underline styles; 0.7 knows these names only.
local underline_names_0_7 = {
	underdouble = "underlineline",
	underdotted = "underdot",
	underdashed = "underdash",
}

---@param attributes table<string, any>
---@return table<string, any>
local function with_0_7_names(attributes)
	local result = {}
	for name, value in pairs(attributes) do
		if type(value) == "table" then
			value = with_0_7_names(value)
		end
		result[underline_names_0_7[name] or name] = value
	end
	return result
end

--- Defines a highlight group, as nvim_set_hl(0, group, attributes) does in current versions.
---@param group string
---@param attributes table<string, any>
function M.set_highlight(group, attributes)
	if not modern then
		attributes = with_0_7_names(attributes)
	end
	vim.api.nvim_set_hl(0, group, attributes)
end

--- Whether virtual text may stand within a line.
M.has_inline_text = vim.fn.has("nvim-0.10") == 1

--- The colours of a highlight group, 0xRRGGBB, those of the group it is linked to if it is.
---@param group string
---@return { fg?: integer, bg?: integer }
function M.get_highlight(group)
	if vim.api.nvim_get_hl then
		return vim.api.nvim_get_hl(0, { name = group, link = false })
	end
	local known, found = pcall(vim.api.nvim_get_hl_by_name, group, true)
	return known and { fg = found.foreground, bg = found.background } or {}
end

--- Has all lines of a buffer drawn anew, wherever they are seen.
---@param buffer integer
function M.redraw(buffer)
	if vim.api.nvim__redraw then
		vim.api.nvim__redraw({ buf = buffer, valid = false })
	else
		vim.api.nvim__buf_redraw_range(buffer, 0, vim.api.nvim_buf_line_count(buffer))
	end
end

--- The border of floats: the user's, if 'winborder' is there and says one.
---@return string|string[]
function M.border()
	local known, border = pcall(function()
		return vim.o.winborder
	end)
	return known and border ~= "" and border or "rounded"
end

--- Gives a float a title, where floats have titles.
---@param config table  for nvim_open_win()
---@param title? string
function M.set_title(config, title)
	if title and vim.fn.has("nvim-0.9") == 1 then
		config.title = { { " " .. title .. " ", "LedeFloatTitle" } }
	end
end

--- Gives a float a line at its foot, where floats have one.
---@param config table  for nvim_open_win()
---@param text? string
function M.set_footer(config, text)
	if text and vim.fn.has("nvim-0.10") == 1 then
		config.footer = { { " " .. text .. " ", "LedeFloatHint" } }
		config.footer_pos = "right"
	end
end

--- Has all status lines drawn anew.
function M.redraw_status()
	if vim.api.nvim__redraw then
		vim.api.nvim__redraw({ statusline = true, winbar = true, flush = false })
	else
		vim.cmd("redrawstatus!")
	end
end

--- Fires the autocommand `User` {name}. Neovim 0.7 has no data for it.
---@param name string
---@param data table
function M.user_event(name, data)
	vim.api.nvim_exec_autocmds("User", {
		pattern = name,
		modeline = false,
		data = modern and data or nil,
	})
end

--- The functions that write a health report. Neovim 0.10 dropped the `report_` of their names.
---@return { start: function, ok: function, info: function, warn: function, error: function }
function M.health()
	local health = vim.health or require("health")
	local function named(name)
		return health[name] or health["report_" .. name]
	end
	return {
		start = named("start"),
		ok = named("ok"),
		info = named("info"),
		warn = named("warn"),
		error = named("error"),
	}
end

return M
