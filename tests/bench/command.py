#!/usr/bin/env python3
"""Speed of the command, for run.sh: command.py LEDE PROSE ARTICLE.

The fastest of some runs counts, for what else a machine does only ever makes a run slower; for
the start the median too. Needs Python for JSON, to wait for a process and know its memory.
"""
import json
import os
import statistics
import subprocess
import sys
import time


def run(arguments, stdin):
    """Seconds and peak memory in MB of a command whose output is thrown away."""
    with open(stdin, "rb") as source:
        began = time.perf_counter()
        process = subprocess.Popen(arguments, stdin=source, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{arguments}: exit status {process.returncode}")
    return seconds, usage.ru_maxrss / 1000


def write_jsonl(prose, path, size=4000):
    """The prose as documents of about `size` bytes, cut at paragraphs where there are some. The memory of
    this process at a fork counts as the child's."""
    count, held = 0, ""
    with open(prose, encoding="utf-8", errors="replace") as lines, \
            open(path, "w", encoding="utf-8") as out:
        for line in lines:
            held += line
            if len(held) >= size and (not line.strip() or len(held) >= 4 * size):
                out.write(json.dumps({"id": count, "text": held}, ensure_ascii=False) + "\n")
                count, held = count + 1, ""
        out.write(json.dumps({"id": count, "text": held}, ensure_ascii=False) + "\n")
    return count + 1


def main():
    lede, prose, article = sys.argv[1:]
    jsonl = prose + ".jsonl"
    count = write_jsonl(prose, jsonl)
    size = os.path.getsize(prose)
    runs = [run([lede, "annotate", "--jsonl"], jsonl) for _ in range(3)]
    print(f"{'--jsonl':12} {size / min(runs)[0] / 1e6:8.1f} MB/s in {count} documents, "
          f"{max(memory for _, memory in runs):.1f} MB of memory at most")
    starts = [1000 * run([lede, "entities"], article)[0] for _ in range(50)]
    print(f"{'cold start':12} {min(starts):8.2f} ms on a 3 kB article "
          f"(median {statistics.median(starts):.2f})")


if __name__ == "__main__":
    main()
