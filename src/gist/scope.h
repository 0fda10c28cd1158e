/* Which sentences a summary may be made of. */
#ifndef LEDE_GIST_SCOPE_H
#define LEDE_GIST_SCOPE_H

#include "gist/gist.h"

/* Sets GIST_OUTSIDE and GIST_KEPT by range, focus, exclude, keep, drop and known of the options,
 * and raises the scores of what the focus is about. False when there is no memory. */
bool gist_limit(struct gist *gist, const lede_summary_options *options);

/* The words of all sentences that may be chosen. */
uint32_t gist_words(const struct gist *gist);

#endif
