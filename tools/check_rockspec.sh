#!/bin/sh
# Does the rockspec name the sources the Makefile builds a module from, all Lua files, and what
# the sources need? Prints the differences and "N passed, N failed".
set -u
cd "$(dirname "$0")/.." || exit
rockspec=lede-scm-1.rockspec
# shellcheck source=tools/result.sh
. tools/result.sh
folder=$(mktemp -d) || exit
trap 'rm -rf "$folder"' EXIT

# same WHAT: are the files `ours` and `theirs` the same list?
same() {
	sort -u "$folder/ours" >"$folder/a"
	sort -u "$folder/theirs" >"$folder/b"
	faults=$(comm -23 "$folder/a" "$folder/b" | sed 's/^/not in the rockspec: /'
		comm -13 "$folder/a" "$folder/b" | sed 's/^/only in the rockspec: /')
	[ -s "$folder/a" ] || faults="there are none"
	result "$1" "$faults"
}

make -s show-module-sources >"$folder/ours"
grep -o '"src/[^"]*\.c"' $rockspec | tr -d '"' >"$folder/theirs"
same "C sources"

find lua -name '*.lua' | sed 's|^lua/||; s|/init\.lua$||; s|\.lua$||' | tr / . >"$folder/ours"
sed -n 's|.*\["\([a-z._]*\)"\] = "lua/.*|\1|p' $rockspec >"$folder/theirs"
same "Lua modules"

find lua -name '*.lua' >"$folder/ours"
grep -o '"lua/[^"]*\.lua"' $rockspec | tr -d '"' >"$folder/theirs"
same "Lua files"

results
