/* Blobs small enough to damage everywhere. What is not refused must be harmless. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/model.h"
#include "oracle.h"
#include "toy_model.h"

static void model_add_row(const lede_model *model, uint32_t feature, int16_t *sums)
{
	model_add_rows(model, &feature, 1, sums);
}

static struct text blob;

static int set_up(void **state)
{
	(void)state;
	const struct toy toy = toy_small();
	blob = toy_blob(&toy);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	text_free(&blob);
	return 0;
}

static struct blob_header *header(const struct text *of)
{
	return (struct blob_header *)(void *)of->bytes;
}

static lede_status open_status(const struct text *of, size_t length)
{
	lede_model *model;
	const lede_status status = lede_model_open(of->bytes, length, NULL, &model, NULL);
	lede_model_free(model);
	return status;
}

static void the_toy_opens(void **state)
{
	(void)state;
	lede_model *model;
	assert_int_equal(lede_model_open(blob.bytes, blob.length, NULL, &model, NULL), LEDE_OK);
	const lede_model_info info = lede_model_get_info(model);
	const struct toy toy = toy_small();
	assert_int_equal(info.format, BLOB_FORMAT);
	assert_int_equal(info.features, toy.row_count);
	assert_int_equal(info.names, toy.name_count);
	assert_int_equal(info.bytes, blob.length);
	assert_int_equal(info.checksum, header(&blob)->checksum);
	lede_model_free(model);
}

static void every_cut_is_refused(void **state)
{
	(void)state;
	for (size_t length = 0; length < blob.length; length++)
		if (open_status(&blob, length) != LEDE_EMODEL)
			fail_msg("cut to %zu bytes", length);
}

/* The sum depends on every byte behind it, on where it stands and on the length. */
static void the_checksum_sees_every_byte(void **state)
{
	(void)state;
	enum {
		BEGIN = offsetof(struct blob_header, features),
		LENGTH = sizeof(struct blob_header) + 71
	};
	static uint64_t words[LENGTH / 8 + 1];
	const struct blob_header *h = (const struct blob_header *)(void *)words;
	unsigned char *bytes = (unsigned char *)words;
	for (size_t length = sizeof *h; length < LENGTH; length++) {
		const uint64_t sum = blob_checksum(h, length);
		assert_int_not_equal(sum, blob_checksum(h, length + 1));
		for (size_t i = BEGIN; i < length; i++)
			for (int bit = 0; bit < 8; bit++) {
				bytes[i] ^= (unsigned char)(1 << bit);
				assert_int_not_equal(sum, blob_checksum(h, length));
				bytes[i] ^= (unsigned char)(1 << bit);
			}
	}
	for (size_t i = 0; i < LENGTH; i++)
		bytes[i] = (unsigned char)(i * 7);
	const uint64_t sum = blob_checksum(h, LENGTH);
	for (size_t i = BEGIN + 1; i < LENGTH; i++) {
		const unsigned char first = bytes[BEGIN], swap = bytes[i];
		bytes[BEGIN] = swap;
		bytes[i] = first;
		assert_int_equal(sum == blob_checksum(h, LENGTH), first == swap);
		bytes[BEGIN] = first;
		bytes[i] = swap;
	}
}

/* Flips each bit of bytes begin .. end, every step-th of them. */
static void flip(size_t begin, size_t end, size_t step)
{
	for (size_t at = begin; at < end; at += step)
		for (int bit = 0; bit < 8; bit++) {
			blob.bytes[at] ^= (char)(1 << bit);
			const lede_status status = open_status(&blob, blob.length);
			blob.bytes[at] ^= (char)(1 << bit);
			if (status != LEDE_EMODEL && status != LEDE_EVERSION)
				fail_msg("bit %d of byte %zu flipped: %s", bit, at,
				         lede_status_name(status));
		}
}

/* Every bit of what is small; every 997th byte of the two indexes of 256 kB. */
static void every_flipped_bit_is_seen(void **state)
{
	(void)state;
	flip(0, sizeof(struct blob_header), 1);
	for (int s = 0; s < BLOB_SECTIONS; s++) {
		const size_t begin = (size_t)header(&blob)->section[s].begin;
		const size_t length = (size_t)header(&blob)->section[s].bytes;
		flip(begin, begin + length, length > 100000 ? 997 : length > 3000 ? 41 : 1);
	}
	flip(blob.length - 16, blob.length, 1);
}

