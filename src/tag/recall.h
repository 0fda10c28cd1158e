/* What the tagger makes of each sentence of a text, kept for the next text (find/earlier.h). The
 * first pass over a sentence depends on its tokens and on how the document writes its words with a
 * capital elsewhere (candidate.seen, .part and .fuller), the second on what these were tagged as
 * elsewhere as well (candidate.view). Where these are what they were, so is what is found. */
#ifndef LEDE_TAG_RECALL_H
#define LEDE_TAG_RECALL_H

#include "find/recall.h"
#include "model/fuller.h"

/* A longer sentence (a list without a full stop, say) is tagged piece by piece: bounds the
 * scratch memory, which is about 1 kB a token. */
enum { LONGEST_PIECE = 512 };

/* A token with a capital, and what the first pass took it for. */
struct candidate {
	uint32_t token, sentence, lower;
	uint32_t view; /* evidence_of */
	uint8_t  type; /* lede_type */
	uint8_t  seen; /* SEEN_* */
	uint8_t  part; /* fuller_parts */
	struct fuller fuller;
};

/* Tokens around one that the first pass was not sure of, between such as are surely outside. */
struct unsure_stretch {
	uint32_t first_token, count;
	uint32_t sums; /* where these are kept; LEDE_NONE: nowhere */
};

struct tagged_sentence {
	uint32_t    first_token;
	struct part candidates, unsure;
	struct part names; /* of the first pass */
	struct part again; /* of the second, if has_again */
	bool        has_again;
};

/* All of one text. Zero-initialise it. */
struct tagged_text {
	VEC(struct candidate)       candidates; /* in text order */
	VEC(struct unsure_stretch)  unsure;     /* likewise */
	struct capital_runs         runs;
	/* The rest for the next text alone: */
	VEC(struct part)            runs_of; /* each sentence: of runs.words */
	VEC(uint32_t)               notes; /* of all tokens: seen_note_of */
	VEC(struct tagged_sentence) sentences;
	struct recall               names;
};

/* Whether fuller_parts finds for the candidates of a sentence what they have. first_token: the
 * sentence's, as the candidates count tokens. */
bool candidates_have_parts(const struct fuller_forms *forms, const struct candidate *candidates,
                           uint32_t count, uint32_t first_token);

void tagged_text_clear(struct tagged_text *t);
void tagged_text_free(const lede_allocator *a, struct tagged_text *t);

#endif
