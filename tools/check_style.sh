#!/bin/sh
# The parts of the style that a machine can judge. Prints what breaks it, and "N passed, N failed".
# Line breaks inside an expression or a table are left to taste.
set -u
cd "$(dirname "$0")/.." || exit
# shellcheck source=tools/result.sh
. tools/result.sh

# Tables made by a program are as they are.
c=$(find src include tests -name '*.[ch]' ! -name unidata.c ! -name background.c \
	! -name rarity.c ! -path src/group/index.c | sort)
lua=$(find lua plugin tests examples -name '*.lua' | sort)
scripts="$(find tests tools scripts -name '*.sh' | sort) scripts/try scripts/check .ci/run"

# Columns, with tabs of 8 in C and of 4 elsewhere. A test's example may be a little longer.
columns='{
	tab_width = FILENAME ~ /\.[ch]$/ ? 8 : 4
	line = $0; width = 0
	while ((tab = index(line, "\t")) > 0) {
		width += length(substr(line, 1, tab - 1)); width += tab_width - width % tab_width
		line = substr(line, tab + 1)
	}
	most = FILENAME ~ /^tests/ && /"/ ? 110 : 100
	if (width + length(line) > most) print FILENAME ":" FNR ": " width + length(line) " columns"
}'
# shellcheck disable=SC2086 # lists of files
{
	result "lines have at most 100 columns" "$(LC_ALL=C.UTF-8 awk "$columns" \
		$c $lua $(echo "$scripts" | tr ' ' '\n' | grep -v '^tests/cli/'))"
	result "no blanks at the end of a line" "$(grep -nE '[ 	]+$' $c $lua $scripts Makefile)"
	result "indented with tabs" "$(grep -nE '^ {2,}[^ *]' $lua $(echo "$scripts" |
		tr ' ' '\n' | grep -v '^tests/cli/') | grep -v '\[\[')"
	result "K&R braces: a function's on its own line, others on the line before" "$(
		grep -nE '^(static|lede_|bool|int|void|size_t|uint|const|struct).*\).*[^,;]\{$' $c |
			grep -vE '[=]|define|struct [a-z_]+ \{'
		grep -nE '^	+\{$' $c | grep -vE ':	\{$')"
	# lede.h is also the manual.
	result "C files have at most 600 lines, tests and lede.h 700" "$(wc -l $c |
		awk '$1 > ($2 ~ /^tests|lede.h$/ ? 700 : 600) && $2 != "total"')"
	result "Lua files have at most 400 lines" "$(wc -l $lua | awk '$1 > 400 && $2 != "total"')"
	result "C functions have at most 60 lines" "$(awk '
		FNR == 1 { begin = 0 }
		/^\{$/ { begin = FNR }
		/^\}$/ && begin {
			if (FNR - begin - 1 > 60)
				print FILENAME ":" begin ": " FNR - begin - 1 " lines"
			begin = 0
		}' $c)"
	result "headers have a guard of their own name" "$(for file in $(echo "$c" | grep '\.h$'); do
		case $file in
		include/*) guard=LEDE_H ;;
		*) guard=LEDE_$(echo "$file" | sed 's|^src/||; s|/c/|/|' | tr 'a-z/.' 'A-Z__') ;;
		esac
		grep -q "^#ifndef $guard\$" "$file" || echo "$file: not $guard"
	done)"
	result "tables of words are sorted, and their index is theirs" "$(
		python3 tools/gen_index.py --check 2>&1
		python3 tools/gen_vocabulary.py --check 2>&1)"
	result "no file names a machine, a tool session or a mirror" "$(grep -rnE \
		'/(work|home|root)/|snapshot\.debian|deb\.debian' src include lua plugin tests tools \
		scripts doc examples README.md CHANGELOG.md Makefile ./*.rockspec 2>/dev/null |
		grep -v '^tools/check_style.sh')"
}
results
