/* Which sentences together: the set that says most within a budget. */
#ifndef LEDE_GIST_CHOOSE_H
#define LEDE_GIST_CHOOSE_H

#include "gist/gist.h"

/* What a summary may have at most; UINT32_MAX for no limit. Characters are code points, and
 * sentences are parted by one. */
struct budget {
	uint32_t sentences, words, chars;
};

/* Sets GIST_CHOSEN on the sentences of the gist that make the best summary within the budget, out
 * of those that are neither GIST_FURNITURE nor GIST_OUTSIDE; those that are GIST_KEPT, which must
 * fit, are all in it. repetition is what it costs to say a thing twice. False when there is no
 * memory. */
bool gist_choose(struct gist *gist, const struct budget *budget, float repetition);

#endif
