#!/bin/sh
# shellcheck disable=SC2154,SC2254 # $here is run.sh's; patterns are meant to be patterns
#
# What the tests of the command are written with. A test runs the command with `lede`, which keeps
# its output, its complaints and its exit status, and then says what it expects of them. run.sh
# reads this, with its own folder in $here and the name of the test file in $group.

root=$(CDPATH='' cd -- "$here/../.." && pwd)
LEDE=${LEDE:-$root/bin/lede}
case $LEDE in
/*) ;;
*) LEDE=$PWD/$LEDE ;;
esac
[ -x "$LEDE" ] || { echo "no command at $LEDE: run make first" >&2; exit 1; }

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1
passed=0 failed=0 skipped=0
unset NO_COLOR
# Nobody's lists.
export XDG_CONFIG_HOME="$work/config"

# lede ARGUMENT...: runs the command; standard input is what the caller gives it.
lede() {
	"$LEDE" "$@" >out 2>err
	status=$?
}

pass() {
	passed=$((passed + 1))
}

fail() { # WHAT [LINE]...
	failed=$((failed + 1))
	echo "FAILED $group: $1"
	shift
	for line in "$@"; do
		printf '    %s\n' "$line"
	done
}

skip() { # WHAT WHY
	skipped=$((skipped + 1))
	echo "skipped $group: $1: $2"
}

# is WHAT GOT EXPECTED
is() {
	if [ "$2" = "$3" ]; then
		pass
	else
		fail "$1" "got:      $2" "expected: $3"
	fi
}

# The exit status is $2, the complaints are $3 (a shell pattern; "" for none).
ends() { # WHAT STATUS COMPLAINTS
	complaints=$(cat err)
	case $status/$complaints in
	$2/$3) pass ;;
	*) fail "$1" "got status $status and: $complaints" "expected   $2 and: $3" ;;
	esac
}

# Standard output is exactly $2.
says() { # WHAT OUTPUT
	is "$1" "$(cat out)" "$2"
}

# A line of standard output matches the extended regular expression $2; none does.
has() { # WHAT REGEX
	if grep -Eq -e "$2" out; then pass; else fail "$1" "no line like: $2" "in: $(head -c 600 out)"; fi
}

lacks() { # WHAT REGEX
	if grep -Eq -e "$2" out; then fail "$1" "a line like: $2" "in: $(head -c 600 out)"; else pass; fi
}

# Two files are the same.
same() { # WHAT FILE FILE
	if cmp -s "$2" "$3"; then pass; else fail "$1" "$(diff "$2" "$3" | head -4)"; fi
}

finish() {
	[ "$skipped" = 0 ] || echo "$skipped skipped"
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
}
