#!/bin/sh
# The tests of the command, as a user meets it: LEDE=bin/lede sh tests/cli/run.sh
# Each file test_*.sh beside this one is read in turn; expect.sh has what they are written with.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=expect.sh
. "$here/expect.sh"
for file in "$here"/test_*.sh; do
	# shellcheck disable=SC2034 # for expect.sh
	group=$(basename "$file" .sh)
	# shellcheck disable=SC1090 # read one after the other
	. "$file"
done
finish
