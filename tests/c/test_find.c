/* Merging what finders found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support.h"
#include "find/merge.h"

/* An entity of count tokens from first on; each token is ten bytes. */
static struct found item(uint32_t first, uint32_t count, lede_type type)
{
	return (struct found){.begin = 10 * first,
	                      .end = 10 * (first + count),
	                      .first_token = first,
	                      .token_count = count,
	                      .type = type,
	                      .score = 1};
}

/* Merges two lists, each ended by an item of no token, and writes the types that stay. */
static void merged_types(const struct found *first, const struct found *second, char *types)
{
	found_vec merged = {0}, more = {0};
	for (; first->token_count; first++)
		assert_true(vec_push(&libc_memory, &merged, *first));
	for (; second->token_count; second++)
		assert_true(vec_push(&libc_memory, &more, *second));
	assert_true(merge_found(&libc_memory, &merged, &more));
	for (size_t i = 0; i < merged.count; i++) {
		if (i > 0)
			assert_true(merged.items[i - 1].end <= merged.items[i].begin);
		*types++ = lede_type_name(merged.items[i].type)[0];
	}
	*types = '\0';
	vec_free(&libc_memory, &merged);
	vec_free(&libc_memory, &more);
}

static void lists_interleave(void **state)
{
	(void)state;
	char types[8];
	const struct found first[] = {item(0, 1, LEDE_PERSON), item(4, 1, LEDE_GPE), {0}};
	const struct found second[] = {item(1, 2, LEDE_DATE), item(6, 1, LEDE_MONEY), {0}};
	const struct found none[] = {{0}};
	merged_types(first, second, types);
	assert_string_equal(types, "PDGM");
	merged_types(none, second, types);
	assert_string_equal(types, "DM");
	merged_types(first, none, types);
	assert_string_equal(types, "PG");
}

static void the_longer_of_two_stays(void **state)
{
	(void)state;
	char types[8];
	const struct found name[] = {item(0, 3, LEDE_EVENT), {0}};
	const struct found inside[] = {item(1, 1, LEDE_CARDINAL), item(3, 1, LEDE_DATE), {0}};
	merged_types(name, inside, types);
	assert_string_equal(types, "ED");
	merged_types(inside, name, types);
	assert_string_equal(types, "ED");
	const struct found tail[] = {item(2, 4, LEDE_DATE), {0}};
	merged_types(name, tail, types);
	assert_string_equal(types, "D");
}

/* "Christmas" is an EVENT, and has the value of the DATE that it is as well. */
static void a_holiday_takes_the_day(void **state)
{
	(void)state;
	enum { VALUE = 7 };
	struct found date = item(0, 1, LEDE_DATE), inside = item(3, 1, LEDE_DATE);
	struct found name = item(6, 1, LEDE_ORG), number = item(6, 1, LEDE_DATE);
	date.value = inside.value = number.value = VALUE;
	for (int turn = 0; turn < 2; turn++) {
		found_vec names = {0}, dates = {0};
		assert_true(vec_push(&libc_memory, &names, item(0, 1, LEDE_EVENT)));
		assert_true(vec_push(&libc_memory, &names, item(2, 2, LEDE_EVENT)));
		assert_true(vec_push(&libc_memory, &names, name));
		assert_true(vec_push(&libc_memory, &dates, date));
		assert_true(vec_push(&libc_memory, &dates, inside));
		assert_true(vec_push(&libc_memory, &dates, number));
		found_vec *merged = turn ? &dates : &names;
		assert_true(merge_found(&libc_memory, merged, turn ? &names : &dates));
		assert_int_equal(merged->count, 3);
		assert_int_equal(merged->items[0].type, turn ? LEDE_DATE : LEDE_EVENT);
		assert_int_equal(merged->items[0].value, VALUE);
		assert_int_equal(merged->items[1].value, 0); /* it is a part of the name alone */
		assert_int_equal(merged->items[2].value, turn ? VALUE : 0);
		vec_free(&libc_memory, &names);
		vec_free(&libc_memory, &dates);
	}
}

static void the_first_list_wins_draws(void **state)
{
	(void)state;
	char types[8];
	const struct found person[] = {item(2, 1, LEDE_PERSON), {0}};
	const struct found date[] = {item(2, 1, LEDE_DATE), {0}};
	merged_types(person, date, types);
	assert_string_equal(types, "P");
	merged_types(date, person, types);
	assert_string_equal(types, "D");
}

static void only_what_is_wanted_is_kept(void **state)
{
	(void)state;
	found_vec found = {0};
	struct found sure = item(0, 1, LEDE_PERSON), unsure = item(1, 1, LEDE_PERSON);
	unsure.score = 0.25f;
	assert_true(vec_push(&libc_memory, &found, sure));
	assert_true(vec_push(&libc_memory, &found, unsure));
	assert_true(vec_push(&libc_memory, &found, item(2, 1, LEDE_DATE)));
	keep_wanted(&found, 0, 0);
	assert_int_equal(found.count, 3);
	keep_wanted(&found, 0, 0.5f);
	assert_int_equal(found.count, 2);
	assert_int_equal(found.items[1].type, LEDE_DATE);
	keep_wanted(&found, 1u << LEDE_DATE, 0);
	assert_int_equal(found.count, 1);
	assert_int_equal(found.items[0].type, LEDE_DATE);
	vec_free(&libc_memory, &found);
}

static void strings_are_named_by_offset(void **state)
{
	(void)state;
	string_vec strings = {0};
	uint32_t one, two, none;
	assert_true(strings_add(&libc_memory, &strings, "one", 3, &one));
	assert_true(strings_add(&libc_memory, &strings, "", 0, &none));
	assert_true(strings_add(&libc_memory, &strings, "twofold", 3, &two));
	assert_true(one > 0 && none > one && two > none);
	assert_string_equal(strings.items, "");
	assert_string_equal(strings.items + one, "one");
	assert_string_equal(strings.items + none, "");
	assert_string_equal(strings.items + two, "two");
	vec_free(&libc_memory, &strings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_interleave),
		cmocka_unit_test(the_longer_of_two_stays),
		cmocka_unit_test(a_holiday_takes_the_day),
		cmocka_unit_test(the_first_list_wins_draws),
		cmocka_unit_test(only_what_is_wanted_is_kept),
		cmocka_unit_test(strings_are_named_by_offset),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
