-- What else is shown in a text that is marked, when options say so.

local config = require("lede.nvim.config")

local M = {}

--- Begins to show it, from the next analysis on.
---@param buffer integer
function M.attach(buffer)
	local options = config.get(buffer)
	if options.labels.where ~= "off" then
		require("lede.nvim.labels").follow(buffer, options.labels.where)
	end
	if options.signs then
		require("lede.nvim.signs").follow(buffer)
	end
end

--- Takes it away, and what commands have added.
---@param buffer integer
function M.detach(buffer)
	for _, name in ipairs({ "labels", "signs" }) do
		local module = package.loaded["lede.nvim." .. name]
		if module then
			module.stop(buffer)
		end
	end
end

return M
