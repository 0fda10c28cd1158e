/* Second stage: a block to its tokens. */
#ifndef LEDE_TEXT_TOKEN_H
#define LEDE_TEXT_TOKEN_H

#include "text/layout.h"

/* A token longer than this is cut into pieces, at code point bounds. */
#define TOKEN_MAX_BYTES 65535

struct token {
	uint32_t begin;  /* byte of the text */
	uint16_t length; /* bytes, >= 1 */
	uint16_t flags;  /* LEDE_TOKEN_*, TOKEN_LETTERS */
};

/* Set in a token of ASCII letters alone, as most are, and in no other. It stands with the flags of
 * lede.h, but is not handed out with them. */
enum { TOKEN_LETTERS = 1u << 15 };

typedef VEC(struct token) token_vec;

/* Appends the tokens of one block to *tokens, in the manner of the Penn Treebank (word.c says which
 * joiners part a word; tests/golden/tokens shows it). masks[0 .. mask_count) are those inside the
 * block: a MASK_WORD is one token, a MASK_GAP ends a word as white space does, but glues what is on
 * its two sides. Tokens, white space and gaps together are the block. Linear in its length; false
 * when there is no memory. */
bool tokenize(const lede_allocator *a, const char *text, const struct block *block,
              const struct mask *masks, size_t mask_count, token_vec *tokens);

#endif
