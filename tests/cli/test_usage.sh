#!/bin/sh
# shellcheck disable=SC2034,SC2154 # shared with expect.sh
# Help, version, and what is wrong with a command line

lede
ends 'no command' 2 'usage: lede COMMAND*--help*'
says 'no command: nothing on standard output' ''
for help in --help -h help; do
	lede $help
	ends "$help" 0 ''
	has "$help" '^usage: lede COMMAND'
	has "$help names the commands" '^  annotate '
done
for command in entities sentences timeline summary keywords info annotate; do
	lede $command --help; cat out >long
	ends "$command --help" 0 ''
	has "$command --help" "^usage: lede $command "
	has "$command --help lists its options" '^  --offsets byte\|char\|utf16  +[a-z]'
	lede help $command
	same "help $command" out long
	lede $command -h
	same "$command -h" out long
	is "$command --help fits a terminal" "$(awk 'length > 90' out)" ''
done
lede entities --type PERSON --help --json missing
ends '--help among other options' 0 ''
has '--help among other options' '^usage:'
for help in --help entities\ --help; do
	lede $help
	is "$help ends with a newline" "$(tail -c 1 out | od -An -c | tr -d ' ')" '\n'
done

lede --version
ends '--version' 0 ''
has '--version' "^lede $(sed -n 's/^#define LEDE_VERSION  *"\(.*\)"/\1/p' "$root/include/lede.h")\$"
has '--version names the model' '^model [0-9a-f]{16} \([0-9]+ bytes, '

misuse() { # COMPLAINT ARGUMENT...
	complaint=$1
	shift
	lede "$@" </dev/null
	ends "lede $*" 2 "$complaint"
	says "lede $*: nothing on standard output" ''
}
misuse "*unknown command 'entites', did you mean 'entities'?*" entites
misuse "*unknown command 'xyzzy' (one of entities, names, sentences, timeline, summary, keywords, info, annotate)*" xyzzy
misuse "*unknown command 'xyzzy'*" help xyzzy
misuse "*unknown option '--versoin', did you mean '--version'?*" --versoin
misuse "*unknown option '--offest', did you mean '--offsets'?*" entities --offest char
misuse "*unknown option '--xyzzy'?Try 'lede entities --help'*" entities --xyzzy
misuse "*unknown option '-x'*" entities -x
misuse "*unknown option '--type'*" sentences --type PERSON
misuse "*unknown --offsets 'chars', did you mean 'char'?*byte, char, utf16*" annotate --offsets chars
misuse "*unknown --format 'xml'*json, jsonl, tsv*" annotate --format xml
misuse "*unknown --color ''*" entities --color ''
misuse "*--offsets needs a value: byte|char|utf16*" entities --offsets
misuse "*--json takes no value*" entities --json=yes
misuse "*unknown type 'PERSONS', did you mean 'PERSON'?*NORP*LAW*" entities --type PERSONS
misuse "*unknown type 'xyzzy' (one of PERSON*" entities --type GPE,xyzzy
misuse "*unknown type ''*" entities --type GPE,
for score in 1.5 -1 x 1e-1 '' . 0,5 0.5x nan; do
	misuse "*--min-score takes a number from 0 to 1, not '$score'*" entities --min-score "$score"
done

touch article.txt
misuse "*lede entities article.txt" article.txt
