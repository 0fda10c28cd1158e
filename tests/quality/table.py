#!/usr/bin/env python3
"""The tables of model/MODEL.md: precision, recall and F1 on the development sets, in Markdown.

usage: table.py            (LEDE names the command, bin/lede)
"""
import gold

TYPES = "PERSON NORP ORG GPE LOC FAC EVENT PRODUCT WORK LAW".split()


def figures(found, marked, kind=None):
    """(P, R, F) in per cent, of one class or all; None when there is nothing to find."""
    said = [right for of, _, right in found if kind in (None, of)]
    true = sum(1 for of in marked if kind in (None, of))
    if not true:
        return None
    right = sum(said)
    return (100 * right / max(len(said), 1), 100 * right / true,
            200 * right / max(len(said) + true, 1))


def cell(found, marked, kind):
    of = figures(found, marked, kind)
    return "%.1f / %.1f / **%.1f** (%d)" % (of + (marked.count(kind),)) if of else "-"


def row(cells):
    print("| " + " | ".join(cells) + " |")


def head(cells):
    row(cells)
    row(["---"] * len(cells))


def main():
    by_type = {}
    head(["set", "classes", "P", "R", "F1"])
    for name, classes, what, path in gold.available():
        found, marked = gold.judge(path, classes)
        row(["%s (%s)" % (what, name), classes] +
            ("%.2f %.2f **%.2f**" % figures(found, marked)).split())
        by_type[name] = found, marked
    print("\nP / R / **F1**, and how many are marked:\n")
    head(["type"] + list(by_type))
    for kind in TYPES:
        row([kind] + [cell(found, marked, kind) for found, marked in by_type.values()])
    print("\nIn sets judged by core classes, LOC is any place.")


main()
