-- Runs in the editor under test: the marks of a buffer as a list of
-- { row, first, last, group, the text marked }, 0-based, `last` not included. ... : the buffer.
local buffer = ... or 0
local namespace = vim.api.nvim_get_namespaces().lede
local result = {}
if namespace then
	local found = vim.api.nvim_buf_get_extmarks(buffer, namespace, 0, -1, { details = true })
	for _, mark in ipairs(found) do
		local line = vim.api.nvim_buf_get_lines(buffer, mark[2], mark[2] + 1, false)[1] or ""
		table.insert(result, {
			mark[2], mark[3], mark[4].end_col, mark[4].hl_group,
			line:sub(mark[3] + 1, mark[4].end_col),
		})
	end
end
return result
