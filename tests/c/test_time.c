/* Dates and times: golden texts, the vocabulary's tables, settings, failing memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cut.h"
#include "golden.h"
#include "support.h"
#include "time/find.h"
#include "time/timeline.h"
#include "time/vocabulary.h"

static bool find_in(const lede_allocator *a, const char *text, size_t length,
                    const struct time_settings *settings, struct cut *cut)
{
	if (!cut_text(a, text, length, LEDE_MARKUP_MARKDOWN, cut))
		return false;
	const struct find_input input = find_input_of(text, &cut->tokens, &cut->sentences);
	return time_find(a, &input, length, settings, NULL, &cut->found, &cut->strings);
}

/* What is found, as "words = value", joined by " | ". */
static void join(char *line, const char *text, const struct time_settings *settings)
{
	struct cut cut = {0};
	line[0] = '\0';
	assert_true(find_in(&libc_memory, text, strlen(text), settings, &cut));
	for (size_t i = 0; i < cut.found.count; i++) {
		const struct found *x = cut.found.items + i;
		char piece[256];
		const int length = snprintf(piece, sizeof piece, "%.*s = %s", (int)(x->end - x->begin),
		                            text + x->begin, cut.strings.items + x->value);
		assert_true(length > 0 && (size_t)length < sizeof piece);
		golden_append(line, piece, (size_t)length);
	}
	cut_free(&libc_memory, &cut);
}

static bool check_golden(const struct golden *golden)
{
	enum { DAY_LENGTH = 10 };
	char got[GOLDEN_LINE];
	struct time_settings settings = {.markdown = true};
	const char *text = golden->text;
	if (lede_date_read(text, strlen(text), &settings.date))
		text += DAY_LENGTH + 1;
	join(got, text, &settings);
	return golden_agrees(golden, got);
}

static void golden_calendar(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/dates/calendar.txt", check_golden) >= 18);
}

static void golden_relative(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/dates/relative.txt", check_golden) >= 25);
}

static void golden_spans(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/dates/spans.txt", check_golden) >= 12);
}

static void golden_doubtful(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/dates/doubtful.txt", check_golden) >= 10);
}

static void golden_guards(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/dates/guards.txt", check_golden) >= 40);
}

static void golden_holidays(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/dates/holidays.txt", check_golden) >= 10);
}

static const struct vocable *find_word(const char *word)
{
	return vocabulary_find(word_key(word, strlen(word), word + strlen(word)));
}

static void the_vocabulary_is_sorted_and_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < vocabulary_count; i++) {
		const struct vocable *x = vocabulary + i;
		if (i > 0)
			assert_true(strcmp(x[-1].word, x->word) < 0);
		assert_ptr_equal(vocabulary_find(word_key_of_row(x->word)), x);
	}
	assert_ptr_equal(find_word("January")->word, find_word("JANUARY")->word);
	assert_int_equal(find_word("afternoon")->kind, WORD_PART);
	assert_null(find_word("januar"));
	assert_null(find_word("januaryy"));
	assert_null(find_word("xyz"));
}

/* The head of a mail tells its day, but a line behind it does not, nor a date without a year. */
static void the_day_of_a_mail(void **state)
{
	(void)state;
	static const struct time_settings settings = {.markdown = true};
	static const char head[] = "From: a@b.org\n\nTo: c@d.org\n\nSubject: On May 3, 2001\n\n";
	static const char *const dates[] = {
		"Date: Tue, 4 Mar 2025 09:12:44 +0000", "Sent: March 4, 2025 at 9:12 AM",
		"Date: Tue, 4 Mar", "The date: 4 Mar 2025 or so", "Due: 4 Mar 2025 or so",
	};
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		char text[256], got[GOLDEN_LINE];
		snprintf(text, sizeof text, "%s%s\n\nIt rained yesterday.", head, dates[i]);
		join(got, text, &settings);
		const char *yesterday = strstr(got, "yesterday = ");
		assert_non_null(yesterday);
		assert_string_equal(yesterday + strlen("yesterday = "),
		                    i < 2 ? "2025-03-03" : "XXXX-XX-XX");
	}
}

