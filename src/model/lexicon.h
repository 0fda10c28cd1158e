/* What a model knows by name: phrases, by hash, with the name lists they are in, and words with
 * the cluster they are in. */
#ifndef LEDE_MODEL_LEXICON_H
#define LEDE_MODEL_LEXICON_H

#include "model/hash.h"
#include "model/word.h"

enum { /* classes of a phrase, as bits */
	LIST_GIVEN_COMMON = 1u << 0,   /* the most usual given names */
	LIST_GIVEN = 1u << 1,
	LIST_SURNAME_COMMON = 1u << 2, /* the most usual surnames */
	LIST_SURNAME = 1u << 3,
	LIST_CITY = 1u << 4,
	LIST_COUNTRY = 1u << 5,
	LIST_REGION = 1u << 6,
	LIST_DEMONYM = 1u << 7,
	LIST_COMPANY = 1u << 8,
	LIST_ORGANISATION = 1u << 9, /* of other kinds, universities among them */
	LIST_PLACE = 1u << 10,       /* seas, rivers, heights, regions */
	LIST_FACILITY = 1u << 11,
	LIST_EVENT = 1u << 12,
	LIST_PRODUCT = 1u << 13,
	LIST_TITLE = 1u << 14,       /* works and laws */
	LIST_MORE = 1u << 15           /* a longer phrase begins with this one */
};

#define LIST_CLASSES   15
#define LIST_ANY       ((1u << LIST_CLASSES) - 1)
#define LEXICON_LONGEST  8    /* words of the longest phrase */
#define LEXICON_CLUSTERS 1024 /* clusters are numbered below this; a power of two */

/* The hash of a phrase of one word; lower is word.lower. */
static inline uint32_t lexicon_first(uint32_t lower)
{
	return hash_add(HASH_SEED, lower);
}

/* The hash of a phrase with one more word. */
static inline uint32_t lexicon_next(uint32_t phrase, uint32_t lower)
{
	return hash_add(phrase, lower);
}

/* What the lexicon says of a word by itself. */
struct lexicon_word {
	uint16_t lists;  /* LIST_* */
	uint16_t fine;   /* cluster of words that stand in the same places; 0: none */
	uint16_t coarse; /* cluster of such clusters; 0: none */
};

/* A view of the lexicon in a model's blob: entries sorted by hash, cut into 2^16 buckets by the
 * upper half of the hash; the lower half is kept. Entries of bucket b:
 * bucket[b] .. bucket[b + 1] - 1. */
struct lexicon {
	const uint32_t *bucket; /* [65536 + 1] */
	const uint16_t *low;    /* [count] lower half of the hash */
	const uint16_t *lists;  /* [count] LIST_* */
	const uint16_t *fine;   /* [count] cluster, of entries that are one word; or 0 */
	const uint8_t  *coarse; /* [LEXICON_CLUSTERS] the cluster that each fine one is in */
	uint32_t        count;
};

/* The lists that the phrase with that hash is in (LIST_MORE included), or 0. */
uint32_t lexicon_find(const struct lexicon *lexicon, uint32_t phrase);

/* Ask for the memory that lexicon_find will read: the first for where the entries of that bucket
 * begin, the second, which reads that, for the entries. */
void lexicon_prefetch(const struct lexicon *lexicon, uint32_t phrase);
void lexicon_prefetch_entry(const struct lexicon *lexicon, uint32_t phrase);

/* What there is on a single word; by its form without diacritics what there is not by itself:
 * lists are often written without. */
struct lexicon_word lexicon_word(const struct lexicon *lexicon, const struct word *word);

#endif
