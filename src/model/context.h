/* Context features: what depends on several words of a sentence, or on the document. Those that
 * have few values, here called small, are numbered rather than hashed, so that the tagger can look
 * up their weights once and for all. */
#ifndef LEDE_MODEL_CONTEXT_H
#define LEDE_MODEL_CONTEXT_H

#include "model/lexicon.h"
#include "model/word.h"

#define CONTEXT_MOST_IDS      32 /* hashed features of one token */
#define CONTEXT_MOST_SMALL    80 /* small ones */
#define CONTEXT_MOST_EVIDENCE 16 /* those that tell evidence */
#define CONTEXT_MOST          (CONTEXT_MOST_IDS + CONTEXT_MOST_SMALL + CONTEXT_FAR)

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
	uint8_t             run_before, run_after; /* capitalised words next to it, at most 8 */
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

/* Sets phrase, place, quoted, the runs, all_caps and no_caps from word and alone, which the caller
 * has set. */
void context_prepare(const struct lexicon *lexicon, struct feature_sentence *sentence);

/* Whether a token gets context features at all, which are what costs time: where there can be a
 * name. That is a capitalised word; next to one, what has no letters or may join names; any word
 * between two; and everything in a sentence that does not tell names by capitals. */
bool context_is_wanted(const struct feature_sentence *sentence, size_t at);

/* The context features of a token, without the far ones. */
struct context {
	uint32_t ids[CONTEXT_MOST_IDS];
	uint16_t small[CONTEXT_MOST_SMALL]; /* < CONTEXT_SMALL */
	size_t   id_count, small_count;
};

void context_read(const struct feature_sentence *sentence, size_t at, struct context *context);

/* The small features that follow from the evidence on token at and its neighbours, to
 * small[0 .. CONTEXT_MOST_EVIDENCE); returns how many. */
size_t context_evidence(const struct feature_sentence *sentence, size_t at, uint16_t *small);

/* The id of a small feature. */
uint32_t context_small_id(size_t small);

#define CONTEXT_SMALL 1180 /* how many there are */

/* The words at -4, -3, 3 and 4 are features, too, which depend on one word each. */
#define CONTEXT_FAR 4

/* Where the word of far feature i stands from the token being tagged. */
static inline int context_far_offset(int i)
{
	return i < CONTEXT_FAR / 2 ? i - 4 : i + 1;
}

/* The far feature i of a word, or of what is beyond a sentence's ends if word is NULL. */
uint32_t context_far(const struct word *word, int i);

/* All context features of a token but evidence, to ids[0 .. CONTEXT_MOST); returns how many. For
 * who has no use for the difference. */
size_t context_ids(const struct feature_sentence *sentence, size_t at, uint32_t *ids);

#endif
