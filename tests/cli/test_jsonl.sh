#!/bin/sh
# shellcheck disable=SC2034,SC2154 # shared with expect.sh
# lede annotate --jsonl

jsonl() { # LINES ARGUMENT...
	printf "$1" >in
	shift
	lede annotate --jsonl "$@" <in
}

# ---- What is answered

jsonl '{"id":1,"text":""}\n'
ends 'an empty text' 0 ''
says 'an empty text' '{"id":1,"offsets":"byte","sentences":[],"entities":[],"clusters":[]}'

jsonl '{"text":"It rains. It pours."}'
ends 'a last line without a newline' 0 ''
says 'no id is null' '{"id":null,"offsets":"byte","sentences":[{"start":0,"end":9},{"start":10,"end":19}],"entities":[],"clusters":[]}'

jsonl ''
ends 'no input' 0 ''
says 'no input' ''

jsonl '{"text":"Angela Merkel met Emmanuel Macron in Paris.","id":"a"}\n'
has 'entities' '"entities":\[\{"start":0,"end":13,"type":"PERSON","text":"Angela Merkel","score":[01]\.[0-9]{4},"cluster":0\},'
has 'entities' '"start":37,"end":42,"type":"GPE","text":"Paris","score":'

jsonl '{"id":1,"text":""}\n\n  \t\r\n{"id":2,"text":""}\r\n\n'
ends 'blank lines are skipped' 0 ''
is 'blank lines are skipped' "$(wc -l <out | tr -d ' ')" 2

jsonl '\357\273\277{"id":1,"text":""}\n'
ends 'a byte order mark' 0 ''
jsonl '{"id":1,"text":""}\n\357\273\277{"id":1,"text":""}\n'
ends 'a byte order mark in the middle' 1 'lede: standard input: 1 of 2 lines failed, the first is line 2'

for id in '"\\u0041\\n"' '1.50E+3' '{ "a" : [1,  {}] }' 'true' '""' '12345678901234567890123'; do
	jsonl "{\"id\": $id ,\"text\":\"\"}\n"
	has "id $id comes back as it was" "^\{\"id\":$(printf '%b' "$id" | sed 's/[][{}.+\\]/\\&/g'),\"off"
done

jsonl '{"id":"a\377b","text":""}\n'
says 'bad UTF-8 in an id' "$(printf '{"id":"a\357\277\275b","offsets":"byte","sentences":[],"entities":[],"clusters":[]}')"

jsonl '{"text":"","date":"2024-04-08","title":"T","other":[{}]}\n{"text":"","date":null,"title":null}\n'
ends 'date and title' 0 ''

# ---- Offsets: 2-, 3- and 4-byte characters, and a bad byte

line='{"text":"\\u00e9\\u20ac\\ud83d\\ude00. Ok."}\n{"text":"\303\251\342\202\254\360\237\230\200. Ok."}\n{"text":"\377a. Ok."}\n'
spans() {
	sed 's/.*"sentences":\[\(.*\)\],"entities.*/\1/; s/"start"://g; s/"end"://g' out | tr '\n' ' '
}
jsonl "$line"
is 'byte offsets' "$(spans)" '{0,10},{11,14} {0,10},{11,14} {0,3},{4,7} '
jsonl "$line" --offsets char
is 'char offsets' "$(spans)" '{0,4},{5,8} {0,4},{5,8} {0,3},{4,7} '
jsonl "$line" --offsets=utf16
is 'utf16 offsets' "$(spans)" '{0,5},{6,9} {0,5},{6,9} {0,3},{4,7} '
has 'the unit is said' '"offsets":"utf16"'

# A lone surrogate counts as what the writer of it counted: one character, one unit, three bytes.
line='{"text":"\\ud800 a. Ok."}\n'
jsonl "$line" --offsets char
is 'a lone surrogate in chars' "$(spans)" '{0,4},{5,8} '
jsonl "$line" --offsets utf16
is 'a lone surrogate in units' "$(spans)" '{0,4},{5,8} '
jsonl "$line"
is 'a lone surrogate in bytes' "$(spans)" '{0,6},{7,10} '

jsonl '{"text":"a\\u0000b. Ok."}\n'
is 'a NUL' "$(spans)" '{0,4},{5,8} '

# ---- Errors

bad() { # LINE ERROR
	jsonl "$1\n{\"id\":2,\"text\":\"\"}\n"
	ends "$1" 1 'lede: standard input: 1 of 2 lines failed, the first is line 1'
	is "$1" "$(head -n 1 out)" "$2"
	is "$1: the run goes on" "$(tail -n 1 out | cut -c 1-8)" '{"id":2,'
}
bad 'hello' '{"id":null,"error":{"code":"EJSON","message":"column 1: a JSON object is missing"}}'
bad '[]' '{"id":null,"error":{"code":"EJSON","message":"column 1: a JSON object is missing"}}'
bad '{"id":7,"text":"a' '{"id":7,"error":{"code":"EJSON","message":"column 18: the string has no end"}}'
bad '{"id":7}' '{"id":7,"error":{"code":"EINVAL","message":"\"text\" is missing"}}'
bad '{"text":5,"id":"x"}' '{"id":"x","error":{"code":"EINVAL","message":"\"text\" is a number, not a string"}}'
bad '{"text":"","date":5}' '{"id":null,"error":{"code":"EINVAL","message":"\"date\" is a number, not a string"}}'
bad '{"text":"","title":[]}' '{"id":null,"error":{"code":"EINVAL","message":"\"title\" is an array, not a string"}}'
bad '{"text":"\\ud80"}' '{"id":null,"error":{"code":"EJSON","message":"column 10: \\u needs four hexadecimal digits"}}'

