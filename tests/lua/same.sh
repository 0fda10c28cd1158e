#!/bin/sh
# The same bytes give the same result in every Lua: sh tests/lua/same.sh BUILD LUA...
set -u
# shellcheck source=tests/lua/env.sh
. "$(dirname "$0")/env.sh"
build=$1 passed=0 failed=0 expected=
shift
for lua; do
	digest=$(LUA_CPATH="$build/$lua/?.so" "$lua" tests/lua/same.lua examples/*.md | cksum)
	[ -n "$expected" ] || expected=$digest
	if [ "$digest" = "$expected" ] && [ "${digest##* }" -gt 1000 ]; then
		passed=$((passed + 1))
	else
		echo "FAILED $lua: checksum and size are $digest, of $1 $expected"
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
