#!/usr/bin/env python3
"""Writes the hash tables of words in src/time/vocabulary_slots.c and src/number/words.c, and sorts
the rows of src/time/vocabulary.c.

usage: gen_vocabulary.py [--check]    in the root, after a word was added or taken out; --check: are
                                      they as they would be written? Is no word there twice?
"""
import re
import sys

from word_table import lay_out, probe

GOLDEN_RATIO = 0x9E3779B97F4A7C15


def hash_of(word, bits):
    """As word_key_hash() in src/base/word_key.h."""
    padded = word.encode().ljust(16, b"\0")
    head, tail = (int.from_bytes(padded[at:at + 8], "little") for at in (0, 8))
    return ((head + 3 * tail) * GOLDEN_RATIO % 2**64) >> (64 - bits)


def replace(text, name, numbers):
    """The numbers of the array of that name."""
    begin = text.index(" %s[" % name)
    begin = text.index("{\n", begin) + 2
    return text[:begin] + lay_out(numbers) + "\n" + text[text.index("};", begin):]


def sort_rows(text):
    end = text.index("\n};\n")
    row = re.compile(r'^\t\{"([^"]+)", .+\},$', re.M)
    rows = sorted((m.group(1), m.group(0)) for m in row.finditer(text, 0, end))
    begin = row.search(text).start()
    return text[:begin] + "\n".join(line for _, line in rows) + text[end:]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    if sys.argv[1:] != ["--check"]:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    elif read(path) != text:
        sys.exit("%s is old: run tools/gen_vocabulary.py" % path)


def slots_of(rows, bits, path):
    """The hash table of the words of a table, from the lines of C that it begins with."""
    words = re.findall(r'\{"([^"]+)", WORD_', rows[:rows.index("\n};\n")])
    if len(words) != len(set(words)):
        sys.exit("%s has a word twice" % path)
    return probe(words, 2**bits, lambda word: hash_of(word, bits))


ROWS, SLOTS, NUMBERS = "src/time/vocabulary.c", "src/time/vocabulary_slots.c", "src/number/words.c"
rows = sort_rows(read(ROWS))
write(ROWS, rows)
write(SLOTS, replace(read(SLOTS), "vocabulary_slots", slots_of(rows, 11, ROWS)))
numbers = read(NUMBERS)
write(NUMBERS, replace(numbers, "slots", slots_of(numbers, 8, NUMBERS)))
