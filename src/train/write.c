#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "train/write.h"

static void append_u16(bytes_vec *to, uint16_t value)
{
	const char bytes[2] = {(char)(value & 0xff), (char)(value >> 8)};
	append(to, bytes, 2);
}

static void append_u32(bytes_vec *to, uint32_t value)
{
	append_u16(to, (uint16_t)(value & 0xffff));
	append_u16(to, (uint16_t)(value >> 16));
}

static int quantise(float weight, float unit, int most)
{
	const int q = (int)lrintf(weight / unit);
	return q > most ? most : q < -most ? -most : q;
}

/* A row that is kept: its weights stand at bytes[begin ..] as they will in the model. */
struct kept_row {
	uint32_t feature;
	uint8_t  size;
	size_t   begin;
};

typedef VEC(struct kept_row) kept_vec;

/* Quantises the weights of a row; returns how many are not 0. */
static uint8_t quantise_row(const float *weights, float unit, float least, int8_t *row)
{
	uint8_t count = 0;
	for (int y = 0; y < LABEL_COUNT; y++) {
		row[y] = (int8_t)(fabsf(weights[y]) < least ? 0 : quantise(weights[y], unit, 127));
		count = (uint8_t)(count + (row[y] != 0));
	}
	return count;
}

static void keep_rows(const struct dataset *set, const struct crf_weights *weights, float unit,
                      float least, kept_vec *rows, bytes_vec *bytes)
{
	for (size_t r = 0; r < set->row_count; r++) {
		int8_t row[LABEL_COUNT];
		const uint8_t count = quantise_row(weights->rows[r], unit, least, row);
		if (!count)
			continue;
		const bool dense = count >= BLOB_DENSE_FROM;
		const struct kept_row entry = {set->features[r],
		                               (uint8_t)(dense ? LABEL_COUNT : 2 * count),
		                               bytes->count};
		push(rows, entry);
		if (dense)
			append(bytes, (const char *)row, LABEL_COUNT);
		for (int y = 0; !dense && y < LABEL_COUNT; y++) {
			const char pair[2] = {(char)y, (char)row[y]};
			if (row[y])
				append(bytes, pair, 2);
		}
	}
}

/* Bucket by bucket; in each the largest rows first: those are the frequent ones, and what is first
 * is found soonest. */
static int by_use(const void *a, const void *b)
{
	const struct kept_row *x = a, *y = b;
	if (x->feature >> 16 != y->feature >> 16)
		return x->feature < y->feature ? -1 : 1;
	if (x->size != y->size)
		return x->size > y->size ? -1 : 1;
	return x->feature < y->feature ? -1 : x->feature > y->feature;
}

/* The index and the rows, bucket by bucket. */
static void write_rows(const kept_vec *rows, const bytes_vec *bytes, bytes_vec *index,
                       bytes_vec *out)
{
	size_t i = 0;
	for (uint32_t b = 0; b < BLOB_BUCKETS; b++) {
		append_u32(index, (uint32_t)out->count);
		size_t end = i;
		while (end < rows->count && rows->items[end].feature >> 16 == b)
			end++;
		if (end - i > 255)
			die("too many features in one bucket");
		if (end > i) {
			const char n = (char)(end - i);
			append(out, &n, 1);
		}
		for (size_t k = i; k < end; k++)
			append_u16(out, (uint16_t)(rows->items[k].feature & 0xffff));
		for (size_t k = i; k < end; k++)
			append(out, (const char *)&rows->items[k].size, 1);
		for (size_t k = i; k < end; k++)
			append(out, bytes->items + rows->items[k].begin, rows->items[k].size);
		i = end;
	}
	append_u32(index, (uint32_t)out->count);
}

