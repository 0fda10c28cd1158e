#!/usr/bin/env python3
"""Writes the hash tables of words in src/time/vocabulary.c and src/number/words.c anew, to be run
in the root after a word was added or taken out. The rows of the former are sorted as well.

usage: gen_vocabulary.py
"""
import re

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


def rewrite(path, name, bits, prepare=lambda text: text):
    with open(path, encoding="utf-8") as file:
        text = prepare(file.read())
    words = re.findall(r'\{"([^"]+)", WORD_', text[:text.index("\n};\n")])
    with open(path, "w", encoding="utf-8") as file:
        file.write(replace(text, name, probe(words, 2**bits, lambda word: hash_of(word, bits))))


rewrite("src/time/vocabulary.c", "vocabulary_slots", 11, sort_rows)
rewrite("src/number/words.c", "slots", 8)
