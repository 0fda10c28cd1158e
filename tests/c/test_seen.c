/* The table of how a document writes its words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/seen.h"
#include "support.h"

struct fixture {
	struct watched memory;
	struct seen    seen;
};

static int set_up(void **state)
{
	*state = watched_new(sizeof(struct fixture));
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	seen_free(&f->memory.allocator, &f->seen);
	return watched_free(&f->memory);
}

static struct word word_of(const char *bytes)
{
	struct word word;
	word_describe(bytes, strlen(bytes), &word);
	return word;
}

static void note(struct fixture *f, const char *bytes, bool first)
{
	const struct word word = word_of(bytes);
	assert_true(seen_note(&f->memory.allocator, &f->seen, &word, first));
}

static int get(struct fixture *f, const char *bytes)
{
	const struct word word = word_of(bytes);
	return seen_get(&f->seen, word.lower);
}

static void nothing_is_known_at_first(void **state)
{
	assert_int_equal(get(*state, "Rome"), 0);
	assert_int_equal(((struct fixture *)*state)->memory.watch.calls, 0);
}

static void how_a_word_is_written(void **state)
{
	struct fixture *f = *state;
	note(f, "May", true); /* begins a sentence: says nothing */
	assert_int_equal(get(f, "May"), 0);
	note(f, "May", false);
	assert_int_equal(get(f, "May"), SEEN_CAPITAL);
	note(f, "may", false);
	assert_int_equal(get(f, "May"), SEEN_CAPITAL | SEEN_LOWER);
	assert_int_equal(get(f, "may"), SEEN_CAPITAL | SEEN_LOWER);
	note(f, "apple", true);
	assert_int_equal(get(f, "Apple"), SEEN_LOWER);
	note(f, "NATO", false);
	assert_int_equal(get(f, "Nato"), SEEN_CAPITAL);
	assert_int_equal(get(f, "nation"), 0);
}

static void what_is_neither_is_not_kept(void **state)
{
	struct fixture *f = *state;
	static const char *const words[] = {"1999", ".", "\xe2\x80\x9c", "\xff", "iPhone", "--"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		note(f, words[i], false);
		assert_int_equal(get(f, words[i]), 0);
	}
	assert_int_equal(f->seen.count, 0);
}

/* Word i, in lower case for odd i. */
static const char *numbered(size_t i, char bytes[32])
{
	snprintf(bytes, 32, "%cord%zu", i % 2 ? 'w' : 'W', i);
	for (char *c = bytes; *c; c++) /* digits read alike, so no digits */
		if (*c >= '0' && *c <= '9')
			*c = (char)(*c - '0' + 'a');
	return bytes;
}

static void the_table_grows_and_forgets_nothing(void **state)
{
	struct fixture *f = *state;
	enum { WORDS = 20000 };
	char bytes[32];
	for (size_t i = 0; i < WORDS; i++) {
		note(f, numbered(i, bytes), false);
		assert_true(f->seen.count < f->seen.capacity); /* or a search would not end */
		note(f, bytes, false); /* again: no new slot */
		assert_true(f->seen.count <= i + 1);
		assert_int_equal(f->seen.capacity & (f->seen.capacity - 1), 0);
	}
	assert_true(f->memory.watch.calls >= 4); /* it grew more than once */
	assert_true(f->seen.count > WORDS - 10); /* but for hashes that are the same */
	for (size_t i = 0; i < WORDS; i++) {
		const int wanted = i % 2 ? SEEN_LOWER : SEEN_CAPITAL;
		assert_true(get(f, numbered(i, bytes)) & wanted);
	}
	size_t strangers = 0;
	for (size_t i = WORDS; i < 2 * WORDS; i++)
		strangers += get(f, numbered(i, bytes)) != 0;
	assert_true(strangers < 10);
}

static void a_new_document_knows_nothing(void **state)
{
	struct fixture *f = *state;
	char bytes[32];
	for (size_t i = 0; i < 3000; i++)
		note(f, numbered(i, bytes), false);
	const size_t calls = f->memory.watch.calls;
	seen_clear(&f->seen);
	assert_int_equal(f->seen.count, 0);
	for (size_t i = 0; i < 3000; i++)
		assert_int_equal(get(f, numbered(i, bytes)), 0);
	for (size_t i = 0; i < 3000; i++)
		note(f, numbered(i, bytes), false);
	assert_int_equal(f->memory.watch.calls, calls); /* the memory was kept */
}

/* What only a long document needs is given back behind it. */
static void a_large_table_is_given_back(void **state)
{
	struct fixture *f = *state;
	const struct watch *watch = &f->memory.watch;
	char bytes[32];
	note(f, "Rome", false);
	const size_t held = watch->bytes;
	seen_drop(&f->memory.allocator, &f->seen);
	assert_int_equal(watch->bytes, held);
	assert_int_equal(get(f, "Rome"), 0);
	for (size_t i = 0; i < 20000; i++)
		note(f, numbered(i, bytes), false);
	seen_drop(&f->memory.allocator, &f->seen);
	assert_true(watch->bytes < held);
	assert_int_equal(get(f, numbered(7, bytes)), 0);
}

static void without_memory_what_was_seen_stays(void **state)
{
	struct fixture *f = *state;
	const struct word rome = word_of("Rome");
	f->memory.watch.fail_at = 1;
	assert_false(seen_note(&f->memory.allocator, &f->seen, &rome, false));
	assert_int_equal(seen_get(&f->seen, rome.lower), 0);
	f->memory.watch.fail_at = 0;
	note(f, "Rome", false);

	f->memory.watch.fail_at = f->memory.watch.calls + 1;
	char bytes[32];
	size_t i = 0;
	struct word word;
	do {
		word = word_of(numbered(i++, bytes));
	} while (seen_note(&f->memory.allocator, &f->seen, &word, false) && i < 100000);
	assert_true(i > 100 && i < 100000);
	assert_int_equal(seen_get(&f->seen, rome.lower), SEEN_CAPITAL);
	f->memory.watch.fail_at = 0;
	assert_true(seen_note(&f->memory.allocator, &f->seen, &word, false));
	assert_int_equal(seen_get(&f->seen, rome.lower), SEEN_CAPITAL);
}

/* A slot of 0 is free, whatever a word's hash is. */
static void a_word_may_have_any_hash(void **state)
{
	struct fixture *f = *state;
	for (uint32_t lower = 0; lower < 8; lower++) {
		const struct word word = {.lower = lower, .flags = WORD_LOWER};
		assert_true(seen_note(&f->memory.allocator, &f->seen, &word, false));
		assert_int_equal(seen_get(&f->seen, word.lower), SEEN_LOWER);
	}
	const struct word last = {.lower = UINT32_MAX, .flags = WORD_CAPITAL};
	assert_true(seen_note(&f->memory.allocator, &f->seen, &last, false));
	assert_true(seen_get(&f->seen, last.lower) & SEEN_CAPITAL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(nothing_is_known_at_first),
		TEST(how_a_word_is_written),
		TEST(what_is_neither_is_not_kept),
		TEST(the_table_grows_and_forgets_nothing),
		TEST(a_new_document_knows_nothing),
		TEST(a_large_table_is_given_back),
		TEST(without_memory_what_was_seen_stays),
		TEST(a_word_may_have_any_hash),
	};
	return cmocka_run_group_tests_name("seen", tests, NULL, NULL);
}
