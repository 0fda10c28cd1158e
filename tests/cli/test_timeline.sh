#!/bin/sh
# shellcheck disable=SC2034,SC2154 # shared with expect.sh
# Dates in order; and the day that they count from

cat >story.txt <<'END'
KABUL, January 2, 2009 - Angela Merkel said on Monday that "the war" would end in March.

In 2001 she had met Emmanuel Macron, and again in the summer of 2008. It took three weeks.
END

lede timeline story.txt
ends 'a table' 0 ''
says 'a table' '2001         In 2001 she had met Emmanuel Macron, and again in the summer of 2008.  [Emmanuel Macron]
2008 summer  In 2001 she had met Emmanuel Macron, and again in the summer of 2008.  [Emmanuel Macron]
2008-12-29   KABUL, January 2, 2009 - Angela Merkel said on Monday that "the war" would end in March.  [Angela Merkel]
2009-01-02   KABUL, January 2, 2009 - Angela Merkel said on Monday that "the war" would end in March.  [Angela Merkel]
2009-03      KABUL, January 2, 2009 - Angela Merkel said on Monday that "the war" would end in March.  [Angela Merkel]'

lede timeline --from 2008-07 --to 2008 story.txt
is '--from and --to' "$(cut -c 1-11 out)" '2008 summer
2008-12-29 '
lede timeline --from 2009-01-03 story.txt
is '--from alone' "$(cut -c 1-7 out)" '2009-03'
lede timeline --to 2001 story.txt
is '--to alone' "$(cut -c 1-4 out)" '2001'

printf '%s\n' 'In the 1980s, in 490 BC and in the second quarter of 2014 it rained.' \
	'It had in the 19th century, the 21st century, the 12th century, the 5th century BC,' \
	'the autumn of 2003.' \
	>eras.txt
lede timeline eras.txt
is 'as people write it' "$(cut -c 1-15 out | sed 's/ *$//')" '5th century BC
490 BC
12th century
19th century
1980s
21st century
2003 autumn
2014 Q2'

lede timeline --csv --to 2008 story.txt
is '--csv' "$(head -n 2 out)" 'file,value,precision,date,sentence,people
"story.txt",2001,year,"2001","In 2001 she had met Emmanuel Macron, and again in the summer of 2008.","Emmanuel Macron"'
lede timeline --csv --from 2009-03 story.txt
has 'quotes in CSV' 'that ""the war"" would end'

lede timeline --json --from 2008-12-29 --to 2008-12-29 story.txt
says '--json' '{"file":"story.txt","offsets":"byte",
 "timeline":[
  {"value":"2008-12-29","precision":"day","from":"2008-12-29","to":"2008-12-29","start":47,"end":53,"text":"Monday","sentence":{"index":0,"start":0,"end":88,"text":"KABUL, January 2, 2009 - Angela Merkel said on Monday that \"the war\" would end in March."},"people":["Angela Merkel"]}],
 "undated":[]}'

echo 'On Monday it snowed. In 1999 it had rained.' >weather.txt
lede timeline weather.txt
says 'undated ones come last' '1999  In 1999 it had rained.

Monday  On Monday it snowed.'
lede timeline --date 2026-11-26 weather.txt
has '--date' '^2026-11-23  On Monday'
cp weather.txt 2026-11-26.md
lede timeline 2026-11-26.md
has 'the name of the file' '^2026-11-23  On Monday'
lede timeline --date 2020-02-29 2026-11-26.md
has '--date is stronger than the name of the file' '^2020-02-24  On Monday'
printf 'Due 3/5/2015.\n' | "$LEDE" timeline >first
printf 'Due 3/5/2015.\n' | "$LEDE" timeline --day-first >second
is 'month first' "$(cut -c 1-10 first)" '2015-03-05'
is 'day first' "$(cut -c 1-10 second)" '2015-05-03'

lede timeline --json weather.txt 2026-11-26.md
is 'several files are an array' "$(tr -d '\n' <out | cut -c 1-30)" '[{"file":"weather.txt","offset'

printf '' | lede timeline
ends 'nothing' 0 ''
says 'nothing' ''

lede timeline --from 2009 --to 2008 story.txt
ends 'a time that ends before it begins' 2 '*: --to ends before --from begins*'
lede timeline --from yesterday story.txt
ends 'a wrong date' 2 "*--from takes a date like 2015, 2015-03 or 2015-03-05, not 'yesterday'*"
lede timeline --date 2015-02-30 story.txt
ends 'no such day' 2 "*--date takes a day as YYYY-MM-DD, not '2015-02-30'*"
lede timeline --json --csv story.txt
ends 'two forms' 2 '*either --json or --csv*'

# ---- annotate --jsonl

printf '%s\n' '{"text":"It rained yesterday.","date":"2009-01-01"}' \
	'{"text":"It rained yesterday.","date":null}' \
	'{"text":"It rained yesterday.","date":"01/01/2009"}' >lines
lede annotate --jsonl <lines
ends 'dates of lines' 0 ''
is 'dates of lines' "$(sed 's/.*"value":"\([^"]*\)".*/\1/' out)" '2008-12-31
XXXX-XX-XX
XXXX-XX-XX'
