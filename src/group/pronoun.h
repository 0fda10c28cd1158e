/* Pronouns: he and she, where it is all but certain who is meant. */
#ifndef LEDE_GROUP_PRONOUN_H
#define LEDE_GROUP_PRONOUN_H

#include "group/build.h"

/* Appends the pronouns that stand for a group of people to *pronouns, in text order, with their
 * group and LEDE_FROM_PRONOUN. False when there is no memory. */
bool find_pronouns(const lede_allocator *a, const struct find_input *input,
                   const found_vec *found, const struct builder *builder,
                   struct linker *linker, found_vec *pronouns);

/* Puts pronouns among what was found and among the mentions of their groups. False when there is no
 * memory. */
bool insert_pronouns(const lede_allocator *a, const found_vec *pronouns, found_vec *found,
                     struct groups *groups);

#endif
