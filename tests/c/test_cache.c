/* The cache of words: only ever faster, never different. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tag/cache.h"
#include "toy_model.h"

/* A text of one word. */
static struct cached_word *look_at_word(struct word_cache *cache, const char *bytes, size_t length)
{
	const struct token token = {.length = (uint16_t)length};
	struct cached_word *word;
	cache_begin(cache, bytes, &token, 1);
	return cache_look(cache, 0, 1, &word) ? word : NULL;
}

static const struct cached_word *get_word(struct word_cache *cache, const char *bytes,
                                          size_t length)
{
	const struct token token = {.length = (uint16_t)length};
	const struct cached_word *word = look_at_word(cache, bytes, length);
	if (!word)
		return NULL;
	const uint16_t number = word->number;
	cache_begin(cache, bytes, &token, 1);
	return cache_look_again(cache, 0, 1, &number, &word) ? word : NULL;
}

struct fixture {
	struct text        blob;
	lede_model        *model;
	struct watch       watch;
	lede_allocator     allocator;
	struct word_cache *cache;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	const struct toy toy = toy_small();
	*state = f;
	f->blob = toy_blob(&toy);
	f->allocator = watch_allocator(&f->watch);
	if (lede_model_open(f->blob.bytes, f->blob.length, NULL, &f->model, NULL))
		return 1;
	f->cache = cache_new(&f->allocator, f->model);
	return f->cache == NULL;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	f->watch.fail_at = 0;
	cache_free(f->cache);
	const bool clean = f->watch.blocks == 0 && !f->watch.misused;
	lede_model_free(f->model);
	text_free(&f->blob);
	free(f);
	return !clean;
}

/* Is it what a fresh look at the word and at the model gives? */
static void assert_right(const struct fixture *f, const struct cached_word *cached,
                         const char *bytes, size_t length)
{
	struct word word;
	assert_non_null(cached);
	word_describe(bytes, length, &word);
	assert_memory_equal(&cached->word, &word, sizeof word);
	const struct lexicon_word alone = lexicon_word(&f->model->lexicon, &word);
	assert_int_equal(cached->lexicon.lists, alone.lists);
	assert_int_equal(cached->lexicon.fine, alone.fine);
	assert_int_equal(cached->lexicon.coarse, alone.coarse);
	for (int k = 0; k < FEATURE_OFFSETS; k++) {
		int16_t sums[LABEL_LANES] = {0};
		uint32_t ids[FEATURE_MAX_WORD];
		const size_t n = feature_word(&word, alone, k - FEATURE_REACH, FEATURE_ALL, ids);
		model_add_rows(f->model, ids, n, sums);
		assert_memory_equal(cached->sums[k], sums, sizeof sums);
	}
}

static const struct cached_word *get(const struct fixture *f, const char *word)
{
	return get_word(f->cache, word, strlen(word));
}

static void a_word_is_described(void **state)
{
	const struct fixture *f = *state;
	static const char *const words[] = {"Rome", "rome", "New", "the", "a", "\xff", ",",
	                                    "R\xc3\xb4me", "Shanghai-based"};
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			assert_right(f, get(f, words[i]), words[i], strlen(words[i]));
	const struct cached_word *rome = get(f, "Rome");
	assert_int_equal(rome->sums[FEATURE_REACH][LABEL_U + LEDE_GPE - 1], 100);
	assert_int_equal(rome->sums[FEATURE_REACH - 1][LABEL_U + LEDE_GPE - 1], 0);
	assert_int_equal(rome->lexicon.lists, LIST_CITY | LIST_COUNTRY);
}

static void a_word_is_found_again(void **state)
{
	const struct fixture *f = *state;
	const struct cached_word *rome = get(f, "Rome");
	assert_ptr_not_equal(rome, get(f, "rome"));
	assert_ptr_equal(rome, get(f, "Rome"));
	/* By its bytes, not by where they stand; a longer word is another. */
	assert_ptr_equal(rome, get_word(f->cache, "Romeo", 4));
	assert_ptr_not_equal(rome, get_word(f->cache, "Romeo", 5));
	assert_ptr_not_equal(get(f, "a"), get_word(f->cache, "a\0", 2));
}

/* What is looked at gets its sums when they are asked for. */
static void a_look_costs_less(void **state)
{
	const struct fixture *f = *state;
	const struct cached_word *rome = look_at_word(f->cache, "Rome", 4);
	struct word word;
	word_describe("Rome", 4, &word);
	assert_memory_equal(&rome->word, &word, sizeof word);
	assert_int_equal(rome->lexicon.lists, LIST_CITY | LIST_COUNTRY);
	assert_ptr_equal(get(f, "Rome"), rome);
	assert_right(f, rome, "Rome", 4);
	assert_ptr_equal(look_at_word(f->cache, "Rome", 4), rome);
	assert_right(f, rome, "Rome", 4);
}

