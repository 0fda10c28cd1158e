/* Of all that users' rules match in a sentence, what is kept. */
#ifndef LEDE_USER_SELECT_H
#define LEDE_USER_SELECT_H

#include "find/found.h"

struct candidate {
	struct found found;
	uint32_t     order; /* rank of its rule in the files */
};

typedef VEC(struct candidate) candidate_vec;
typedef VEC(uint8_t) byte_vec;

/* Leaves in *candidates those that are kept, in text order and without overlap: the longest first,
 * then by the order of the rules. taken is scratch. Time is n log n in their number, and linear in
 * the length of the text they lie in. False when there is no memory. */
bool candidates_select(const lede_allocator *a, candidate_vec *candidates, byte_vec *taken);

#endif
