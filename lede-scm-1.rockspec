rockspec_format = "3.0"
package = "lede"
version = "scm-1"

source = {
	url = "git+https://example.org/lede.git", -- a placeholder until lede has a public home
}

description = {
	summary = "Who, what, where and when in English prose",
	detailed = [[
Finds sentences, people, organisations, places and more in English text, offline and fast:
a C library with its model built in, as a Lua module, a command and a Neovim plugin.]],
	license = "MIT",
	labels = { "nlp", "neovim" },
}

dependencies = {
	"lua >= 5.1, < 5.5",
}

external_dependencies = {
	PCRE2 = { header = "pcre2.h", library = "pcre2-8" }, -- for users' patterns
}

build = {
	type = "builtin",
	modules = {
		["lede.health"] = "lua/lede/health.lua",
		["lede"] = "lua/lede/init.lua",
		["lede.nvim.buffer"] = "lua/lede/nvim/buffer.lua",
		["lede.nvim.checkup"] = "lua/lede/nvim/checkup.lua",
		["lede.nvim.command"] = "lua/lede/nvim/command.lua",
		["lede.nvim.compat"] = "lua/lede/nvim/compat.lua",
		["lede.nvim.config"] = "lua/lede/nvim/config.lua",
		["lede.nvim.core"] = "lua/lede/nvim/core.lua",
		["lede.nvim.highlight"] = "lua/lede/nvim/highlight.lua",
		["lede.nvim"] = "lua/lede/nvim/init.lua",
		["lede.nvim.marks"] = "lua/lede/nvim/marks.lua",
		["lede.nvim.message"] = "lua/lede/nvim/message.lua",
		["lede.nvim.nearest"] = "lua/lede/nvim/nearest.lua",
		["lede.nvim.pieces"] = "lua/lede/nvim/pieces.lua",
		["lede.nvim.types"] = "lua/lede/nvim/types.lua",
		["lede.core"] = {
			sources = {
				"src/base/memory.c",
				"src/base/status.c",
				"src/base/type.c",
				"src/base/version.c",
				"src/doc/document.c",
				"src/find/merge.c",
				"src/find/strings.c",
				"src/model/blob.c",
				"src/model/builtin.c",
				"src/model/feature.c",
				"src/model/lexicon.c",
				"src/model/model.c",
				"src/model/seen.c",
				"src/model/word.c",
				"src/tag/cache.c",
				"src/tag/marginal.c",
				"src/tag/tagger.c",
				"src/tag/viterbi.c",
				"src/text/abbrev.c",
				"src/text/address.c",
				"src/text/chars.c",
				"src/text/inline.c",
				"src/text/layout.c",
				"src/text/markdown.c",
				"src/text/sentence.c",
				"src/text/symbol.c",
				"src/text/token.c",
				"src/text/unidata.c",
				"src/text/utf8.c",
				"src/text/word.c",
				"src/text/wrap.c",
				"src/user/atom.c",
				"src/user/cursor.c",
				"src/user/decide.c",
				"src/user/decision.c",
				"src/user/find.c",
				"src/user/line.c",
				"src/user/patterns.c",
				"src/user/rules.c",
				"src/user/select.c",
				"src/user/terms.c",
				"src/api.c",
				"src/cli/annotate.c",
				"src/cli/answer.c",
				"src/cli/args.c",
				"src/cli/chars.c",
				"src/cli/cli.c",
				"src/cli/command.c",
				"src/cli/display.c",
				"src/cli/entities.c",
				"src/cli/input.c",
				"src/cli/json_read.c",
				"src/cli/json_write.c",
				"src/cli/output.c",
				"src/cli/request.c",
				"src/cli/sentences.c",
				"src/lua/abi.c",
				"src/lua/doc.c",
				"src/lua/items.c",
				"src/lua/model.c",
				"src/lua/module.c",
				"src/lua/object.c",
				"src/lua/options.c",
			},
			incdirs = { "include", "src", "$(PCRE2_INCDIR)" },
			libdirs = { "$(PCRE2_LIBDIR)" },
			defines = { "LEDE_HIDDEN", "LEDE_PCRE2", "NDEBUG" },
			libraries = { "m", "pcre2-8" },
		},
	},
	install = {
		bin = { "scripts/lede" },
	},
	copy_directories = { "doc", "plugin", "rock" },
}
