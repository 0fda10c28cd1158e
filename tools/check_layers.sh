#!/bin/sh
# Do includes point downwards only? Prints each that doesn't, and "N passed, N failed" (layers).
# Also: the library reads no file, clock, locale or environment, prints nothing, never aborts
# and has no mutable data.
#     sh tools/check_layers.sh [BUILD]      BUILD/liblede.a is looked into if it is there
set -u
cd "$(dirname "$0")/.." || exit
build=${1:-build}
# shellcheck source=tools/result.sh
. tools/result.sh

# layer NAME FILES BELOW...: the files may include lede.h, from their own layer and from those
# below, each of which is a folder or a header.
layer() {
	name=$1 files=$2
	shift 2
	allowed=$(echo "lede.h $name/ $*" | tr ' ' '\n')
	# shellcheck disable=SC2086 # a pattern
	result "$name includes only: $(echo $allowed)" "$(grep -nH '^#include "' $files 2>/dev/null |
		while IFS='"' read -r place header _; do
			echo "$allowed" | grep -qxF -e "$header" -e "${header%%/*}/" ||
				echo "$place\"$header\""
		done)"
}

layer base "src/base/*"
layer text "src/text/*" base/
layer find "src/find/*" base/ text/
layer model "src/model/*" base/ text/
layer tag "src/tag/*" base/ text/ find/ model/
layer user "src/user/*" base/ text/ find/ model/hash.h
layer number "src/number/*" base/ text/ find/
layer time "src/time/*" base/ text/ find/
layer group "src/group/*" base/ text/ find/ model/hash.h user/decision.h
layer doc "src/doc/*" base/ text/ find/ time/ user/ group/
layer phrase "src/phrase/*" base/ text/ find/ doc/
layer api "src/api.c" base/ text/ find/ tag/ number/ time/ user/ group/ doc/
layer gist "src/gist/*" base/ text/ model/hash.h model/exp.h
# The front ends are written against lede.h. (The prelude hides their symbols.)
layer cli "src/cli/*" base/prelude.h
layer lua "src/lua/*" base/prelude.h cli/cli.h cli/lists.h cli/replace.h
layer train "src/train/*" base/ text/ model/ tag/ cli/json_read.h
layer rank "src/rank/*" base/ text/ model/ gist/ train/util.h cli/json_read.h

core=$(for part in base text find model tag number time user group doc phrase gist; do
	ls src/$part/*.c; done
	echo src/api.c)
# shellcheck disable=SC2086
result "sources begin with a header of the project" "$(for file in $core; do
	first=$(grep -m 1 '^#include' "$file")
	case $first in *\"*) ;; *) echo "$file: $first" ;; esac
done)"

if [ -f "$build/liblede.a" ]; then
	forbidden="v?f?printf|puts|putchar|perror|f?open|f?read|f?write|getenv|setlocale|time|clock"
	forbidden="$forbidden|clock_gettime|gettimeofday|localtime|gmtime|abort|exit|_exit|signal"
	forbidden="$forbidden|s?rand|random|strtok|to(upper|lower)|pthread_.*"
	forbidden="$forbidden|is(alpha|alnum|digit|space|upper|lower|punct)|__ctype_.*"
	result "the library calls nothing it must not" "$(nm -u "$build/liblede.a" 2>/dev/null |
		awk '$1 == "U" { print $2 }' | sort -u | grep -Ex "$forbidden")"
	# d D b B: data that can be written. .data.rel.ro is read-only once it is relocated.
	result "the library has no mutable data" "$(nm "$build/liblede.a" |
		awk '$2 ~ /^[bBC]$/ { print $3 }
		     $2 ~ /^[dD]$/ { print $3 }' | sort -u | while read -r symbol; do
			objdump -t "$build/liblede.a" | awk -v s="$symbol" \
				'$NF == s && !/\.data\.rel\.ro|\.rodata/ { print s; exit }'
		done)"
fi
results
