#!/bin/sh
# Speed, start-up time and memory: sh tests/bench/run.sh BENCH LEDE
# On ../shared/data/bench/prose_10mb.txt.xz, or else on the example article over and over.
set -u
cd "$(dirname "$0")/../.." || exit
bench=$1 lede=$2
folder=$(mktemp -d) || exit
trap 'rm -rf "$folder"' EXIT
prose=$folder/prose.txt article=$folder/article.txt
python=/usr/bin/python3
[ -x $python ] || python=python3

if [ -e ../shared/data/bench/prose_10mb.txt.xz ]; then
	xz -dc ../shared/data/bench/prose_10mb.txt.xz >"$prose"
else
	i=0
	while [ $i -lt 2000 ]; do cat examples/article.md && i=$((i + 1)); done >"$prose"
fi
echo "# $(wc -c <"$prose") bytes of prose, one core"
"$bench" "$prose" || exit
head -c 3000 examples/article.md >"$article"

exec $python tests/bench/command.py "$lede" "$prose" "$article"