static void a_long_word_is_described_anew(void **state)
{
	const struct fixture *f = *state;
	char bytes[CACHE_KEY_BYTES + 2];
	memset(bytes, 'x', sizeof bytes);
	for (size_t length = 1; length <= sizeof bytes; length++) {
		const struct cached_word *first = get_word(f->cache, bytes, length),
					 *second = get_word(f->cache, bytes, length);
		assert_right(f, first, bytes, length);
		assert_right(f, second, bytes, length);
		assert_int_equal(first == second, length <= CACHE_KEY_BYTES);
	}
	/* Words that differ where no key is kept. */
	char other[sizeof bytes];
	memcpy(other, bytes, sizeof bytes);
	other[sizeof other - 1] = 'y';
	assert_right(f, get_word(f->cache, other, sizeof other), other, sizeof other);
}

static size_t numbered(size_t i, char bytes[32])
{
	return (size_t)snprintf(bytes, 32, i % 3 ? "w%zu" : "Word-number-%zu", i);
}

static void pointers_stay_good(void **state)
{
	const struct fixture *f = *state;
	enum { WORDS = 13000 };
	static const struct cached_word *words[WORDS];
	char bytes[32];
	for (size_t i = WORDS; i-- > 0;) {
		const size_t length = (size_t)snprintf(bytes, sizeof bytes, "%zu", i);
		words[i] = get_word(f->cache, bytes, length);
	}
	/* Among them words that begin as another in their place does. */
	for (size_t i = 0; i < WORDS; i++) {
		const size_t length = (size_t)snprintf(bytes, sizeof bytes, "%zu", i);
		assert_right(f, words[i], bytes, length);
		assert_ptr_equal(words[i], get_word(f->cache, bytes, length));
	}
}

/* A hundred thousand words and, before each ten of them, "Rome", as tokens. */
struct long_text {
	char         bytes[2 << 20];
	struct token tokens[110000];
	uint16_t     numbers[110000];
	uint32_t     length, count;
};

static struct long_text *long_text(void)
{
	struct long_text *t = calloc(1, sizeof *t);
	char bytes[32];
	for (size_t i = 0; i < 100000; i++)
		for (int rome = i % 10 == 0; rome >= 0; rome--) {
			const size_t length = rome ? 4 : numbered(i, bytes);
			t->tokens[t->count++] = (struct token){t->length, (uint16_t)length, 0};
			memcpy(t->bytes + t->length, rome ? "Rome" : bytes, length);
			t->length += (uint32_t)length;
		}
	return t;
}

/* And not taken for the word that has its number now. */
static void a_word_is_found_by_its_number(void **state)
{
	const struct fixture *f = *state;
	enum { PIECE = 100 };
	struct long_text *t = long_text();
	struct cached_word *words[PIECE];
	const struct cached_word *again[PIECE];
	cache_begin(f->cache, t->bytes, t->tokens, t->count);
	for (uint32_t i = 0; i < t->count; i += PIECE) {
		cache_reset_if_full(f->cache);
		assert_true(cache_look(f->cache, i, PIECE, words));
		for (uint32_t k = 0; k < PIECE; k++)
			t->numbers[i + k] = k % 7 ? words[k]->number : CACHE_NO_NUMBER;
	}
	for (uint32_t i = 0; i < t->count; i += PIECE) {
		cache_reset_if_full(f->cache);
		assert_true(cache_look_again(f->cache, i, PIECE, t->numbers + i, again));
		for (uint32_t k = 0; k < PIECE; k++)
			assert_right(f, again[k], t->bytes + t->tokens[i + k].begin,
			             t->tokens[i + k].length);
	}
	free(t);
}

/* Or else the next new word would take its place. */
static void a_forgotten_word_is_not_found_by_its_number(void **state)
{
	const struct fixture *f = *state;
	static const char text[] = "Rome a-word-that-is-not-kept-in-the-table";
	static const struct token tokens[] = {{0, 4, 0}, {5, sizeof text - 6, 0}};
	struct cached_word *words[2];
	const struct cached_word *again[2];
	cache_begin(f->cache, text, tokens, 2);
	assert_true(cache_look(f->cache, 0, 2, words));
	const uint16_t numbers[2] = {words[0]->number, CACHE_NO_NUMBER};
	for (size_t i = 0; i < 30000; i++)
		assert_true(cache_look_again(f->cache, 1, 1, numbers + 1, again));
	cache_reset_if_full(f->cache);
	assert_true(cache_look_again(f->cache, 0, 2, numbers, again));
	for (size_t i = 0; i < 2; i++)
		assert_right(f, again[i], text + tokens[i].begin, tokens[i].length);
}

