#!/bin/sh
# Scores of the command on data that is not part of the project, against the floors in `floors`.
#     LEDE=bin/lede sh tests/quality/floors.sh
set -u
cd "$(dirname "$0")/../.." || exit
command="${LEDE:-bin/lede} annotate --jsonl --offsets char"
python=/usr/bin/python3
[ -x $python ] || python=python3
passed=0 failed=0 skipped=0

while read -r floor referee file options; do
	case $floor in \#* | '') continue ;; esac
	gold=../shared/data/$file
	if ! [ -e "$gold" ]; then
		echo "skipped $file: it isn't here"
		skipped=$((skipped + 1))
		continue
	fi
	# shellcheck disable=SC2086 # options are several words
	score=$($python "../shared/tools/score_$referee.py" --cmd "$command" $options "$gold" |
		tail -n 1 | sed 's/.* F \([0-9.]*\).*/\1/')
	if awk -v score="$score" -v floor="$floor" \
		'BEGIN { exit !(score ~ /^[0-9.]+$/ && score + 0 >= floor + 0) }'; then
		echo "ok $file $options: $score (floor $floor)"
		passed=$((passed + 1))
	else
		echo "FAILED $file $options: ${score:-no score} is below the floor of $floor"
		failed=$((failed + 1))
	fi
done <tests/quality/floors
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
