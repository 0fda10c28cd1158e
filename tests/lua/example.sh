#!/bin/sh
# examples/annotate.lua does what it says, in every Lua: sh tests/lua/example.sh BUILD LUA...
set -u
# shellcheck source=tests/lua/env.sh
. "$(dirname "$0")/env.sh"
build=$1 passed=0 failed=0
shift
text=$build/tests/people.md
mkdir -p "$build/tests"
cat >"$text" <<'END'
Angela Merkel met Emmanuel Macron in Berlin on a grey Monday morning in
November, and on the evening of the same day the chancellor Angela
Merkel flew home to Paris. Nobody knows why Angela Merkel did not sleep.
END

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
	expected="Angela Merkel             3  first at byte 1, in sentence 1 of 2
Emmanuel Macron           1  first at byte 19, in sentence 1 of 2"
	check "$lua: it printed: $said" [ "$said" = "$expected" ]
	LUA_CPATH="$build/$lua/?.so" "$lua" examples/annotate.lua >/dev/null 2>&1
	check "$lua: no file is wrong usage" [ $? = 2 ]
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
