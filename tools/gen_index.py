#!/usr/bin/env python3
"""Writes src/group/index.c and index.h, by which words are found in the tables of src/group.

usage: gen_index.py [--check]      after a row was added or taken out; --check: are they as they
                                   would be written? Is each table sorted, and no word in it twice?
"""
import glob
import os
import re
import sys

from word_table import lay_out, probe

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "src/group")
FEW = 2  # slots a row
WRITTEN = "/* Written by tools/gen_index.py. */\n"


def number(piece):
    return int.from_bytes(piece, "little")


def slot_of(word, slots):
    """As index_find() in src/base/index.h."""
    tail = number(word[-8:]) if len(word) > 8 else 0
    mixed = number(word[:8]) * 0x9E3779B97F4A7C15 ^ tail * 0xC2B2AE3D27D4EB4F
    return (mixed % 2**64 >> 32) * slots >> 32


def unescape(literals):
    text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals))
    return text.encode().decode("unicode_escape").encode("latin-1")


def tables():
    """(name, words) of each table: an array of structs *_row, whose first member is the word."""
    for path in sorted(glob.glob(FOLDER + "/*.c")):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for name, rows in re.findall(r"^static const struct \w+_row (\w+)\[\] = \{\n(.*?)^\};",
                                     text, re.M | re.S):
            words = [unescape(first) for first in
                     re.findall(r'(?:\{|\w\()((?:\s*"(?:[^"\\]|\\.)*")+)', rows)]
            if words != sorted(set(words)):
                sys.exit("%s: %s is not sorted, or has a word twice" % (path, name))
            yield name, words


def main():
    source, header = WRITTEN + '#include "group/index.h"\n', WRITTEN
    header += ("#ifndef LEDE_GROUP_INDEX_H\n#define LEDE_GROUP_INDEX_H\n\n"
               '#include "base/index.h"\n\n')
    for name, words in tables():
        slots = FEW * len(words)
        index = probe(words, slots, lambda word: slot_of(word, slots))
        array = "const uint16_t %s_index[%d]" % (name, len(index))
        header += "extern %s;\n" % array
        source += "\n%s = {\n%s\n};\n" % (array, lay_out(index))
    header += "\n#endif\n"
    for name, text in (("index.c", source), ("index.h", header)):
        path = os.path.join(FOLDER, name)
        if sys.argv[1:] == ["--check"]:
            with open(path, encoding="utf-8") as file:
                if file.read() != text:
                    sys.exit("src/group/%s is old: run tools/gen_index.py" % name)
            continue
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


main()
