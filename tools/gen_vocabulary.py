#!/usr/bin/env python3
"""Writes the tables of src/time/vocabulary.c anew from the words at its head.

usage: gen_vocabulary.py [src/time/vocabulary.c]      after a word was added or taken out
"""
import re
import sys

# The kinds from WORD_MONTH to WORD_OFTEN: see src/time/vocabulary.h.
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


def lengths_by_letter(words, dots):
    """Bit n of row c: some word begins with the c-th letter and has n bytes, dots included."""
    rows = [0] * 26
    for word in words:
        if not word[0].isalpha():
            continue
        for length in range(len(word), len(word) + dots(word) + 1):
            rows[ord(word[0]) - ord("a")] |= 1 << length
    return rows


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
    chief = [w for w in words if rows[w][5:].split(",")[0] in anchors]
    text = replace(text, "slots", table_of_slots(words), "%d")
    # One dot ends an abbreviation; letters may each have one.
    text = replace(text, "anchors", lengths_by_letter(chief, lambda w: len(w) < 5), "0x%04x")
    text = replace(text, "lengths",
                   lengths_by_letter(words, lambda w: len(w) if len(w) < 5 else 1), "0x%05x")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


main()
