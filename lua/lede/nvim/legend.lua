-- What the marks mean, shown as they look.

local M = {}

local function show()
	local types = require("lede.nvim.types").list
	require("lede.nvim.highlight").ensure()
	local widest = 0
	for _, entry in ipairs(types) do
		widest = math.max(widest, #entry.name)
	end
	local chunks = {}
	for number, entry in ipairs(types) do
		local gap = (" "):rep(widest - #entry.name + 2)
		local line_end = number < #types and "\n" or ""
		table.insert(chunks, { entry.name, entry.group })
		table.insert(chunks, { gap .. entry.title .. line_end })
	end
	vim.api.nvim_echo(chunks, false, {})
end

---@type table<string, lede.nvim.Subcommand>
M.commands = {
	legend = { run = show },
}

return M
