/* Finds what grammar and form tell: MONEY, PERCENT, QUANTITY, ORDINAL, CARDINAL with their values,
 * URL, EMAIL, HANDLE, HASHTAG, PHONE. Values are described in lede.h. */
#ifndef LEDE_NUMBER_NUMBER_H
#define LEDE_NUMBER_NUMBER_H

#include "find/recall.h"

/* What was found in the text before, and what is being found in this one (find/earlier.h).
 * Zero-initialise it. */
struct number_memory {
	struct number_text {
		VEC(struct part) sentences;
		struct recall    found;
	} now, before;
};

/* Appends what is in the text to *found, in text order and without overlaps, and the values to
 * *strings. memory may be NULL if input->same is. Linear in the number of bytes. False when there
 * is no memory. */
bool number_find(const lede_allocator *a, const struct find_input *input,
                 struct number_memory *memory, found_vec *found, string_vec *strings);

/* This text becomes the one before. */
void number_keep(struct number_memory *memory);
void number_forget(const lede_allocator *a, struct number_memory *memory);

#endif