/* The day of a text: given, in front matter, in a dateline, in the file's name, in that order. */
static void where_the_day_comes_from(void **state)
{
	(void)state;
	static const char front[] = "---\ndate: 2003-03-03\n---\n\nPARIS, April 4, 2004 - Yesterday.";
	static const char line[] = "PARIS, April 4, 2004 - Yesterday.";
	char got[GOLDEN_LINE];
	struct time_settings settings = {
		.date = {2002, 2, 2}, .file_date = {2005, 5, 5}, .markdown = true};
	join(got, front, &settings);
	assert_non_null(strstr(got, "Yesterday = 2002-02-01"));
	settings.date = (lede_date){0, 0, 0};
	join(got, front, &settings);
	assert_non_null(strstr(got, "Yesterday = 2003-03-02"));
	join(got, line, &settings);
	assert_non_null(strstr(got, "Yesterday = 2004-04-03"));
	join(got, "Yesterday.", &settings);
	assert_string_equal(got, "Yesterday = 2005-05-04");
	join(got, "OSLO, Jan. 2 (NTB) - Yesterday.", &settings);
	assert_string_equal(got, "Jan. 2 = 2005-01-02 | Yesterday = 2005-01-01");
	settings.file_date.month = 1;
	join(got, "OSLO, Dec. 30 - Yesterday.", &settings);
	assert_string_equal(got, "Dec. 30 = 2004-12-30 | Yesterday = 2004-12-29");
	settings.file_date = settings.date;
	join(got, "Yesterday.", &settings);
	assert_string_equal(got, "Yesterday = XXXX-XX-XX");
}

static void the_order_of_day_and_month(void **state)
{
	(void)state;
	char got[GOLDEN_LINE];
	struct time_settings settings = {.day_first = false};
	join(got, "Due 3/5/2015.", &settings);
	assert_string_equal(got, "3/5/2015 = 2015-03-05");
	settings.day_first = true;
	join(got, "Due 3/5/2015, 12/25/2015.", &settings);
	assert_string_equal(got, "3/5/2015 = 2015-05-03 | 12/25/2015 = 2015-12-25");
}

static void without_memory(void **state)
{
	(void)state;
	static const char text[] = "KABUL, April 3, 2008 - On May 3-5 it rained for two weeks.\n\n"
	                           "Every day at 5 pm, since last year.";
	struct watch watch = {0};
	const lede_allocator a = watch_allocator(&watch);
	const struct time_settings settings = {.markdown = true};
	bool done = false;
	for (size_t n = 1; !done; n++) {
		struct cut cut = {0};
		watch.calls = 0;
		watch.fail_at = n;
		done = find_in(&a, text, sizeof text - 1, &settings, &cut);
		watch.fail_at = 0;
		cut_free(&a, &cut);
		assert_int_equal(watch.blocks, 0);
		assert_true(n < 1000);
	}
	assert_false(watch.misused);
}

struct extent_case {
	const char *value, *first, *last;
	lede_precision precision;
};

static void day_text(char text[16], lede_date date)
{
	snprintf(text, 16, "%d-%d-%d", date.year, date.month, date.day);
}

static void values_cover_days(void **state)
{
	(void)state;
	static const struct extent_case cases[] = {
		{"2014-04-08", "2014-4-8", "2014-4-8", LEDE_TO_DAY},
		{"2014-04", "2014-4-1", "2014-4-30", LEDE_TO_MONTH},
		{"2014", "2014-1-1", "2014-12-31", LEDE_TO_YEAR},
		{"FY2009", "2009-1-1", "2009-12-31", LEDE_TO_YEAR},
		{"2014-Q2", "2014-4-1", "2014-6-30", LEDE_TO_QUARTER},
		{"2014-H2", "2014-7-1", "2014-12-31", LEDE_TO_QUARTER},
		{"2014-WI", "2014-12-1", "2015-2-28", LEDE_TO_QUARTER},
		{"2009-W01", "2008-12-29", "2009-1-4", LEDE_TO_WEEK},
		{"2009-W53-WE", "2010-1-2", "2010-1-3", LEDE_TO_DAY},
		{"2009-W53-5", "2010-1-1", "2010-1-1", LEDE_TO_DAY},
		{"198", "1980-1-1", "1989-12-31", LEDE_TO_DECADE},
		{"19", "1900-1-1", "1999-12-31", LEDE_TO_CENTURY},
		{"BC0044", "-43-1-1", "-43-12-31", LEDE_TO_YEAR},
		{"BC04", "-498-1-1", "-399-12-31", LEDE_TO_CENTURY},
		{"2014-04-08T18:00Z", "2014-4-8", "2014-4-8", LEDE_TO_MINUTE},
		{"2014-04-08TMO", "2014-4-8", "2014-4-8", LEDE_TO_DAY},
		{"2014-05-03/2014-06-05", "2014-5-3", "2014-6-5", LEDE_TO_DAY},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		lede_extent extent;
		char day[16];
		assert_true(lede_value_extent(cases[i].value, &extent));
		day_text(day, extent.first);
		assert_string_equal(day, cases[i].first);
		day_text(day, extent.last);
		assert_string_equal(day, cases[i].last);
		assert_int_equal(extent.precision, cases[i].precision);
	}
}

static void other_values_cover_none(void **state)
{
	(void)state;
	static const char *const values[] = {
		"", "P3W", "PRESENT_REF", "FUTURE_REF", "XXXX-05-03", "XXXX-WXX-1", "2014-13",
		"2014-02-30", "2014-W54", "2014-Q5", "20145", "2014-04-08T25:00", "2014x", "2014/",
		"2014/2015/2016", "FY", "BC", "2014-", "2014-04-08T", "-2014",
	};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		lede_extent extent;
		assert_false(lede_value_extent(values[i], &extent));
		assert_int_equal(extent.precision, LEDE_UNDATED);
	}
	assert_string_equal(lede_precision_name(LEDE_TO_DAY), "day");
	assert_string_equal(lede_precision_name(LEDE_UNDATED), "");
	assert_string_equal(lede_precision_name((lede_precision)99), "");
}

