#!/bin/sh
# The tests of the Lua module: sh tests/lua/run.sh BUILD LUA...
# LUA is the name of an interpreter whose module is BUILD/LUA/lede/core.so. A line
# "N passed, N failed" for each part; the exit status is 1 when one failed.
# FAST=1 leaves out the runs under AddressSanitizer and valgrind.
set -u
# shellcheck source=tests/lua/env.sh
. "$(dirname "$0")/env.sh"
build=${1:-build}
shift
[ $# -gt 0 ] || set -- lua5.1 lua5.2 lua5.3 lua5.4 luajit
failed=0

for lua; do
	echo "# $lua"
	LUA_CPATH="$build/$lua/?.so" "$lua" tests/lua/suite.lua || failed=1
done
for part in same abi states example; do
	echo "# $part"
	sh "tests/lua/$part.sh" "$build" "$@" || failed=1
done
if [ -z "${FAST-}" ]; then
	echo "# memory"
	sh tests/lua/memory.sh "$build" "$@" || failed=1
fi
exit $failed
