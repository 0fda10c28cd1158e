/* What the text says a person or a body is: from titles, appositions and "is a". */
#ifndef LEDE_GROUP_ROLE_H
#define LEDE_GROUP_ROLE_H

#include "group/groups.h"

/* Sets the role of each group of people or bodies that has one. False when there is no memory. */
bool find_roles(const lede_allocator *a, const struct find_input *input, const found_vec *found,
                struct groups *groups, string_vec *strings);

#endif
