/* What a group is called, and how often it is called so. */
#ifndef LEDE_GROUP_ALIAS_H
#define LEDE_GROUP_ALIAS_H

#include "group/build.h"

/* Fills groups->aliases, and the name of each group that has none: its fullest form in the text.
 * False when there is no memory. */
bool list_aliases(const lede_allocator *a, const struct find_input *input,
                  const found_vec *found, const struct builder *builder, struct wordings *wordings,
                  struct groups *groups, string_vec *strings);

#endif
