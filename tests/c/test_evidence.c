/* What a document says of its words elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/evidence.h"
#include "support.h"

struct fixture {
	struct watched  memory;
	struct evidence evidence;
};

static int set_up(void **state)
{
	*state = watched_new(sizeof(struct fixture));
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	evidence_free(&f->memory.allocator, &f->evidence);
	return watched_free(&f->memory);
}

static void note(struct fixture *f, uint32_t lower, lede_type type, int times)
{
	while (times-- > 0)
		assert_true(evidence_note(&f->memory.allocator, &f->evidence, lower, type));
}

static uint32_t of(struct fixture *f, uint32_t lower, lede_type own)
{
	return evidence_of(&f->evidence, lower, own);
}

static unsigned share(uint32_t view, lede_type type)
{
	return view >> 2 * type & 3;
}

static unsigned number(uint32_t view)
{
	return view >> 2 * (LABEL_TYPES + 1);
}

static void a_word_is_no_evidence_of_itself(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(of(f, 7, LEDE_PERSON), 0);
	assert_int_equal(f->memory.watch.calls, 0);
	note(f, 7, LEDE_PERSON, 1);
	assert_int_equal(of(f, 7, LEDE_PERSON), 0);
	assert_int_equal(of(f, 8, LEDE_PERSON), 0);
	assert_int_equal(of(f, 0, LEDE_NO_TYPE), 0);
}

static void shares_are_quarters_of_the_others(void **state)
{
	struct fixture *f = *state;
	note(f, 7, LEDE_PERSON, 6);
	note(f, 7, LEDE_GPE, 2);
	note(f, 7, LEDE_NO_TYPE, 1);
	const uint32_t person = of(f, 7, LEDE_PERSON); /* 5 of 8, 2 of 8, 1 of 8 */
	assert_int_equal(share(person, LEDE_PERSON), 2);
	assert_int_equal(share(person, LEDE_GPE), 1);
	assert_int_equal(share(person, LEDE_NO_TYPE), 0);
	assert_int_equal(number(person), 3);
	const uint32_t place = of(f, 7, LEDE_GPE); /* 6 of 8, 1 of 8, 1 of 8 */
	assert_int_equal(share(place, LEDE_PERSON), 3);
	assert_int_equal(share(place, LEDE_GPE), 0);
}

static void the_number_of_others_is_told(void **state)
{
	struct fixture *f = *state;
	static const unsigned wanted[] = {0, 1, 2, 2, 3, 3};
	for (uint32_t n = 0; n < sizeof wanted / sizeof *wanted; n++) {
		note(f, 100 + n, LEDE_LAW, (int)n + 1);
		const uint32_t view = of(f, 100 + n, LEDE_LAW);
		assert_int_equal(number(view), wanted[n]);
		assert_int_equal(share(view, LEDE_LAW), n ? 3 : 0);
	}
}

static void half_of_the_others_are_against(void **state)
{
	struct fixture *f = *state;
	note(f, 7, LEDE_PERSON, 3);
	note(f, 7, LEDE_ORG, 2);
	assert_true(evidence_against(of(f, 7, LEDE_PERSON), LEDE_PERSON)); /* 2 : 2 */
	assert_true(evidence_against(of(f, 7, LEDE_ORG), LEDE_ORG));       /* 3 : 1 */
	note(f, 7, LEDE_PERSON, 1);
	assert_false(evidence_against(of(f, 7, LEDE_PERSON), LEDE_PERSON)); /* 3 : 2 */
	assert_false(evidence_against(0, LEDE_PERSON));
}

static void tallies_do_not_overflow(void **state)
{
	struct fixture *f = *state;
	note(f, 7, LEDE_PERSON, 70000);
	note(f, 7, LEDE_ORG, 2);
	assert_int_equal(share(of(f, 7, LEDE_ORG), LEDE_PERSON), 3);
	assert_int_equal(share(of(f, 7, LEDE_PERSON), LEDE_PERSON), 3);
}

static void many_words_are_kept_apart(void **state)
{
	struct fixture *f = *state;
	for (uint32_t word = 1; word <= 5000; word++)
		note(f, word * 2654435761u, (lede_type)(1 + word % LABEL_TYPES), 2);
	for (uint32_t word = 1; word <= 5000; word++) {
		const lede_type type = (lede_type)(1 + word % LABEL_TYPES);
		assert_int_equal(share(of(f, word * 2654435761u, type), type), 3);
	}
	evidence_clear(&f->evidence);
	assert_int_equal(of(f, 2654435761u, LEDE_NO_TYPE), 0);
}

/* What only a long document needs is given back behind it. */
static void a_large_table_is_given_back(void **state)
{
	struct fixture *f = *state;
	const struct watch *watch = &f->memory.watch;
	note(f, 7, LEDE_PERSON, 3);
	const size_t held = watch->bytes;
	evidence_drop(&f->memory.allocator, &f->evidence);
	assert_int_equal(watch->bytes, held);
	assert_int_equal(evidence_of(&f->evidence, 7, LEDE_PERSON), 0);
	for (uint32_t i = 1; i < 20000; i++)
		note(f, i, LEDE_PERSON, 3);
	evidence_drop(&f->memory.allocator, &f->evidence);
	assert_true(watch->bytes < held);
	assert_int_equal(evidence_of(&f->evidence, 7, LEDE_PERSON), 0);
}

static void no_memory_is_told(void **state)
{
	struct fixture *f = *state;
	f->memory.watch.fail_at = 1;
	assert_false(evidence_note(&f->memory.allocator, &f->evidence, 7, LEDE_PERSON));
	f->memory.watch.fail_at = 0;
	note(f, 7, LEDE_PERSON, 2);
	uint32_t word = 8;
	f->memory.watch.fail_at = f->memory.watch.calls + 1;
	while (evidence_note(&f->memory.allocator, &f->evidence, word, LEDE_ORG))
		word++;
	assert_in_range(word, 100, 1000);
	assert_int_equal(share(of(f, 7, LEDE_PERSON), LEDE_PERSON), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_word_is_no_evidence_of_itself, set_up, tear_down),
		cmocka_unit_test_setup_teardown(shares_are_quarters_of_the_others, set_up,
		                                tear_down),
		cmocka_unit_test_setup_teardown(the_number_of_others_is_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(half_of_the_others_are_against, set_up,
		                                tear_down),
		cmocka_unit_test_setup_teardown(tallies_do_not_overflow, set_up, tear_down),
		cmocka_unit_test_setup_teardown(many_words_are_kept_apart, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_large_table_is_given_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_memory_is_told, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("evidence", tests, NULL, NULL);
}
