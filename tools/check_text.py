#!/usr/bin/env python3
"""Is our own marked text (model/text) in order? Prints what is not and "N passed, N failed".

    check_text.py [--apart FILE]...

--apart names further text, JSON Lines or CoNLL, of which no sentence may be in model/text/train:
the development sets that are not in the project.
"""
import argparse
import json
import pathlib
import re
import unicodedata

from marked import TYPES

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "model" / "text"
# Roles and forms of address are no part of a person's name.
TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|Rev|Hon)\.? "
    r"|(?:President|Minister|Premier|Senator|Governor|Judge|Justice|Professor|Doctor|General"
    r"|Colonel|Captain|Sergeant|Bishop|Archbishop|Cardinal|Ambassador|Chancellor|Councillor"
    r"|Sheriff|Detective|Inspector|Coach|Dear) ")
# Names of figures, not of people with a rank.
FIGURES = {"Sergeant Pepper", "Professor Snuffles", "Justice Okonjo-Reid"}
POSSESSIVE = re.compile(r"['’]s$")
# Names that have it themselves: St. John's, King's, Martha's.
OWN_POSSESSIVE = re.compile(r"(?:St|Saint|Great)\.? |\w+['’]s$")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]* +")
# A shorter line, a score or a heading, may well be written twice.
LEAST_WORDS = 8


def sentences(text):
    for line in text.split("\n"):
        for sentence in SENTENCE.split(line):
            words = re.findall(r"\w+", sentence.lower())
            if len(words) >= LEAST_WORDS:
                yield " ".join(words)


# "two [Hyderabad]s", "[Kit Kat]s": an ending that is none of the name's.
ENDING = re.compile(r"e?s\b")


# Superscript digits are notes: "Nwosu¹".
def is_word(char):
    return char.isalpha() or char.isdecimal() or unicodedata.category(char) in ("Mn", "Mc")


def faults_of_span(text, begin, end, kind):
    name = text[begin:end]
    if kind not in TYPES.values():
        yield f"unknown type {kind}"
    if name != name.strip() or "\n" in name or not name:
        yield "white space at its edge, or a line's end"
    elif (begin and is_word(text[begin - 1]) and is_word(name[0])
          or end < len(text) and is_word(name[-1]) and ENDING.match(text[end:end + 3]) is None
          and is_word(text[end])):
        yield "begins or ends inside a word"
    if name.startswith(("the ", "a ", "an ")) and kind != "WORK":
        yield "an article inside"
    if kind == "PERSON" and TITLE.match(name) and name not in FIGURES:
        yield "a title inside"
    if kind in ("PERSON", "NORP") and POSSESSIVE.search(name):
        yield "a possessive inside"
    if kind in ("GPE", "LOC") and POSSESSIVE.search(name) and not OWN_POSSESSIVE.match(name):
        yield "a possessive inside"


def faults_of_document(document):
    if list(document) != ["id", "text", "entities"]:
        yield "keys are not id, text, entities"
        return
    text, after = document["text"], 0
    if text != text.strip() or re.search(r"(?:[,(\[“]|\b(?:and|or|of|the|a))$", text):
        yield "ends in the middle, or in white space"
    if re.search(r"\[[A-Z]:|\]\(|[\x00-\x09\x0b-\x1f\ufffd]", text.replace("](http", "")):
        yield "a mark or a control character left in the text"
    for begin, end, kind in document["entities"]:
        if not after <= begin < end <= len(text):
            yield f"[{begin}, {end}] overlaps another, is out of order or out of range"
            continue
        after = end
        for fault in faults_of_span(text, begin, end, kind):
            yield f"{kind} {text[begin:end]!r}: {fault}"


def read_jsonl(path, report):
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            found.append(json.loads(line.decode()))
        except ValueError as error:
            report(f"{path.name}:{number}", str(error))
    return found


def read_apart(path, report):
    if path.suffix == ".jsonl":
        return {s for document in read_jsonl(path, report) for s in sentences(document["text"])}
    blocks = path.read_text().split("\n\n")
    return {s for block in blocks
            for s in sentences(" ".join(line.split("\t")[0] for line in block.split("\n")))}


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("--apart", type=pathlib.Path, action="append", default=[])
    apart = options.parse_args().apart
    faults, known, written = 0, set(), {}

    def report(where, fault):
        nonlocal faults
        faults += 1
        print(f"    {where}: {fault}")

    held_out = set().union(*(read_apart(path, report) for path in apart))
    count = 0
    for path in sorted(FOLDER.glob("*/*.jsonl"), reverse=True):
        for document in read_jsonl(path, report):
            count += 1
            where = f"{path.parent.name}/{path.name} {document.get('id')}"
            for fault in faults_of_document(document):
                report(where, fault)
            if (path.parent.name, document.get("id")) in known:
                report(where, "this id has occurred")
            known.add((path.parent.name, document.get("id")))
            for sentence in set(sentences(document.get("text", ""))):
                if sentence in written:
                    report(where, f"also in {written[sentence]}: {sentence}")
                elif sentence in held_out and path.parent.name == "train":
                    report(where, f"also in a development set: {sentence}")
                written[sentence] = where
    if not count:
        report(FOLDER, "no text")
    print(f"{count} documents, {len(written)} sentences of {LEAST_WORDS} words or more")
    print(f"{0 if faults else 1} passed, {1 if faults else 0} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
