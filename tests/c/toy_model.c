#include "toy_model.h"

#include <stdlib.h>
#include <string.h>

void toy_weight(struct toy *toy, uint32_t feature, int label, int weight)
{
	size_t at = 0;
	while (at < toy->row_count && toy->rows[at].feature != feature)
		at++;
	if (at == toy->row_count) {
		if (at == TOY_ROWS)
			abort();
		toy->rows[toy->row_count++].feature = feature;
	}
	toy->rows[at].weights[label] = (int8_t)weight;
}

void toy_word(struct toy *toy, const char *word, int offset, int label, int weight)
{
	struct word described;
	uint32_t ids[FEATURE_MAX_WORD];
	word_describe(word, strlen(word), &described);
	feature_word(&described, (struct lexicon_word){0, 0, 0}, offset, FEATURE_ALL, ids);
	toy_weight(toy, ids[0], label, weight); /* test_feature.c says so */
}

static struct toy_name *name_of(struct toy *toy, uint32_t phrase)
{
	for (size_t i = 0; i < toy->name_count; i++)
		if (toy->names[i].phrase == phrase)
			return toy->names + i;
	if (toy->name_count == TOY_NAMES)
		abort();
	toy->names[toy->name_count] = (struct toy_name){phrase, 0, 0};
	return toy->names + toy->name_count++;
}

void toy_name(struct toy *toy, const char *name, uint32_t lists)
{
	uint32_t phrase = 0;
	for (const char *at = name; *at;) {
		const size_t length = strcspn(at, " ");
		const uint32_t lower = word_lower_hash(at, length);
		phrase = at == name ? lexicon_first(lower) : lexicon_next(phrase, lower);
		at += length;
		if (*at)
			name_of(toy, phrase)->lists |= LIST_MORE;
		at += *at == ' ';
	}
	name_of(toy, phrase)->lists |= (uint16_t)lists;
}

void toy_cluster(struct toy *toy, const char *word, uint16_t fine, uint8_t coarse)
{
	name_of(toy, lexicon_first(word_lower_hash(word, strlen(word))))->fine = fine;
	toy->coarse[fine] = coarse;
}

struct toy toy_small(void)
{
	struct toy toy = {0};
	const int person = LEDE_PERSON - 1, gpe = LEDE_GPE - 1, org = LEDE_ORG - 1;
	toy_word(&toy, "Rome", 0, LABEL_U + gpe, 100);
	toy_word(&toy, "New", 0, LABEL_B + gpe, 100);
	toy_word(&toy, "York", 0, LABEL_L + gpe, 50);
	toy_word(&toy, "Ann", 0, LABEL_B + person, 100);
	toy_word(&toy, "Ann", 0, LABEL_U + person, 100);
	toy_word(&toy, "Lee", 0, LABEL_L + person, 50);
	toy_word(&toy, "United", 0, LABEL_B + org, 100);
	toy_word(&toy, "Nations", 0, LABEL_L + org, 50);
	toy_name(&toy, "New York", LIST_CITY);
	toy_name(&toy, "Rome", LIST_CITY | LIST_COUNTRY);
	toy_cluster(&toy, "Rome", 7, 3);
	return toy;
}

/* ---- Bytes --------------------------------------------------------------------------------- */

/* The bytes a row takes. */
static size_t row_size(const struct toy_row *row)
{
	size_t count = 0;
	for (int y = 0; y < LABEL_COUNT; y++)
		count += row->weights[y] != 0;
	return count >= BLOB_DENSE_FROM ? LABEL_COUNT : 2 * count;
}

/* By bucket, the largest first, then by feature. */
static int by_use(const void *a, const void *b)
{
	const struct toy_row *x = a, *y = b;
	const size_t m = row_size(x), n = row_size(y);
	if (x->feature >> 16 == y->feature >> 16 && m != n)
		return m > n ? -1 : 1;
	return x->feature < y->feature ? -1 : x->feature > y->feature;
}

