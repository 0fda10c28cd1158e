/* What may be a key phrase: names, and runs of words that look like a noun phrase. */
#ifndef LEDE_PHRASE_CANDIDATE_H
#define LEDE_PHRASE_CANDIDATE_H

#include "phrase/word.h"

enum {
	PHRASE_PARTS = 4, /* most words of a noun phrase; a name within it counts as one */
	PHRASE_TOKENS = 6 /* and most tokens */
};

/* One place where a candidate stands. */
struct phrase_mention {
	uint32_t  candidate;
	lede_span span;
	uint32_t  first_token, token_count;
};

/* All mentions that are one phrase: the same terms, or the same name. */
struct candidate {
	uint32_t  first_mention; /* in candidates.mentions */
	uint32_t  count;         /* of its mentions */
	uint32_t  sentences, first_sentence, last_sentence;
	uint32_t  shown;         /* the mention whose text stands for it */
	lede_type type;          /* of its first mention that is an entity, else LEDE_NO_TYPE */
	float     worth;         /* alone */
	float     score;         /* beside the phrases that were chosen before it */
	uint8_t   tries;         /* how often the score was lowered */
};

struct candidates {
	VEC(struct candidate) list;
	VEC(struct phrase_mention) mentions; /* by candidate, in text order within one */
};

/* Finds all candidates of doc. False when there is no memory; free them either way. */
bool candidates_find(const lede_allocator *a, const lede_doc *doc, const char *text,
                     struct phrase_words *words, struct candidates *found);

void candidates_free(const lede_allocator *a, struct candidates *found);

#endif