/* The values of a timeline, joined by blanks. */
static void timeline_of(char *line, const char *text)
{
	struct cut cut = {0};
	event_vec events = {0};
	const struct time_settings settings = {.markdown = true};
	assert_true(find_in(&libc_memory, text, strlen(text), &settings, &cut));
	assert_true(timeline_make(&libc_memory, &cut.found, &cut.strings, &events));
	line[0] = '\0';
	for (size_t i = 0; i < events.count; i++) {
		const struct found *x = cut.found.items + events.items[i].entity;
		strcat(line, i ? " " : "");
		strcat(line, cut.strings.items + x->value);
	}
	vec_free(&libc_memory, &events);
	cut_free(&libc_memory, &cut);
}

static void a_timeline_is_in_order(void **state)
{
	(void)state;
	char line[GOLDEN_LINE];
	timeline_of(line, "In May, on 5 May 2003, in 2003, in May 2003, in 44 BC, for three weeks, "
	                  "in the 1990s, at noon on 5 May 2003, now, and on Monday.");
	assert_string_equal(line, "BC0044 199 2003 2003-05 2003-05-05 2003-05-05T12:00 "
	                          "XXXX-05 XXXX-WXX-1");
	timeline_of(line, "In 2003 and in 2003. And in 2003.");
	assert_string_equal(line, "2003 2003");
	timeline_of(line, "For three weeks.");
	assert_string_equal(line, "");
}

/* A holiday that the tagger found is one of the dates, a user's term is none. */
static void holidays_are_events(void **state)
{
	(void)state;
	found_vec found = {0};
	string_vec strings = {0};
	event_vec events = {0};
	struct found x = {.type = LEDE_EVENT, .source = LEDE_FROM_MODEL};
	assert_true(strings_add(&libc_memory, &strings, "2014-12-25", 10, &x.value));
	assert_true(vec_push(&libc_memory, &found, x));
	x.sentence = 1;
	x.source = LEDE_FROM_TERM;
	assert_true(vec_push(&libc_memory, &found, x));
	assert_true(timeline_make(&libc_memory, &found, &strings, &events));
	assert_int_equal(events.count, 1);
	assert_int_equal(events.items[0].entity, 0);
	assert_int_equal(events.items[0].extent.precision, LEDE_TO_DAY);
	vec_free(&libc_memory, &found);
	vec_free(&libc_memory, &strings);
	vec_free(&libc_memory, &events);
}

/* Many events, in every order, against the order of their text. */
static void a_long_timeline_is_in_order(void **state)
{
	(void)state;
	enum { MOST = 3000 };
	static char text[MOST * 16];
	uint32_t seed = 7;
	text[0] = '\0';
	char *at = text;
	for (int i = 0; i < MOST; i++) {
		seed = seed * 1664525u + 1013904223u;
		at += sprintf(at, "In %u.\n\n", 1000 + (seed >> 16) % 1000);
	}
	struct cut cut = {0};
	event_vec events = {0};
	const struct time_settings settings = {.markdown = true};
	assert_true(find_in(&libc_memory, text, strlen(text), &settings, &cut));
	assert_true(timeline_make(&libc_memory, &cut.found, &cut.strings, &events));
	assert_int_equal(events.count, MOST);
	for (size_t i = 1; i < events.count; i++) {
		const struct event *a = events.items + i - 1, *b = a + 1;
		assert_true(a->extent.first.year < b->extent.first.year ||
		            (a->extent.first.year == b->extent.first.year &&
		             a->entity < b->entity));
	}
	vec_free(&libc_memory, &events);
	cut_free(&libc_memory, &cut);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_calendar),
		cmocka_unit_test(golden_relative),
		cmocka_unit_test(golden_spans),
		cmocka_unit_test(golden_doubtful),
		cmocka_unit_test(golden_guards),
		cmocka_unit_test(golden_holidays),
		cmocka_unit_test(the_vocabulary_is_sorted_and_found),
		cmocka_unit_test(the_day_of_a_mail),
		cmocka_unit_test(where_the_day_comes_from),
		cmocka_unit_test(the_order_of_day_and_month),
		cmocka_unit_test(without_memory),
		cmocka_unit_test(values_cover_days),
		cmocka_unit_test(other_values_cover_none),
		cmocka_unit_test(a_timeline_is_in_order),
		cmocka_unit_test(holidays_are_events),
		cmocka_unit_test(a_long_timeline_is_in_order),
	};
	return cmocka_run_group_tests_name("time", tests, NULL, NULL);
}
