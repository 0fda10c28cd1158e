-- :checkhealth lede

local function report(editor)
	editor:command("checkhealth lede")
	T.ok(editor:wait("return vim.bo.filetype == 'checkhealth' and vim.fn.search('Options') > 0"))
	return table.concat(editor:api("nvim_buf_get_lines", 0, 0, -1, false), "\n")
end

test("analyses a sentence", function()
	local editor = T.editor({ auto = true, core = "real", columns = 200 })
	local text = report(editor)
	T.contains(text, "the command :Lede is there")
	T.contains(text, "Lua files and core are of the same version")
	T.contains(text, "lua/lede/core.so")
	T.contains(text, "OK")
	T.contains(text, "Fumio Kishida PERSON (")
	T.contains(text, "analyses run on another thread")
	T.contains(text, "vim.g.lede is not set")
	T.lacks(text, "ERROR")
	T.lacks(text, "WARNING")
end)

test("names the command that builds a missing core", function()
	local editor = T.editor({ core = "real", cmd = {
		"lua package.preload['lede.core'] = function()"
			.. " error(\"module 'lede.core' not found:\") end",
	} })
	local text = report(editor)
	T.contains(text, "the C core is not built for Neovim")
	T.contains(text, "run: make -C ")
	T.lacks(text, "Kishida")
end)

test("warns when no other thread can load the core", function()
	local editor = T.editor({ core = "real", columns = 200, cmd = { "lua " .. ([[
		local new = require("lede.background").new
		require("lede.background").new = function()
			local reader = new()
			reader.file = "/nowhere"
			return reader
		end
	]]):gsub("\n", " ") } })
	local text = report(editor)
	T.contains(text, "analyses can't run on another thread")
	T.contains(text, "it can't load the core")
end)

test("warns when the sentence is not understood", function()
	local editor = T.editor({ core = "real", cmd = {
		"lua package.preload['lede.core'] = nil; local real = require('lede');"
			.. "real.analyze = function() return { entities = function() return {} end } end",
	} })
	local text = report(editor)
	T.contains(text, "WARNING")
	T.contains(text, "expected Fumio Kishida PERSON among them")
end)

test("tells what is wrong with the options", function()
	local editor = T.editor({ core = "real", cmd = { "let g:lede = {'autp': 1}" } })
	T.contains(report(editor), "vim.g.lede: unknown option 'autp' (did you mean 'auto'?)")
end)

test("tells when there is more than one core", function()
	local folder = T.scratch .. "/second"
	vim.fn.mkdir(folder .. "/lua/lede", "p")
	vim.fn.writefile({}, folder .. "/lua/lede/core.so")
	local editor = T.editor({ core = "real", cmd = { "set runtimepath+=" .. folder } })
	T.contains(report(editor), "more than one core on 'runtimepath'")
end)

test("tells when the plugin folder is not on 'runtimepath'", function()
	local editor = T.editor({ core = "real", cmd = { "let g:loaded_lede = 1" } })
	T.contains(report(editor), "there is no command :Lede")
end)

test("works in a rock, where Lua files are not on 'runtimepath'", function()
	-- As luarocks lays it out: the rock's own folder, and a tree of Lua files elsewhere.
	local rock, tree = T.scratch .. "/rock", T.scratch .. "/tree"
	for _, part in ipairs({ "plugin/lede.lua", "rock/lua/lede/health.lua" }) do
		vim.fn.mkdir(vim.fn.fnamemodify(rock .. "/" .. part, ":h"), "p")
		vim.loop.fs_copyfile(T.root .. "/" .. part, rock .. "/" .. part)
	end
	vim.fn.mkdir(tree, "p")
	vim.loop.fs_symlink(T.runtime .. "/lua/lede", tree .. "/lede")
	local editor = T.editor({ core = "real", runtime = rock, cmd = {
		("lua package.path = '%s/?.lua;%s/?/init.lua;' .. package.path"):format(tree, tree),
		("lua package.cpath = '%s/?.so;' .. package.cpath"):format(tree),
	} })
	local text = report(editor)
	T.contains(text, "the command :Lede is there")
	T.contains(text, "Lua files and core are of the same version")
end)
