# shellcheck shell=sh
# Read in by the checks of this folder.
passed=0 failed=0

# result NAME FAULTS: a check's outcome; there should be no faults.
result() {
	if [ -z "$2" ]; then
		echo "ok $1"
		passed=$((passed + 1))
	else
		echo "FAILED $1"
		echo "$2" | sed 's/^/    /'
		failed=$((failed + 1))
	fi
}

# The last line of a check, and its exit status.
results() {
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}
