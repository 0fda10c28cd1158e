/* What the tagger looks at. The trainer and the tagger both get their features from here, so that
 * what was learnt is what is asked. A feature is named by 32 bits: the hash of its template and
 * its value.
 *
 * Two families, told apart because of their price:
 *   word features     depend on one word and on where it stands from the token being tagged
 *                     (offset -2 .. 2). The tagger sums their weights once per distinct word.
 *   context features  depend on several words; summed anew for each token: model/context.h.
 */
#ifndef LEDE_MODEL_FEATURE_H
#define LEDE_MODEL_FEATURE_H

#include "model/lexicon.h"
#include "model/word.h"

/* Word features reach this far to either side. */
#define FEATURE_REACH   2
#define FEATURE_OFFSETS (2 * FEATURE_REACH + 1)

#define FEATURE_MAX_WORD 64 /* most features of one word at one offset */

enum { /* the word features, by what they depend on */
	FEATURE_OWN = 1,     /* the word itself */
	FEATURE_SHAPE = 2,   /* word.shape, .kind and .flags */
	FEATURE_CLUSTER = 4, /* lexicon_word.fine and .coarse */
	FEATURE_LISTS = 8,   /* lexicon_word.lists, and whether the word is capitalised */
	FEATURE_ALL = 15
};

/* Writes the features of word at offset (-2 .. 2) to ids[0 .. FEATURE_MAX_WORD); returns how
 * many. alone: what the lexicon says of the word. which: FEATURE_OWN and so on. */
size_t feature_word(const struct word *word, struct lexicon_word alone, int offset,
                    unsigned which, uint32_t *ids);

#endif
