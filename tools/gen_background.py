#!/usr/bin/env python3
"""Writes src/phrase/background.c: how widespread common English words are, and their part in a
noun phrase.

    python3 tools/gen_background.py FOLDER      FOLDER/*.xz are plain texts of many kinds

The texts are cut into stretches of equal length, in which the words are counted: the number of
stretches with a word (its plural counts with it) gives the inverse document frequency. What stands
before and behind a word tells its part: between "the" and "of" stands a noun, between "the" and
another word an adjective, behind "to" or "he" a verb. Only counts go into the file.
"""

import collections
import glob
import lzma
import math
import os
import re
import sys

OUTPUT = os.path.join(os.path.dirname(__file__), "..", "src", "phrase", "background.c")
STRETCH = 450  # tokens
MOST = 6000000  # characters taken of one file, in PIECES from all over it
PIECES = 60
WORDS = 6000  # entries of the table
LONGEST = 15  # bytes of a word
LEVELS = 8  # steps of the table for a factor of e
TOKEN = re.compile(r"[A-Za-z]+|'[a-z]+|n't|[.,;:!?()\"]|\d[\d,.]*")

DETERMINERS = set("""the a an this that these those his her its their our my your every each no
    some any""".split())
BEFORE_VERBS = set("to will would can could may might must should he she they we i you who not n't "
                   "cannot 'll let".split())
BEFORE_PREDICATES = set("is are was were be been being am 's 're very more most so too less "
                        "quite".split())
AFTER_NOUNS = set(""". , ; : ! ? ) of in on for is was are were has have had and or that which who
    's to at by with from will would can could may as but when while where because""".split())
OBJECTS = set("the a an his her their its him them it this these us me".split())

# What stands for no thing of its own, whatever is around it.
FUNCTION_WORDS = set("""a about above across after again against ago all almost along already also
    although always am among an and another any anyone anything are around as at away back be
    became because become been before behind being below beside besides best better between beyond
    both but by can cannot could did do does doing done down during each eight either else enough
    especially etc even ever every everyone everything few fewer first five following for former
    four from further had half has have having he her here hers herself him himself his how however
    hundred i if in including indeed instead into is it its itself just kind last later latter
    least less lot lots many may maybe me might million billion mine more moreover most much must my
    myself near nearly neither never next nine no nobody none nor not nothing now of off often on
    once one only onto or other others otherwise our ours ourselves out outside over own per
    perhaps quite rather really same second several seven shall she should since six so some
    someone something sometimes somewhat soon sort still such ten than thank thanks that the their
    theirs them themselves then there therefore these they thing things third this those though
    thousand thousands millions billions dozen dozens hundreds three through throughout thus till to
    together tomorrow today tonight too toward towards two under unless until up upon us very via
    was way ways we well were what whatever when where whether which while who whole whom whose why
    will with within without would yes yesterday yet you your yours yourself ve ll re mr mrs ms dr
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    mon tue wed thu fri sat sun says according able like unlike despite amid unable likely
    unlikely due ok okay oh sixth seventh eighth ninth tenth amongst versus vs whilst""".split())

# Past forms that look like nouns: what goes before them is seldom "to" or "he".
PAST_FORMS = set("""arose ate awoke became began bent bled blew bought bred broke brought built caught
    chose clung came crept dealt drank drew drove dug fed fell fled flew flung forbade forgave forgot
    fought found froze gave went ground grew held heard hid hung kept knelt knew laid led left lent
    lost made meant met paid quit ran rang rode rose sang sank sat saw sent shook shone shot showed
    shrank slept slid sold sought sped spent spoke spun sprang stole stood strode struck stuck stung
    strove sung swam swept swore swung taught thought threw told took tore understood upheld wept
    withdrew woke won wore wove wrote""".split())

NOUN_ENDINGS = ("ment", "tion", "sion", "ness", "ship", "logy", "ism")

NOUN, ADJECTIVE, VERB, OTHER = range(4)
LETTERS = "NAVO"


