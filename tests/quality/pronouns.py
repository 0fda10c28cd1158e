#!/usr/bin/env python3
"""Pronouns: of those that lede resolves, how many stand for the right one?

usage: pronouns.py [--cmd "CMD"] [--errors N] [--floor PERCENT] DOCS.jsonl

A line of DOCS holds {"id", "text", "clusters": [[[start, end], ...], ...]}, gold
coreference over whole noun phrases. A resolved pronoun is right when gold has it,
as a mention of its own, in the cluster that most names of its group are in; a name
is in the cluster of the smallest gold mention around it. Pronouns that are no gold
mention are left out. The exit status is 1 when fewer are right than the floor.
"""
import argparse
import collections
import json
import os
import subprocess
import sys


def judge(doc, answer):
    """Yields (right, pronoun, name) for each resolved pronoun that gold knows."""
    gold = {(a, b): n for n, group in enumerate(doc["clusters"]) for a, b in group}
    clusters = collections.defaultdict(collections.Counter)
    for e in answer["entities"]:
        if e.get("inferred") or e.get("cluster") is None:
            continue
        around = [(b - a, n) for (a, b), n in gold.items() if a <= e["start"] and e["end"] <= b]
        if around:
            clusters[e["cluster"]][min(around)[1]] += 1
    names = {c["id"]: c["name"] for c in answer["clusters"]}
    for e in answer["entities"]:
        place = (e["start"], e["end"])
        if e.get("inferred") and place in gold:
            most = clusters[e["cluster"]].most_common(1)
            yield bool(most) and most[0][0] == gold[place], place, names[e["cluster"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", default="bin/lede annotate --jsonl --offsets char --pronouns")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--floor", type=float, default=0)
    parser.add_argument("docs")
    args = parser.parse_args()
    if not os.path.exists(args.docs):
        print("skipped %s: it isn't here" % args.docs)
        return
    with open(args.docs, encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    feed = "".join(json.dumps({"id": i, "text": d["text"]}) + "\n" for i, d in enumerate(docs))
    done = subprocess.run(args.cmd, shell=True, input=feed.encode(), stdout=subprocess.PIPE, check=True)
    right = count = 0
    for doc, line in zip(docs, done.stdout.decode().splitlines()):
        for good, (start, end), name in judge(doc, json.loads(line)):
            right += good
            count += 1
            if not good and args.errors > 0:
                args.errors -= 1
                print(doc["id"], "...%s[%s]" % (doc["text"][max(0, start - 150):start], doc["text"][start:end]), "->", name)
    share = 100 * right / count if count else 0
    print("%s: %d of %d resolved pronouns are right: %.1f %%" % (args.docs.split("/")[-1], right, count, share))
    sys.exit(share < args.floor)


if __name__ == "__main__":
    main()
