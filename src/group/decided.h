/* Users' decisions about names: same, different, name. They have the last word. */
#ifndef LEDE_GROUP_DECIDED_H
#define LEDE_GROUP_DECIDED_H

#include "group/build.h"
#include "user/decision.h"

/* Joins and parts what the rules say, over what the passes made of it. rules may be NULL. False
 * when there is no memory. */
bool apply_same_and_different(const lede_allocator *a, const lede_rules *rules,
                              struct resolver *resolver);

/* Names the groups that the rules name. False when there is no memory. */
bool apply_names(const lede_allocator *a, const lede_rules *rules, struct resolver *resolver,
                 const struct builder *builder, struct groups *groups, string_vec *strings);

#endif
