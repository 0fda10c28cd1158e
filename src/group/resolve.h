/* Mentions to groups. */
#ifndef LEDE_GROUP_RESOLVE_H
#define LEDE_GROUP_RESOLVE_H

#include "group/keys.h"

struct resolver {
	struct names  names;
	struct linker linker;
	VEC(uint32_t) order; /* names as they are linked */
	VEC(uint32_t) roots; /* by mention: a name that stands for its group, or NO_NAME */
};

/* Finds out which mentions are one thing: resolver->roots. False when there is no memory. */
bool resolve_names(const lede_allocator *a, const struct find_input *input, const found_vec *found,
                   struct slots *scratch, struct resolver *resolver);
void resolver_free(const lede_allocator *a, struct resolver *resolver);

#endif
