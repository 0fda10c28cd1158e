/* The atoms of a text, by way of its tokens: what is masked is not there. */
#ifndef LEDE_USER_CURSOR_H
#define LEDE_USER_CURSOR_H

#include "user/atom.h"

#include "find/found.h"

struct cursor {
	const struct find_input *input;
	uint32_t token, stop; /* the token at stands in, and where the tokens end */
	uint32_t at;
};

/* From the start of a token up to, not including, token stop. */
struct cursor cursor_at(const struct find_input *input, uint32_t token, uint32_t stop);

/* The next atom; false at the end, and at inline code, which no term has. */
bool cursor_next(struct cursor *cursor, struct atom *atom);

/* Whether the last atom ended where a word does: at the end of a token, or before nothing but the
 * stops that the tokeniser left on it ("Inc."). */
bool cursor_at_word_end(const struct cursor *cursor);

#endif
