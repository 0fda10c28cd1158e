/* What a group is called, and how often it is called so. */
#ifndef LEDE_GROUP_ALIAS_H
#define LEDE_GROUP_ALIAS_H

#include "group/groups.h"
#include "group/slots.h"

/* Fills groups->aliases, and the name of each group that has none: its fullest form in the text.
 * False when there is no memory. */
bool list_aliases(const lede_allocator *a, const struct find_input *input, const found_vec *found,
                  struct slots *scratch, struct groups *groups, string_vec *strings);

/* Appends text to the strings, its white space as single spaces. False when there is no memory. */
bool add_plain_text(const lede_allocator *a, string_vec *strings, const char *text, size_t length,
                    uint32_t *offset);

#endif
