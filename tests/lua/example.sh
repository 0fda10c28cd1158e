#!/bin/sh
# examples/annotate.lua does what it says, in every Lua: sh tests/lua/example.sh BUILD LUA...
set -u
build=$1 passed=0 failed=0
shift
text=$build/tests/people.md
mkdir -p "$build/tests"
printf '%s\n' 'Angela Merkel met Emmanuel Macron in Berlin.' 'On Monday Angela' \
	'Merkel flew home. Then Angela Merkel slept.' >"$text"

# check WHAT CONDITION...
check() {
	what=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		echo "FAILED $what"
		failed=$((failed + 1))
	fi
}

for lua; do
	said=$(LUA_CPATH="$build/$lua/?.so" "$lua" examples/annotate.lua "$text")
	expected="Angela Merkel             3  first at byte 1, in sentence 1 of 3
Emmanuel Macron           1  first at byte 19, in sentence 1 of 3"
	check "$lua: it printed: $said" [ "$said" = "$expected" ]
	LUA_CPATH="$build/$lua/?.so" "$lua" examples/annotate.lua >/dev/null 2>&1
	check "$lua: no file is wrong usage" [ $? = 2 ]
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
