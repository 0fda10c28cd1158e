#!/bin/sh
# shellcheck disable=SC2034,SC2154 # shared with expect.sh
# Files, standard input, several of them, and those that can't be read

text='Angela Merkel met Emmanuel Macron in Paris. Angela
Merkel left Paris.'
printf '%s\n' "$text" >news.txt

# ---- entities

lede entities news.txt
ends 'a table' 0 ''
says 'a table' 'PERSON  Angela Merkel    2  1:1
PERSON  Emmanuel Macron  1  1:19
GPE     Paris            2  1:38'
cat out >table
lede entities <news.txt
same 'standard input' out table
lede entities - <news.txt
same 'standard input as -' out table

lede entities --mentions news.txt
is 'mentions' "$(sed 's/  [01]\.[0-9][0-9]  /  S  /' out)" '1:1   PERSON  S  Angela Merkel
1:19  PERSON  S  Emmanuel Macron
1:38  GPE     S  Paris
1:45  PERSON  S  Angela Merkel
2:13  GPE     S  Paris'

lede entities --type GPE news.txt
says 'one type' 'GPE  Paris  2  1:38'
lede entities --type gpe --type person,LAW news.txt
same 'several types' out table
lede entities --type LAW news.txt
ends 'no entity of a type' 0 ''
says 'no entity of a type' ''

lede entities --json news.txt
ends '--json' 0 ''
is '--json' "$(sed 's/"score":[01]\.[0-9]*/"score":S/' out | head -n 3)" '{"file":"news.txt","offsets":"byte",
 "entities":[
  {"start":0,"end":13,"type":"PERSON","text":"Angela Merkel","score":S,"cluster":0},'
has 'the text as it is in the file' '"text":"Angela\\nMerkel"'
lacks 'no sentences' sentences
lede entities --json --type GPE news.txt
is '--json --type' "$(grep -c '"type":"' out) $(grep -c '"type":"GPE"' out)" '2 2'

lede entities --mentions news.txt
least=$(awk '{ print $3 }' out | sort -n | head -n 1)
most=$(awk '{ print $3 }' out | sort -n | tail -n 1)
lede entities --mentions --min-score "$most" news.txt
is '--min-score' "$(awk -v most="$most" '$3 < most' out)" ''
lede entities --mentions --min-score 0 news.txt
is '--min-score 0' "$(awk '{ print $3 }' out | sort -n | head -n 1)" "$least"

# scores: of the entities in a table of annotate's
scores() {
	awk -F '\t' '$2 == "entity" { print $6 }' out | sort -n
}
lede annotate --format tsv news.txt
least=$(scores | head -n 1) more=$(scores | grep -cvx "$(scores | head -n 1)")
lede annotate --format tsv --min-score "$(awk -v least="$least" 'BEGIN { print least + 0.0001 }')" news.txt
is 'annotate --min-score' "$(scores | wc -l | tr -d ' ')" "$more"

printf 'Zo\303\253 flew from Paris to London.' >accents.txt
lede entities --mentions --type GPE accents.txt
is 'columns in bytes' "$(cut -d ' ' -f 1 out | tr '\n' ' ')" '1:16 1:25 '
lede entities --mentions --type GPE --offsets char accents.txt
is 'columns in characters' "$(cut -d ' ' -f 1 out | tr '\n' ' ')" '1:15 1:24 '

# ---- sentences

lede sentences news.txt
says 'sentences' 'Angela Merkel met Emmanuel Macron in Paris.
Angela Merkel left Paris.'
lede sentences --json news.txt
says 'sentences --json' '{"file":"news.txt","offsets":"byte",
 "sentences":[
  {"start":0,"end":43},
  {"start":44,"end":69}]}'

printf -- '---\ntitle: No prose\n---\nProse.\n' >front.md
lede sentences front.md
says 'Markdown is the default' 'Prose.'
lede sentences --markup none front.md
has '--markup none' 'No prose'

# ---- annotate

lede annotate news.txt
has 'annotate: JSON' '^\{"file":"news.txt","offsets":"byte",$'
has 'annotate: sentences' '^  \{"start":44,"end":69,"score":[01]\.[0-9]+\}\],$'
lede annotate --format jsonl news.txt
is 'annotate: one line' "$(wc -l <out | tr -d ' ')" 1
lede annotate --format tsv news.txt
is 'annotate: columns' "$(awk -F '\t' '{ print NF }' out | sort -u)" 7
is 'annotate: a sentence' "$(sed -n 3p out)" "$(printf 'news.txt\tsentence\t44\t69\t\t\tAngela Merkel left Paris.')"
is 'annotate: an entity' "$(sed -n 4p out | cut -f 1-5,7)" "$(printf 'news.txt\tentity\t0\t13\tPERSON\tAngela Merkel')"

