#include "base/vectors.h"

#include "model/model.h"

#include "base/ascii.h"
#include "base/status.h"
#include "model/builtin.h"

/* Whether all of count pairs have a label that there is. Without a branch in the loop: this looks
 * at every pair of a model, each time one is opened. */
LEDE_VECTORS_PART bool pairs_are_sound(const uint8_t *pairs, size_t count)
{
	uint16_t over = 0;
	for (size_t k = 0; k < count; k++) {
		uint16_t pair;
		memcpy(&pair, pairs + 2 * k, 2);
		over |= (uint16_t)((pair & 0xff) + (128 - LABEL_COUNT)); /* too large: >= 128 */
	}
	return over < 128;
}

/* Whether the rows of one bucket, bytes[0 .. length), are well formed; counts them. */
LEDE_VECTORS_PART bool bucket_is_sound(const uint8_t *bytes, size_t length, uint32_t *rows)
{
	if (length == 0)
		return true;
	const size_t n = bytes[0];
	if (length < 1 + 3 * n)
		return false;
	const uint8_t *sizes = bytes + 1 + 2 * n;
	size_t dense = 0, total = 0;
	while (dense < n && blob_row_is_dense(sizes[dense]))
		dense++;
	uint8_t wrong = 0;
	for (size_t i = 0; i < dense; i++)
		wrong |= sizes[i] ^ LABEL_COUNT;
	for (size_t i = dense; i < n; i++) {
		wrong |= sizes[i] & 1; /* a dense row behind one of pairs */
		total += sizes[i];
	}
	*rows += (uint32_t)n;
	return !wrong && length == 1 + 3 * n + dense * LABEL_COUNT + total &&
	       pairs_are_sound(sizes + n + dense * LABEL_COUNT, total / 2);
}

/* Whether buckets[0 .. BLOB_BUCKETS] rise from 0 to last. */
static bool buckets_are_sound(const uint32_t *buckets, uint64_t last)
{
	uint32_t fallen = buckets[0] != 0;
	for (size_t b = 0; b < BLOB_BUCKETS; b++)
		fallen |= buckets[b + 1] < buckets[b];
	return !fallen && buckets[BLOB_BUCKETS] == last;
}

/* The number of the type with that name among those before `type`, or LEDE_NO_TYPE. */
static lede_type number_before(const lede_model *model, int type, const char *name)
{
	for (int other = 1; other < type; other++)
		if (!strcmp((*model->types)[other - 1], name))
			return model->numbers[other];
	return LEDE_NO_TYPE;
}

/* Own types are numbered from the last one down, users' rules number theirs from the first one up:
 * so neither depends on the other. What is hidden is no type. False when there are too many. */
static bool number_types(lede_model *model)
{
	int next = LEDE_TYPE_LIMIT;
	for (int type = 1; type <= LABEL_TYPES; type++) {
		const char *name = model->types ? (*model->types)[type - 1] : "";
		lede_type number = (lede_type)type;
		if (*name)
			number = lede_type_from_name(name, strlen(name));
		if (number == LEDE_NO_TYPE && strcmp(name, BLOB_TYPE_HIDDEN)) {
			number = number_before(model, type, name);
			if (number == LEDE_NO_TYPE)
				number = (lede_type)--next;
		}
		model->numbers[type] = number;
	}
	return next >= LEDE_TYPE_COUNT;
}

lede_type lede_model_type(const lede_model *model, const char *name, size_t length)
{
	for (int type = 1; model->types && type <= LABEL_TYPES; type++) {
		const char *own = (*model->types)[type - 1];
		if (model->numbers[type] && *own && strlen(own) == length &&
		    !memcmp(own, name, length))
			return model->numbers[type];
	}
	return lede_type_from_name(name, length);
}

