/* Second stage: a block to its tokens. */
#ifndef LEDE_TEXT_TOKEN_H
#define LEDE_TEXT_TOKEN_H

#include "text/layout.h"

/* A token longer than this is cut into pieces, at code point bounds. */
#define TOKEN_MAX_BYTES 65535

struct token {
	uint32_t begin;  /* byte of the text */
	uint16_t length; /* bytes, >= 1 */
	uint16_t flags;  /* LEDE_TOKEN_* */
};

typedef VEC(struct token) token_vec;

/* Appends the tokens of one block to *tokens. masks[0 .. mask_count) are those inside the block.
 * False when there is no memory. */
bool tokenize(const lede_allocator *a, const char *text, const struct block *block,
              const struct mask *masks, size_t mask_count, token_vec *tokens);

#endif