# ---- Several files

cp news.txt second.txt
lede entities --type GPE news.txt second.txt
says 'several files have headings' '==> news.txt <==
GPE  Paris  2  1:38

==> second.txt <==
GPE  Paris  2  1:38'
lede sentences - missing.txt second.txt </dev/null
ends 'one of them is missing' 1 'lede: missing.txt: No such file or directory'
is 'the others are shown' "$(grep -c '==>' out)" 2
has 'standard input has a name' '^==> standard input <==$'
lede annotate missing.txt news.txt . second.txt
ends 'several are wrong' 1 'lede: missing.txt: No such*lede: .: Is a directory'
is 'several files as JSON are an array' "$(head -c 1 out)$(tail -n 1 out | tail -c 2)" '[]'
is 'several files as JSON' "$(grep -c '"file":' out)" 2
if command -v python3 >/dev/null 2>&1; then
	for arguments in 'news.txt' 'news.txt second.txt' 'missing.txt .' 'missing.txt news.txt'; do
		"$LEDE" annotate $arguments 2>/dev/null >out
		python3 -c 'import json; json.load(open("out"))' 2>err
		status=$?
		ends "annotate $arguments is JSON" 0 ''
	done
fi

printf 'Yes.' >-x
lede sentences -- -x
says 'a name that looks like an option' 'Yes.'

# ---- What can't be read, and what is odd

lede entities missing.txt
ends 'a missing file' 1 'lede: missing.txt: No such file or directory'
says 'a missing file' ''
lede entities "$work"
ends 'a folder' 1 "lede: $work: Is a directory"
chmod 000 second.txt
if cat second.txt >/dev/null 2>&1; then
	skip 'a file that is not for us' 'root may read everything'
else
	lede entities second.txt
	ends 'a file that is not for us' 1 'lede: second.txt: Permission denied'
fi
if dd if=/dev/null of=big bs=1 seek=3000000000 2>/dev/null; then
	lede entities big
	ends 'a file of 3 GB' 1 'lede: big: File too large (the limit is 2 GiB)'
	rm big
else
	skip 'a file of 3 GB' 'no such file can be made here'
fi
program=$(command -v sh)
for command in entities sentences annotate; do
	lede $command /dev/null
	ends "$command: an empty file" 0 ''
	printf '(' | "$LEDE" $command >out 2>err
	is "$command: one byte" $? 0
	lede $command "$program"
	ends "$command: a program" 0 ''
done
lede sentences "$program"
is 'nothing a terminal would obey' "$(tr -cd '\033\007\001' <out | wc -c | tr -d ' ')" 0

# ---- Models

lede entities --model missing.model news.txt
ends 'a missing model' 1 'lede: missing.model: No such file or directory'
lede entities --model news.txt news.txt
ends 'no model' 1 'lede: news.txt: *model*'
lede entities --model . news.txt
ends 'a folder as model' 1 'lede: .: Is a directory'
lede entities --model "$root/model/lede.model" news.txt
same 'the built-in model from its file' out table
head -c 100000 "$root/model/lede.model" >half.model
lede annotate --jsonl --model half.model </dev/null
ends 'half a model' 1 'lede: half.model: *'

# ---- Output that can't be written

awk 'BEGIN { for (i = 0; i < 50000; i++) print "It rained in Paris." }' >rain.txt
(trap '' PIPE; "$LEDE" sentences rain.txt 2>err; echo $? >ended) | head -n 1 >out
says 'a reader that leaves: it got its line' 'It rained in Paris.'
status=$(cat ended)
ends 'a reader that leaves: no complaint' 1 ''
if [ -w /dev/full ]; then
	"$LEDE" sentences rain.txt >/dev/full 2>err
	status=$?
	ends 'a full disk' 1 'lede: standard output: No space left on device'
	"$LEDE" --help >/dev/full 2>err
	status=$?
	ends 'a full disk, for help' 1 'lede: standard output: No space left on device'
else
	skip 'a full disk' 'no /dev/full'
fi
"$LEDE" sentences news.txt >&- 2>err
status=$?
ends 'no standard output' 1 'lede: standard output: Bad file descriptor'
"$LEDE" sentences <&- >out 2>err
status=$?
ends 'no standard input' 1 'lede: standard input: Bad file descriptor'
