#!/bin/sh
# What the shared objects export: lede_* from the library, the entry point from the modules.
#     sh tests/install/symbols.sh BUILD LUA...
# Inside an editor many C libraries share a process, and two functions of one name collide.
set -u
build=$1
shift
passed=0 failed=0

# exports FILE PATTERN: are all its symbols of that pattern, and is there one?
exports() {
	symbols=$(nm -D --defined-only "$1" | awk '$2 ~ /[A-Z]/ { print $3 }')
	strange=$(echo "$symbols" | grep -vx "$2")
	if [ -n "$symbols" ] && [ -z "$strange" ]; then
		echo "ok $1: $(echo "$symbols" | wc -l) symbols"
		passed=$((passed + 1))
	else
		echo "FAILED $1 exports: ${strange:-nothing}"
		failed=$((failed + 1))
	fi
}

# declared: every function of the header is there.
declared() {
	missing=
	for name in $(sed -n 's/^LEDE_API .*[ *]\(lede_[a-z0-9_]*\)(.*/\1/p' include/lede.h); do
		nm -D --defined-only "$1" | grep -q " T $name\$" || missing="$missing $name"
	done
	if [ -z "$missing" ]; then
		echo "ok $1 has every function of lede.h"
		passed=$((passed + 1))
	else
		echo "FAILED $1 lacks:$missing"
		failed=$((failed + 1))
	fi
}

exports "$build/liblede.so" 'lede_[a-z0-9_]*'
declared "$build/liblede.so"
for lua; do
	exports "$build/$lua/lede/core.so" 'luaopen_lede_core'
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
