/* Everything but people: bodies, places, events, things. */
#ifndef LEDE_GROUP_BODY_H
#define LEDE_GROUP_BODY_H

#include "group/keys.h"

/* In which order such names are linked: those of more words first. 0 is longest. */
enum { BODY_ORDERS = 10 };
unsigned body_order(const struct names *names, uint32_t name);

/* Links one name: finds the group it belongs to, and offers what it may be called by. False when
 * there is no memory. */
bool body_link(const lede_allocator *a, const struct names *names, struct linker *linker,
               uint32_t name);

#endif
