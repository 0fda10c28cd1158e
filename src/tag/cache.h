/* Words seen lately, with all that is computed from one word alone. Words repeat: a few thousand
 * make up most of any text, so this is what makes the tagger fast. */
#ifndef LEDE_TAG_CACHE_H
#define LEDE_TAG_CACHE_H

#include "model/feature.h"
#include "model/model.h"
#include "text/token.h"

/* A longer word is described anew each time it is met. */
#define CACHE_KEY_BYTES 24

#define CACHE_LINE 64 /* the processor's */

/* The bytes of a word of up to CACHE_KEY_BYTES, so that they are compared without a loop: the
 * first eight, the last eight and, of a long one, the second eight. With the length that is all. */
struct cache_key {
	uint64_t first, last, middle;
};

/* What is looked at in every token comes first, in one cache line. */
struct cached_word {
	struct cache_key    key;
	uint8_t             key_length; /* 0: not in the table */
	uint8_t             uses;       /* how often it was asked for lately, at most 255 */
	bool                summed;     /* sums is filled in */
	struct lexicon_word lexicon;
	struct word         word;
	/* What the word adds to the labels of the token at offset -2 .. 2 from it: sums[k] is for
	 * the token it is at offset k - FEATURE_REACH of. */
	_Alignas(CACHE_LINE) int16_t sums[FEATURE_OFFSETS][LABEL_LANES];
	struct row          far[FEATURE_FAR]; /* of feature_far, filled in with sums */
};

struct word_cache;

/* NULL when there is no memory. */
struct word_cache *cache_new(const lede_allocator *a, const lede_model *model);
void               cache_free(struct word_cache *cache);

/* The words of count tokens with all that is said above, or less the sums, which are what takes
 * time; computed where they are not there. The waits for memory overlap. The pointers are good
 * until the next cache_reset_if_full. False when there is no memory. */
bool cache_look(struct word_cache *cache, const char *text, const struct token *tokens,
                size_t count, bool with_sums, const struct cached_word **words);

/* Call between sentences: when there are too many words, forgets those that are used least. All
 * pointers from before are then void. */
void cache_reset_if_full(struct word_cache *cache);

#endif
