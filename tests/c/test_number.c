/* Numbers: golden texts with values, exact arithmetic, tables, failing memory, bad bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cut.h"
#include "golden.h"
#include "number/amount.h"
#include "number/number.h"
#include "number/words.h"
#include "support.h"

static struct find_input cut_plain(struct cut *cut, const char *text, size_t length)
{
	*cut = (struct cut){0};
	assert_true(cut_text(&libc_memory, text, length, LEDE_MARKUP_NONE, cut));
	return find_input_of(text, &cut->tokens, &cut->sentences);
}

/* ---- Golden texts --------------------------------------------------------------------------- */

static bool check_golden(const struct golden *golden)
{
	char got[GOLDEN_LINE] = "";
	struct cut cut;
	const struct find_input input = cut_plain(&cut, golden->text, strlen(golden->text));
	assert_true(number_find(&libc_memory, &input, NULL, &cut.found, &cut.strings));
	for (size_t i = 0; i < cut.found.count; i++) {
		const struct found *f = cut.found.items + i;
		char line[GOLDEN_LINE];
		const int length = snprintf(line, sizeof line, "%s %.*s%s%s",
		                            lede_type_name(f->type), (int)(f->end - f->begin),
		                            golden->text + f->begin, f->value ? " = " : "",
		                            f->value ? cut.strings.items + f->value : "");
		golden_append(got, line, (size_t)length);
	}
	cut_free(&libc_memory, &cut);
	return golden_agrees(golden, got);
}

static void golden_money(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/numbers/money.txt", check_golden) >= 60);
}

static void golden_percent(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/numbers/percent.txt", check_golden) >= 20);
}

static void golden_quantities(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/numbers/quantities.txt", check_golden) >= 35);
}

static void golden_numbers(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/numbers/numbers.txt", check_golden) >= 50);
}

static void golden_contacts(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/numbers/contacts.txt", check_golden) >= 12);
}

/* ---- Arithmetic ----------------------------------------------------------------------------- */

static const char *written(const struct amount *a)
{
	static char text[AMOUNT_BYTES + 1];
	text[amount_write(a, text)] = '\0';
	return text;
}