const char *lede_model_type_name(const lede_model *model, lede_type type)
{
	for (int own = 1; type >= LEDE_TYPE_COUNT && own <= LABEL_TYPES; own++)
		if (model->numbers[own] == type)
			return (*model->types)[own - 1];
	return lede_type_name(type);
}

static lede_status damaged(lede_error *error, size_t offset, const char *what)
{
	return lede_fail(error, LEDE_EMODEL, offset, what);
}

static lede_status verify_header(const struct blob_header *h, size_t length, lede_error *error)
{
	if (length < sizeof *h)
		return damaged(error, length, "model: too short for a header");
	if (memcmp(h->magic, BLOB_MAGIC, sizeof h->magic))
		return damaged(error, 0, "model: not a lede model");
	if (h->format != BLOB_FORMAT)
		return lede_fail(error, LEDE_EVERSION, offsetof(struct blob_header, format),
		                 "model: made for another version of lede");
	if (h->labels != LABEL_COUNT)
		return damaged(error, offsetof(struct blob_header, labels),
		               "model: wrong number of labels");
	if (h->length != length)
		return damaged(error, length, "model: cut short or with something after it");
	uint64_t least = sizeof *h; /* where the next section may begin */
	for (int s = 0; s < BLOB_SECTIONS; s++) {
		const uint64_t begin = h->section[s].begin, bytes = h->section[s].bytes;
		if (begin % BLOB_ALIGN || begin < least || begin > length || bytes > length - begin)
			return damaged(error, offsetof(struct blob_header, section),
			               "model: a section lies outside of it or over another");
		least = begin + bytes;
	}
	if (!(h->unit > 0 && h->unit <= 1))
		return damaged(error, offsetof(struct blob_header, unit), "model: bad unit");
	return LEDE_OK;
}

static lede_status verify_sizes(const struct blob_header *h, lede_error *error)
{
	const uint64_t wanted[BLOB_SECTIONS] = {
		[BLOB_TRANSITIONS] = sizeof(int16_t) * LABEL_COUNT * LABEL_COUNT,
		[BLOB_ROW_BUCKETS] = sizeof(uint32_t) * (BLOB_BUCKETS + 1),
		[BLOB_ROWS] = h->section[BLOB_ROWS].bytes, /* any */
		[BLOB_NAME_BUCKETS] = sizeof(uint32_t) * (BLOB_BUCKETS + 1),
		[BLOB_NAME_LOW] = sizeof(uint16_t) * (uint64_t)h->names,
		[BLOB_NAME_LISTS] = sizeof(uint16_t) * (uint64_t)h->names,
		[BLOB_NAME_FINE] = sizeof(uint16_t) * (uint64_t)h->names,
		[BLOB_COARSE] = LEXICON_CLUSTERS,
	};
	for (int s = 0; s < BLOB_SECTIONS; s++)
		if (h->section[s].bytes != wanted[s])
			return damaged(error, (size_t)h->section[s].begin,
			               "model: a section has the wrong size");
	return LEDE_OK;
}

/* The length of an upper-case word; 0: it is none. */
static size_t word_length(const char name[BLOB_TYPE_LONGEST + 1])
{
	size_t n = 0;
	for (; n < BLOB_TYPE_LONGEST && name[n]; n++) {
		const bool behind = is_digit_byte(name[n]) || name[n] == '_';
		if (!is_upper_byte(name[n]) && (n == 0 || !behind))
			return 0;
	}
	return n;
}

/* Whether it is an upper-case word that names no type found by grammar, or BLOB_TYPE_HIDDEN, or
 * nothing; and fills its place with NULs. */
static bool type_is_sound(const char name[BLOB_TYPE_LONGEST + 1])
{
	const size_t n = name[0] == BLOB_TYPE_HIDDEN[0] ? 1 : word_length(name);
	for (size_t i = n; i <= BLOB_TYPE_LONGEST; i++)
		if (name[i])
			return false;
	return lede_type_from_name(name, n) <= LABEL_TYPES;
}

