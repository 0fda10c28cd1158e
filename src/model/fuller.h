/* The fullest form of each name in a document: what "Kishida" alone is short for can be told by
 * "Prime Minister Fumio Kishida", wherever that stands. */
#ifndef LEDE_MODEL_FULLER_H
#define LEDE_MODEL_FULLER_H

#include "model/seen.h"

/* The runs of capitalised words of a text: their word.lower, a 0 behind each; one more before a run
 * that begins a sentence. Zero-initialise it. */
struct capital_runs {
	VEC(uint32_t) words;
	size_t        open; /* where the run being read begins */
};

void runs_clear(struct capital_runs *runs);
void runs_free(const lede_allocator *a, struct capital_runs *runs);

/* Reads the next word of a sentence, or NULL at its end; first: it is the sentence's first. False
 * when there is no memory. */
bool runs_note(const lede_allocator *a, struct capital_runs *runs, const struct word *word,
               bool first);

/* Whether a word without a capital makes a difference now: it ends a run. */
static inline bool runs_are_open(const struct capital_runs *runs)
{
	return runs->words.count > runs->open;
}

/* Adds whole sentences' runs, count words of another text's, from first on. */
bool runs_copy(const lede_allocator *a, struct capital_runs *runs, const struct capital_runs *from,
               size_t first, size_t count);

/* A hash table from word.lower to the longest run; also all short runs, by their words' hash.
 * Zero-initialise it. */
struct fuller_forms {
	struct fuller_slot *slots;
	size_t              capacity, count; /* capacity: 0 or a power of two */
};

void fuller_free(const lede_allocator *a, struct fuller_forms *forms);
/* Forgets everything, and gives back what only a long document needs. */
void fuller_drop(const lede_allocator *a, struct fuller_forms *forms);

/* Finds the longest runs of a text, in place of those of another. seen: tells what is capitalised
 * only because a sentence begins with it. False when there is no memory. */
bool fuller_find(const lede_allocator *a, struct fuller_forms *forms,
                 const struct capital_runs *runs, const struct seen *seen);

/* The longest run with that word.lower; the first of those as long. */
struct fuller fuller_get(const struct fuller_forms *forms, uint32_t lower);

/* Asks for the memory that fuller_get will read. */
void fuller_prefetch(const struct fuller_forms *forms, uint32_t lower);

/* Finds, in longer runs of a sentence, what is a run of its own elsewhere: "Moon Jae-in"
 * in "President Moon Jae-in". words: word.lower of the sentence's words, 0 for those without a
 * capital. places[0 .. count): 1 first, 2 inside, 3 last word of such a part; 0 in none. */
void fuller_parts(const struct fuller_forms *forms, const uint32_t *words, size_t count,
                  uint8_t *places);

static inline bool fuller_equal(struct fuller a, struct fuller b)
{
	return a.first == b.first && a.last == b.last && a.length == b.length &&
	       a.place == b.place;
}

#endif