static void digits_are_read_exactly(void **state)
{
	(void)state;
	static const struct {
		const char *text, *value; /* NULL: no number */
	} cases[] = {
		{"0", "0"},
		{"12", "12"},
		{"3,500", "3500"},
		{"12,34,567", "1234567"},
		{"1,234,567.50", "1234567.5"},
		{"1.250.000", "1250000"},
		{"0.10", "0.1"},
		{".5", "0.5"},
		{"1.005", "1.005"},
		{"007", "7"},
		{"123456789012345678", "123456789012345678"},
		{"0.000000000001", "0.000000000001"},
		{"1.2.3", NULL},
		{"1,2", NULL},
		{"1,2345", NULL},
		{"1,23,4", NULL},
		{"1.", NULL},
		{"1.250.00", NULL},
		{"1.250.000.5", NULL},
		{"1234,567", NULL},
		{"", NULL},
		{",5", NULL},
		{"12345678901234567890", NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct amount a;
		const bool read = amount_read(cases[i].text, strlen(cases[i].text), &a);
		if (read != (cases[i].value != NULL))
			fail_msg("%s: %s", cases[i].text, read ? "read" : "not read");
		if (read)
			assert_string_equal(written(&a), cases[i].value);
	}
}

static void fractions_stay_exact(void **state)
{
	(void)state;
	static const struct {
		uint32_t    above, below;
		const char *value;
	} cases[] = {
		{1, 2, "0.5"}, {3, 4, "0.75"},  {1, 8, "0.125"}, {2, 5, "0.4"},  {1, 3, "1/3"},
		{2, 6, "1/3"}, {3, 3, "1"},     {6, 3, "2"},     {1, 6, "1/6"}, {1, 100, "0.01"},
		{4, 12, "1/3"}, {0, 7, "0"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct amount a = amount_of(cases[i].above);
		assert_true(amount_divide(&a, cases[i].below));
		assert_string_equal(written(&a), cases[i].value);
	}
}

static void sums_and_orders(void **state)
{
	(void)state;
	struct amount a = {25, -1, 1, false}, b = {5, 3, 1, false};
	assert_true(amount_less(&a, &b));
	assert_false(amount_less(&b, &a));
	assert_false(amount_less(&a, &a));
	assert_true(amount_add(&a, &b));
	assert_string_equal(written(&a), "5002.5");
	a.negative = true;
	assert_true(amount_less(&a, &b));
	assert_string_equal(written(&a), "-5002.5");
}

/* What would not fit is refused, and nothing changed. */
static void what_is_too_large_is_refused(void **state)
{
	(void)state;
	struct amount a = {UINT64_MAX / 20, 0, 1, false};
	const struct amount before = a;
	assert_false(amount_times(&a, 1000));
	assert_false(amount_shift(&a, AMOUNT_SHIFT_MAX + 1));
	assert_false(amount_shift(&a, -AMOUNT_SHIFT_MAX - 1));
	assert_false(amount_divide(&a, 1024 * 1024));
	const struct amount large = {1, 30, 1, false};
	assert_false(amount_add(&a, &large));
	assert_memory_equal(&a, &before, sizeof a);
}

/* ---- Tables --------------------------------------------------------------------------------- */

/* Lookups halve a table: are the words of each table in the file in order? Returns their number. */
static size_t check_order(const char *path)
{
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	char line[256], last[64] = "";
	size_t words = 0;
	while (fgets(line, sizeof line, file)) {
		if (strstr(line, "[] = {"))
			last[0] = '\0';
		for (char *at = line; (at = strstr(at, "{\"")) != NULL;) {
			char word[64];
			at += 2;
			const size_t length = strcspn(at, "\"");
			assert_true(length < KEY_BYTES);
			memcpy(word, at, length);
			word[length] = '\0';
			if (strcmp(last, word) >= 0)
				fail_msg("%s: \"%s\" is not behind \"%s\"", path, word, last);
			strcpy(last, word);
			words++;
		}
	}
	fclose(file);
	return words;
}

static void tables_are_in_order(void **state)
{
	(void)state;
	assert_true(check_order("src/number/words.c") > 80);
	assert_true(check_order("src/number/currency_table.c") > 400);
	assert_true(check_order("src/number/unit_table.c") > 150);
}

static const struct number_word *find_word(const char *text)
{
	struct cut cut;
	const struct find_input input = cut_plain(&cut, text, strlen(text));
	const struct number_word *found =
		number_word_of(&input, input.tokens->begin, input.tokens->length);
	cut_free(&libc_memory, &cut);
	return found;
}

static void number_words_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < number_word_count; i++) {
		const char *word = number_words[i].word;
		assert_true(number_word_may_be(word, (uint32_t)strlen(word)));
		assert_ptr_equal(find_word(word), number_words + i);
	}
	assert_non_null(find_word("Seventeen people came."));
	assert_ptr_equal(find_word("THREE"), find_word("three"));
	static const char *const others[] = {"thre", "threes", "seventeenthousand", "th", "t",
	                                     "sevent", "seventeenf", "tent"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_null(find_word(others[i]));
}

/* ---- Robustness ------------------------------------------------------------------------------ */

/* Every found item lies in its sentence, touches its tokens, and follows the one before. */
static void check_found(const struct find_input *input, const struct cut *cut)
{
	uint32_t end = 0;
	for (size_t i = 0; i < cut->found.count; i++) {
		const struct found *f = cut->found.items + i;
		const struct sentence *s = input->sentences + f->sentence;
		const struct token *head = input->tokens + f->first_token;
		const struct token *tail = head + f->token_count - 1;
		assert_true(f->begin >= end && f->begin < f->end);
		assert_true(f->first_token >= s->first_token);
		assert_true(f->first_token + f->token_count <= s->first_token + s->token_count);
		assert_int_equal(f->begin, head->begin);
		assert_int_equal(f->end, tail->begin + tail->length);
		assert_true(f->value < cut->strings.count || f->value == 0);
		end = f->end;
	}
}

static void check_bytes(const char *bytes, size_t length)
{
	struct cut cut;
	const struct find_input input = cut_plain(&cut, bytes, length);
	assert_true(number_find(&libc_memory, &input, NULL, &cut.found, &cut.strings));
	check_found(&input, &cut);
	cut_free(&libc_memory, &cut);
}

/* Tails of texts full of numbers, so that each ends in the middle of something. */
static void any_cut_is_safe(void **state)
{
	(void)state;
	static const char text[] =
		"Rs2,000 US$ 1.5-2m \xe2\x82\xac""5\xc2\xbd half a million two-thirds of a percent "
		"5 ft 11 in 30\xc2\xb0""C +1 (202) 555-0143 three hundred and five thousand "
		"between 5 and 10 km/h 1,2,3 tens of thousands of dollars 10 000 000 5'10\" 1/2";
	for (size_t begin = 0; begin < sizeof text; begin++)
		for (size_t end = begin; end < sizeof text; end++)
			check_bytes(text + begin, end - begin);
}

/* Pieces of numbers in any order, with bad bytes among them. */
static void random_pieces_are_safe(void **state)
{
	(void)state;
	static const char *const pieces[] = {
		"$", "1", "000", ",", ".", "-", " ", " ", " ", "half", "a", "million", "twenty",
		"third", "of", "and", "to", "%", "per", "cent", "km", "/", "'", "\xc2\xbd", "\xff",
		"(", "+", "Rs", "US", "pounds", "hundred", "\xe2\x88\x92", "between", "m", "C",
		"dozens", "one", "\xc2\xb0", "hour", "99999999999999999999", "point", "\n\n"};
	enum { TEXTS = 4000, PIECES = 24 };
	uint32_t seed = 1;
	for (int i = 0; i < TEXTS; i++) {
		char text[PIECES * 24] = "";
		for (int k = 0; k < PIECES; k++) {
			seed = seed * 1664525u + 1013904223u;
			strcat(text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
		}
		check_bytes(text, strlen(text));
	}
}

/* The value of the only thing found, or "" */
static void check_value(const char *text, const char *value)
{
	struct cut cut;
	const struct find_input input = cut_plain(&cut, text, strlen(text));
	assert_true(number_find(&libc_memory, &input, NULL, &cut.found, &cut.strings));
	if (cut.found.count != 1 || strcmp(cut.strings.items + cut.found.items[0].value, value))
		fail_msg("%s: not %s", text, value);
	cut_free(&libc_memory, &cut);
}

/* The largest that is written out, and what is larger. */
static void large_numbers_are_exact(void **state)
{
	(void)state;
	check_value("He owes $999,999,999,999,999,999.", "999999999999999999 USD");
	check_value("He owes $99,999,999,999,999 trillion.",
	            "99999999999999000000000000 USD");
	check_value("He owes nine hundred and ninety-nine trillion nine hundred and ninety-nine "
	            "billion nine hundred thousand and one dollars.",
	            "999999000900001 USD");
	check_value("It costs 0.000000000000001 dollars.", "0.000000000000001 USD");
}

static void long_digits_are_no_number(void **state)
{
	(void)state;
	struct text text = text_repeat("digits", "7", 1, 1 << 20);
	struct cut cut;
	const struct find_input input = cut_plain(&cut, text.bytes, text.length);
	assert_true(number_find(&libc_memory, &input, NULL, &cut.found, &cut.strings));
	assert_int_equal(cut.found.count, 0);
	cut_free(&libc_memory, &cut);
	text_free(&text);
}

static void memory_may_end_at_any_time(void **state)
{
	(void)state;
	struct text text = text_repeat("numbers", "He paid $5 and 10% of 3 km. ", 28, 28 * 200);
	struct cut cut;
	const struct find_input input = cut_plain(&cut, text.bytes, text.length);
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	bool done = false;
	size_t failures = 0;
	while (!done && failures < 1000) {
		watch.calls = 0;
		watch.fail_at = failures + 1;
		done = number_find(&allocator, &input, NULL, &cut.found, &cut.strings);
		failures += !done;
		check_found(&input, &cut);
		if (done)
			assert_int_equal(cut.found.count, 600);
		vec_free(&allocator, &cut.found);
		vec_free(&allocator, &cut.strings);
		assert_int_equal(watch.blocks, 0);
	}
	assert_true(done);
	assert_true(failures > 4);
	assert_false(watch.misused);
	cut_free(&libc_memory, &cut);
	text_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_money),
		cmocka_unit_test(golden_percent),
		cmocka_unit_test(golden_quantities),
		cmocka_unit_test(golden_numbers),
		cmocka_unit_test(golden_contacts),
		cmocka_unit_test(digits_are_read_exactly),
		cmocka_unit_test(fractions_stay_exact),
		cmocka_unit_test(sums_and_orders),
		cmocka_unit_test(what_is_too_large_is_refused),
		cmocka_unit_test(tables_are_in_order),
		cmocka_unit_test(number_words_are_found),
		cmocka_unit_test(any_cut_is_safe),
		cmocka_unit_test(random_pieces_are_safe),
		cmocka_unit_test(large_numbers_are_exact),
		cmocka_unit_test(long_digits_are_no_number),
		cmocka_unit_test(memory_may_end_at_any_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
