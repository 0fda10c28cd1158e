/* What `make rank` learns; weights.c. */
#ifndef LEDE_GIST_WEIGHTS_H
#define LEDE_GIST_WEIGHTS_H

#include "gist/feature.h"

struct gist_weights {
	float features[FEATURE_COUNT]; /* what each feature is worth */
	float repetition;              /* what it costs to say a thing twice, see choose.c; >= 0 */
};

extern const struct gist_weights gist_weights;

#endif
