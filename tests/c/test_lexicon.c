/* Names and clusters of a model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/model.h"
#include "toy_model.h"

static uint32_t lower(const char *word)
{
	return word_lower_hash(word, strlen(word));
}

static struct lexicon_word known(const lede_model *model, const char *bytes)
{
	struct word word;
	word_describe(bytes, strlen(bytes), &word);
	return lexicon_word(&model->lexicon, &word);
}

static uint32_t phrase(const char *first, const char *second, const char *third)
{
	uint32_t hash = lexicon_first(lower(first));
	if (second)
		hash = lexicon_next(hash, lower(second));
	return third ? lexicon_next(hash, lower(third)) : hash;
}

static lede_model *open_toy(const struct toy *toy, struct text *blob)
{
	lede_model *model;
	*blob = toy_blob(toy);
	assert_int_equal(lede_model_open(blob->bytes, blob->length, NULL, &model, NULL), LEDE_OK);
	return model;
}

static void names_are_found(void **state)
{
	(void)state;
	struct toy toy = {0};
	struct text blob;
	toy_name(&toy, "New York", LIST_CITY);
	toy_name(&toy, "New York Times", LIST_COMPANY);
	toy_name(&toy, "York", LIST_SURNAME);
	toy_name(&toy, "Rome", LIST_CITY);
	toy_name(&toy, "Rome", LIST_COUNTRY);
	lede_model *model = open_toy(&toy, &blob);
	const struct lexicon *l = &model->lexicon;
	assert_int_equal(lexicon_find(l, phrase("new", NULL, NULL)), LIST_MORE);
	assert_int_equal(lexicon_find(l, phrase("NEW", "York", NULL)), LIST_CITY | LIST_MORE);
	assert_int_equal(lexicon_find(l, phrase("new", "york", "times")), LIST_COMPANY);
	assert_int_equal(lexicon_find(l, phrase("york", NULL, NULL)), LIST_SURNAME);
	assert_int_equal(lexicon_find(l, phrase("rome", NULL, NULL)), LIST_CITY | LIST_COUNTRY);
	/* Order counts, and a part from the middle is none. */
	assert_int_equal(lexicon_find(l, phrase("york", "new", NULL)), 0);
	assert_int_equal(lexicon_find(l, phrase("york", "times", NULL)), 0);
	assert_int_equal(lexicon_find(l, phrase("oslo", NULL, NULL)), 0);
	lede_model_free(model);
	text_free(&blob);
}

static void clusters_are_found(void **state)
{
	(void)state;
	struct toy toy = {0};
	struct text blob;
	toy_name(&toy, "Rome", LIST_CITY);
	toy_cluster(&toy, "rome", 7, 3);
	toy_cluster(&toy, "said", LEXICON_CLUSTERS - 1, 255);
	lede_model *model = open_toy(&toy, &blob);
	const struct lexicon_word rome = known(model, "Rome"),
				  said = known(model, "said"),
				  oslo = known(model, "Oslo");
	assert_int_equal(rome.lists, LIST_CITY);
	assert_int_equal(rome.fine, 7);
	assert_int_equal(rome.coarse, 3);
	assert_int_equal(said.lists, 0);
	assert_int_equal(said.fine, LEXICON_CLUSTERS - 1);
	assert_int_equal(said.coarse, 255);
	assert_int_equal(oslo.lists | oslo.fine | oslo.coarse, 0);
	lede_model_free(model);
	text_free(&blob);
}

/* Entries whose hashes share the upper half lie in one bucket. */
static void a_bucket_holds_several(void **state)
{
	(void)state;
	struct toy toy = {0};
	struct text blob;
	static const uint32_t hashes[] = {0,          1,          0xffff,     0x10000,
	                                  0x12340000, 0x12340001, 0x1234ffff, 0xffff0000,
	                                  UINT32_MAX};
	enum { COUNT = sizeof hashes / sizeof *hashes };
	for (size_t i = 0; i < COUNT; i++)
		toy.names[toy.name_count++] =
			(struct toy_name){hashes[i], (uint16_t)(i + 1), 0};
	lede_model *model = open_toy(&toy, &blob);
	for (size_t i = 0; i < COUNT; i++) {
		assert_int_equal(lexicon_find(&model->lexicon, hashes[i]), i + 1);
		assert_int_equal(lexicon_find(&model->lexicon, hashes[i] ^ 0x42), 0);
		assert_int_equal(lexicon_find(&model->lexicon, hashes[i] ^ 0x8000), 0);
		assert_int_equal(lexicon_find(&model->lexicon, hashes[i] ^ 0x800000), 0);
	}
	lede_model_free(model);
	text_free(&blob);
}

static void an_empty_lexicon_has_nothing(void **state)
{
	(void)state;
	const struct toy toy = {0};
	struct text blob;
	lede_model *model = open_toy(&toy, &blob);
	for (uint32_t hash = 0; hash < UINT32_MAX - 0x1234567; hash += 0x1234567) {
		assert_int_equal(lexicon_find(&model->lexicon, hash), 0);
		const struct word word = {.lower = hash, .plain = ~hash};
		assert_int_equal(lexicon_word(&model->lexicon, &word).fine, 0);
	}
	lede_model_free(model);
	text_free(&blob);
}

/* Lists write "Jose" for "José"; what a list does write with its accent counts as well. */
static void diacritics_may_be_missing(void **state)
{
	(void)state;
	struct toy toy = {0};
	struct text blob;
	toy_name(&toy, "Jose", LIST_GIVEN);
	toy_name(&toy, "José", LIST_CITY);
	toy_name(&toy, "Ćosić", LIST_SURNAME);
	toy_cluster(&toy, "jose", 7, 3);
	lede_model *model = open_toy(&toy, &blob);
	assert_int_equal(known(model, "Jose").lists, LIST_GIVEN);
	assert_int_equal(known(model, "José").lists, LIST_GIVEN | LIST_CITY);
	assert_int_equal(known(model, "JOSÉ").fine, 7);
	assert_int_equal(known(model, "JOSÉ").coarse, 3);
	assert_int_equal(known(model, "Cosic").lists, 0);
	assert_int_equal(known(model, "Ćosić").lists, LIST_SURNAME);
	lede_model_free(model);
	text_free(&blob);
}

/* The number of a cluster comes from the model, and is not believed. */
static void a_cluster_beyond_the_table(void **state)
{
	(void)state;
	struct toy toy = {0};
	struct text blob;
	toy_name(&toy, "Rome", LIST_CITY);
	toy.names[0].fine = UINT16_MAX;
	lede_model *model = open_toy(&toy, &blob);
	assert_true(known(model, "Rome").fine < LEXICON_CLUSTERS);
	lede_model_free(model);
	text_free(&blob);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found),
		cmocka_unit_test(clusters_are_found),
		cmocka_unit_test(a_bucket_holds_several),
		cmocka_unit_test(an_empty_lexicon_has_nothing),
		cmocka_unit_test(diacritics_may_be_missing),
		cmocka_unit_test(a_cluster_beyond_the_table),
	};
	return cmocka_run_group_tests_name("lexicon", tests, NULL, NULL);
}
