/* Mentions vote on what they are. */
#ifndef LEDE_GROUP_VOTE_H
#define LEDE_GROUP_VOTE_H

#include "group/keys.h"

/* Where names of one spelling are of several classes, makes those that look like mistakes of the
 * tagger part of the others' group. Either all spellings of several words (single false), or those
 * of one, once the longer names have made their offers. */
void vote_on_classes(const struct find_input *input, const found_vec *found,
                     const struct names *names, struct linker *linker, bool single);

#endif