/* ---- Damage under a checksum that is right --------------------------------------------------- */

static void good_to_change(struct text *copy)
{
	*copy = text_repeat("copy", blob.bytes, blob.length, blob.length);
}

static void assert_refused(struct text *copy, const char *what)
{
	lede_model *model;
	lede_error error;
	toy_seal(copy);
	assert_int_equal(lede_model_open(copy->bytes, copy->length, NULL, &model, &error),
	                 LEDE_EMODEL);
	assert_null(model);
	assert_non_null(strstr(error.what, what));
	text_free(copy);
}

static char *section(struct text *of, enum blob_section s)
{
	return of->bytes + header(of)->section[s].begin;
}

static void rows_are_verified(void **state)
{
	(void)state;
	struct text copy;
	char *rows;

	good_to_change(&copy);
	section(&copy, BLOB_ROWS)[0]++; /* one row more than there are */
	assert_refused(&copy, "bad row");

	good_to_change(&copy);
	rows = section(&copy, BLOB_ROWS);
	rows[1 + 2 * rows[0]]++; /* one pair more */
	assert_refused(&copy, "bad row");

	good_to_change(&copy);
	rows = section(&copy, BLOB_ROWS);
	rows[1 + 3 * rows[0]] = LABEL_COUNT; /* a label that is none */
	assert_refused(&copy, "bad row");

	good_to_change(&copy);
	header(&copy)->features++;
	assert_refused(&copy, "wrong number of features");
}

/* A byte more in the last bucket than its rows need. */
static void a_bucket_holds_its_rows_alone(void **state)
{
	(void)state;
	struct text copy;
	good_to_change(&copy);
	uint32_t *buckets = (uint32_t *)(void *)section(&copy, BLOB_ROW_BUCKETS);
	const uint32_t end = buckets[BLOB_BUCKETS];
	assert_true(end % BLOB_ALIGN); /* so that there is a byte to take */
	for (size_t b = 0; b <= BLOB_BUCKETS; b++)
		buckets[b] += buckets[b] == end;
	header(&copy)->section[BLOB_ROWS].bytes++;
	assert_refused(&copy, "bad row");
}

/* Rows of one bucket, of different lengths, each found by the lower half of its feature. */
static void rows_are_found(void **state)
{
	(void)state;
	enum { ROWS = 5 };
	struct toy toy = {0};
	lede_model *model;
	for (uint32_t r = 0; r < ROWS; r++)
		for (int y = 0; y < LABEL_COUNT; y += 1 + (int)r)
			toy_weight(&toy, 0x70000 + r * 0x101, y, y * 3 - (int)r * 7 - 61);
	struct text rows = toy_blob(&toy);
	assert_int_equal(lede_model_open(rows.bytes, rows.length, NULL, &model, NULL), LEDE_OK);
	for (uint32_t r = 0; r < ROWS; r++) {
		int16_t sums[LABEL_LANES] = {0};
		model_add_row(model, 0x70000 + r * 0x101, sums);
		for (int y = 0; y < LABEL_COUNT; y++) {
			const bool there = y % (1 + (int)r) == 0;
			assert_int_equal(sums[y], there ? y * 3 - (int)r * 7 - 61 : 0);
		}
		memset(sums, 0, sizeof sums);
		model_add_row(model, 0x70001 + r * 0x101, sums);
		model_add_row(model, 0x80000 + r * 0x101, sums);
		for (int y = 0; y < LABEL_LANES; y++)
			assert_int_equal(sums[y], 0);
		assert_int_equal(model_find_row(model, 0x70001 + r * 0x101).size, 0);
		const struct row found = model_find_row(model, 0x70000 + r * 0x101);
		model_add(model, NULL, 0, &found, 1, sums);
		for (int y = 0; y < LABEL_COUNT; y++)
			assert_int_equal(sums[y],
			                 y % (1 + (int)r) == 0 ? y * 3 - (int)r * 7 - 61 : 0);
	}
	lede_model_free(model);
	text_free(&rows);
}