def read(path):
    with lzma.open(path, "rt", encoding="utf-8", errors="replace") as file:
        text = file.read()
    if len(text) > MOST:
        step = len(text) / PIECES
        text = "\n\n".join(text[int(i * step):int(i * step) + MOST // PIECES]
                           for i in range(PIECES))
    text = text.replace("\u2019", "'").replace("n't", " n't")
    return TOKEN.findall(re.sub(r"'(s|ll|re|ve)\b", r" '\1", text))


def singular(word):
    """As in src/phrase/fold.c."""
    if len(word) < 4 or word[-1] != "s" or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


class Uses:
    """How often a word stands where what is expected."""

    def __init__(self):
        self.all = self.capital = self.noun = self.verb = self.adjective = 0
        self.object = self.predicate = self.end = 0

    def add(self, before, token, after):
        determined, ends = before in DETERMINERS, after in AFTER_NOUNS
        self.all += 1
        self.capital += token[0].isupper() and before not in '.!?"'
        self.noun += determined and ends
        self.end += ends
        self.adjective += determined and not ends and after[0].isalpha()
        self.verb += before in BEFORE_VERBS
        self.object += not determined and after in OBJECTS and before not in AFTER_NOUNS
        self.predicate += before in BEFORE_PREDICATES

    def part(self, word):
        if word in FUNCTION_WORDS or word.endswith("ly") and self.noun < 0.02 * self.all:
            return OTHER
        if word in PAST_FORMS:
            return VERB
        noun, adjective = self.noun / self.all, self.adjective / self.all
        verb = (self.verb + self.object) / self.all
        predicate = self.predicate / self.all
        if verb > max(0.18, 1.6 * noun + 0.05) or predicate > 0.25 and noun < 0.05:
            return VERB
        if noun < 0.06 and word.endswith(("ed", "ing")):
            return VERB
        if word.endswith(NOUN_ENDINGS):
            return NOUN
        ends = self.end / self.all
        if adjective > max(0.1, 5 * noun) and ends < 0.4 or predicate > 0.12 and adjective > noun:
            return ADJECTIVE
        if noun + adjective < 0.006 and self.end < 0.5 * self.all:
            return OTHER
        return NOUN


def count(folder):
    stretches, spread, uses = 0, collections.Counter(), collections.defaultdict(Uses)
    for path in sorted(glob.glob(os.path.join(folder, "*.xz"))):
        tokens = read(path)
        for start in range(0, len(tokens), STRETCH):
            stretch = tokens[start:start + STRETCH]
            words = [token.lower() for token in stretch]
            stretches += 1
            spread.update({singular(word) for word in words if word[0].isalpha()})
            for before, token, word, after in zip(words, stretch[1:], words[1:], words[2:]):
                if word[0].isalpha():
                    uses[word].add(before, token, after)
    return stretches, spread, uses


def choose(uses):
    """The most frequent words that are no names, and the function words."""
    names = {word for word, use in uses.items() if use.capital > 0.9 * use.all}
    words = [word for word in uses if len(word) <= LONGEST and len(word) > 1 and word not in names]
    words.sort(key=lambda word: (-uses[word].all, word))
    return sorted(set(words[:WORDS]) | {
        word for word in FUNCTION_WORDS | PAST_FORMS if word in uses})


def main():
    stretches, spread, uses = count(sys.argv[1])
    entries = []
    for word in choose(uses):
        level = round(LEVELS * math.log(stretches / max(1, spread[singular(word)])))
        part = uses[word].part(word)
        # "adds": the verb in the third person.
        stem = singular(word)
        if stem != word and part == NOUN and uses[word].noun < 0.03 * uses[word].all:
            if stem in uses and uses[stem].part(stem) == VERB:
                part = VERB
        entries.append('{"%s", %c|%d},' % (word, LETTERS[part], min(63, level)))
    with open(OUTPUT, "w", encoding="ascii") as file:
        file.write("/* Generated by tools/gen_background.py. Do not edit. */\n"
                   '#include "phrase/background.h"\n\n'
                   "enum { N = WORD_NOUN, A = WORD_ADJECTIVE, V = WORD_VERB, O = WORD_OTHER };\n\n"
                   "/* From %d stretches of %d tokens. */\n"
                   "const struct background background[BACKGROUND_COUNT] = {\n"
                   % (stretches, STRETCH))
        line = "\t"
        for entry in entries:
            if len(line) + 8 + len(entry) > 100:
                file.write(line.rstrip() + "\n")
                line = "\t"
            line += entry + " "
        file.write(line.rstrip() + "\n};\n")
    print(len(entries), "words")


main()
