/* What features are made by, and what names them. For the sources of features only. */
#ifndef LEDE_MODEL_TEMPLATE_H
#define LEDE_MODEL_TEMPLATE_H

#include "model/hash.h"

/* Templates. The numbers are part of the model format: a change needs a new model. Those that
 * depend on an offset take a range of numbers, one for each offset. */
enum {
	T_LOWER = 0,     /* + offset */
	T_KIND = 8,      /* + offset */
	T_CASED = 16,    /* + offset, -1 .. 1 */
	T_SHAPE = 24,    /* + offset, -1 .. 1 */
	T_LIST = 32,     /* + offset, -1 .. 1; value: class, capital */
	T_PREFIX = 40,   /* + length */
	T_SUFFIX = 48,   /* + length */
	T_SUFFIX3 = 56,  /* + offset, -1, 1 */
	T_HALF = 64,     /* + 0, 1 */
	T_FLAGS = 66,
	T_FINE = 68,     /* + offset */
	T_COARSE = 73,   /* + offset */

	T_PAIR_BEFORE = 80,
	T_PAIR_AFTER,
	T_PAIR_AROUND,
	T_KINDS,
	T_BEFORE_KIND,
	T_KIND_AFTER,
	T_FIRST,
	T_ALL_CAPS,
	T_FAR,             /* + 0 .. 3: the words at -4, -3, 3, 4 */
	T_NO_CAPS = 92,    /* what of it is all there is to go by: coarse cluster, lists */
	T_NO_CAPS_LIST,
	T_SEEN = 96,       /* + offset, -1 .. 1 */
	T_PHRASE = 104,    /* + offset, -1 .. 1; value: class, place */
	T_RUN_FIRST = 112, /* the run of capitalised words the token is in */
	T_RUN_LAST,
	T_RUN_BEFORE,
	T_RUN_AFTER,
	T_RUN_PLACE,
	T_FINE_BEFORE, /* pairs of clusters */
	T_FINE_AFTER,
	T_WIDE_FIRST = 121, /* that run and what it is joined to by "of", "and" .. */
	T_WIDE_LAST,
	T_WIDE_BEFORE,
	T_WIDE_AFTER,
	T_QUOTED,
	T_REPEATED, /* the same word before or behind it: two signatures rather than one name */
	T_FULLER_FIRST, /* the fuller form elsewhere in the document */
	T_FULLER_LAST,
	T_FULLER_PLACE,
	T_PART, /* the words of a run that are one elsewhere */
	T_LISTS_BEFORE, /* pairs of kinds of lists: "Tom Ann" is no "Tom Lee" */
	T_LISTS_AFTER,
	T_RUN_NEXT,     /* the sign behind the run, with the word behind that, and its kind */
	T_RUN_NEXT_KIND,
	T_RUN_PREVIOUS, /* the sign before it, with the word before that */
	T_EVIDENCE = 136 /* + offset, -1 .. 1; value: type, share, number */
};

/* What tells a template from the others, where a value is to be hashed with it. */
static inline uint32_t template_key(int template)
{
	return (uint32_t)template * 0x9e3779b1u;
}

static inline uint32_t feature_id(int template, uint32_t value)
{
	return hash_mix(value ^ template_key(template));
}

#endif
