#!/usr/bin/env python3
"""Marked text as people write it, and as lede-train reads it.

    marked.py jsonl FILE...   inline marks to JSON Lines
    marked.py show FILE...    JSON Lines to inline marks

Inline: a line "## ID" begins a document, and a name stands in brackets with the letter of its
type, "[P:Ada Lovelace] left [G:London].". Other brackets mean themselves.
JSON Lines: {"id", "text", "entities": [[begin, end, type], ...]}, offsets in code points.
"""
import json
import re
import sys

TYPES = {
    "P": "PERSON", "N": "NORP", "O": "ORG", "G": "GPE", "L": "LOC", "F": "FAC", "E": "EVENT",
    "D": "PRODUCT", "W": "WORK", "A": "LAW",
}
LETTERS = {kind: letter for letter, kind in TYPES.items()}
MARK = re.compile(r"\[([PNOGLFEDWA]):([^\]\n]+)\]")


def read_marks(identity, marked):
    """One document: its text without the marks, and where they were."""
    text, entities, after = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[after:mark.start()]
        entities.append([len(text), len(text) + len(mark[2]), TYPES[mark[1]]])
        text += mark[2]
        after = mark.end()
    return {"id": identity, "text": text + marked[after:], "entities": entities}


def documents(lines):
    identity, marked = None, []
    for line in lines:
        if line.startswith("## "):
            if identity:
                yield read_marks(identity, "".join(marked).strip("\n"))
            identity, marked = line[3:].strip(), []
        else:
            marked.append(line)
    if identity:
        yield read_marks(identity, "".join(marked).strip("\n"))


def show_marks(document):
    text, marked, after = document["text"], "", 0
    for begin, end, kind in document["entities"]:
        marked += f"{text[after:begin]}[{LETTERS[kind]}:{text[begin:end]}]"
        after = end
    return f"## {document['id']}\n{marked}{text[after:]}\n"


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("jsonl", "show"):
        sys.exit(__doc__)
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as lines:
            if sys.argv[1] == "jsonl":
                for document in documents(lines):
                    print(json.dumps(document, ensure_ascii=False))
            else:
                for line in lines:
                    print(show_marks(json.loads(line)))


if __name__ == "__main__":
    main()
