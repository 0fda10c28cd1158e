/* Names that a text says are one: "X, also known as Y", "X (Y)". */
#ifndef LEDE_GROUP_ALSO_H
#define LEDE_GROUP_ALSO_H

#include "group/keys.h"

/* Joins the names that are introduced as names of one thing; the second is then of the class of the
 * first. Each looks at few tokens. */
void join_introduced(const struct find_input *input, const found_vec *found,
                     struct names *names, struct linker *linker);

#endif
