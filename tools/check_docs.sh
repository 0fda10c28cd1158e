#!/bin/sh
# Do the documents tell the truth? Prints what doesn't, and "N passed, N failed".
#   - every path named in them is there
#   - every function of lede.h has a comment, every function of the Lua module an entry
#   - the fenced examples of README.md that can be run here do (needs `make`)
set -u
cd "$(dirname "$0")/.." || exit
# shellcheck source=tools/result.sh
. tools/result.sh

# Paths: words in backquotes that begin with a top folder of ours. What a build makes need not be
# there; NAME, * and <> are placeholders.
for document in README.md CHANGELOG.md doc/DESIGN.md; do
	result "paths in $document" "$(grep -o '`[^`]*`' "$document" | tr -d '`' | tr ' ' '\n' |
		sed 's/[:,;)]*$//' |
		grep -E '^(src|include|lua|plugin|doc|examples|model|tests|scripts|tools|\.ci)/' |
		grep -v '[*<{]' | sort -u | while read -r path; do
			[ -e "$path" ] || [ "${path%.so}" != "$path" ] || echo "$path is not there"
		done)"
done
result "links in README.md" "$(grep -o '](\([^)]*\))' README.md | sed 's/](\([^)#]*\).*/\1/' |
	grep -v -e '://' -e '^$' | while read -r path; do
		[ -e "$path" ] || echo "$path is not there"
	done)"

result "pictures in README.md" "$(grep -o 'src\(set\)\{0,1\}="[^"]*"' README.md | cut -d '"' -f 2 |
	while read -r path; do
		[ -e "$path" ] || echo "$path is not there"
	done)"

# A function of the header has a comment right before it, or stands in a group (no blank line
# between) that has one.
result "functions of lede.h have comments" "$(awk '
	/^$/ { told = 0 }
	/\*\// { told = 1 }
	/^LEDE_API/ {
		if (!told && !/_free\(/) print FILENAME ":" FNR ": " $0
	}' include/lede.h)"

# What a Lua user can call: the tables of C functions and the functions of the Lua part.
result "functions of the Lua module are in doc/lede-lua.txt" "$({
	sed -n 's/^\t{"\([a-z][a-z_]*\)", [a-z_]*},$/\1/p' src/lua/*.c
	sed -n 's/^function M[.:]\([a-z][a-z_]*\)(.*/\1/p' lua/lede/init.lua
} | sort -u | while read -r name; do
	grep -q "[.:]$name\\>" doc/lede-lua.txt || echo "$name has no entry"
done)"

# ---- The examples of README.md ------------------------------------------------------------------
folder=$(mktemp -d) || exit
trap 'rm -rf "$folder"' EXIT
# One file an example, numbered, named by its language.
awk -v folder="$folder" '
	/^```[a-z]+$/ && !inside { inside = 1; n++; file = folder "/" n "." substr($0, 4); next }
	/^```/ { inside = 0; next }
	inside { print > file }' README.md

# run NUMBER.LANGUAGE COMMAND...
run() {
	what="README.md, example $1"
	shift
	if output=$("$@" 2>&1 </dev/null); then output=; else output=${output:-failed}; fi
	result "$what" "$output"
}

for file in "$folder"/*.c; do
	[ -e "$file" ] || continue
	run "$(basename "$file")" sh -c '
		cc -std=c11 -Iinclude "$1" build/liblede.a $2 -lm -o "$1.out" && "$1.out"' _ "$file" \
		"$(sh tools/find_pcre2.sh cc)"
done
for file in "$folder"/*.lua; do
	[ -e "$file" ] || continue
	# Of the editor's examples, see that they are Lua.
	if grep -q 'vim\.\|^return\|^{' "$file"; then
		run "$(basename "$file")" luajit -e "local f = io.open('$file'):read('*a')
			assert(loadstring(f) or loadstring('return ' .. f))"
	else
		run "$(basename "$file")" env LUA_PATH='lua/?.lua;lua/?/init.lua' LUA_CPATH='lua/?.so' \
			luajit "$file"
	fi
done
# In the shell only the lines that call lede itself; the others install something.
for file in "$folder"/*.sh; do
	[ -e "$file" ] || continue
	grep -E '(^|[ |])lede [a-z-]' "$file" >"$file.lines" || continue
	run "$(basename "$file")" env PATH="$PWD/bin:$PATH" sh -e "$file.lines"
done

# A screen: "$ command" and what it prints; a line "..." stands for any lines.
for file in "$folder"/*.console; do
	[ -e "$file" ] || continue
	sed -n 's/^\$ //p' "$file" >"$file.command"
	PATH="$PWD/bin:$PATH" sh "$file.command" >"$file.printed" 2>&1 </dev/null
	result "README.md, screen $(basename "$file")" "$(grep -v -e '^\$ ' -e '^\.\.\.$' "$file" |
		while IFS= read -r line; do
			grep -qxF -e "$line" "$file.printed" || echo "does not print: $line"
		done)"
done

results
