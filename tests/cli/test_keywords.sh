#!/bin/sh
# shellcheck disable=SC2034,SC2154 # shared with expect.sh
# lede keywords and info, and texts that are not in English

cat >news.txt <<'EOF'
Ferry strike ends after nine days

The ferry strike in Norway ended on Friday, when the union of deckhands accepted an offer by the
owners. Ferries had been idle for nine days. "We got most of what we asked for," said Ingrid Solheim,
who leads the union. Solheim had called the strike after talks about night shifts failed. The owners
said that ferries would sail again on Saturday.
EOF

# ---- keywords

lede keywords news.txt
ends 'keywords' 0 ''
is 'ten at most' "$(grep -c . out)" 10
has 'a phrase' '^[Ff]erry strike$'
has 'a name, whole' '^Ingrid Solheim$'
lacks 'no part of it' '^Solheim$'
lede keywords -n 2 news.txt
is '-n' "$(grep -c . out)" 2
lede keywords -n 0 news.txt
ends '-n 0' 2 '*-n takes a whole number from 1 on*'
lede keywords -n
ends '-n alone' 2 '*-n needs a value: N*'
lede keywords --json -n 30 news.txt
ends '--json' 0 ''
has 'the mentions of a person' '"text":"Ingrid Solheim","score":[01]\.[0-9]*,"mentions":\[\[[0-9]*,[0-9]*\],\['
lede keywords /dev/null
ends 'of nothing' 0 ''
says 'of nothing' ''
lede keywords news.txt news.txt
has 'several files' '^==> news.txt <==$'

lede annotate --jsonl --keyphrases 2 <<'EOF'
{"text": "The café strike ended. The café strike was long."}
EOF
is 'annotate --jsonl --keyphrases' "$(grep -o '"keyphrases":.*' out)" \
	'"keyphrases":[{"text":"café strike","score":1.0000,"mentions":[[4,16],[28,40]]}]}'
lede annotate --jsonl --keyphrases 2 --offsets char <<'EOF'
{"text": "The café strike ended. The café strike was long."}
EOF
has 'in characters' '"mentions":\[\[4,15\],\[27,38\]\]'
echo "{\"text\": \"Rain.\"}" | lede annotate --jsonl
lacks 'not when not asked for' keyphrases
lede annotate news.txt
has 'annotate FILE has them' '"keyphrases":\['

# ---- info

lede info news.txt
ends 'info' 0 ''
says 'info' 'title         Ferry strike ends after nine days
language      English
words         68
sentences     6
reading time  18 s
reading ease  74 (fairly easy)'
lede info --json news.txt
has 'info --json' '"title":{"start":0,"end":33,"text":"Ferry strike ends after nine days"},"words":68,'
printf -- '---\ntitle: "A plan"\n---\nOne line.\n' >front.md
lede info front.md
has 'the title of the front matter' '^title         A plan$'
lede info /dev/null
ends 'info of nothing' 0 ''
has 'info of nothing' '^language      unknown$'

# ---- other languages

printf '%s\n' 'Der Bundestag hat am Donnerstag ein neues Gesetz beschlossen, das die Ausbildung von
Pflegekräften verbessern soll. Die Opposition sagt, dass es nicht weit genug geht.' >de.txt
printf '%s\n' '政府星期一宣布了一项新的农村学校计划。老师们说这还不够。' >zh.txt
for command in entities keywords names timeline; do
	lede $command de.txt
	ends "$command of German" 1 'lede: de.txt: looks like German; only English is supported*--any-language*'
	says "$command of German" ''
	lede $command --any-language de.txt
	ends "$command --any-language" 0 ''
	lede $command zh.txt news.txt
	ends "$command of Chinese" 1 'lede: zh.txt: looks like Chinese; only English is supported*'
	has "$command goes on with the next file" "Norway|Saturday"
done
lede annotate de.txt
ends 'annotate takes any language' 0 ''
lede info de.txt
has 'info names it' '^language      German$'
# Nothing that is merely short, names, code or in capitals is refused.
for text in 'Ja.' 'Der Spiegel, Die Zeit, Le Monde, El País, La Repubblica, De Telegraaf' \
	'Universidad de la República, Palacio de la Moneda, Plaza de los Héroes, Casa de la Cultura' \
	'for (i = 0; i < n; i++) { de.la = en[i]; el.y = un; }' 'WE WILL NOT GO BACK TO THE CITY' \
	'He said "je ne sais pas si elle est là" and left the room without a word to them.'; do
	printf '%s\n' "$text" >text.txt
	lede keywords text.txt
	ends "not refused: $text" 0 ''
done
