#!/bin/sh
# shellcheck disable=SC2034,SC2154 # shared with expect.sh
# lede summary, and the summaries of annotate

cat >ferry.md <<'END'
# Ferry sinks off Samos

ATHENS (Reuters) - A ferry with 200 passengers sank off the island of Samos on Monday.
The coast guard rescued 180 people, the ministry said.
Captain Nikos Vardalos had warned of the storm in the morning.
He told the company that the ferry was too old.

Read more: the island in pictures
END
printf 'The weather was fine in Rome.\n' >weather.txt

lede summary -n 1 ferry.md
ends 'one sentence' 0 ''
says 'one sentence' 'ATHENS (Reuters) - A ferry with 200 passengers sank off the island of Samos on Monday.'
lede summary -n 9 ferry.md
is 'prose alone' "$(wc -l <out) $(grep -c -e 'Read more' -e '^#' out)" '4 0'
lede summary --words 30 ferry.md
is '--words' "$([ "$(wc -w <out)" -le 30 ] && wc -l <out)" 2
lede summary --chars 60 ferry.md
is '--chars' "$([ "$(wc -m <out)" -le 61 ] && wc -l <out)" 1
lede summary --words 2 ferry.md
ends 'too few words' 1 'lede: ferry.md: no sentence is that short: the shortest has 9 words, 47 characters'
lede summary --focus Vardalos ferry.md
is '--focus' "$(cut -c -12 out | tr '\n' '|')" 'Captain Niko|He told the |'
lede summary --focus Nobody ferry.md
ends 'nothing about it' 1 "lede: ferry.md: no sentence is about 'Nobody'"
lede summary --rank -n 2 ferry.md
is '--rank' "$(head -n 1 out | cut -c -10)" '1.00  ATHE'
lede summary --known ferry.md ferry.md
ends 'nothing new' 1 'lede: ferry.md: no sentence to choose'

lede summary ferry.md weather.txt
is 'a heading for each file' "$(grep '==>' out)" '==> ferry.md <==
==> weather.txt <=='
lede summary --together -n 2 ferry.md weather.txt ferry.md
is '--together repeats nothing' "$(sort out | uniq -d | wc -l) $(wc -l <out)" '0 2'

lede summary --json -n 1 ferry.md
says '--json' '{"file":"ferry.md","offsets":"byte",
 "summary":[
  {"start":25,"end":111,"sentence":1,"score":1.0000,"trim":44}]}'
lede summary --json --focus company ferry.md
has 'the name of a pronoun' '"pronoun":\{"start":230,"end":232,"name":"Nikos Vardalos"\}'
lede summary -n 0 ferry.md
ends '-n 0' 2 '*-n takes a whole number from 1 on*'

printf '{"id":1,"text":"Rome fell. Paris rose above all the other cities."}\n' >one.jsonl
lede annotate --jsonl --sentences 1 one.jsonl
has 'summary in JSON lines' '"summary":\[\{"start":[0-9]+,"end":[0-9]+,"sentence":[01],"score":1.0000\}\]'
is 'scores of sentences' "$(grep -o '"score":1.0000' out | wc -l)" 2
lede annotate --jsonl one.jsonl
lacks 'no summary unless asked for' summary
