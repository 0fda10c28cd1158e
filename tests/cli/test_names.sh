#!/bin/sh
# shellcheck disable=SC2034,SC2154 # shared with expect.sh
# lede names, and clusters in JSON

printf 'Angela Merkel met Emmanuel Macron in Paris. Chancellor\nMerkel left Paris. She smiled.\n' >names.txt

lede names names.txt
ends 'names' 0 ''
has 'the fullest name, how often, where, its role, its aliases' \
	'^PERSON +Angela Merkel +2 +1:1 +Chancellor; also Merkel$'
has 'another' '^PERSON +Emmanuel Macron +1 +1:19$'
has 'a place' '^GPE +Paris +2 +1:38$'
is 'a row each' "$(wc -l <out | tr -d ' ')" 3
lacks 'no colours in a pipe' "$(printf '\033')"
lede names --color always names.txt
has 'colours when asked for' "$(printf '\033')"
lede names --type GPE names.txt
is 'one type' "$(cut -c1-10 out)" 'GPE  Paris'
lede names --related names.txt
has 'who is named with whom' '^PERSON +Emmanuel Macron +1 +1:19 +with .*Angela Merkel'
lede names --pronouns names.txt
has 'pronouns' '^PERSON +Angela Merkel +3 '
lede names /dev/null
ends 'nothing' 0 ''
says 'nothing' ''

lede names --json names.txt
ends 'JSON' 0 ''
has 'a cluster' '"type":"PERSON","name":"Angela Merkel","aliases":\[\{"text":"Angela Merkel","count":1\},\{"text":"Merkel","count":1\}\],"role":"Chancellor","salience":[01]\.[0-9]{4},"mentions":\[0,3\]'
lacks 'no pronouns unless asked for' inferred
lede entities --pronouns --json names.txt
has 'a pronoun is marked' '"type":"PERSON","text":"She",.*"cluster":[0-9],"inferred":true'
