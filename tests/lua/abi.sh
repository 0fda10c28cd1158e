#!/bin/sh
# A module built for one Lua loads in that Lua alone, and says so in any other (Neovim included):
# sh tests/lua/abi.sh BUILD LUA...
set -u
# shellcheck source=tests/lua/env.sh
. "$(dirname "$0")/env.sh"
build=$1 passed=0 failed=0
shift

# version_of LUA: as _VERSION has it there. LuaJIT and Neovim call themselves Lua 5.1.
version_of() {
	case $1 in
	luajit | nvim) echo "Lua 5.1" ;;
	*) echo "Lua ${1#lua}" ;;
	esac
}

# load LUA FILE: what require says of the module at FILE in the interpreter LUA.
load() {
	code="package.cpath = '$2'; io.write(tostring(select(2, pcall(require, 'lede.core'))))"
	if [ "$1" = nvim ]; then
		timeout 120 nvim --clean --headless -c "lua $code" -c 'qa!' </dev/null 2>&1
	else
		"$1" -e "$code" 2>&1
	fi
}

for built in "$@"; do
	for running in "$@" nvim; do
		command -v "$running" >/dev/null || continue
		said=$(load "$running" "$build/$built/lede/core.so")
		from=$(version_of "$built") to=$(version_of "$running")
		expected="table: 0x"
		if [ "$from" != "$to" ]; then
			expected="lede.core was built for $from and can't run in $to: in lede's folder run"
		fi
		case $said in
		"$expected"*) passed=$((passed + 1)) ;;
		*)
			echo "FAILED the module of $built in $running: $said"
			failed=$((failed + 1))
			;;
		esac
	done
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
