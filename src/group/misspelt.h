/* Names that are misspelt once: "Chatnam Islands" among the Chatham Islands. */
#ifndef LEDE_GROUP_MISSPELT_H
#define LEDE_GROUP_MISSPELT_H

#include "group/keys.h"

/* Joins names of several words to those that differ from them in one letter. The slots are scratch.
 * False when there is no memory. */
bool join_misspelt(const lede_allocator *a, const struct names *names, struct linker *linker,
                   struct slots *slots);

#endif
