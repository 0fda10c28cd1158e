"""What the writers of hash tables of words share."""

WIDTH = 98


def probe(words, slots, slot_of):
    """A hash table with linear probing: 1 more than the index of a word, or 0."""
    table = [0] * slots
    for row, word in enumerate(words, 1):
        at = slot_of(word)
        while table[at]:
            at = (at + 1) % slots
        table[at] = row
    return table


def lay_out(numbers):
    """The numbers as lines of C."""
    lines, line = [], "\t"
    for piece in ("%d, " % n for n in numbers):
        if len(line.expandtabs(8)) + len(piece) > WIDTH:
            lines.append(line.rstrip())
            line = "\t"
        line += piece
    return "\n".join(lines + [line.rstrip()])
