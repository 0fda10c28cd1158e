#!/bin/sh
# Is the work linear in the length of a text? Lets valgrind count the instructions of
# lede_analyze for every kind of text of test_pathological, at one length and at four times that
# length. (A clock would say something else each time.)
#     sh tests/c/work.sh PROGRAM
set -u
program=$1
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

# count KIND LENGTH: lines "kind length instructions", for every kind when KIND is empty.
count() {
	rm -f "$folder"/*
	valgrind --tool=callgrind --callgrind-out-file="$folder/out" --toggle-collect=lede_analyze \
		--dump-after=lede_analyze "$program" "$1" "$2" >"$folder/texts" 2>/dev/null || return
	number=0
	while read -r kind length; do
		number=$((number + 1))
		# The name of a dump may have the thread's number after its own.
		echo "$kind $length $(sed -n 's/^totals: *//p' "$folder/out.$number"* | head -n 1)"
	done <"$folder/texts"
}

# grows_too_fast SHORT LONG: by much more than four times?
grows_too_fast() {
	[ "$2" -gt $((5 * $1 + 200000)) ]
}

passed=0 failed=0
count "" 4000 >"$folder.counts"
while read -r kind _ short && read -r _ length long; do
	if grows_too_fast "$short" "$long"; then
		# Once may be chance: another length can be read as other markup.
		set -- $(count "$kind" 16000)
		[ $# = 6 ] || set -- x x 1 x x 999999999
		short=$3 long=$6
		if grows_too_fast "$short" "$long"; then
			echo "FAILED $kind: $short instructions, 4 times the text takes $long"
			failed=$((failed + 1))
			continue
		fi
	fi
	echo "ok $kind: $((long / length)) instructions a byte"
	passed=$((passed + 1))
done <"$folder.counts"
rm -f "$folder.counts"
[ $passed != 0 ] || { echo "FAILED: nothing was counted" && failed=1; }
echo "$passed passed, $failed failed"
[ $failed = 0 ]
