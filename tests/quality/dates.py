#!/usr/bin/env python3
"""Dates scored by what a set marks, beside the referee's figures over everything.

usage: dates.py [--opening] [--without KIND,...] [--tei] [--named] [--floor F] [--errors N] DOCS

DOCS and the three F1 are those of ../shared/tools/score_dates.py: of spans, of spans that overlap,
and of those whose values are equal; or DOCS is a .conll with DATEs and without values. No set marks
all that is a date, so that a right answer counts as a wrong one:

  --opening   what stands behind the last mark of a text doesn't count (MEANTIME is marked in the
              first sentences of each text only; texts without a mark are left out)
  --without   kinds that count neither as found nor as marked: duration, set (P...), ref
              (PRESENT_REF, ...). GUM marks none of them
  --tei       marked values are those of TEI, as in GUM, and equal when they cover the same days:
              1900-01-01/1999-12-31 is 19, --04 is XXXX-04, -0508 is BC0508
  --named     only what names a month, a weekday or a year counts: worldwide marks "last Monday" as
              "Monday", and neither "yesterday" nor "two years"

With --floor it fails when the F1 of values (of spans, of a .conll) is lower. LEDE names the command (bin/lede).
"""
import argparse
import calendar
import json
import os
import re
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
COMMAND = os.environ.get("LEDE", os.path.join(ROOT, "bin", "lede")) + " annotate --jsonl --offsets char"


NAME = re.compile(r"\d{4}|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:Jan|Feb|Mar|Apr|May|Jun"
                  r"|Jul|Aug|Sep|Oct|Nov|Dec)")


def read(path):
    """[{"text", "dct", "timex": [[start, end, type, value]]}]; no values in a .conll."""
    if path.endswith(".conll"):
        sys.path.insert(0, os.path.join(ROOT, "..", "shared", "tools"))
        import goldtext
        return [{"text": text, "timex": [[a, b, kind, ""] for a, b, kind in gold if kind == "DATE"]}
                for _, text, gold in goldtext.gold_documents(path)]
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def kind_of(value):
    """The kinds that --without can name; what a value leaves open is a plain date."""
    if value.endswith("_REF"):
        return "ref"
    return "duration" if re.match(r"P[TX\d]", value) else "date"


def days(value):
    """(first, last) day that a value of TIMEX3 or TEI covers, or where it tells none, the value as
    TIMEX3 writes it."""
    if value.startswith("--"):
        value = "XXXX" + value[1:]
    elif re.fullmatch(r"-\d{4}", value):
        value = "BC" + value[1:]
    ends = value.split("/")
    if len(ends) == 2 and all(ends):
        first, last = days(ends[0]), days(ends[1])
        return (first[0], last[1]) if isinstance(first, tuple) and isinstance(last, tuple) else value
    year = re.fullmatch(r"\d{2,4}", value)
    if year:
        rest = 4 - len(value)
        return value + "0" * rest + "-01-01", value + "9" * rest + "-12-31"
    month = re.fullmatch(r"(\d{4})-(\d\d)", value)
    if month and 1 <= int(month[2]) <= 12:
        return value + "-01", "%s-%02d" % (value, calendar.monthrange(int(month[1]) or 4, int(month[2]))[1])
    return (value, value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value


def answers(docs, types):
    feed = "".join(json.dumps({"id": i, "text": d["text"], "date": d.get("dct")}) + "\n"
                   for i, d in enumerate(docs))
    done = subprocess.run(COMMAND.split(), input=feed.encode(), stdout=subprocess.PIPE, check=True)
    by_id = {}
    for line in done.stdout.decode().splitlines():
        answer = json.loads(line)
        by_id[int(answer["id"])] = [
            (e["start"], e["end"], e["value"]) for e in answer["entities"]
            if e["type"] in types and e.get("value")]
    return [by_id[i] for i in range(len(docs))]


class Score:
    def __init__(self, args):
        self.args = args
        self.strict = self.relaxed = self.value = self.said = self.true = 0
        self.errors = args.errors

    def counts(self, value):
        return kind_of(value) not in self.args.without

    def equal(self, ours, theirs):
        return ours == theirs or (self.args.tei and days(ours) == days(theirs))

    def tell(self, text, want, got):
        if self.errors > 0:
            self.errors -= 1
            for what, mark in (("want", want), ("got", got)):
                print("  ", what, mark and (text[mark[0]:mark[1]], mark[2]), end="")
            at = (want or got)[0]
            print("   ", repr(text[max(at - 50, 0):at + 50]))

    def add(self, doc, found):
        marked = [tuple((a, b, v)) for a, b, _, v in doc["timex"]]
        if self.args.opening:
            end = max((b for _, b, _ in marked), default=0)
            found = [x for x in found if x[0] < end]
        if self.args.named:
            marked, found = ([x for x in some if NAME.search(doc["text"][x[0]:x[1]])]
                             for some in (marked, found))
        marked = [x for x in marked if self.counts(x[2])]
        found = [x for x in found if self.counts(x[2])]
        self.said += len(found)
        self.true += len(marked)
        free = list(found)
        for want in marked:
            self.strict += any(want[:2] == x[:2] for x in found)
            near = next((x for x in free if x[0] < want[1] and want[0] < x[1]), None)
            if near:
                free.remove(near)
                self.relaxed += 1
            right = near is not None and self.equal(near[2], want[2])
            self.value += right
            if not right:
                self.tell(doc["text"], want, near)
        for extra in free:
            self.tell(doc["text"], None, extra)

    def f1(self, hits):
        return 200 * hits / max(self.said + self.true, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--opening", action="store_true")
    parser.add_argument("--without", default="", type=lambda kinds: kinds.split(","))
    parser.add_argument("--tei", action="store_true")
    parser.add_argument("--named", action="store_true")
    parser.add_argument("--floor", type=float, default=0)
    parser.add_argument("--errors", type=int, default=0, help="print so many of them")
    parser.add_argument("docs")
    args = parser.parse_args()
    if not os.path.exists(args.docs):
        print("skipped %s: it isn't here\n0 passed, 0 failed, 1 skipped" % args.docs)
        return 0
    docs = read(args.docs)
    valued = not args.docs.endswith(".conll")
    score = Score(args)
    for doc, found in zip(docs, answers(docs, ("DATE", "TIME") if valued else ("DATE",))):
        score.add(doc, found)
    value = score.f1(score.value)
    good = (value if valued else score.f1(score.strict)) >= args.floor
    print("%s %s: strict F %.2f relaxed F %.2f value F %s (%d marked, %d found; floor %.1f)" % (
        "ok" if good else "FAILED", os.path.basename(args.docs), score.f1(score.strict),
        score.f1(score.relaxed), "%.2f" % value if valued else "-", score.true, score.said,
        args.floor))
    print("%d passed, %d failed" % (good, not good))
    return 0 if good else 1


sys.exit(main())