static int by_phrase(const void *a, const void *b)
{
	const struct toy_name *x = a, *y = b;
	return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

/* Writes the weights of one row; returns the end of what it wrote. */
static unsigned char *write_row(const struct toy_row *row, unsigned char *size, unsigned char *out)
{
	*size = (unsigned char)row_size(row);
	if (*size == LABEL_COUNT) {
		memcpy(out, row->weights, LABEL_COUNT);
		return out + LABEL_COUNT;
	}
	for (int y = 0; y < LABEL_COUNT; y++)
		if (row->weights[y]) {
			*out++ = (unsigned char)y;
			*out++ = (unsigned char)row->weights[y];
		}
	return out;
}

/* Writes one bucket of rows, which are next to each other; returns the end of what it wrote. */
static unsigned char *write_bucket(const struct toy_row *rows, size_t count, unsigned char *out)
{
	*out++ = (unsigned char)count;
	for (size_t i = 0; i < count; i++) {
		*out++ = (unsigned char)(rows[i].feature & 0xff);
		*out++ = (unsigned char)(rows[i].feature >> 8 & 0xff);
	}
	unsigned char *counts = out;
	out += count;
	for (size_t i = 0; i < count; i++)
		out = write_row(rows + i, counts + i, out);
	return out;
}

/* The contents of the sections before they are put in line. */
struct contents {
	uint32_t row_buckets[BLOB_BUCKETS + 1], name_buckets[BLOB_BUCKETS + 1];
	unsigned char rows[TOY_ROWS * (4 + 2 * LABEL_COUNT)];
	uint16_t low[TOY_NAMES], lists[TOY_NAMES], fine[TOY_NAMES];
};

static void fill(struct toy *toy, struct contents *c)
{
	qsort(toy->rows, toy->row_count, sizeof *toy->rows, by_use);
	qsort(toy->names, toy->name_count, sizeof *toy->names, by_phrase);
	unsigned char *out = c->rows;
	size_t row = 0, name = 0;
	for (uint32_t b = 0; b < BLOB_BUCKETS; b++) {
		c->row_buckets[b] = (uint32_t)(out - c->rows);
		size_t end = row;
		while (end < toy->row_count && toy->rows[end].feature >> 16 == b)
			end++;
		if (end > row)
			out = write_bucket(toy->rows + row, end - row, out);
		row = end;
		c->name_buckets[b] = (uint32_t)name;
		for (; name < toy->name_count && toy->names[name].phrase >> 16 == b; name++) {
			c->low[name] = (uint16_t)(toy->names[name].phrase & 0xffff);
			c->lists[name] = toy->names[name].lists;
			c->fine[name] = toy->names[name].fine;
		}
	}
	c->row_buckets[BLOB_BUCKETS] = (uint32_t)(out - c->rows);
	c->name_buckets[BLOB_BUCKETS] = (uint32_t)name;
}

struct text toy_blob(const struct toy *original)
{
	struct toy toy = *original;
	struct contents *c = calloc(1, sizeof *c);
	if (!c)
		abort();
	fill(&toy, c);
	const size_t names = sizeof(uint16_t) * toy.name_count;
	const struct {
		const void *bytes;
		size_t length;
	} sections[BLOB_SECTIONS] = {
		[BLOB_TRANSITIONS] = {toy.transitions, sizeof toy.transitions},
		[BLOB_ROW_BUCKETS] = {c->row_buckets, sizeof c->row_buckets},
		[BLOB_ROWS] = {c->rows, c->row_buckets[BLOB_BUCKETS]},
		[BLOB_NAME_BUCKETS] = {c->name_buckets, sizeof c->name_buckets},
		[BLOB_NAME_LOW] = {c->low, names},
		[BLOB_NAME_LISTS] = {c->lists, names},
		[BLOB_NAME_FINE] = {c->fine, names},
		[BLOB_COARSE] = {toy.coarse, sizeof toy.coarse},
	};
	struct blob_header h = {
		.format = BLOB_FORMAT,
		.labels = LABEL_COUNT,
		.features = (uint32_t)toy.row_count,
		.names = (uint32_t)toy.name_count,
		.unit = toy.unit > 0 ? toy.unit : 1.0f / 16,
	};
	memcpy(h.magic, BLOB_MAGIC, sizeof h.magic);
	size_t end = sizeof h;
	for (int s = 0; s < BLOB_SECTIONS; s++) {
		end = (end + BLOB_ALIGN - 1) / BLOB_ALIGN * BLOB_ALIGN;
		h.section[s].begin = end;
		h.section[s].bytes = sections[s].length;
		end += sections[s].length;
	}
	h.length = end;
	struct text blob = text_repeat("toy model", "", 1, end);
	memcpy(blob.bytes, &h, sizeof h);
	for (int s = 0; s < BLOB_SECTIONS; s++)
		memcpy(blob.bytes + h.section[s].begin, sections[s].bytes, sections[s].length);
	free(c);
	toy_seal(&blob);
	return blob;
}

void toy_seal(struct text *blob)
{
	struct blob_header *h = (struct blob_header *)(void *)blob->bytes;
	h->checksum = blob_checksum(h, blob->length);
}
