#!/bin/sh
# `luarocks make` for every Lua that luarocks serves here, into a folder of its own; then what was
# installed is run, from elsewhere: the module, an example and the command.
set -u
cd "$(dirname "$0")/../.." || exit
passed=0 failed=0
scratch=$(mktemp -d) || exit
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
unset LUA_PATH LUA_CPATH LUA_INIT

# luarocks compiles where the sources are: in a copy, without what make has built.
checkout=$scratch/checkout
mkdir "$checkout"
tar -cf - --exclude=./.git --exclude=./build --exclude=./bin --exclude='*.so' . |
	tar -xf - -C "$checkout"

# check WHAT EXPECTED GOT
check() {
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		echo "FAILED $1: expected '$2', got '$3'"
		failed=$((failed + 1))
	fi
}

# try_installed LUA VERSION TREE: module, example and command, as LUA (an interpreter) has them.
try_installed() {
	(
		cd / || exit
		eval "$(luarocks --lua-version "$2" --tree "$3" path --no-bin)"
		"$1" -e 'local lede = require "lede"
			local doc = assert(lede.analyze "It rained in Paris. It was cold.")
			io.write(lede.version, " ", #doc, " ", doc:sentences()[2].text)' 2>&1
	) >"$scratch/said"
	check "$1: the module" "$version 2 It was cold." "$(cat "$scratch/said")"
	(
		cd / || exit
		eval "$(luarocks --lua-version "$2" --tree "$3" path --no-bin)"
		"$1" "$checkout/examples/annotate.lua" "$checkout/examples/article.md" 2>&1
		echo "status $?"
	) >"$scratch/said"
	check "$1: the example" "status 0" "$(tail -n 1 "$scratch/said")"
}

version=$(sed -n 's/^#define LEDE_VERSION  *"\(.*\)"/\1/p' include/lede.h)
for v in 5.1 5.2 5.3 5.4; do
	tree=$scratch/tree-$v
	if ! command -v "lua$v" >/dev/null || ! luarocks --lua-version "$v" config >/dev/null 2>&1; then
		echo "skipped: no luarocks for Lua $v"
		continue
	fi
	(cd "$checkout" && luarocks --lua-version "$v" --tree "$tree" make lede-scm-1.rockspec) \
		>"$scratch/log" 2>&1
	check "$v: luarocks make: $(tail -n 20 "$scratch/log")" 0 $?
	check "$v: no warning" 0 "$(grep -c 'warning:' "$scratch/log")"

	try_installed "lua$v" "$v" "$tree"
	if [ "$v" = 5.1 ] && command -v luajit >/dev/null; then
		try_installed luajit "$v" "$tree"
	fi

	# The command brings its own paths.
	check "$v: lede --version" "lede $version" "$(cd / && "$tree/bin/lede" --version 2>&1 | head -n 1)"
	said=$(echo '{"id":7,"text":"It rained."}' | (cd / && "$tree/bin/lede" annotate --jsonl) 2>&1)
	check "$v: lede annotate: $said" '{"id":7,"offsets":"byte",' "$(echo "$said" | cut -c 1-25)"
	(cd / && "$tree/bin/lede" --no-such-option >/dev/null 2>&1)
	check "$v: the command's exit status" 2 $?

	rock=$(luarocks --lua-version "$v" --tree "$tree" show --rock-dir lede 2>&1)
	check "$v: the plugin" "$rock/plugin/lede.lua" "$(ls "$rock"/plugin/lede.lua 2>&1)"
	check "$v: the manual" "$rock/doc/lede-lua.txt" "$(ls "$rock"/doc/lede-lua.txt 2>&1)"
	exported=$(nm -D --defined-only "$tree/lib/lua/$v/lede/core.so" | awk '{print $3}' | xargs)
	check "$v: exports" "luaopen_lede_core" "$exported"

	luarocks --lua-version "$v" --tree "$tree" remove lede >/dev/null 2>&1
	check "$v: removed without a rest" "" "$(find "$tree" -name '*lede*' | grep -v manifest)"
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
