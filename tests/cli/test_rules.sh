#!/bin/sh
# shellcheck disable=SC2034,SC2154 # shared with expect.sh
# Users' terms, patterns and decisions, and where lists are found

mkdir -p rules/project/.lede rules/project/notes rules/config/lede
cd rules || exit 1
XDG_CONFIG_HOME=$PWD/config
printf 'Angela Merkel met PROJ-12 and Zorblax in Paris.\n' >news.txt
printf '# people\nZorblax\tALIEN\tZorblax the Great\nParis\t-\n' >terms.tsv
printf 'TICKET \\bPROJ-\\d+\n' >patterns.txt
printf 'Angela Merkel : ORG # the ship\n' >decisions.txt

lede entities --type TICKET,ALIEN --terms terms.tsv --patterns patterns.txt news.txt
ends 'terms and patterns' 0 ''
says 'terms and patterns' 'ALIEN   Zorblax  1  1:31
TICKET  PROJ-12  1  1:19'
lede entities --terms terms.tsv --terms patterns.txt news.txt
ends 'a wrong line is a warning' 0 'lede: patterns.txt:1: a term, a tab and its type are wanted'
lacks 'an entry that is ignored' Paris
lede entities --decisions decisions.txt --type ORG news.txt
has 'a decision on a type' '^ORG +Angela Merkel '
lede annotate --terms terms.tsv news.txt
has 'the name a term stands for' '"type":"ALIEN","text":"Zorblax","score":1.0000,"value":"Zorblax the Great"'
lede annotate --format tsv --terms terms.tsv news.txt
has 'a type of ones own in columns' "$(printf 'entity\t30\t37\tALIEN\t1.0000\tZorblax')"
printf '{"text":"Zorblax"}\n{"text":"Zorblax"}\n' | "$LEDE" annotate --jsonl --terms terms.tsv >out 2>err
is 'terms for JSON lines' "$(grep -c ALIEN out)" 2

lede entities --terms missing.tsv news.txt
ends 'a missing file of terms' 1 'lede: missing.tsv: No such file or directory'
lede entities --type ALIENS --terms terms.tsv news.txt
ends 'a type nobody has' 2 "*unknown type 'ALIENS'*"

# A pattern that backtracks without end is given up and named once; the others go on.
printf 'EVIL (?:a|a)*b|(a+)+$c\nTICKET PROJ-\\d+\n' >evil.txt
awk 'BEGIN { for (i = 0; i < 60; i++) printf "a"; print " PROJ-1." }' >evil.in
lede entities --type TICKET --patterns evil.txt evil.in evil.in
ends 'a hostile pattern' 0 'lede: evil.txt:1: the pattern backtracks too much (match limit)'
is 'the other patterns work' "$(grep -c PROJ-1 out)" 2

# ---- Lists by convention

cp terms.tsv project/.lede/
printf 'Merkel\tVESSEL\nAngela Merkel\tVESSEL\n' >config/lede/terms.tsv
cp news.txt project/notes/
lede entities --type ALIEN,VESSEL project/notes/news.txt
ends 'lists of project and user' 0 ''
says 'lists of project and user' 'ALIEN   Zorblax        1  1:31
VESSEL  Angela Merkel  1  1:1'
lede entities --no-lists --type PERSON project/notes/news.txt
has '--no-lists' '^PERSON +Angela Merkel '
lede entities --type VESSEL <news.txt
says 'the user has lists for standard input' 'VESSEL  Angela Merkel  1  1:1'
(cd project/notes && "$LEDE" entities --type ALIEN - <news.txt) >out 2>err
says 'the project of the working directory' 'ALIEN  Zorblax  1  1:31'
printf '{"text":"Zorblax met Angela Merkel."}\n' >merkel.jsonl
lede annotate --jsonl merkel.jsonl
lacks 'none for JSON lines' VESSEL

printf -- '---\ntitle: x\nlede:\n  terms:\n    - "Angela Merkel : CASTLE"\n    - nothing\n  decisions:\n    - Paris : EVENT\n---\n' >front.md
cat news.txt >>front.md
lede entities --type CASTLE,EVENT front.md
ends 'front matter, wrong line' 0 'lede: front.md:6: a term, a tab and its type are wanted'
says 'front matter' 'EVENT   Paris          1  10:42
CASTLE  Angela Merkel  1  10:1'
lede entities --no-lists --type PERSON front.md
ends 'front matter is a list, too' 0 ''
lede entities --markup none --type EVENT front.md
ends 'front matter is none in plain text' 0 ''
says 'front matter is none in plain text' ''

XDG_CONFIG_HOME=$work/config
cd "$work" || exit 1
