#!/usr/bin/env python3
"""Are scores what they say they are: of entities with a score near 0.8, are 80 % right?

usage: calibration.py [--most ECE]

Prints for each development set the expected calibration error (the mean distance, over all
entities, between the mean score of a tenth and the share that is right in it: Naeini, Cooper and
Hauskrecht, 2015), and the tenths over all sets. Fails when the error over all sets is more than
0.05. LEDE names the command (bin/lede).
"""
import argparse
import sys

import gold

BINS = 10


def tenths(found):
    """Per tenth of the scores: [count, sum of scores, number right]."""
    bins = [[0, 0.0, 0] for _ in range(BINS)]
    for _, score, right in found:
        at = bins[min(int(score * BINS), BINS - 1)]
        at[0] += 1
        at[1] += score
        at[2] += right
    return bins


def calibration_error(found):
    return sum(abs(scores - right) for _, scores, right in tenths(found)) / max(len(found), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=float, default=0.05)
    most = parser.parse_args().most
    everything = []
    for name, classes, _, path in gold.available():
        found, _ = gold.judge(path, classes)
        print("%-13s %s  ECE %.3f  mean score %.3f, right %.3f  (%d entities)" % (
            name, classes, calibration_error(found),
            sum(score for _, score, _ in found) / len(found),
            sum(right for _, _, right in found) / len(found), len(found)))
        everything += found
    if not everything:
        print("skipped calibration: the development sets aren't here\n0 passed, 0 failed, 1 skipped")
        return 0
    print("score      entities  mean score  right")
    for number, (count, scores, right) in enumerate(tenths(everything)):
        if count:
            print("%.1f - %.1f  %8d       %.3f  %.3f" % (
                number / BINS, (number + 1) / BINS, count, scores / count, right / count))
    error = calibration_error(everything)
    good = error <= most
    print("%s calibration: ECE %.3f (at most %.3f)" % ("ok" if good else "FAILED", error, most))
    print("%d passed, %d failed" % (good, not good))
    return 0 if good else 1


sys.exit(main())
