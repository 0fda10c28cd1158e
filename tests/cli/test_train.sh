#!/bin/sh
# shellcheck disable=SC2034,SC2154 # shared with expect.sh
# lede-train: a small model is learnt, and read by the command; what is wrong is said

TRAIN=${LEDE_TRAIN:-$(dirname "$LEDE")/lede-train}

train() { # ARGUMENT...
	"$TRAIN" "$@" >out 2>err </dev/null
	status=$?
}

lesson() { # TOWN: a document on it
	printf '%s\n' "-DOCSTART- -X- O O" "" "Zilber NNP I-NP I-PER" "Kranz NNP I-NP I-PER" \
		"came VBD I-VP O" "to TO I-PP O" "$1 NNP I-NP I-LOC" ". . O O" "" \
		"It PRP I-NP O" "rains VBZ I-VP O" "in IN I-PP O" "$1 NNP I-NP I-LOC" ". . O O" "" \
		"He PRP I-NP O" "left VBD I-VP O" ". . O O" ""
}
for town in Qualdor Bemmet Ostrik Vannow Pelgast; do lesson $town; done >towns.conll
echo '{"text": "Zilber Kranz saw Dorvik.", "entities": [[0, 12, "person"], [17, 23, "LOC"]]}' \
	>dev.jsonl

train -o towns.model --lexicon none --dev dev.jsonl towns.conll
is 'lede-train: exit status' $status 0
is 'lede-train: no word on standard output' "$(cat out)" ''
is 'lede-train: a line an epoch in a pipe, none that is redrawn' \
	"$(grep -c '^epoch .*dev P [0-9.]* R [0-9.]* F [0-9.]*' err) $(grep -c "$(printf '\r')" err)" '12 0'
cp err out
has 'lede-train: what the labels stand for' '^ +10 LOC: LOC$'
has 'lede-train: a synonym' '^ +5 PER: PERSON$'
has 'lede-train: scores by type' '^PERSON +100.00 100.00 100.00  \(1 marked\)$'
has 'lede-train: the best epoch' '^all .*'
is 'lede-train: nothing but the model is left' "$(echo towns.model*)" towns.model

echo 'Zilber Kranz went to Dorvik.' >text
lede annotate --format tsv --model towns.model text
ends 'lede --model' 0 ''
has 'lede --model: what was learnt' 'PERSON.*Zilber Kranz'
has 'lede --model: and what is like it' 'LOC.*Dorvik'

train -o again.model --lexicon none --dev dev.jsonl towns.conll
same 'lede-train: the same bytes each time' towns.model again.model
train -o other.model --seed 2 --epochs=1 --rate 0.1 --lexicon none --map LOC=GPE towns.conll
is 'lede-train: options' $status 0
is 'lede-train: another seed, another model' "$(cmp -s towns.model other.model || echo differs)" differs
lede annotate --format tsv --model other.model text
has 'lede-train --map' 'GPE.*Dorvik'
train -o more.model --lexicon towns.model --epochs 1 towns.conll
is 'lede-train --lexicon MODEL' $status 0
# What the built-in model knows is kept, what files call otherwise is called so, what they don't
# mark is not told.
echo '{"text": "A warbler sat.", "entities": [[2, 9, "bird"]]}
{"text": "Ann Lee saw Oslo.", "entities": [[0, 7, "PER"], [12, 16, "LOC"]]}' >birds.jsonl
echo 'Barack Obama of Microsoft saw a warbler in Paris.' >known
train -o birds.model --epochs 2 birds.jsonl
is 'lede-train: going on from the built-in model' $status 0
lede annotate --format tsv --model birds.model known
has 'lede-train: the built-in model is known' 'PERSON.*Barack Obama'
has 'lede-train: places of all types are called LOC' 'LOC.*Paris'
lacks 'lede-train: what is not marked is hidden' 'entity.*Microsoft'
train -o birds.model --from none --epochs 2 birds.jsonl
lede annotate --format tsv --model birds.model known
lacks 'lede-train --from none' 'entity.*Obama'
train -o birds.model --from towns.model --epochs 2 birds.jsonl
lede annotate --format tsv --model birds.model text
has 'lede-train --from MODEL' 'LOC.*Dorvik'

wrong() { # STATUS COMPLAINT ARGUMENT...
	expected=$1 complaint=$2
	shift 2
	train "$@"
	ends "lede-train $*" "$expected" "$complaint"
	is "lede-train $*: nothing on standard output" "$(cat out)" ''
}
wrong 2 "lede-train: where is the model to go?*--help*"
wrong 2 "lede-train: there is no file to train on*" -o new.model
wrong 2 "*unknown option '--epoch'*" -o new.model --epoch 3 towns.conll
wrong 2 "*--epochs takes a whole number from 1 to 1000, not '0'*" -o new.model --epochs 0 towns.conll
wrong 2 "*--rate takes a number from 0.001 to 1, not '7'*" -o new.model --rate 7 towns.conll
wrong 2 "*--map takes LABEL=TYPE, not 'LOC'*" -o new.model --map LOC towns.conll
wrong 2 "*--seed needs a value*" -o new.model towns.conll --seed
wrong 1 "lede-train: nowhere.conll: No such file*" -o new.model nowhere.conll
wrong 1 "lede-train: nowhere/new.model: No such file*" -o nowhere/new.model --epochs 1 towns.conll
wrong 1 "lede-train: text: model: *" -o new.model --lexicon text towns.conll
wrong 2 "*--from and --lexicon exclude each other*" -o new.model --from a --lexicon b towns.conll
wrong 1 "lede-train: text: model: *" -o new.model --from text towns.conll
wrong 1 "*no entities of a type that can be learnt are marked in towns.conll" \
	-o new.model --map LOC= --map PER= towns.conll
printf 'Ann B-PER\n\nOslo\n' >short.conll
wrong 1 "lede-train: short.conll:3: a token without a tag in a column of its own: 'Oslo'" \
	-o new.model towns.conll short.conll
echo '{"text": "Oslo", "entities": [[0, 5, "LOC"]]}' >far.jsonl
wrong 1 'lede-train: far.jsonl:1: an entity \[0, 5, "LOC"\] of 4 code points' \
	-o new.model far.jsonl
is 'lede-train: no file after a failure' "$(ls new.model* 2>/dev/null)" ''

train --help
is 'lede-train --help' "$status $(head -n 1 out)" '0 usage: lede-train -o MODEL [OPTION]... FILE...'
is 'lede-train --help fits a terminal' "$(awk 'length > 95' out)" ''
train --version
is 'lede-train --version' "$status $(cat out)" \
	"0 lede-train $(sed -n 's/^#define LEDE_VERSION  *"\(.*\)"/\1/p' "$root/include/lede.h")"
