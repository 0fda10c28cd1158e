#!/usr/bin/env python3
"""Entities scored with each marked sentence a paragraph of its own.

usage: lines.py [--cmd "CMD"] [--classes core|fine] GOLD.conll

The same figures as ../shared/tools/score_ner.py, which joins the sentences of a set by spaces. In
mail and posts that runs signatures and headings without a full stop into the next line ("Phillip
Jim, take a look"), as no text does; the difference tells how much of the errors is from that.
"""
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "..", "shared", "tools"))

import goldtext  # noqa: E402
import score_ner  # noqa: E402

if __name__ == "__main__":
    join = goldtext.detokenise
    goldtext.detokenise = lambda sentences: join(sentences, per_paragraph=1)
    score_ner.main()
