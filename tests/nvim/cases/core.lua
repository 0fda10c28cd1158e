-- The real C core in the editor, and what is said when it is missing or wrong.

local function lua_files_only(name)
	local folder = T.scratch .. "/" .. name
	vim.fn.mkdir(folder .. "/lua/lede", "p")
	vim.loop.fs_symlink(T.runtime .. "/plugin", folder .. "/plugin")
	for _, path in ipairs(vim.fn.glob(T.runtime .. "/lua/lede/*", true, true)) do
		if not path:match("%.so$") then
			vim.loop.fs_symlink(path, folder .. "/lua/lede/" .. vim.fn.fnamemodify(path, ":t"))
		end
	end
	return folder
end

local function complaint_of(editor)
	editor:type(":Lede<CR>")
	T.equal(editor:lua("return require('lede.nvim').is_enabled()"), false)
	return editor:messages()
end

local function complain_twice(editor)
	local first = complaint_of(editor)
	editor:command("messages clear")
	T.equal(complaint_of(editor), first, "the same again, not \"loop or previous error\"")
	T.lacks(first, "\n") -- one line
	return first
end

test("the module's setup() is the plugin's", function()
	local editor = T.editor({ core = "real" })
	editor:lua("require('lede').setup({ debounce = 2 })")
	T.equal(editor:lua("return require('lede.nvim.config').get(0).debounce"), 2)
end)

test("on an old LuaJIT vim.validate() is interpreted", function()
	if jit.version ~= "LuaJIT 2.1.0-beta3" then
		return T.skip("another LuaJIT")
	end
	local editor = T.editor()
	local compiled = [[
		local _, checks = debug.getupvalue(vim.validate, 1)
		local count = 0
		local function note(what, _, at)
			if what == "start" and (at == vim.validate or at == checks) then
				count = count + 1
			end
		end
		jit.attach(note, "trace")
		for _ = 1, 500 do
			vim.validate({ name = { "text", "s" }, count = { 1, "n" } })
		end
		jit.attach(note)
		return count
	]]
	T.equal(editor:lua(compiled), 0)
	editor:stop()
	T.ok(T.editor({ runtime = "/nowhere" }):lua(compiled) > 0, "what is to be avoided")
end)

local WIDE = 300 -- columns, so that no message needs a key

test("the marks are what lede.analyze says, in a real article", function()
	local editor = T.editor({
		core = "real", rows = 300, arguments = { T.root .. "/examples/article.md" },
	})
	editor:command("Lede")
	local expected = editor:lua([[
		local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
		return vim.tbl_map(function(entity)
			return (entity.text:gsub("%s+", " "))
		end, require("lede").analyze(text):entities({ type = {
			"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK", "LAW", "DATE",
		} }))
	]])
	local marked = editor:lua([[
		local joined, last = {}, nil
		local buffers = require("lede.nvim.marks")
		for _, mark in ipairs(marks()) do table.insert(joined, mark[5]) end
		return joined
	]])
	T.ok(#expected > 20, "entities in the article")
	-- A name over two lines has two marks.
	T.equal(table.concat(marked, " "), table.concat(expected, " "))
end)

test("a core that is not there: one line with the command that builds it", function()
	local editor = T.open("NATO", {
		core = "real", columns = WIDE, runtime = lua_files_only("without"),
	})
	T.contains(complain_twice(editor), "lede: the C core is not built for Neovim; run: ")
end)

test("without a core, prose that is opened says so once, not with each file", function()
	local editor = T.editor({
		auto = true, core = "real", columns = WIDE, runtime = lua_files_only("auto"),
		arguments = { T.file("one.md", "NATO\n"), T.file("two.md", "NATO\n") },
	})
	T.ok(editor:wait("return vim.fn.execute('messages'):find('not built') ~= nil"))
	editor:command("next | edit! | split " .. T.scratch .. "/one.md")
	vim.wait(100)
	local _, times = editor:messages():gsub("the C core is not built for Neovim; run: ", "")
	T.equal(times, 1)
	T.contains(complaint_of(editor), "not built")
end)

test("a core that is built while the editor runs is used without a restart", function()
	local folder = lua_files_only("later")
	local editor = T.open("Mr Kishida is in Washington.", {
		core = "real", columns = WIDE, runtime = folder,
	})
	T.contains(complaint_of(editor), "not built")
	vim.loop.fs_copyfile(T.runtime .. "/lua/lede/core.so", folder .. "/lua/lede/core.so")
	editor:command("Lede")
	T.equal(editor:lua("return require('lede.nvim').is_enabled()"), true)
end)

test("a file that is no library", function()
	local folder = lua_files_only("broken")
	vim.fn.writefile({ "no library" }, folder .. "/lua/lede/core.so")
	local editor = T.open("NATO", { core = "real", columns = WIDE, runtime = folder })
	local said = complain_twice(editor)
	T.contains(said, "core.so")
	T.contains(said, "; run: ")
end)

test("a core for another Lua", function()
	local other = T.root .. "/build/lua5.4/lede/core.so"
	if vim.fn.filereadable(other) == 0 then
		return T.skip("there is no build/lua5.4/lede/core.so, `make` builds it")
	end
	local folder = lua_files_only("abi")
	vim.loop.fs_copyfile(other, folder .. "/lua/lede/core.so")
	local editor = T.open("NATO", { core = "real", columns = WIDE, runtime = folder })
	T.contains(complain_twice(editor),
		"lede: the C core is built for another Lua than Neovim's; run: ")
end)

test("a core of another version", function()
	local editor = T.open("NATO", {
		core = "real", columns = WIDE,
		cmd = { "lua package.preload['lede.core'] = function() return { version = '9.8.7' } end" },
	})
	local said = complain_twice(editor)
	T.contains(said, "compiled lede.core is 9.8.7; run: make -C ")
	T.lacks(said, "lede: lede:")
end)

test("a rock names luarocks, a folder with a blank is quoted", function()
	local folder = lua_files_only("a blank")
	local editor = T.open("NATO", { core = "real", columns = WIDE, runtime = folder })
	T.contains(complaint_of(editor), "; run: luarocks install --lua-version 5.1 lede")
	vim.fn.writefile({}, folder .. "/Makefile")
	T.equal(editor:lua("return require('lede.nvim.core').remedy()"),
		"make -C '" .. folder .. "' nvim")
end)