static void the_unit_is_verified(void **state)
{
	(void)state;
	static const float bad[] = {0, -1, 2, INFINITY, NAN};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct text copy;
		good_to_change(&copy);
		header(&copy)->unit = bad[i];
		assert_refused(&copy, "bad unit");
	}
}

static void sizes_are_verified(void **state)
{
	(void)state;
	for (int s = 0; s < BLOB_SECTIONS; s++)
		for (int64_t more = -2; more <= 2; more += 4) {
			struct text copy;
			good_to_change(&copy);
			const uint64_t bytes = header(&copy)->section[s].bytes;
			header(&copy)->section[s].bytes = bytes + (uint64_t)more;
			assert_refused(&copy, "model: ");
		}
}

/* Rows are read in whole vectors, which needs something behind them. */
static void sections_do_not_overlap(void **state)
{
	(void)state;
	struct text copy;
	good_to_change(&copy);
	header(&copy)->section[BLOB_ROWS].begin = header(&copy)->section[BLOB_COARSE].begin;
	assert_refused(&copy, "over another");
}

/* Analyses some texts with whatever model this is. */
static void use(const lede_model *model)
{
	static const char *const texts[] = {
		"Ann Lee flew from Rome to New York.",
		"The United Nations, Rome and https://rome.example/New of Ann Lee.\n\n- NEW YORK",
		"Ann Ann Ann Rome ann@rome.example New Lee Lee United York Nations",
	};
	lede_analyzer *analyzer;
	assert_int_equal(lede_analyzer_new(model, NULL, &analyzer, NULL), LEDE_OK);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		lede_doc *doc;
		const size_t length = strlen(texts[i]);
		assert_int_equal(lede_analyze(analyzer, texts[i], length, NULL, &doc, NULL),
		                 LEDE_OK);
		const char *fault = doc_fault(doc, texts[i], length);
		if (fault)
			fail_msg("%s: %s", texts[i], fault);
		lede_doc_free(doc);
	}
	lede_analyzer_free(analyzer);
}

/* The toy with names of types, the first being this and the second B2. */
static struct text with_type(const char *name)
{
	struct text named = text_repeat("named", blob.bytes, blob.length,
	                                (blob.length + 15) / 16 * 16 + sizeof(blob_types));
	char *types = named.bytes + named.length - sizeof(blob_types);
	memset(types, 0, sizeof(blob_types));
	memcpy(types, name, strlen(name));
	memcpy(types + sizeof(blob_types) / LABEL_TYPES, "B2", 2);
	header(&named)->types = (uint32_t)(named.length - sizeof(blob_types));
	header(&named)->length = named.length;
	toy_seal(&named);
	return named;
}

/* Rome is one of the model's own. */
static void own_types_are_found(void **state)
{
	(void)state;
	lede_model *model;
	lede_analyzer *analyzer;
	lede_doc *doc;
	struct text named = with_type("A");
	char *types = named.bytes + header(&named)->types;
	memcpy(types + (LEDE_GPE - 1) * sizeof(blob_types) / LABEL_TYPES, "TOWN", 4);
	toy_seal(&named);
	assert_int_equal(lede_model_open(named.bytes, named.length, NULL, &model, NULL), LEDE_OK);
	assert_int_equal(lede_analyzer_new(model, NULL, &analyzer, NULL), LEDE_OK);
	assert_int_equal(lede_analyze(analyzer, "So Rome.", 8, NULL, &doc, NULL), LEDE_OK);
	assert_int_equal(lede_doc_entity_count(doc), 1);
	const lede_type type = lede_doc_entity(doc, 0).type;
	assert_string_equal(lede_doc_type_name(doc, type), "TOWN");
	assert_int_equal(type, lede_model_type(model, "TOWN", 4));
	lede_doc_free(doc);
	lede_analyzer_free(analyzer);
	lede_model_free(model);
	text_free(&named);
}

/* Names a label's type in a model of with_type. */
static void name_type(struct text *named, lede_type type, const char *name)
{
	char *types = named->bytes + header(named)->types;
	memcpy(types + (type - 1) * sizeof(blob_types) / LABEL_TYPES, name, strlen(name));
	toy_seal(named);
}

