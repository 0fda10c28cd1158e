"""What the command finds on the development sets, beside what is marked there."""
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SHARED = os.path.join(ROOT, "..", "shared")
COMMAND = os.environ.get("LEDE", os.path.join(ROOT, "bin", "lede")) + " annotate --jsonl --offsets char"

# File under ../shared/data/ner/dev, classes of the referee that it can be judged by, what it is.
SETS = [
    ("worldwide.conll", "core", "news from 40 countries"),
    ("lede_voa.conll", "fine", "VOA news"),
    ("lede_masc.conll", "fine", "speech, fiction, letters, news"),
    ("lede_written.jsonl", "fine", "written for lede"),
    ("uner_ewt.conll", "core", "web"),
]


def available():
    """The sets that are there, as (name, classes, what, path)."""
    for name, classes, what in SETS:
        path = os.path.join(SHARED, "data", "ner", "dev", name)
        if os.path.exists(path):
            yield name.split(".")[0], classes, what, path


def judge(path, classes):
    """([(class, score, right)] of what was found, [class] of what is marked)."""
    sys.path.insert(0, os.path.join(SHARED, "tools"))
    import score_ner

    docs = [(text, gold) for _, text, gold in score_ner.gold_documents(path)]
    found, marked = [], []
    answers = score_ner.run(COMMAND, docs)
    for number, (_, gold) in enumerate(docs):
        want = {(begin, end, kind) for begin, end, label in gold
                for kind in [score_ner.classify(label, classes)] if kind}
        marked += [kind for _, _, kind in sorted(want)]
        for entity in answers[number]:
            kind = score_ner.classify(entity["type"], classes)
            if kind:
                span = (entity["start"], entity["end"], kind)
                found.append((kind, entity["score"], span in want))
    return found, marked
