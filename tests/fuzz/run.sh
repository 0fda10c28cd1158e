#!/bin/sh
# Runs fuzzers, each for some seconds, on its seeds and on the corpus it has gathered so far. What
# they try follows from FUZZ_SEED (1), so that a test does not fail by chance; 0 is another one
# each time, to look for more.
#     sh tests/fuzz/run.sh SECONDS PROGRAM...
# Seeds of fuzz_NAME: tests/fuzz/seeds/NAME. A crash leaves its input in build/fuzz/NAME-crash-*.
set -u
seconds=$1
shift
passed=0 failed=0
for program; do
	name=$(basename "$program")
	name=${name#fuzz_}
	corpus=build/fuzz/corpus/$name
	seeds=tests/fuzz/seeds/$name
	mkdir -p "$corpus"
	[ -d "$seeds" ] || seeds=
	case $name in
	analyze) options="-dict=tests/fuzz/text.dict -max_len=4096" ;;
	json) options="-dict=tests/fuzz/json.dict -max_len=2048" ;;
	model) options="-max_len=200" ;;
	*) options="-max_len=4096" ;;
	esac
	echo "# $program"
	# shellcheck disable=SC2086 # options and seeds are lists
	if "$program" $options -seed="${FUZZ_SEED:-1}" -max_total_time="$seconds" -timeout=60 \
		-print_final_stats=1 -verbosity=0 -artifact_prefix="build/fuzz/$name-" "$corpus" $seeds; then
		passed=$((passed + 1))
	else
		echo "FAILED $name"
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed != 0 ]