/* Several types may be called alike, by a name of lede.h or of the model's own, or be hidden. */
static void types_are_joined_and_hidden(void **state)
{
	(void)state;
	lede_model *model;
	lede_analyzer *analyzer;
	lede_doc *doc;
	struct text named = with_type("-");
	name_type(&named, LEDE_GPE, "LOC");
	name_type(&named, LEDE_WORK, "THING");
	name_type(&named, LEDE_LAW, "THING");
	assert_int_equal(lede_model_open(named.bytes, named.length, NULL, &model, NULL), LEDE_OK);
	assert_int_equal(lede_model_type(model, "THING", 5), LEDE_TYPE_LIMIT - 2);
	assert_int_equal(lede_model_type(model, "-", 1), LEDE_NO_TYPE);
	assert_int_equal(lede_model_type(model, "LOC", 3), LEDE_LOC);
	assert_int_equal(lede_analyzer_new(model, NULL, &analyzer, NULL), LEDE_OK);
	assert_int_equal(lede_analyze(analyzer, "So Rome. Ann Lee.", 17, NULL, &doc, NULL),
	                 LEDE_OK);
	assert_int_equal(lede_doc_entity_count(doc), 1); /* who is a person is not told */
	assert_int_equal(lede_doc_entity(doc, 0).type, LEDE_LOC);
	lede_doc_free(doc);
	lede_analyzer_free(analyzer);
	lede_model_free(model);
	text_free(&named);
}

/* The probability of what is called alike is that of all that it may be. */
static void joined_types_share_their_probability(void **state)
{
	(void)state;
	float score[2];
	for (int joined = 0; joined < 2; joined++) {
		struct toy toy = toy_small();
		toy_weight(&toy, toy.rows[0].feature, LABEL_O, 0);
		toy_word(&toy, "rome", 0, LABEL_U + LEDE_GPE - 1, 100);
		toy_word(&toy, "rome", 0, LABEL_U + LEDE_LOC - 1, 90);
		struct text small = toy_blob(&toy);
		const struct text kept = blob;
		blob = small;
		struct text named = with_type("A");
		blob = kept;
		if (joined)
			name_type(&named, LEDE_GPE, "LOC");
		lede_model *model;
		lede_analyzer *analyzer;
		lede_doc *doc;
		assert_int_equal(lede_model_open(named.bytes, named.length, NULL, &model, NULL),
		                 LEDE_OK);
		assert_int_equal(lede_analyzer_new(model, NULL, &analyzer, NULL), LEDE_OK);
		assert_int_equal(lede_analyze(analyzer, "So Rome.", 8, NULL, &doc, NULL), LEDE_OK);
		assert_int_equal(lede_doc_entity_count(doc), 1);
		score[joined] = lede_doc_entity(doc, 0).score;
		lede_doc_free(doc);
		lede_analyzer_free(analyzer);
		lede_model_free(model);
		text_free(&named);
		text_free(&small);
	}
	assert_true(score[0] < 0.7f);
	assert_true(score[1] > 0.95f && score[1] <= 1);
}

static void own_names_of_types(void **state)
{
	(void)state;
	lede_model *model;
	struct text named = with_type("GENE_OR_PROTEIN_OF_SOME_ORGANIS");
	assert_int_equal(lede_model_open(named.bytes, named.length, NULL, &model, NULL), LEDE_OK);
	const lede_type first = (lede_type)(LEDE_TYPE_LIMIT - 1), second = (lede_type)(first - 1);
	assert_int_equal(lede_model_type(model, "B2", 2), second);
	assert_int_equal(lede_model_type(model, "ORG", 3), LEDE_ORG);
	assert_int_equal(lede_model_type(model, "B", 1), LEDE_NO_TYPE);
	assert_string_equal(lede_model_type_name(model, first), "GENE_OR_PROTEIN_OF_SOME_ORGANIS");
	assert_string_equal(lede_model_type_name(model, second), "B2");
	assert_string_equal(lede_model_type_name(model, LEDE_ORG), "ORG");
	assert_string_equal(lede_model_type_name(model, (lede_type)(second - 1)), "");
	use(model);
	lede_model_free(model);
	text_free(&named);

	static const char *const bad[] = {
		"GENE_OR_PROTEIN_OF_SOME_ORGANISM", "gene", "2B", "A B", "DATE", "--", "-A", "\xc3\x89T"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		named = with_type(bad[i]);
		assert_refused(&named, "bad name of a type");
	}
	named = with_type("A");
	for (int type = 2; type < LABEL_TYPES; type++)
		named.bytes[header(&named)->types + (uint32_t)type * sizeof(blob_types) /
		            LABEL_TYPES] = (char)('A' + type);
	assert_refused(&named, "too many types");
	named = with_type("A");
	header(&named)->types += 16;
	assert_refused(&named, "lie outside");
	named = with_type("A");
	header(&named)->types -= 4;
	assert_refused(&named, "lie outside");
	named = with_type("A");
	header(&named)->types = 16;
	assert_refused(&named, "lie outside");
}

