/* What the tagger makes of one piece of a sentence: the sums of what all features say of each
 * token's labels. And the tagger itself, for the sources that it is made of. */
#ifndef LEDE_TAG_PIECE_H
#define LEDE_TAG_PIECE_H

#include "model/evidence.h"
#include "tag/cache.h"
#include "tag/marginal.h"
#include "tag/recall.h"
#include "tag/tagger.h"
#include "tag/viterbi.h"

/* The first pass's sums of that many tokens are kept for the second: all that it is not sure of in
 * most texts, and in the beginning of a long one. Bounds that memory to 3 MB. */
enum { MOST_KEPT = 1 << 15 };

struct token_sums {
	int16_t of[LABEL_LANES];
};

/* Tokens begin .. end - 1 of a piece. */
struct stretch {
	size_t begin, end;
};

/* What one piece of a sentence needs. */
struct piece {
	struct feature_token tokens[LONGEST_PIECE];
	const struct cached_word *words[LONGEST_PIECE];
	int16_t              sums[LONGEST_PIECE][LABEL_LANES];
	struct viterbi_token best[LONGEST_PIECE];
	struct lattice       lattice[LONGEST_PIECE];
	uint8_t              labels[LONGEST_PIECE];
	bool                 sure[LONGEST_PIECE]; /* of the names found */
};

struct tagger {
	lede_allocator     allocator;
	const lede_model  *model;
	struct word_cache *cache;
	VEC(uint16_t)      numbers; /* of all tokens' words, as the first reading left them */
	uint64_t           text;    /* this is the so many-th */
	struct seen        seen;
	struct fuller_forms fuller;
	struct tagged_text now, before; /* of this text, and of the one before */
	struct evidence    evidence;
	VEC(struct token_sums) kept_sums;
	size_t             next_unsure; /* of now.unsure, for the second pass */
	found_vec          second; /* what the second pass finds */
	struct transitions transitions;
	struct factors     factors;
	struct row         far_edge[CONTEXT_FAR]; /* of what is beyond a sentence's ends */
	struct row         small[CONTEXT_SMALL]; /* of the small features */
	struct piece       piece;
};

/* A URL, an address, code, or what only a machine writes in one piece is no part of a name. */
bool token_is_no_name(const struct token *token);

/* Adds up what there is to say of tokens of a piece, but for evidence. first, count: the piece's.
 * False when there is no memory. */
bool piece_sum(struct tagger *tagger, const struct find_input *input, uint32_t first,
               size_t count, struct stretch within);

/* Keeps these sums for the second pass, if there is room, and says where. False when there is no
 * memory. */
bool piece_keep_sums(struct tagger *tagger, struct stretch within, uint32_t *kept);

/* The sums of tokens of a piece as the first pass had them: kept, or added up again. False when
 * there is no memory. */
bool piece_recall_sums(struct tagger *tagger, const struct find_input *input, uint32_t first,
                       size_t count, struct stretch within, uint32_t kept);

/* Adds what the rest of the document says. candidates: of the sentence. */
void piece_add_evidence(struct tagger *tagger, uint32_t first, size_t count,
                        struct stretch within, const struct candidate *candidates,
                        size_t candidate_count);

#endif
