/* What was found in each sentence of a text, kept for the next text (earlier.h). */
#ifndef LEDE_FIND_RECALL_H
#define LEDE_FIND_RECALL_H

#include "find/found.h"

/* Items first .. first + count - 1 of an array: those of one sentence. */
struct part {
	uint32_t first, count;
};

/* Zero-initialise it. */
struct recall {
	found_vec  found;  /* bytes and tokens counted from the sentence's first */
	string_vec values; /* of all that is found */
};

void recall_clear(struct recall *recall);
void recall_free(const lede_allocator *a, struct recall *recall);

/* Adds what was found in a sentence, found[first ..], as *part. strings: its values are there; NULL
 * if it has none. False when there is no memory. */
bool recall_add(const lede_allocator *a, struct recall *recall, const struct find_input *input,
                uint32_t sentence, const found_vec *found, size_t first, const string_vec *strings,
                struct part *part);

/* Appends such a part to *found and *strings (if it has values), in a sentence just like the one it
 * was found in. False when there is no memory. */
bool recall_tell(const lede_allocator *a, const struct recall *recall, struct part part,
                 const struct find_input *input, uint32_t sentence, found_vec *found,
                 string_vec *strings);

#endif
