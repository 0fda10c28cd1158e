#!/bin/sh
# shellcheck disable=SC2034,SC2154 # shared with expect.sh
# Colours, and what only a terminal gets to see

escape=$(printf '\033')
printf 'Angela Merkel met Emmanuel Macron in Paris.\n' >news.txt

lede entities news.txt
lacks 'no colour in a pipe' "$escape"
lacks 'no heading of columns in a pipe' ENTITY
lede entities --color always news.txt
has '--color always' "$escape\[[0-9]+mPERSON$escape\[0m  Angela Merkel"
lede entities --mentions --color always news.txt
has '--color always with --mentions' "$escape\[[0-9]+mPERSON$escape\[0m"
lede entities --json --color always news.txt
lacks 'no colour in JSON' "$escape"
sed "s/$escape\[[0-9]*m//g" out >stripped
lede entities --json news.txt
same 'colours are all that differs' out stripped

# script(1) of util-linux gives a command a terminal.
if script --version 2>/dev/null | grep -q util-linux; then
	on_terminal() { # COMMAND
		TERM=xterm script -qec "$1" /dev/null </dev/null 2>&1 | tr -d '\r' >out
	}
	on_terminal "'$LEDE' entities news.txt"
	has 'colour on a terminal' "${escape}\[[0-9]+mPERSON"
	has 'a heading of columns on a terminal' 'ENTITY'
	on_terminal "'$LEDE' entities --mentions news.txt"
	has 'a heading of columns on a terminal' 'SCORE'
	on_terminal "'$LEDE' entities --color never news.txt"
	lacks '--color never' "$escape"
	on_terminal "NO_COLOR=1 '$LEDE' entities news.txt"
	lacks 'NO_COLOR' "$escape"
	on_terminal "NO_COLOR= '$LEDE' entities news.txt"
	has 'an empty NO_COLOR' "$escape"
	on_terminal "NO_COLOR=1 '$LEDE' entities --color always news.txt"
	has '--color always beats NO_COLOR' "$escape"
	on_terminal "TERM=dumb '$LEDE' entities news.txt"
	lacks 'a dumb terminal' "$escape"
	on_terminal "'$LEDE' entities --type LAW news.txt"
	has 'nothing found is said to a person' 'no entities found'
	for command in entities sentences annotate 'annotate --jsonl'; do
		on_terminal "'$LEDE' $command"
		has "$command tells that it waits" 'lede: reading standard input; end with Ctrl-D'
	done
	on_terminal "'$LEDE' entities <news.txt"
	lacks 'no such hint when the input is a file' 'Ctrl-D'
else
	skip 'what only a terminal gets to see' 'no script(1) of util-linux'
fi
