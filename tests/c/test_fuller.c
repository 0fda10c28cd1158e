/* The fullest form of each name in a document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/fuller.h"
#include "support.h"

struct fixture {
	struct watched      memory;
	struct seen         seen;
	struct capital_runs runs;
	struct fuller_forms forms;
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
	runs_free(&f->memory.allocator, &f->runs);
	fuller_free(&f->memory.allocator, &f->forms);
	return watched_free(&f->memory);
}

static struct word word_of(const char *bytes)
{
	struct word word;
	word_describe(bytes, strlen(bytes), &word);
	return word;
}

/* Sentences of words parted by spaces, each ended by a dot of its own. */
static bool read(struct fixture *f, const char *text)
{
	bool first = true;
	seen_clear(&f->seen);
	runs_clear(&f->runs);
	for (const char *bytes = text, *next; *bytes; first = bytes[0] == '.', bytes = next) {
		const size_t length = strcspn(bytes, " ");
		struct word word;
		word_describe(bytes, length, &word);
		next = bytes + length + strspn(bytes + length, " ");
		if (!seen_note(&f->memory.allocator, &f->seen, &word, first) ||
		    !runs_note(&f->memory.allocator, &f->runs, &word, first) ||
		    (bytes[0] == '.' && !runs_note(&f->memory.allocator, &f->runs, NULL, false)))
			return false;
	}
	return fuller_find(&f->memory.allocator, &f->forms, &f->runs, &f->seen);
}

static void assert_form(const struct fixture *f, const char *bytes, const char *first,
                        const char *last, int length, int place)
{
	const struct fuller form = fuller_get(&f->forms, word_of(bytes).lower);
	assert_int_equal(form.length, length);
	assert_int_equal(form.place, place);
	assert_int_equal(form.first, length ? word_of(first).lower : 0);
	assert_int_equal(form.last, length ? word_of(last).lower : 0);
}

static void nothing_is_known_at_first(void **state)
{
	assert_form(*state, "Rome", "", "", 0, 0);
	assert_int_equal(((struct fixture *)*state)->memory.watch.calls, 0);
}

static void the_longest_run_counts(void **state)
{
	struct fixture *f = *state;
	assert_true(read(f, "we met Ann Lee . then Mrs Ann Beth Lee left . so did Lee ."));
	assert_form(f, "Lee", "mrs", "lee", 4, 3);
	assert_form(f, "Beth", "mrs", "lee", 4, 2);
	assert_form(f, "Mrs", "mrs", "lee", 4, 1);
	assert_form(f, "left", "", "", 0, 0);
}

static void of_two_as_long_the_first_counts(void **state)
{
	struct fixture *f = *state;
	assert_true(read(f, "we met Ann Lee . we met Bob Lee . we met Cid ."));
	assert_form(f, "Lee", "ann", "lee", 2, 3);
	assert_form(f, "Bob", "bob", "lee", 2, 1);
	assert_form(f, "Cid", "", "", 0, 0); /* one word is no run */
}

static void a_sentence_ends_a_run(void **state)
{
	struct fixture *f = *state;
	const struct word rome = word_of("Rome"), bob = word_of("Bob");
	assert_true(runs_note(&f->memory.allocator, &f->runs, &rome, true));
	assert_true(runs_note(&f->memory.allocator, &f->runs, NULL, false));
	assert_true(runs_note(&f->memory.allocator, &f->runs, &bob, true));
	assert_true(runs_note(&f->memory.allocator, &f->runs, NULL, false));
	assert_true(fuller_find(&f->memory.allocator, &f->forms, &f->runs, &f->seen));
	assert_form(f, "Rome", "", "", 0, 0);
	assert_form(f, "Bob", "", "", 0, 0);
}

static void the_capital_that_begins_a_sentence(void **state)
{
	struct fixture *f = *state;
	/* "the" is written in lower case elsewhere, "Ann" is not. */
	assert_true(read(f, "The Old Man saw the sea . Ann Lee saw the Man ."));
	assert_form(f, "Man", "old", "man", 2, 3);
	assert_form(f, "The", "", "", 0, 0);
	assert_form(f, "Ann", "ann", "lee", 2, 1);
}

static void a_list_is_no_name(void **state)
{
	struct fixture *f = *state;
	assert_true(read(f, "see A1 B2 C3 D4 E5 F6 G7 . see H8 I9 J1 K2 L3 M4 ."));
	assert_form(f, "A1", "", "", 0, 0);
	assert_form(f, "H8", "h8", "m4", 6, 1);
}

/* Where the words of `run` stand in names of their own, one digit a word. */
static void assert_parts(const struct fixture *f, const char *run, const char *wanted)
{
	uint32_t words[20] = {0};
	uint8_t places[20];
	size_t count = 0;
	for (const char *bytes = run; *bytes; bytes += strspn(bytes, " ")) {
		const size_t length = strcspn(bytes, " ");
		struct word word;
		word_describe(bytes, length, &word);
		words[count++] = word.flags & WORD_HAS_UPPER ? word.lower : 0;
		bytes += length;
	}
	fuller_parts(&f->forms, words, count, places);
	assert_int_equal(count, strlen(wanted));
	for (size_t i = 0; i < count; i++)
		assert_int_equal(places[i], wanted[i] - '0');
}