static lede_status verify_types(const struct blob_header *h, size_t length, lede_error *error)
{
	if (!h->types)
		return LEDE_OK;
	if (h->types % BLOB_ALIGN || h->types < sizeof *h || h->types > length ||
	    length - h->types < sizeof(blob_types))
		return damaged(error, offsetof(struct blob_header, types),
		               "model: the names of types lie outside of it");
	const blob_types *types = (const void *)((const char *)h + h->types);
	for (size_t i = 0; i < LABEL_TYPES; i++)
		if (!type_is_sound((*types)[i]))
			return damaged(error, h->types + i * sizeof (*types)[i],
			               "model: bad name of a type");
	return LEDE_OK;
}

/* The first bucket that is not well formed, or BLOB_BUCKETS. */
LEDE_VECTORS static size_t first_bad_bucket(const lede_model *model, uint32_t *rows)
{
	for (size_t b = 0; b < BLOB_BUCKETS; b++) {
		const uint32_t begin = model->row_buckets[b], end = model->row_buckets[b + 1];
		if (!bucket_is_sound(model->rows + begin, end - begin, rows))
			return b;
	}
	return BLOB_BUCKETS;
}

static lede_status verify_rows(const lede_model *model, const struct blob_header *h,
                               lede_error *error)
{
	uint32_t rows = 0;
	if (!buckets_are_sound(model->row_buckets, h->section[BLOB_ROWS].bytes))
		return damaged(error, (size_t)h->section[BLOB_ROW_BUCKETS].begin,
		               "model: bad index of features");
	const size_t bad = first_bad_bucket(model, &rows);
	if (bad < BLOB_BUCKETS)
		return damaged(error,
		               (size_t)h->section[BLOB_ROWS].begin + model->row_buckets[bad],
		               "model: bad row of features");
	if (rows != h->features)
		return damaged(error, offsetof(struct blob_header, features),
		               "model: wrong number of features");
	return LEDE_OK;
}

/* Where a section begins. */
static const void *section(const struct blob_header *h, enum blob_section s)
{
	return (const char *)h + h->section[s].begin;
}

lede_status lede_model_open(const void *bytes, size_t length, const lede_allocator *allocator,
                            lede_model **out, lede_error *error)
{
	*out = NULL;
	if (!bytes)
		return lede_fail(error, LEDE_EINVAL, 0, "no model given");
	if ((uintptr_t)bytes % BLOB_ALIGN)
		return lede_fail(error, LEDE_EINVAL, 0, "the model is not 16-byte aligned");
	const struct blob_header *h = bytes;
	lede_status status = verify_header(h, length, error);
	if (!status)
		status = verify_sizes(h, error);
	if (!status)
		status = verify_types(h, length, error);
	if (status)
		return status;
	if (blob_checksum(h, length) != h->checksum)
		return damaged(error, offsetof(struct blob_header, checksum),
		               "model: damaged (the checksum is wrong)");

	lede_model view = {
		.allocator = lede_allocator_or_libc(allocator),
		.info = {h->format, h->features, h->names, length, h->checksum},
		.unit = h->unit,
		.transitions = section(h, BLOB_TRANSITIONS),
		.row_buckets = section(h, BLOB_ROW_BUCKETS),
		.rows = section(h, BLOB_ROWS),
		.lexicon = {section(h, BLOB_NAME_BUCKETS), section(h, BLOB_NAME_LOW),
		            section(h, BLOB_NAME_LISTS), section(h, BLOB_NAME_FINE),
		            section(h, BLOB_COARSE), h->names},
		.types = h->types ? (const void *)((const char *)h + h->types) : NULL,
	};
	if (!number_types(&view))
		return damaged(error, h->types, "model: too many types of its own");
	status = verify_rows(&view, h, error);
	if (status)
		return status;
	if (!buckets_are_sound(view.lexicon.bucket, h->names))
		return damaged(error, (size_t)h->section[BLOB_NAME_BUCKETS].begin,
		               "model: bad index of names");

	lede_model *model = mem_resize(&view.allocator, NULL, 0, sizeof *model);
	if (!model)
		return lede_fail_memory(error);
	*model = view;
	*out = model;
	return LEDE_OK;
}

