/* The sentence splitter: golden texts, failing memory, and that sentences cover the tokens of a
 * block. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "support.h"
#include "text/sentence.h"

enum { RANDOM_TEXTS = 400, RANDOM_LENGTH = 300 };

static lede_allocator libc;

/* The tokens and sentences of a text that is one block. */
struct split {
	token_vec    tokens;
	sentence_vec sentences;
};

static struct split split(const char *text, size_t length)
{
	struct split s = {{0}, {0}};
	const struct block block = {0, (uint32_t)length, LEDE_LIST_ITEM};
	assert_true(tokenize(&libc, text, &block, NULL, 0, &s.tokens));
	assert_true(split_sentences(&libc, text, &block, s.tokens.items, 0,
	                            (uint32_t)s.tokens.count, &s.sentences));
	return s;
}

static void split_free(struct split *s)
{
	vec_free(&libc, &s->tokens);
	vec_free(&libc, &s->sentences);
}

/* ---- Golden texts --------------------------------------------------------------------------- */

static bool check_golden(const struct golden *golden)
{
	char got[GOLDEN_LINE] = "";
	struct split s = split(golden->text, strlen(golden->text));
	for (size_t i = 0; i < s.sentences.count; i++) {
		const struct token *first = s.tokens.items + s.sentences.items[i].first_token;
		const struct token *last = first + s.sentences.items[i].token_count - 1;
		golden_append(got, golden->text + first->begin,
		              last->begin + last->length - first->begin);
	}
	split_free(&s);
	return golden_agrees(golden, got);
}

static void golden_stops(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/sentences/stops.txt", check_golden) >= 15);
}

static void golden_closers(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/sentences/closers.txt", check_golden) >= 8);
}

static void golden_heads(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/sentences/heads.txt", check_golden) >= 8);
}

/* ---- What holds for any text ----------------------------------------------------------------- */

static void check_covers(const char *text, size_t length)
{
	struct split s = split(text, length);
	uint32_t next = 0;
	for (size_t i = 0; i < s.sentences.count; i++) {
		assert_int_equal(s.sentences.items[i].first_token, next);
		assert_true(s.sentences.items[i].token_count > 0);
		assert_int_equal(s.sentences.items[i].block, LEDE_LIST_ITEM);
		next += s.sentences.items[i].token_count;
	}
	assert_int_equal(next, s.tokens.count);
	split_free(&s);
}

static void sentences_cover_the_tokens(void **state)
{
	(void)state;
	check_covers("", 0);
	check_covers("   ", 3);
	for (size_t i = 0; i < text_count(); i++) {
		const struct text text = text_fixture(i);
		check_covers(text.bytes, text.length);
	}
	for (uint32_t seed = 1; seed <= RANDOM_TEXTS; seed++) {
		struct text text = text_random(seed, RANDOM_LENGTH);
		check_covers(text.bytes, text.length);
		text_free(&text);
	}
}

/* The splitter reads no token beyond the block's, and none before: parts stand alone in memory. */
static void parts(void **state)
{
	(void)state;
	static const char text[] = "\"No!\" Ann said. [1] See e.g. Li et al. 12 The U.S. The end. "
	                           "... (2012). 1. Yes. Figure 2. A. 'So.' Yahoo! On "
	                           "Friday, May 1, 2020";
	for (size_t length = 0; length < sizeof text; length++) {
		char *copy = malloc(length + !length);
		assert_non_null(copy);
		memcpy(copy, text, length);
		check_covers(copy, length);
		memcpy(copy, text + sizeof text - 1 - length, length);
		check_covers(copy, length);
		free(copy);
	}
}

/* A block's tokens stand between those of others, which must not matter. */
static void blocks_apart(void **state)
{
	(void)state;
	const char *text = "He left for the U.S. The end. Next";
	const struct block blocks[] = {{0, 20, LEDE_PARAGRAPH}, {21, 29, LEDE_HEADING},
	                               {30, 34, LEDE_TABLE_CELL}};
	token_vec tokens = {0};
	sentence_vec sentences = {0};
	for (size_t i = 0; i < 3; i++) {
		const uint32_t first = (uint32_t)tokens.count;
		assert_true(tokenize(&libc, text, blocks + i, NULL, 0, &tokens));
		assert_true(split_sentences(&libc, text, blocks + i, tokens.items, first,
		                            (uint32_t)tokens.count - first, &sentences));
	}
	static const uint32_t firsts[] = {0, 5, 8}, counts[] = {5, 3, 1};
	assert_int_equal(sentences.count, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(sentences.items[i].first_token, firsts[i]);
		assert_int_equal(sentences.items[i].token_count, counts[i]);
		assert_int_equal(sentences.items[i].block, blocks[i].kind);
	}
	vec_free(&libc, &tokens);
	vec_free(&libc, &sentences);
}

static void no_memory(void **state)
{
	(void)state;
	struct text text = text_repeat("ends", "It ends. ", 9, 9000);
	struct split s = split(text.bytes, text.length);
	const struct block block = {0, (uint32_t)text.length, LEDE_PARAGRAPH};
	struct watch watch = {0};
	const lede_allocator a = watch_allocator(&watch);
	bool done = false;
	for (size_t n = 1; !done; n++) {
		sentence_vec sentences = {0};
		watch.calls = 0;
		watch.fail_at = n;
		done = split_sentences(&a, text.bytes, &block, s.tokens.items, 0,
		                       (uint32_t)s.tokens.count, &sentences);
		assert_true(done || n < 100);
		assert_true(n > 3 || !done);
		vec_free(&a, &sentences);
		assert_int_equal(watch.blocks, 0);
	}
	assert_false(watch.misused);
	/* The last sentence, which no mark ends, and the date behind a headline. */
	static const char *const ends[] = {"no mark", "Ants heal Friday, May 1, 2020"};
	for (size_t i = 0; i < 2; i++) {
		struct split one = split(ends[i], strlen(ends[i]));
		sentence_vec sentences = {0};
		watch.calls = 0;
		watch.fail_at = 1;
		assert_false(split_sentences(&a, ends[i], &block, one.tokens.items, 0,
		                             (uint32_t)one.tokens.count, &sentences));
		assert_int_equal(watch.blocks, 0);
		split_free(&one);
	}
	split_free(&s);
	text_free(&text);
}

int main(void)
{
	libc = lede_allocator_or_libc(NULL);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_stops), cmocka_unit_test(golden_closers),
		cmocka_unit_test(golden_heads), cmocka_unit_test(sentences_cover_the_tokens),
		cmocka_unit_test(parts),        cmocka_unit_test(blocks_apart),
		cmocka_unit_test(no_memory),
	};
	return cmocka_run_group_tests_name("sentence", tests, NULL, NULL);
}