static void write_lexicon(const struct lexicon *lexicon, bytes_vec *section)
{
	for (uint32_t b = 0; b <= BLOB_BUCKETS; b++)
		append_u32(&section[BLOB_NAME_BUCKETS], lexicon->bucket[b]);
	for (uint32_t i = 0; i < lexicon->count; i++) {
		append_u16(&section[BLOB_NAME_LOW], lexicon->low[i]);
		append_u16(&section[BLOB_NAME_LISTS], lexicon->lists[i]);
		append_u16(&section[BLOB_NAME_FINE], lexicon->fine[i]);
	}
	append(&section[BLOB_COARSE], (const char *)lexicon->coarse, LEXICON_CLUSTERS);
}

static void pad(bytes_vec *blob)
{
	static const char zeros[BLOB_ALIGN];
	append(blob, zeros, (BLOB_ALIGN - blob->count % BLOB_ALIGN) % BLOB_ALIGN);
}

bytes_vec model_blob(const struct dataset *set, const struct crf_weights *weights,
                     const struct lexicon *lexicon, float unit, float least,
                     const blob_types *types)
{
	bytes_vec section[BLOB_SECTIONS] = {0}, bytes = {0};
	kept_vec rows = {0};
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_COUNT; y++)
			append_u16(&section[BLOB_TRANSITIONS],
			           (uint16_t)quantise(weights->transitions[p][y], unit, 1000));
	keep_rows(set, weights, unit, least, &rows, &bytes);
	if (rows.count)
		qsort(rows.items, rows.count, sizeof *rows.items, by_use);
	write_rows(&rows, &bytes, &section[BLOB_ROW_BUCKETS], &section[BLOB_ROWS]);
	write_lexicon(lexicon, section);

	struct blob_header header = {
		.format = BLOB_FORMAT,
		.labels = LABEL_COUNT,
		.features = (uint32_t)rows.count,
		.names = lexicon->count,
		.unit = unit,
	};
	memcpy(header.magic, BLOB_MAGIC, sizeof header.magic);
	bytes_vec blob = {0};
	append(&blob, (const char *)&header, sizeof header);
	for (int s = 0; s < BLOB_SECTIONS; s++) {
		pad(&blob);
		header.section[s].begin = blob.count;
		header.section[s].bytes = section[s].count;
		append(&blob, section[s].items ? section[s].items : "", section[s].count);
		free(section[s].items);
	}
	if (types) {
		pad(&blob);
		header.types = (uint32_t)blob.count;
		append(&blob, (const char *)types, sizeof *types);
	}
	header.length = blob.count;
	memcpy(blob.items, &header, sizeof header);
	header.checksum = blob_checksum((const struct blob_header *)(void *)blob.items, blob.count);
	memcpy(blob.items, &header, sizeof header);
	vec_free(&libc_memory, &bytes);
	vec_free(&libc_memory, &rows);
	return blob;
}

/* The name it has until it is whole. */
static const char *name_part(const char *path, char part[4096])
{
	if (snprintf(part, 4096, "%s.part", path) >= 4096)
		die("%s: the path is too long", path);
	return part;
}

void write_try(const char *path)
{
	char part[4096];
	FILE *file = fopen(name_part(path, part), "wb");
	if (!file)
		die("%s: %s", path, strerror(errno));
	fclose(file);
	remove(part);
}

void write_blob(const char *path, const bytes_vec *blob)
{
	char part[4096];
	name_part(path, part);
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	FILE *file = fopen(part, "wb");
	const bool written = file && fwrite(blob->items, 1, blob->count, file) == blob->count;
	const bool closed = file && fclose(file) == 0;
	if (!written || !closed || rename(part, path)) {
		const int problem = errno;
		remove(part);
		die("%s: %s", path, strerror(problem));
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
}

void write_model(const char *path, const struct dataset *set, const struct crf_weights *weights,
                 const struct lexicon *lexicon, float unit, float least)
{
	bytes_vec blob = model_blob(set, weights, lexicon, unit, least, NULL);
	write_blob(path, &blob);
	const struct blob_header *header = (const struct blob_header *)(const void *)blob.items;
	fprintf(stderr, "%s: %u features, %u names, %zu bytes\n", path, header->features,
	        header->names, blob.count);
	free(blob.items);
}
