#!/bin/sh
# Builds and runs states.c, threads.c and oom.c for every Lua whose library can be linked:
# sh tests/lua/states.sh BUILD LUA...
# CFLAGS are for these programs; a module made with a sanitizer needs them.
set -u
# shellcheck source=tests/lua/env.sh
. "$(dirname "$0")/env.sh"
build=$1 status=0
shift
mkdir -p "$build/tests"

# run LUA NAME SCRIPT: the program tests/lua/NAME.c with that script.
run() {
	case $1 in
	luajit) library=luajit-5.1 ;;
	*) library=$1 ;;
	esac
	include=$(sh tools/find_lua.sh | sed -n "s/^$1=//p")
	program=$build/tests/$2-$1
	# shellcheck disable=SC2086 # several flags
	if ! ${CC:-cc} ${CFLAGS--O1 -g} -isystem "$include" "tests/lua/$2.c" -o "$program" \
		-Wl,-E -lpthread "-l$library" -lm 2>"$program.log"; then
		echo "skipped for $1: no lib$library to link with"
		return
	fi
	LUA_CPATH="$build/$1/?.so" "$program" "tests/lua/$3.lua" || status=1
}

for lua; do
	run "$lua" states state
	run "$lua" threads threads
	# LuaJIT may insist on its own allocator.
	[ "$lua" = luajit ] || run "$lua" oom oom
done
exit $status
