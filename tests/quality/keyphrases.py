#!/usr/bin/env python3
"""How much of what people say about a text do its key phrases name?

    python3 tests/quality/keyphrases.py [--method lede|tfidf|tfidf-words|textrank|yake]
            [--cmd "bin/lede"] [-n 10] [--show N] [--floor PERCENT] ../shared/data/summary/cnn_dev.jsonl

Each line of the file is {"text": str, "references": [str]}. The score is the share of the different
content words of the highlights that are in the n best phrases, averaged over the texts; the size is
the number of different content words in those phrases, for the comparison to be fair. The other
methods are the ones people would write first, over n-grams of up to three words that neither begin
nor end with a function word:

    tfidf        frequency times inverse document frequency of the n-gram in the file itself
    tfidf-words  the same for single words
    textrank     PageRank over words that stand side by side (Mihalcea, Tarau, 2004)
    yake         position, frequency, spread and context of words (Campos and others, 2020)
"""

import argparse
import collections
import json
import math
import os
import re
import shlex
import subprocess
import sys

FUNCTION_WORDS = set("""a about above after again against all also am an and any are as at be because
    been before being below between both but by can could did do does doing don down during each few
    for from further had has have having he her here hers herself him himself his how i if in into
    is it its itself just me more most my myself no nor not now of off on once only or other our
    ours out over own s said same say says she should so some such t than that the their theirs
    them themselves then there these they this those through to too under until up very was we were
    what when where which while who whom why will with would you your yours d ll m re ve may might
    must shall one two new""".split())
WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*|[^\w\s]")


def stem(word):
    """Enough to make variants of a word meet."""
    word = re.sub(r"['\u2019]s?$", "", word.lower())
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[:-len(ending)]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def words_of(text):
    return [word for word in WORD.findall(text) if word[0].isalnum()]


def is_content(word):
    return word.lower() not in FUNCTION_WORDS and not word.isdigit() and len(word) > 1


def content_of(text):
    return {stem(part) for word in words_of(text) for part in word.split("-") if is_content(part)}


def grams(text, longest):
    """The n-grams of a text as they are counted, with where they stand."""
    found, run = collections.OrderedDict(), []
    for place, token in enumerate(WORD.findall(text) + ["."]):
        if token[0].isalnum():
            run.append((place, token))
            continue
        for i in range(len(run)):
            for j in range(i + 1, min(len(run), i + longest) + 1):
                words = [word for _, word in run[i:j]]
                if is_content(words[0]) and is_content(words[-1]):
                    found.setdefault(" ".join(words).lower(), []).append(run[i][0])
        run = []
    return found


def best(scores, n):
    return sorted(scores, key=lambda phrase: (-scores[phrase], phrase))[:n]


def tfidf(docs, n, longest=3):
    all_grams = [grams(doc["text"], longest) for doc in docs]
    spread = collections.Counter(gram for found in all_grams for gram in found)
    for found in all_grams:
        yield best({gram: len(places) * math.log(len(docs) / spread[gram])
                    for gram, places in found.items()}, n)


def textrank(docs, n, window=2, damping=0.85):
    for doc in docs:
        words = [word.lower() for word in WORD.findall(doc["text"])]
        links = collections.defaultdict(set)
        for i, word in enumerate(words):
            for other in words[i + 1:i + 1 + window]:
                if is_content(word) and is_content(other) and word[0].isalnum() \
                        and other[0].isalnum() and word != other:
                    links[word].add(other)
                    links[other].add(word)
        rank = dict.fromkeys(links, 1.0)
        for _ in range(30):
            rank = {word: 1 - damping + damping * sum(rank[o] / len(links[o]) for o in links[word])
                    for word in links}
        scores = {}
        for gram in grams(doc["text"], 3):
            parts = gram.split()
            if all(part in rank for part in parts):
                scores[gram] = sum(rank[part] for part in parts)
        yield best(scores, n)


def yake(docs, n):
    for doc in docs:
        sentences = re.split(r"(?<=[.!?])\s+", doc["text"])
        places, counts = collections.defaultdict(list), collections.Counter()
        capitals, left, right = collections.Counter(), {}, {}
        for number, sentence in enumerate(sentences):
            words = words_of(sentence)
            for i, word in enumerate(words):
                low = word.lower()
                counts[low] += 1
                capitals[low] += i > 0 and word[0].isupper()
                places[low].append(number)
                left.setdefault(low, []).append(words[i - 1].lower() if i else "")
                right.setdefault(low, []).append(words[i + 1].lower() if i + 1 < len(words) else "")
        values = [count for word, count in counts.items() if is_content(word)] or [1]
        mean = sum(values) / len(values)
        deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
        most, weight = max(counts.values()), {}
        for word, count in counts.items():
            middle = sorted(places[word])[count // 2]
            case = capitals[word] / (1 + math.log(count))
            relatedness = 1 + (len(set(left[word])) / len(left[word]) +
                               len(set(right[word])) / len(right[word])) * count / most
            frequency = count / (mean + deviation)
            spread = len(set(places[word])) / len(sentences)
            weight[word] = relatedness * math.log(math.log(3 + middle) + 1) / (
                case + (frequency + spread) / relatedness + 1e-9)
        scores = {}
        for gram, stands in grams(doc["text"], 3).items():
            parts = [weight[part] for part in gram.split() if part in weight and is_content(part)]
            if parts:
                scores[gram] = -math.prod(parts) / (len(stands) * (1 + sum(parts)))
        yield best(scores, n)


def lede(docs, n, command):
    run = subprocess.run(shlex.split(command) + ["annotate", "--jsonl", "--keyphrases", str(n)],
                         input="".join(json.dumps({"text": doc["text"]}) + "\n" for doc in docs),
                         stdout=subprocess.PIPE, check=True, encoding="utf-8")
    for line in run.stdout.splitlines():
        yield [phrase["text"] for phrase in json.loads(line)["keyphrases"]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--method", default="lede")
    parser.add_argument("--cmd", default="bin/lede")
    parser.add_argument("-n", type=int, default=10)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--floor", type=float, help="the least that is accepted")
    parser.add_argument("file")
    args = parser.parse_args()
    if args.floor is not None and not os.path.exists(args.file):
        print("skipped %s: it isn't here\n0 passed, 0 failed, 1 skipped" % args.file)
        return
    with open(args.file, encoding="utf-8") as file:
        docs = [json.loads(line) for line in file]
    methods = {
        "lede": lambda: lede(docs, args.n, args.cmd),
        "tfidf": lambda: tfidf(docs, args.n),
        "tfidf-words": lambda: tfidf(docs, args.n, 1),
        "textrank": lambda: textrank(docs, args.n),
        "yake": lambda: yake(docs, args.n),
    }
    covered, size, count = 0.0, 0, 0
    for doc, phrases in zip(docs, methods[args.method]()):
        gold = content_of(" ".join(doc["references"]))
        said = content_of(" . ".join(phrases))
        if not gold:
            continue
        covered += len(gold & said) / len(gold)
        size += len(said)
        count += 1
        if count <= args.show:
            print(" | ".join(" ".join(phrase.split()) for phrase in phrases))
            print("    " + " ".join(doc["references"]))
    share = 100 * covered / max(1, count)
    print("%-12s n %d  covered %.2f %%  size %.1f words" % (
        args.method, args.n, share, size / max(1, count)))
    if args.floor is not None:
        print("%d passed, %d failed" % (share >= args.floor, share < args.floor))
        sys.exit(share < args.floor)


main()
