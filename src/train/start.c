#include <stdlib.h>

#include "train/start.h"

/* Reads a row of size bytes. */
static void read_row(const uint8_t *bytes, uint8_t size, float unit, float *weights)
{
	memset(weights, 0, LABEL_LANES * sizeof *weights);
	if (blob_row_is_dense(size)) {
		for (int y = 0; y < LABEL_COUNT; y++)
			weights[y] = unit * (float)(int8_t)bytes[y];
	} else {
		for (int i = 0; i < size; i += 2)
			weights[bytes[i]] = unit * (float)(int8_t)bytes[i + 1];
	}
}

static bool is_forgotten(uint32_t forgotten, int label)
{
	return label != LABEL_O && forgotten >> label_type(label) & 1;
}

/* Adds a row, unless nothing is left of it. */
static void add_row(struct start *start, uint32_t feature, uint32_t forgotten)
{
	float *row = start->rows[start->count];
	bool any = false;
	for (int y = 0; y < LABEL_COUNT; y++) {
		if (is_forgotten(forgotten, y))
			row[y] = 0;
		any |= row[y] != 0;
	}
	if (any)
		start->features[start->count++] = feature;
}

struct stored_row {
	uint16_t       low;
	uint8_t        size;
	const uint8_t *bytes;
};

static int by_low(const void *a, const void *b)
{
	const struct stored_row *x = a, *y = b;
	return x->low < y->low ? -1 : x->low > y->low;
}

/* The rows of one bucket, in the order of their features. */
static void read_bucket(const lede_model *model, uint32_t bucket, uint32_t forgotten,
                        struct start *start)
{
	if (model->row_buckets[bucket] == model->row_buckets[bucket + 1])
		return;
	const uint8_t *bytes = model->rows + model->row_buckets[bucket];
	const size_t count = bytes[0];
	const uint8_t *low = bytes + 1, *size = low + 2 * count, *row = size + count;
	struct stored_row rows[UINT8_MAX] = {{0}};
	for (size_t i = 0; i < count; row += size[i], i++)
		rows[i] = (struct stored_row){(uint16_t)(low[2 * i] | low[2 * i + 1] << 8),
		                              size[i], row};
	qsort(rows, count, sizeof *rows, by_low);
	for (size_t i = 0; i < count; i++) {
		read_row(rows[i].bytes, rows[i].size, model->unit, start->rows[start->count]);
		add_row(start, bucket << 16 | rows[i].low, forgotten);
	}
}

void start_of(const lede_model *model, uint32_t forgotten, struct start *start)
{
	const size_t most = model->info.features + 1; /* one to try a row in */
	*start = (struct start){
		.features = xmalloc(most * sizeof *start->features),
		.rows = xcalloc(most, sizeof *start->rows),
	};
	for (uint32_t bucket = 0; bucket < BLOB_BUCKETS; bucket++)
		read_bucket(model, bucket, forgotten, start);
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_COUNT; y++)
			if (label_allows(p, y) && !is_forgotten(forgotten, p) &&
			    !is_forgotten(forgotten, y))
				start->transitions[p][y] =
					model->unit *
					(float)model->transitions[p * LABEL_COUNT + y];
}

void start_free(struct start *start)
{
	free(start->features);
	free(start->rows);
	*start = (struct start){0};
}

const float *start_row(const struct start *start, uint32_t feature)
{
	const uint32_t *found =
		bsearch(&feature, start->features, start->count, sizeof feature, compare_u32);
	return found ? start->rows[found - start->features] : NULL;
}
