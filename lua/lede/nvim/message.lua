-- One-line messages to the user, all of one form.

local M = {}

---@param text string
local function notify(text, level)
	vim.notify("lede: " .. text, level)
end

function M.info(text)
	notify(text, vim.log.levels.INFO)
end

function M.warn(text)
	notify(text, vim.log.levels.WARN)
end

function M.error(text)
	notify(text, vim.log.levels.ERROR)
end

return M
