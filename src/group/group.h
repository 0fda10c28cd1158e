/* Name groups: which mentions of a document are one person, body, place or thing. */
#ifndef LEDE_GROUP_GROUP_H
#define LEDE_GROUP_GROUP_H

#include "find/found.h"
#include "group/groups.h"

struct grouper;

/* NULL when there is no memory. */
struct grouper *grouper_new(const lede_allocator *a);
void            grouper_free(struct grouper *grouper);

/* Makes the groups of a document, sets the group of everything in *found that has a name, and
 * corrects its type by its group's vote. Names and roles go to the strings. The decisions of rules,
 * which may be NULL, have the last word. False when there is no memory. Linear. */
bool grouper_run(struct grouper *grouper, const struct find_input *input,
                 const lede_rules *rules, found_vec *found, string_vec *strings,
                 struct groups *groups);

/* Adds the pronouns that stand for people to the groups that grouper_run has just made. False when
 * there is no memory. */
bool grouper_add_pronouns(struct grouper *grouper, const struct find_input *input,
                          found_vec *found, struct groups *groups);

#endif
