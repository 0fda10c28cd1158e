/* The text before this one: where they are alike, it need not be cut again, and a finder can say
 * again what it found in the sentences that are the same. What a finder remembers is its own
 * affair; it may depend on nothing but the sentence: its kind of block, its bytes and how they are
 * cut. */
#ifndef LEDE_FIND_EARLIER_H
#define LEDE_FIND_EARLIER_H

#include "find/found.h"

/* Zero-initialise it. */
struct earlier {
	bool          known;
	VEC(char)     text;
	struct layout layout;
	token_vec     tokens;
	sentence_vec  sentences;
	VEC(uint64_t) hashes; /* of the sentences */
	VEC(uint32_t) slots;  /* a hash table: sentence + 1, or 0 */
	VEC(uint32_t) same;   /* where the sentences of the present text are */
};

/* The first three stages for a text: its layout, and its tokens and sentences, which are appended
 * to empty arrays. Where the earlier text is like it at its beginning and end, they are copied.
 * False when there is no memory. */
bool earlier_cut(const lede_allocator *a, const struct earlier *earlier, const char *text,
                 uint32_t length, lede_markup markup, struct layout *layout, token_vec *tokens,
                 sentence_vec *sentences);

/* Sets input->same: for each sentence the index of one in the earlier text that is just like it, or
 * LEDE_NONE. Linear in the length of the text. False when there is no memory. */
bool earlier_match(const lede_allocator *a, struct earlier *earlier, const struct layout *layout,
                   struct find_input *input);

/* Makes the present text the earlier one, and takes its layout in exchange for another. False when
 * there is no memory; then there is none. */
bool earlier_replace(const lede_allocator *a, struct earlier *earlier, uint32_t length,
                     struct layout *layout, const struct find_input *input);

void earlier_free(const lede_allocator *a, struct earlier *earlier);

#endif
