#!/usr/bin/env python3
"""Writes the tables of src/time/vocabulary.c anew from the words at its head.

usage: gen_vocabulary.py [src/time/vocabulary.c]      after a word was added or taken out
"""
import re
import sys

# The kinds of words that no expression is without: is_anchor_kind in src/time/vocabulary.h.
FIRST, LAST = "MONTH", "OFTEN"
SLOTS = 1024


def kinds_between(header, first, last):
    names = re.findall(r"^\tWORD_(\w+)", header, re.M)
    return set(names[names.index(first):names.index(last) + 1])


def hash_of(word):
    """As hash() in vocabulary.c."""
    second = ord(word[1]) if len(word) > 1 else 0
    return (ord(word[0]) * 1015 + second * 921 + ord(word[-1]) * 967 +
            ord(word[len(word) // 2]) * 777 + len(word)) % SLOTS


def table_of_slots(words):
    slots = [0] * SLOTS
    for index, word in enumerate(words):
        at = hash_of(word)
        while slots[at]:
            at = (at + 1) % SLOTS
        slots[at] = index + 1
    return slots


def rows_by_letter(words, bits):
    """The bits of all words that begin with the c-th letter in row c."""
    rows = [0] * 26
    for word in words:
        for bit in bits(word):
            rows[ord(word[0]) - ord("a")] |= 1 << bit
    return rows


def lengths(word):
    """One dot ends an abbreviation; each of its letters may have one."""
    most = len(word) + (len(word) if len(word) < 5 else 1)
    return range(len(word), min(most, 13) + 1)


def lasts(word):
    return [ord(word[-1]) - ord("a")]


def seconds(word):
    return [ord(word[1]) - ord("a")] if word[1:2].isalpha() else []


def lay_out(numbers, form, width):
    lines, line = [], "\t"
    for number in numbers:
        piece = form % number + ", "
        if len(line.expandtabs(8)) + len(piece) > width:
            lines.append(line.rstrip())
            line = "\t"
        line += piece
    return "\n".join(lines + [line.rstrip()]) + "\n"


def replace(text, name, numbers, form, width=98):
    """The numbers of the array of that name."""
    begin = text.index(" %s[" % name)
    begin = text.index("{\n", begin) + 2
    return text[:begin] + lay_out(numbers, form, width) + text[text.index("};", begin):]


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "src/time/vocabulary.c"
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path[:-1] + "h", encoding="utf-8") as file:
        anchors = kinds_between(file.read(), FIRST, LAST)
    end = text.index("\n};\n")
    rows = dict(re.findall(r'^\t\{"([^"]+)", (WORD_\w+, [^}]+)\},$', text[:end], re.M))
    words = sorted(rows)
    text = ('#include "time/vocabulary.h"\n\nconst struct vocable vocabulary[] = {\n' +
            "".join('\t{"%s", %s},\n' % (w, rows[w]) for w in words) + text[end + 1:])
    chief = [w for w in words if rows[w][5:].split(",")[0] in anchors or
             rows[w] == "WORD_LAST, WHICH_LENGTH"]
    text = replace(text, "slots", table_of_slots(words), "%d")
    for name, some in (("anchor_", chief), ("", words)):
        text = replace(text, "vocabulary_%slengths" % name, rows_by_letter(some, lengths), "0x%04x")
        text = replace(text, "vocabulary_%sseconds" % name, rows_by_letter(some, seconds), "0x%07x")
    text = replace(text, "vocabulary_anchor_lasts", rows_by_letter(chief, lasts), "0x%07x")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


main()
