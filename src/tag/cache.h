/* Words seen lately, with all that is computed from one word alone. Words repeat: a few thousand
 * make up most of any text, so this is what makes the tagger fast. */
#ifndef LEDE_TAG_CACHE_H
#define LEDE_TAG_CACHE_H

#include "model/context.h"
#include "model/feature.h"
#include "model/model.h"
#include "text/token.h"

/* A longer word is described anew each time it is met. */
#define CACHE_KEY_BYTES 23

#define CACHE_LINE 64 /* the processor's */

/* The bytes of a word of up to CACHE_KEY_BYTES, so that they are compared without a loop: the
 * first eight, the second eight of a long one, and the last seven of one over eight bytes with, on
 * top, the length. */
struct cache_key {
	uint64_t first, middle, last; /* last == 0: not in the table */
};

/* What is looked at in every token comes first, in one cache line. */
struct cached_word {
	struct cache_key    key;
	uint64_t            born;    /* when it was described, as the cache counts time */
	uint64_t            noted;   /* the caller's, 0 at first */
	struct lexicon_word lexicon;
	uint8_t             uses;    /* how often it was asked for lately, at most 255 */
	bool                summed;  /* sums is filled in */
	struct word         word;
	uint16_t            number, next_free; /* for the cache */
	/* What the word adds to the labels of the token at offset -2 .. 2 from it: sums[k] is for
	 * the token it is at offset k - FEATURE_REACH of. */
	_Alignas(CACHE_LINE) int16_t sums[FEATURE_OFFSETS][LABEL_LANES];
	struct row          far[CONTEXT_FAR]; /* of context_far, filled in with sums */
};

struct word_cache;

/* NULL when there is no memory. */
struct word_cache *cache_new(const lede_allocator *a, const lede_model *model);
void               cache_free(struct word_cache *cache);

/* Begins another text, in place of the one before: count tokens. It is read twice, and the second
 * time its words are found by the numbers that they had the first time. */
void cache_begin(struct word_cache *cache, const char *text, const struct token *tokens,
                 size_t count);

/* No word has this number. */
#define CACHE_NO_NUMBER UINT16_MAX

/* The words of count tokens from first on, without their sums, which are what takes time; described
 * where they are not there. The waits for memory overlap. The pointers are good until the next
 * cache_reset_if_full. False when there is no memory, or after CACHE_NO_NUMBER words without a
 * reset. */
bool cache_look(struct word_cache *cache, uint32_t first, size_t count,
                struct cached_word **words);

/* The same once more, with sums, after cache_look was through with the text. numbers: those of the
 * words then, or CACHE_NO_NUMBER. */
bool cache_look_again(struct word_cache *cache, uint32_t first, size_t count,
                      const uint16_t *numbers, const struct cached_word **words);

/* Call between pieces: when there are too many words, forgets those that are used least. All
 * pointers from before are then void. */
void cache_reset_if_full(struct word_cache *cache);

#endif
