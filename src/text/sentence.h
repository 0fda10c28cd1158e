/* Third stage: the tokens of a block to its sentences. */
#ifndef LEDE_TEXT_SENTENCE_H
#define LEDE_TEXT_SENTENCE_H

#include "text/token.h"

struct sentence {
	uint32_t        first_token;
	uint32_t        token_count;
	lede_block_kind block;
};

typedef VEC(struct sentence) sentence_vec;

/* Appends the sentences of one block, whose tokens are tokens[first .. first + count), to
 * *sentences: they cover all of them. False when there is no memory. */
bool split_sentences(const lede_allocator *a, const char *text, const struct block *block,
                     const struct token *tokens, uint32_t first, uint32_t count,
                     sentence_vec *sentences);

/* The second and third stage for a whole text: appends the tokens and sentences of all blocks of
 * its layout. False when there is no memory. */
bool split_blocks(const lede_allocator *a, const char *text, struct layout *layout,
                  token_vec *tokens, sentence_vec *sentences);

/* The same, copying those of the text before where the layout was taken from it: both are empty. */
struct split_before {
	const struct layout   *layout;
	const struct token    *tokens;
	const struct sentence *sentences;
	size_t                 token_count, sentence_count;
};
bool split_blocks_again(const lede_allocator *a, const char *text,
                        const struct split_before *before, struct layout *layout,
                        token_vec *tokens, sentence_vec *sentences);

#endif