/* Random bytes in a random section (the header after the last), a few at once. */
static void corrupt(struct text *copy, uint64_t *random)
{
	const int s = (random_between(random, BLOB_SECTIONS) + BLOB_SECTIONS) % (BLOB_SECTIONS + 1);
	const size_t begin = s < BLOB_SECTIONS ? (size_t)header(&blob)->section[s].begin : 8;
	const size_t length = s < BLOB_SECTIONS ? (size_t)header(&blob)->section[s].bytes
	                                        : sizeof(struct blob_header) - 8;
	for (int changes = random_between(random, 4); changes >= 0; changes--) {
		const size_t at =
			begin +
			(size_t)(random_between(random, INT_MAX / 2) + INT_MAX / 2) % length;
		copy->bytes[at] = (char)random_between(random, 127);
	}
}

static void what_opens_is_harmless(void **state)
{
	(void)state;
	uint64_t random = 1;
	size_t opened = 0, refused = 0;
	struct text copy;
	good_to_change(&copy);
	for (int round = 0; round < 1500; round++) {
		lede_model *model;
		corrupt(&copy, &random);
		toy_seal(&copy);
		if (lede_model_open(copy.bytes, copy.length, NULL, &model, NULL)) {
			refused++;
		} else {
			opened++;
			use(model);
			lede_model_free(model);
		}
		if (round % 3 || !opened) /* some damage adds up */
			memcpy(copy.bytes, blob.bytes, blob.length);
	}
	assert_true(opened > 100 && refused > 100);
	text_free(&copy);
}

/* Weights at their ends, which pass as a model. */
static void extreme_models_are_harmless(void **state)
{
	(void)state;
	uint64_t random = 2;
	for (int round = 0; round < 150; round++) {
		struct toy toy = toy_small();
		lede_model *model;
		toy.unit = round % 2 ? 1 : 1.0f / 16;
		for (size_t i = 0; i < toy.row_count; i++)
			for (int y = 0; y < LABEL_COUNT; y++)
				toy.rows[i].weights[y] = (int8_t)(127 * random_between(&random, 1));
		for (int p = 0; p < LABEL_COUNT; p++)
			for (int y = 0; y < LABEL_COUNT; y++)
				toy.transitions[p][y] =
					(int16_t)(INT16_MAX * random_between(&random, 1));
		struct text extreme = toy_blob(&toy);
		assert_int_equal(lede_model_open(extreme.bytes, extreme.length, NULL, &model, NULL),
		                 LEDE_OK);
		use(model);
		lede_model_free(model);
		text_free(&extreme);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_toy_opens),
		cmocka_unit_test(every_cut_is_refused),
		cmocka_unit_test(the_checksum_sees_every_byte),
		cmocka_unit_test(every_flipped_bit_is_seen),
		cmocka_unit_test(rows_are_verified),
		cmocka_unit_test(a_bucket_holds_its_rows_alone),
		cmocka_unit_test(rows_are_found),
		cmocka_unit_test(the_unit_is_verified),
		cmocka_unit_test(sizes_are_verified),
		cmocka_unit_test(sections_do_not_overlap),
		cmocka_unit_test(types_are_joined_and_hidden),
		cmocka_unit_test(joined_types_share_their_probability),
		cmocka_unit_test(own_names_of_types),
		cmocka_unit_test(own_types_are_found),
		cmocka_unit_test(what_opens_is_harmless),
		cmocka_unit_test(extreme_models_are_harmless),
	};
	return cmocka_run_group_tests_name("blob", tests, set_up, tear_down);
}