lede_status lede_model_builtin(const lede_allocator *allocator, lede_model **model,
                               lede_error *error)
{
	return lede_model_open(builtin_model, builtin_model_length(), allocator, model, error);
}

void lede_model_free(lede_model *model)
{
	if (model) {
		const lede_allocator a = model->allocator;
		mem_free(&a, model, sizeof *model);
	}
}

lede_model_info lede_model_get_info(const lede_model *model)
{
	return model->info;
}

LEDE_VECTORS_PART struct row find_row(const lede_model *model, uint32_t feature)
{
	const uint32_t b = feature >> 16;
	const uint32_t begin = model->row_buckets[b];
	if (begin == model->row_buckets[b + 1])
		return (struct row){0, 0};
	const uint8_t *bucket = model->rows + begin;
	const uint16_t low = (uint16_t)(feature & 0xffff);
	const uint32_t n = bucket[0];
	const uint8_t *lows = bucket + 1, *sizes = lows + 2 * n;
	uint32_t row = begin + 1 + 3 * n;
	for (uint32_t at = 0; at < n; at++) {
		uint16_t stored;
		memcpy(&stored, lows + 2 * at, 2);
		if (stored == low)
			return (struct row){row, sizes[at]};
		row += sizes[at];
	}
	return (struct row){0, 0};
}

struct row model_find_row(const lede_model *model, uint32_t feature)
{
	return find_row(model, feature);
}

/* Whole vectors: the last one reads beyond the row, behind which there always is something, if only
 * the index of names. */
LEDE_VECTORS_PART void add_dense(const int8_t *restrict row, int16_t *restrict sums)
{
	for (int y = 0; y < LABEL_LANES; y++)
		sums[y] = (int16_t)(sums[y] + row[y]);
}

LEDE_VECTORS_PART void add_pairs(const uint8_t *pairs, size_t size, int16_t *sums)
{
	for (size_t k = 0; k < size; k += 2)
		sums[pairs[k]] = (int16_t)(sums[pairs[k]] + (int8_t)pairs[k + 1]);
}

LEDE_VECTORS_PART void add_row(const lede_model *model, struct row row, int16_t *sums)
{
	const uint8_t *bytes = model->rows + row.begin;
	if (blob_row_is_dense((uint8_t)row.size))
		add_dense((const int8_t *)bytes, sums);
	else
		add_pairs(bytes, row.size, sums);
}

LEDE_VECTORS static void add_all(const lede_model *model, const uint32_t *features, size_t count,
                                 const struct row *rows, size_t row_count, int16_t *sums)
{
	for (size_t i = 0; i < row_count; i++)
		add_row(model, rows[i], sums);
	for (size_t i = 0; i < count; i++)
		add_row(model, find_row(model, features[i]), sums);
}

void model_add(const lede_model *model, const uint32_t *features, size_t count,
               const struct row *rows, size_t row_count, int16_t *sums)
{
	add_all(model, features, count, rows, row_count, sums);
}

void model_add_rows(const lede_model *model, const uint32_t *features, size_t count, int16_t *sums)
{
	add_all(model, features, count, NULL, 0, sums);
}

void model_prefetch_rows(const lede_model *model, const uint32_t *features, size_t count)
{
	for (size_t i = 0; i < count; i++)
		__builtin_prefetch(model->row_buckets + (features[i] >> 16));
	for (size_t i = 0; i < count; i++) {
		const uint8_t *bucket = model->rows + model->row_buckets[features[i] >> 16];
		__builtin_prefetch(bucket);
		__builtin_prefetch(bucket + 64); /* few buckets have a third cache line */
	}
}