static void parts_of_a_run(void **state)
{
	struct fixture *f = *state;
	assert_parts(f, "Mrs Ann Lee", "000");
	assert_true(read(f, "we met Ann Lee . at Bob Ray Fox . at A1 B2 C3 D4 E5 F6 ."));
	assert_parts(f, "see Mrs Ann Lee there", "00130");
	assert_parts(f, "Ann Lee Bob", "130");
	assert_parts(f, "Ann Lee Bob Ray Fox", "13123");
	assert_parts(f, "Ann Lee", "00"); /* the whole of it, which says nothing new */
	assert_parts(f, "Ann lee Ann Bob", "0000");
	assert_parts(f, "Lee Ann Ann", "000");
	assert_parts(f, "A1 B2 C3 D4 E5 F6 G7", "0000000"); /* a list */
}

static void a_new_document_knows_nothing(void **state)
{
	struct fixture *f = *state;
	assert_true(read(f, "we met Ann Lee ."));
	assert_true(read(f, "we met Lee ."));
	assert_form(f, "Lee", "", "", 0, 0);
}

static void the_table_grows_and_forgets_nothing(void **state)
{
	struct fixture *f = *state;
	enum { WORDS = 3000 };
	for (uint32_t i = 1; i <= WORDS; i++) {
		const struct word word = {.lower = i * 4096, .flags = WORD_HAS_UPPER};
		const struct word next = {.lower = i * 4096 + 1, .flags = WORD_HAS_UPPER};
		assert_true(runs_note(&f->memory.allocator, &f->runs, &word, false));
		assert_true(runs_note(&f->memory.allocator, &f->runs, &next, false));
		assert_true(runs_note(&f->memory.allocator, &f->runs, NULL, false));
	}
	assert_true(fuller_find(&f->memory.allocator, &f->forms, &f->runs, &f->seen));
	for (uint32_t i = 1; i <= WORDS; i++) {
		assert_int_equal(fuller_get(&f->forms, i * 4096).last, i * 4096 + 1);
	}
	/* What only a long document needs is given back behind it. */
	const size_t held = f->memory.watch.bytes;
	fuller_drop(&f->memory.allocator, &f->forms);
	assert_true(f->memory.watch.bytes < held);
	assert_int_equal(fuller_get(&f->forms, 4096).last, 0);
}

static void a_small_table_is_kept(void **state)
{
	struct fixture *f = *state;
	assert_true(read(f, "we met Ann Lee ."));
	const size_t held = f->memory.watch.bytes;
	fuller_drop(&f->memory.allocator, &f->forms);
	assert_int_equal(f->memory.watch.bytes, held);
	assert_form(f, "Lee", "", "", 0, 0);
}

/* What a sentence adds can be added again to another text. */
static void runs_of_another_text(void **state)
{
	struct fixture *f = *state;
	struct capital_runs copy = {0};
	assert_true(read(f, "we met Ann Lee . Bob Lee Cid left ."));
	const size_t count = f->runs.words.count, first = 3; /* "Ann Lee" and what ends it */
	assert_true(runs_copy(&f->memory.allocator, &copy, &f->runs, first, count - first));
	assert_true(runs_copy(&f->memory.allocator, &copy, &f->runs, 0, first));
	assert_true(fuller_find(&f->memory.allocator, &f->forms, &copy, &f->seen));
	assert_form(f, "Lee", "bob", "cid", 3, 2);
	assert_form(f, "Ann", "ann", "lee", 2, 1);
	runs_free(&f->memory.allocator, &copy);
}

static void every_allocation_may_fail(void **state)
{
	struct fixture *f = *state;
	const char *text = "we met Ann Lee . we met Bob Lee .";
	size_t fail_at = 0;
	do {
		runs_free(&f->memory.allocator, &f->runs);
		fuller_free(&f->memory.allocator, &f->forms);
		seen_free(&f->memory.allocator, &f->seen);
		f->memory.watch.fail_at = f->memory.watch.calls + ++fail_at;
	} while (!read(f, text) && fail_at < 100);
	assert_true(fail_at > 2 && fail_at < 100);
	assert_form(f, "Lee", "ann", "lee", 2, 3);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(nothing_is_known_at_first),
		TEST(the_longest_run_counts),
		TEST(of_two_as_long_the_first_counts),
		TEST(a_sentence_ends_a_run),
		TEST(the_capital_that_begins_a_sentence),
		TEST(a_list_is_no_name),
		TEST(parts_of_a_run),
		TEST(a_new_document_knows_nothing),
		TEST(the_table_grows_and_forgets_nothing),
		TEST(a_small_table_is_kept),
		TEST(runs_of_another_text),
		TEST(every_allocation_may_fail),
	};
	return cmocka_run_group_tests_name("fuller", tests, NULL, NULL);
}