static void too_many_words_are_refused(void **state)
{
	const struct fixture *f = *state;
	char bytes[32];
	size_t i = 0;
	while (i < 100000 && get_word(f->cache, bytes, numbered(i, bytes)))
		i++;
	assert_in_range(i, 60000, CACHE_NO_NUMBER);
	cache_reset_if_full(f->cache);
	assert_right(f, get(f, "Rome"), "Rome", 4);
}

/* More words than the table has room for. */
static void an_overfull_cache_is_still_right(void **state)
{
	const struct fixture *f = *state;
	enum { WORDS = 40000 };
	char bytes[32];
	for (size_t i = 0; i < WORDS; i++) {
		const size_t length = numbered(i, bytes);
		const struct cached_word *word = get_word(f->cache, bytes, length);
		if (i % 97 == 0)
			assert_right(f, word, bytes, length);
	}
	for (size_t i = 0; i < WORDS; i += 97) {
		const size_t length = numbered(i, bytes);
		assert_right(f, get_word(f->cache, bytes, length), bytes, length);
	}
}

static void a_full_cache_is_emptied_and_its_memory_kept(void **state)
{
	const struct fixture *f = *state;
	char bytes[32];
	const struct cached_word *rome = get(f, "Rome");
	size_t words = 0, resets = 0, calls = 0;
	for (size_t i = 0; i < 100000; i++) {
		cache_reset_if_full(f->cache);
		const size_t length = numbered(i % 1000 ? i : 0, bytes);
		const struct cached_word *word = get_word(f->cache, bytes, length);
		/* The very first slot is used again after the cache was emptied. */
		if (word == rome) {
			resets++;
			words = words ? words : i;
			if (resets == 1)
				calls = f->watch.calls;
		}
		if (i % 997 == 0)
			assert_right(f, word, bytes, length);
	}
	assert_true(resets > 3 && words > 1000);
	assert_int_equal(f->watch.calls, calls); /* nothing was allocated after the first time */
	assert_true(f->watch.bytes < 16u << 20);
	assert_right(f, get(f, "Rome"), "Rome", 4);
}

static void a_cache_that_is_not_full_stays(void **state)
{
	const struct fixture *f = *state;
	const struct cached_word *rome = get(f, "Rome");
	cache_reset_if_full(f->cache);
	assert_ptr_equal(rome, get(f, "Rome"));
}

static void without_memory_there_is_no_word(void **state)
{
	struct fixture *f = *state;
	char bytes[32];
	f->watch.fail_at = f->watch.calls + 1;
	assert_null(get(f, "Rome"));
	assert_null(get(f, "Rome"));
	f->watch.fail_at = 0;
	assert_right(f, get(f, "Rome"), "Rome", 4);

	/* The first page is there: words go on to be found until it is full. */
	f->watch.fail_at = f->watch.calls + 1;
	size_t length, i = 0;
	const struct cached_word *word;
	do {
		length = numbered(i++, bytes);
		word = get_word(f->cache, bytes, length);
		if (word)
			assert_right(f, word, bytes, length);
	} while (word && i < 100000);
	assert_true(i > 1 && i < 100000);
	assert_right(f, get(f, "Rome"), "Rome", 4);
	f->watch.fail_at = 0;
	assert_right(f, get_word(f->cache, bytes, length), bytes, length);

	struct watch none = {.fail_at = 1};
	const lede_allocator allocator = watch_allocator(&none);
	assert_null(cache_new(&allocator, f->model));
	cache_free(NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_word_is_described),
		TEST(a_word_is_found_again),
		TEST(a_look_costs_less),
		TEST(a_long_word_is_described_anew),
		TEST(pointers_stay_good),
		TEST(a_word_is_found_by_its_number),
		TEST(a_forgotten_word_is_not_found_by_its_number),
		TEST(too_many_words_are_refused),
		TEST(an_overfull_cache_is_still_right),
		TEST(a_full_cache_is_emptied_and_its_memory_kept),
		TEST(a_cache_that_is_not_full_stays),
		TEST(without_memory_there_is_no_word),
	};
	return cmocka_run_group_tests_name("cache", tests, NULL, NULL);
}
