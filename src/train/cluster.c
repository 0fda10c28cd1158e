/* Method: each frequent word is described by the words that stand to its left and to its right,
 * as positive pointwise mutual information with the commonest words (Bullinaria and Levy, 2007);
 * that matrix is reduced by a randomised range finder (Halko, Martinsson and Tropp, 2011), and the
 * rows are grouped by spherical k-means (Dhillon and Modha, 2001). */
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "train/cluster.h"

#include "model/word.h"

enum {
	LEAST = 6,        /* occurrences of a word that gets a cluster */
	CONTEXT = 3000,   /* the commonest words: columns of one side */
	COLUMNS = 2 * CONTEXT,
	DIMENSIONS = 96,
	ROUNDS = 14,      /* of k-means */
	EDGE = 1          /* stands for the edge of a sentence */
};

typedef VEC(uint32_t) id_vec;

/* ---- Reading ------------------------------------------------------------------------------ */

/* Appends the lower-case hashes of the tokens, with EDGE after each sentence. */
static void add_doc(const struct marked_doc *doc, id_vec *stream)
{
	struct word word;
	for (size_t s = 0; s < doc->sentences.count; s++) {
		const struct sentence *sentence = doc->sentences.items + s;
		for (uint32_t i = 0; i < sentence->token_count; i++) {
			const struct token *t = doc->tokens.items + sentence->first_token + i;
			word_describe(doc->text.items + t->begin, t->length, &word);
			push(stream, word.lower > EDGE ? word.lower : EDGE + 1);
		}
		push(stream, EDGE);
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_folder(const char *folder, id_vec *stream)
{
	VEC(char *) names = {0};
	DIR *dir = opendir(folder);
	if (!dir)
		die("%s: can't be read", folder);
	for (struct dirent *entry; (entry = readdir(dir));) {
		const char *ending = strrchr(entry->d_name, '.');
		if (ending && !strcmp(ending, ".txt")) {
			char *name = xmalloc(strlen(entry->d_name) + 1);
			memcpy(name, entry->d_name, strlen(entry->d_name) + 1);
			push(&names, name);
		}
	}
	closedir(dir);
	qsort(names.items, names.count, sizeof *names.items, by_name);
	static const struct source plain = {.file = ""};
	for (size_t i = 0; i < names.count; i++) {
		struct marked_doc doc = {.text = read_file(folder, names.items[i])};
		doc_add_text(&doc, &plain);
		add_doc(&doc, stream);
		marked_doc_free(&doc);
		free(names.items[i]);
	}
	vec_free(&libc_memory, &names);
}

/* ---- Counting ----------------------------------------------------------------------------- */

struct count {
	uint32_t id, count;
};

typedef VEC(struct count) count_vec;

static int by_count(const void *a, const void *b)
{
	const struct count *x = a, *y = b;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* The distinct words that occur often enough, the commonest first. */
static void count_words(const id_vec *stream, count_vec *words)
{
	uint32_t *sorted = xmalloc(stream->count * sizeof *sorted);
	memcpy(sorted, stream->items, stream->count * sizeof *sorted);
	qsort(sorted, stream->count, sizeof *sorted, compare_u32);
	for (size_t i = 0, next; i < stream->count; i = next) {
		for (next = i + 1; next < stream->count && sorted[next] == sorted[i];)
			next++;
		const struct count word = {sorted[i], (uint32_t)(next - i)};
		if (word.count >= LEAST)
			push(words, word);
	}
	free(sorted);
	qsort(words->items, words->count, sizeof *words->items, by_count);
}

/* Ranks of words by their hash: open addressing. */
struct ranks {
	uint32_t *ids, *rank;
	size_t    capacity;
};

static uint32_t *rank_slot(const struct ranks *r, uint32_t id, bool *found)
{
	size_t at = (id * 0x9e3779b1u) & (r->capacity - 1);
	while (r->ids[at] && r->ids[at] != id)
		at = (at + 1) & (r->capacity - 1);
	*found = r->ids[at] == id;
	r->ids[at] = id;
	return r->rank + at;
}

static void rank_words(const count_vec *words, struct ranks *r)
{
	r->capacity = 1024;
	while (r->capacity < 4 * words->count)
		r->capacity *= 2;
	r->ids = xcalloc(r->capacity, sizeof *r->ids);
	r->rank = xcalloc(r->capacity, sizeof *r->rank);
	bool found;
	for (size_t i = 0; i < words->count; i++)
		*rank_slot(r, words->items[i].id, &found) = (uint32_t)i;
}

/* Replaces hashes by ranks; words without one become UINT32_MAX. */
static void translate(const struct ranks *r, id_vec *stream)
{
	for (size_t i = 0; i < stream->count; i++) {
		const uint32_t id = stream->items[i];
		size_t at = (id * 0x9e3779b1u) & (r->capacity - 1);
		while (r->ids[at] && r->ids[at] != id)
			at = (at + 1) & (r->capacity - 1);
		stream->items[i] = r->ids[at] ? r->rank[at] : UINT32_MAX;
	}
}

/* A sparse matrix by rows. */
struct sparse {
	size_t    rows;
	size_t   *begin;  /* [rows + 1] */
	uint32_t *column;
	float    *value;
};

/* One meeting of a word and a neighbour: row in the upper half, column in the lower. */
typedef VEC(uint64_t) meeting_vec;

static int by_meeting(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return x < y ? -1 : x > y;
}

/* Counts the commonest words at the left and right of each word, and weighs the counts. */
static void count_neighbours(const id_vec *stream, const count_vec *words, struct sparse *m)
{
	meeting_vec meetings = {0};
	for (size_t i = 1; i + 1 < stream->count; i++) {
		const uint64_t row = stream->items[i];
		const uint32_t left = stream->items[i - 1], right = stream->items[i + 1];
		if (row == UINT32_MAX)
			continue;
		if (left < CONTEXT)
			push(&meetings, row << 32 | left);
		if (right < CONTEXT)
			push(&meetings, row << 32 | (CONTEXT + right));
	}
	qsort(meetings.items, meetings.count, sizeof *meetings.items, by_meeting);
	m->rows = words->count;
	m->begin = xcalloc(m->rows + 1, sizeof *m->begin);
	m->column = xmalloc(meetings.count * sizeof *m->column);
	m->value = xmalloc(meetings.count * sizeof *m->value);
	size_t out = 0, row = 0;
	for (size_t i = 0, next; i < meetings.count; i = next) {
		for (next = i + 1;
		     next < meetings.count && meetings.items[next] == meetings.items[i];)
			next++;
		while (row < meetings.items[i] >> 32)
			m->begin[++row] = out;
		const uint32_t column = (uint32_t)meetings.items[i];
		const double together = (double)(next - i);
		const double expected = (double)words->items[row].count *
		                        (double)words->items[column % CONTEXT].count /
		                        (double)stream->count;
		const double information = natural_log(together / expected);
		if (information > 0) {
			m->column[out] = column;
			m->value[out++] = (float)information;
		}
	}
	while (row < m->rows)
		m->begin[++row] = out;
	vec_free(&libc_memory, &meetings);
}

/* ---- Reducing ----------------------------------------------------------------------------- */

typedef float point[DIMENSIONS];

/* to = matrix * from; from has COLUMNS rows. */
static void multiply(const struct sparse *m, const point *from, point *to)
{
	memset(to, 0, m->rows * sizeof *to);
	for (size_t r = 0; r < m->rows; r++)
		for (size_t i = m->begin[r]; i < m->begin[r + 1]; i++)
			for (int d = 0; d < DIMENSIONS; d++)
				to[r][d] += m->value[i] * from[m->column[i]][d];
}

/* to = transposed matrix * from; from has as many rows as the matrix. */
static void multiply_transposed(const struct sparse *m, const point *from, point *to)
{
	memset(to, 0, COLUMNS * sizeof *to);
	for (size_t r = 0; r < m->rows; r++)
		for (size_t i = m->begin[r]; i < m->begin[r + 1]; i++)
			for (int d = 0; d < DIMENSIONS; d++)
				to[m->column[i]][d] += m->value[i] * from[r][d];
}

/* Makes the columns of a orthonormal (Gram and Schmidt, modified). */
static void orthonormalise(point *a, size_t rows)
{
	for (int d = 0; d < DIMENSIONS; d++) {
		for (int e = 0; e < d; e++) {
			double dot = 0;
			for (size_t r = 0; r < rows; r++)
				dot += (double)a[r][d] * (double)a[r][e];
			for (size_t r = 0; r < rows; r++)
				a[r][d] -= (float)dot * a[r][e];
		}
		double square = 1e-30;
		for (size_t r = 0; r < rows; r++)
			square += (double)a[r][d] * (double)a[r][d];
		const float inverse = (float)(1.0 / sqrt(square));
		for (size_t r = 0; r < rows; r++)
			a[r][d] *= inverse;
	}
}

static void normalise(point p)
{
	float square = 1e-12f;
	for (int d = 0; d < DIMENSIONS; d++)
		square += p[d] * p[d];
	const float inverse = 1.0f / sqrtf(square);
	for (int d = 0; d < DIMENSIONS; d++)
		p[d] *= inverse;
}

/* Rows of unit length whose angles are nearly those of the rows of the matrix. */
static point *reduce(const struct sparse *m)
{
	point *base = xmalloc(COLUMNS * sizeof *base);
	point *points = xmalloc(m->rows * sizeof *points);
	uint64_t state = 88172645463325252u;
	for (size_t c = 0; c < COLUMNS; c++)
		for (int d = 0; d < DIMENSIONS; d++)
			base[c][d] = random_next(&state) >> 63 ? 1.0f : -1.0f;
	for (int round = 0; round < 3; round++) {
		multiply(m, (const point *)base, points);
		multiply_transposed(m, (const point *)points, base);
		orthonormalise(base, COLUMNS);
	}
	multiply(m, (const point *)base, points);
	for (size_t r = 0; r < m->rows; r++)
		normalise(points[r]);
	free(base);
	return points;
}

/* ---- Grouping ----------------------------------------------------------------------------- */

static float dot(const point a, const point b)
{
	float lanes[16] = {0}, sum = 0;
	for (int d = 0; d < DIMENSIONS; d += 16)
		for (int k = 0; k < 16; k++)
			lanes[k] += a[d + k] * b[d + k];
	for (int k = 0; k < 16; k++)
		sum += lanes[k];
	return sum;
}

/* Spherical k-means. weight[i]: how much point i counts. group[i]: 0 .. k - 1. Starts from the
 * points 0, step, 2 * step ...: commonest words first, so that these are not all alike. */
static void group_points(const point *points, const float *weight, size_t count, size_t k,
                         uint16_t *group, point *centres)
{
	const size_t step = count / k / 4 ? count / k / 4 : 1;
	for (size_t c = 0; c < k; c++)
		memcpy(centres[c], points[c * step % count], sizeof *centres);
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < count; i++) {
			float best = -2;
			for (size_t c = 0; c < k; c++) {
				const float near = dot(points[i], centres[c]);
				if (near > best) {
					best = near;
					group[i] = (uint16_t)c;
				}
			}
		}
		memset(centres, 0, k * sizeof *centres);
		for (size_t i = 0; i < count; i++)
			for (int d = 0; d < DIMENSIONS; d++)
				centres[group[i]][d] += weight[i] * points[i][d];
		for (size_t c = 0; c < k; c++)
			normalise(centres[c]);
	}
}

static int by_lower(const void *a, const void *b)
{
	const struct cluster_entry *x = a, *y = b;
	return x->lower < y->lower ? -1 : x->lower > y->lower;
}

static void group_words(const point *points, const count_vec *words, struct clusters *clusters)
{
	const size_t count = words->count;
	uint16_t *group = xmalloc(count * sizeof *group);
	float *weight = xmalloc(count * sizeof *weight);
	point *centres = xmalloc(CLUSTERS_FINE * sizeof *centres);
	point *coarse = xmalloc(CLUSTERS_COARSE * sizeof *coarse);
	for (size_t i = 0; i < count; i++)
		weight[i] = (float)natural_log(words->items[i].count);
	group_points(points, weight, count, CLUSTERS_FINE, group, centres);
	for (size_t i = 0; i < count; i++) {
		const struct cluster_entry entry = {words->items[i].id, (uint16_t)(group[i] + 1)};
		if (entry.lower != EDGE)
			push(&clusters->words, entry);
	}
	qsort(clusters->words.items, clusters->words.count, sizeof *clusters->words.items,
	      by_lower);

	float ones[CLUSTERS_FINE];
	uint16_t above[CLUSTERS_FINE];
	for (size_t c = 0; c < CLUSTERS_FINE; c++)
		ones[c] = 1;
	group_points((const point *)centres, ones, CLUSTERS_FINE, CLUSTERS_COARSE, above, coarse);
	for (size_t c = 0; c < CLUSTERS_FINE; c++)
		clusters->coarse[c + 1] = (uint8_t)(above[c] + 1);
	free(group);
	free(weight);
	free(centres);
	free(coarse);
}

void clusters_learn(const char *folder, const corpus_vec *docs, struct clusters *clusters)
{
	id_vec stream = {0};
	count_vec words = {0};
	struct ranks ranks;
	struct sparse matrix;
	*clusters = (struct clusters){0};
	push(&stream, EDGE);
	for (size_t d = 0; d < docs->count; d++)
		add_doc(docs->items + d, &stream);
	if (folder)
		add_folder(folder, &stream);
	count_words(&stream, &words);
	rank_words(&words, &ranks);
	translate(&ranks, &stream);
	count_neighbours(&stream, &words, &matrix);
	fprintf(stderr,
	        "clusters: %zu words of text, %zu of them different and common, %zu pairs\n",
	        stream.count, words.count, matrix.begin[matrix.rows]);
	vec_free(&libc_memory, &stream);
	if (words.count > 0) {
		point *points = reduce(&matrix);
		group_words((const point *)points, &words, clusters);
		free(points);
	}
	free(matrix.begin);
	free(matrix.column);
	free(matrix.value);
	free(ranks.ids);
	free(ranks.rank);
	vec_free(&libc_memory, &words);
}
