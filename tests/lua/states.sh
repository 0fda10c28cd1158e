#!/bin/sh
# Builds and runs states.c for every Lua whose library can be linked:
# sh tests/lua/states.sh BUILD LUA...
set -u
. "$(dirname "$0")/env.sh"
build=$1 status=0
shift
mkdir -p "$build/tests"
for lua; do
	case $lua in
	luajit) library=luajit-5.1 ;;
	*) library=$lua ;;
	esac
	include=$(sh tools/find_lua.sh | sed -n "s/^$lua=//p")
	program=$build/tests/states-$lua
	if ! ${CC:-cc} -O1 -g ${SANITIZE-} -isystem "$include" tests/lua/states.c -o "$program" \
		-Wl,-E -lpthread "-l$library" -lm 2>"$program.log"; then
		echo "skipped for $lua: no lib$library to link with"
		continue
	fi
	LUA_CPATH="$build/$lua/?.so" "$program" tests/lua/state.lua || status=1
done
exit $status
