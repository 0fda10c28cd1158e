-- The manual: help tags build, links lead somewhere, `:help lede` opens it.

-- A copy, so that no file of tags is left in the checkout.
local function manual()
	local folder = T.scratch .. "/manual"
	vim.fn.mkdir(folder .. "/doc", "p")
	for _, path in ipairs(vim.fn.glob(T.root .. "/doc/*.txt", true, true)) do
		vim.loop.fs_copyfile(path, folder .. "/doc/" .. vim.fn.fnamemodify(path, ":t"))
	end
	return folder
end

test("tags build without duplicates and :help lede opens", function()
	local editor = T.editor({ cmd = { "set runtimepath+=" .. manual() } })
	editor:command("helptags " .. T.scratch .. "/manual/doc")
	T.equal(editor:messages(), "")
	for _, topic in ipairs({ "lede", ":Lede", "lede-config", "g:lede", "hl-LedeOrg" }) do
		editor:command("help " .. topic)
		T.equal(editor:lua("return vim.fn.expand('%:t')"), "lede.txt")
		T.contains(editor:api("nvim_get_current_line"), "*" .. topic .. "*")
	end
end)

test("every link leads somewhere", function()
	local folder = manual()
	local editor = T.editor({ cmd = { "set runtimepath+=" .. folder } })
	editor:command("helptags " .. folder .. "/doc")
	local text = io.open(folder .. "/doc/lede.txt"):read("*a")
	local count = 0
	for topic in text:gmatch("|([^%s|]+)|") do
		count = count + 1
		-- An error when there is no such topic.
		local ok = pcall(editor.command, editor, "help " .. topic)
		T.ok(ok, "no such topic: |" .. topic .. "|")
		T.contains(editor:api("nvim_get_current_line"), "*" .. topic .. "*") -- and not a near one
	end
	T.ok(count > 10)
end)

test("every subcommand, group and function is in the manual", function()
	local editor = T.editor()
	local text = io.open(T.root .. "/doc/lede.txt"):read("*a")
	for _, name in ipairs(editor:lua("return vim.fn.getcompletion('Lede ', 'cmdline')")) do
		T.contains(text, "*:Lede-" .. name .. "*")
	end
	for _, entry in ipairs(editor:lua("return require('lede.nvim.types').list")) do
		T.contains(text, "*hl-" .. entry.group .. "*")
		T.ok(text:find("\n        " .. entry.group .. " +" .. entry.name .. " "), entry.group)
	end
	for name in pairs(editor:lua([[return vim.tbl_map(tostring, require("lede.nvim"))]])) do
		if name ~= "on_filetype" then
			T.contains(text, "*lede.nvim." .. name .. "()*")
		end
	end
end)
