/* What a model has learnt, as a start for another with the same labels. */
#ifndef LEDE_TRAIN_START_H
#define LEDE_TRAIN_START_H

#include "model/model.h"
#include "train/util.h"

struct start {
	uint32_t *features;           /* [count] the hashes that name the rows, ascending */
	float   (*rows)[LABEL_LANES]; /* [count] weights, in nats */
	size_t    count;
	float     transitions[LABEL_COUNT][LABEL_COUNT];
};

/* The weights of a model. forgotten: the types, as bits, whose labels are to mean something else:
 * theirs are 0, and rows without any other are left out. */
void start_of(const lede_model *model, uint32_t forgotten, struct start *start);
void start_free(struct start *start);

/* The row of a feature, or NULL. */
const float *start_row(const struct start *start, uint32_t feature);

#endif
