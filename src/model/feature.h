/* What the tagger looks at. The trainer and the tagger both get their features from here, so that
 * what was learnt is what is asked. A feature is named by 32 bits: the hash of its template and
 * its value.
 *
 * Two families, told apart because of their price:
 *   word features     depend on one word and on where it stands from the token being tagged
 *                     (offset -2 .. 2). The tagger sums their weights once per distinct word.
 *   context features  depend on several words; summed anew for each token. Only for tokens where
 *                     a name can be: see feature_wants_context.
 */
#ifndef LEDE_MODEL_FEATURE_H
#define LEDE_MODEL_FEATURE_H

#include "model/lexicon.h"
#include "model/word.h"

/* Word features reach this far to either side. */
#define FEATURE_REACH   2
#define FEATURE_OFFSETS (2 * FEATURE_REACH + 1)

#define FEATURE_MAX_WORD    64 /* most features of one word at one offset */
#define FEATURE_MAX_CONTEXT 104 /* most context features of one token */
#define FEATURE_MAX_EVIDENCE 16 /* most evidence features of one token */

/* The longest run of capitalised words that a document has a word in. */
struct fuller {
	uint32_t first, last; /* word.lower of the run's ends; 0: in no run of two words */
	uint8_t  length;      /* words */
	uint8_t  place;       /* 1 the word is its first, 2 inside, 3 its last */
};

/* A token as the context features see it. */
struct feature_token {
	const struct word  *word;
	struct lexicon_word alone; /* what the lexicon says of the word by itself */
	uint32_t            phrase; /* LIST_* classes of the phrase of two words or more it is in */
	uint8_t             place;  /* where in that phrase: 1 first, 2 inside, 3 last; 0 in none */
	uint8_t             seen;   /* SEEN_*: how the document writes this word elsewhere */
	uint8_t             quoted; /* in quotes: 1 first, 2 inside, 3 last, + 4 * length class */
	uint8_t             part;   /* fuller_parts: of a run that has this as a part */
	struct fuller       fuller; /* a longer form of the name elsewhere in the document */
	uint32_t            evidence; /* evidence_of: what it was tagged as elsewhere; 0 unknown */
};

enum { /* feature_token.seen */
	SEEN_LOWER = 1,  /* in lower case */
	SEEN_CAPITAL = 2 /* capitalised where a sentence does not begin */
};

struct feature_sentence {
	struct feature_token *tokens;
	size_t                count;
	bool                  all_caps; /* two capitalised words or more, none in lower case */
	bool                  no_caps;  /* three words in lower case or more, no capital but "I" */
};

/* Sets phrase, place, quoted, all_caps and no_caps from word and alone, which the caller has
 * set. */
void feature_prepare(const struct lexicon *lexicon, struct feature_sentence *sentence);

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

/* Whether a token gets context features at all: it or a neighbour has a capital, or the sentence
 * does not tell names by capitals. */
bool feature_wants_context(const struct feature_sentence *sentence, size_t at);

/* Writes the context features of token at to ids[0 .. FEATURE_MAX_CONTEXT); returns how many.
 * with_far: the far ones, too, which depend on one word each (feature_far). */
size_t feature_context(const struct feature_sentence *sentence, size_t at, bool with_far,
                       uint32_t *ids);

#define FEATURE_FAR 4

/* Where the word of far feature i stands from the token being tagged: -4, -3, 3, 4. */
static inline int feature_far_offset(int i)
{
	return i < FEATURE_FAR / 2 ? i - 4 : i + 1;
}

/* The far feature i of a word, or of what is beyond a sentence's ends if word is NULL. */
uint32_t feature_far(const struct word *word, int i);

/* Writes what follows from the evidence on token at and its neighbours to
 * ids[0 .. FEATURE_MAX_EVIDENCE); returns how many. */
size_t feature_evidence(const struct feature_sentence *sentence, size_t at, uint32_t *ids);

#endif
