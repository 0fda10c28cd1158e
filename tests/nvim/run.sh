#!/bin/sh
# Runs the editor tests on every Neovim there is: the one on the PATH, and those tools/fetch-nvim
# has fetched. Prints what failed and the line `N passed, N failed`.
#
#     tests/nvim/run.sh [PATTERN]     a Lua pattern of the cases to run, e.g. 'offsets'
#
# NVIM="one two" names the Neovims to test instead.
set -u
cd "$(dirname "$0")/../.." || exit 1

# Longest time for all cases on one Neovim; a hung editor must not hang the build.
limit=1800

found=${NVIM:-}
if [ -z "$found" ]; then
	found=$(command -v nvim)
	for wrapper in build/nvim/nvim-*; do
		[ -x "$wrapper" ] && found="$found $PWD/$wrapper"
	done
fi
if [ -z "$found" ]; then
	echo 'tests/nvim: no Neovim found (apt-get install neovim)' >&2
	echo '0 passed, 1 failed'
	exit 1
fi

pattern=${1:-}
passed=0 failed=0 skipped=0
for nvim in $found; do
	log=$(mktemp)
	LEDE_NVIM=$nvim LEDE_FILTER=$pattern timeout "$limit" "$nvim" --clean --headless \
		--cmd "lua dofile('tests/nvim/runner.lua')" </dev/null >"$log" 2>&1
	# shellcheck disable=SC2046 # three numbers
	set -- "$pattern" $(awk '/^[0-9]+ passed, [0-9]+ failed, / { print $1, $3, $5 }' "$log")
	echo "# $("$nvim" --version | head -n 1)"
	grep -v '^[0-9]* passed, [0-9]* failed' "$log"
	if [ $# -ne 4 ]; then
		echo "not ok: the tests did not end within $limit s"
		set -- "$pattern" 0 1 0
	fi
	rm -f "$log"
	passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
done
[ "$skipped" -eq 0 ] || echo "$passed passed, $failed failed, $skipped skipped"
[ "$skipped" -ne 0 ] || echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
