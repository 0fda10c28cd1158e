/* A verified model: read-only views into its blob. */
#ifndef LEDE_MODEL_MODEL_H
#define LEDE_MODEL_MODEL_H

#include "base/memory.h"
#include "model/blob.h"
#include "model/lexicon.h"

struct lede_model {
	lede_allocator  allocator;
	lede_model_info info;
	float           unit;            /* what a weight of 1 is worth, in nats */
	const int16_t  *transitions;     /* [LABEL_COUNT][LABEL_COUNT] */
	const uint32_t *row_buckets;     /* [BLOB_BUCKETS + 1] */
	const uint8_t  *rows;
	struct lexicon  lexicon;
};

/* Adds the weights of a feature to sums[LABEL_LANES], if the model has the feature. */
void model_add_row(const lede_model *model, uint32_t feature, int16_t *sums);

/* Asks for the memory that model_add_row will read, ahead of time: where the row is, then the row
 * (which waits for where it is). */
static inline void model_prefetch_index(const lede_model *model, uint32_t feature)
{
	__builtin_prefetch(model->row_buckets + (feature >> 16));
}

static inline void model_prefetch_row(const lede_model *model, uint32_t feature)
{
	const uint8_t *bucket = model->rows + model->row_buckets[feature >> 16];
	__builtin_prefetch(bucket);
	__builtin_prefetch(bucket + 64); /* mostly there is no third cache line */
}

#endif
