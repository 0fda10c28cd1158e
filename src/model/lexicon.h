/* The name lists of a model: phrases, by hash, and the classes they are in. */
#ifndef LEDE_MODEL_LEXICON_H
#define LEDE_MODEL_LEXICON_H

#include "model/hash.h"

enum { /* classes of a phrase, as bits */
	LIST_GIVEN_COMMON = 1u << 0,   /* the most usual given names */
	LIST_GIVEN = 1u << 1,
	LIST_SURNAME_COMMON = 1u << 2, /* the most usual surnames */
	LIST_SURNAME = 1u << 3,
	LIST_CITY = 1u << 4,
	LIST_CAPITAL = 1u << 5,
	LIST_COUNTRY = 1u << 6,
	LIST_REGION = 1u << 7,
	LIST_DEMONYM = 1u << 8,
	LIST_COMPANY = 1u << 9,
	LIST_UNIVERSITY = 1u << 10,
	LIST_PERSON = 1u << 11,        /* whole names of people */
	LIST_MORE = 1u << 15           /* a longer phrase begins with this one */
};

#define LIST_CLASSES   12
#define LIST_ANY       ((1u << LIST_CLASSES) - 1)
#define LEXICON_LONGEST 8 /* words of the longest phrase */

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

/* A view of the lists in a model's blob: entries sorted by hash, cut into 2^16 buckets by the
 * upper half of the hash; the lower half is kept. Entries of bucket b:
 * bucket[b] .. bucket[b + 1] - 1. */
struct lexicon {
	const uint32_t *bucket; /* [65536 + 1] */
	const uint16_t *low;    /* [count] lower half of the hash */
	const uint16_t *classes; /* [count] LIST_* */
	uint32_t        count;
};

/* The classes of the phrase with that hash (LIST_MORE included), or 0. */
uint32_t lexicon_find(const struct lexicon *lexicon, uint32_t phrase);

#endif
