/* Names that the tagger took for something else than what they are. */
#ifndef LEDE_GROUP_STRAY_H
#define LEDE_GROUP_STRAY_H

#include "group/keys.h"

/* Before names are linked: a company is a company, whatever else its name looks like. */
void correct_classes(struct names *names);

/* When they are: a name that nothing of its own class vouches for asks those of others. */
void link_strays(const struct names *names, struct linker *linker);

#endif
