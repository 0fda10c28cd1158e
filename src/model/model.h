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
	const blob_types *types;         /* own names of types, or NULL */
	lede_type       numbers[LABEL_TYPES + 1]; /* of results, for the type of a label */
};

/* Where a feature's weights are. */
struct row {
	uint32_t begin; /* in lede_model.rows */
	uint32_t size;  /* bytes; 0: the model has none */
};

struct row model_find_row(const lede_model *model, uint32_t feature);

/* Adds the weights of count features, of those that the model has, and of row_count rows, to
 * sums[LABEL_LANES]; what this leaves in the lanes behind the labels means nothing. */
void model_add(const lede_model *model, const uint32_t *features, size_t count,
               const struct row *rows, size_t row_count, int16_t *sums);

/* Adds the weights of count features, of those that the model has. */
void model_add_rows(const lede_model *model, const uint32_t *features, size_t count, int16_t *sums);

/* Asks for the memory that model_add will read, so that the waits for it overlap. */
void model_prefetch_rows(const lede_model *model, const uint32_t *features, size_t count);

#endif
