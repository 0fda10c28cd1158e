/* People: which names may be of one person. */
#ifndef LEDE_GROUP_PERSON_H
#define LEDE_GROUP_PERSON_H

#include "group/keys.h"

/* In which order names of people are linked: what is fuller comes first. 0 is fullest. */
enum { PERSON_ORDERS = 11 };
unsigned person_order(const struct names *names, uint32_t name);

/* Links one name: finds the group it belongs to, and offers what it may be called by. False when
 * there is no memory. */
bool person_link(const lede_allocator *a, const struct names *names, struct linker *linker,
                 uint32_t name);

#endif