jsonl '{"text":""}\n\nx\n{"text":""}\n[]\n'
ends 'errors are summed up' 1 'lede: standard input: 2 of 5 lines failed, the first is line 3'

awk 'BEGIN { printf "{\"text\":\"\",\"a\":"; for (i = 0; i < 100000; i++) printf "["; print "" }' >in
lede annotate --jsonl <in
ends 'nested 100,000 deep' 1 '*1 of 1 lines failed*'
has 'nested 100,000 deep' 'column 528: nested too deep'

# ---- Files and streams

printf '{"id":1,"text":"One."}\n' >one.jsonl
printf '{"id":2,"text":"Two. 2."}\nx\n' >two.jsonl
lede annotate --jsonl one.jsonl; cat out >separate
lede annotate --jsonl two.jsonl; cat out >>separate
cat one.jsonl two.jsonl | "$LEDE" annotate --jsonl >joined 2>err
same 'runs over parts, and over all of it' separate joined
lede annotate --jsonl one.jsonl two.jsonl
same 'several files' separate out
ends 'several files' 1 'lede: two.jsonl: 1 of 2 lines failed, the first is line 2'
lede annotate --jsonl missing.jsonl - <one.jsonl
ends 'a missing file' 1 'lede: missing.jsonl: No such file or directory'
is 'a missing file: the next is read' "$(cut -c 1-8 out)" '{"id":1,'
lede annotate --jsonl .
ends 'a folder' 1 'lede: .: Is a directory'

lede annotate --jsonl --format tsv <one.jsonl
ends 'no --format with --jsonl' 2 '*--format*'

# An answer is there before the input goes on.
mkfifo fifo
: >streamed
"$LEDE" annotate --jsonl <fifo >streamed 2>err &
child=$!
exec 3>fifo
for id in 1 2; do
	printf '{"id":%s,"text":"Still here."}\n' $id >&3
	tries=600 # a minute, on a machine that has much else to do
	while [ "$(wc -l <streamed)" -lt $id ] && [ $tries != 0 ]; do
		sleep 0.1
		tries=$((tries - 1))
	done
	is "answer $id is not held back" "$(wc -l <streamed | tr -d ' ')" $id
done
exec 3>&-
wait $child
is 'the end of a stream' $? 0

# A long line, and one there is no memory for.
awk 'BEGIN { printf "{\"id\":1,\"text\":\""; for (i = 0; i < 200000; i++) printf "Rain fell. "; print "\"}" }' >long.jsonl
lede annotate --jsonl <long.jsonl
ends 'a line of 2 MB' 0 ''
is 'a line of 2 MB' "$(tr -cd '{' <out | wc -c | tr -d ' ')" 200001
limited() { # answers with little memory; the complaints of a shell whose child dies go to err too
	sh -c 'ulimit -v 150000; "$0" annotate --jsonl' "$LEDE" >out 2>err
	status=$?
}
limited <one.jsonl
if [ "$status" = 0 ]; then
	{ head -c 200000000 /dev/zero | tr '\0' x; echo; cat one.jsonl; } >huge.jsonl
	limited <huge.jsonl
	ends 'a line too long for the memory' 1 '*1 of 2 lines failed*'
	is 'a line too long for the memory' "$(head -n 1 out)" \
		'{"id":null,"error":{"code":"ENOMEM","message":"not enough memory for a line this long"}}'
	is 'the line behind it' "$(tail -n 1 out | cut -c 1-8)" '{"id":1,'
	rm huge.jsonl
else
	skip 'a line too long for the memory' 'no ulimit -v that the command runs under'
fi

# ---- Every answer is JSON and UTF-8, whatever comes in

if command -v python3 >/dev/null 2>&1; then
	{
		printf '{"id":"a\377","text":"Zo\303\253 \377 met \342\200\250Paul\\u2028 \\u0085 in Paris \\ud800."}\n'
		printf '{"text":"Angela\\tMerkel\\n \\"Mutti\\" \\\\ Merkel \\u0007 in\\u0000Paris \360\237\230\200"}\n'
		printf '{"text":"\300\257 Bonn \355\240\200 Bern \364\220\200\200"}\n{"id":[1,"\\ud800"],"text":3}\nnope\377\n'
		cat long.jsonl
	} >in
	for unit in byte char utf16; do
		"$LEDE" annotate --jsonl --offsets $unit <in >out 2>err
		python3 - $unit <<-'PYTHON' >err 2>&1
			import json, sys
			unit = sys.argv[1]
			def strict(name): raise ValueError(name)
			texts = [json.loads(l.decode(errors="replace")).get("text") if l.startswith(b"{") else None
			         for l in open("in", "rb").read().split(b"\n")[:-1]]
			lines = open("out", "rb").read().decode("utf-8").splitlines()
			assert len(lines) == 6, len(lines)
			for line, text in zip(lines, texts):
			    answer = json.loads(line, parse_constant=strict)
			    assert "id" in answer and ("error" in answer or answer["offsets"] == unit)
			    if unit == "char" and "error" not in answer and "\ufffd" not in text:
			        for e in answer["entities"]:
			            assert text[e["start"]:e["end"]] == e["text"], e
		PYTHON
		status=$?
		ends "answers are JSON and UTF-8 ($unit)" 0 ''
	done
else
	skip 'answers are JSON and UTF-8' 'no python3'
fi
