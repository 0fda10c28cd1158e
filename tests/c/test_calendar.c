/* The calendar: against a day counted one by one, and against days that are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "time/calendar.h"

static void each_day_follows_the_one_before(void **state)
{
	(void)state;
	struct civil date = {-450, 1, 1};
	int32_t day = day_number(date);
	int weekday = weekday_of(day);
	while (date.year < 2450) {
		assert_int_equal(day_number(date), day);
		const struct civil back = civil_from_day(day);
		assert_int_equal(back.year, date.year);
		assert_int_equal(back.month, date.month);
		assert_int_equal(back.day, date.day);
		assert_int_equal(weekday_of(day), weekday);
		weekday = weekday % 7 + 1;
		day++;
		if (date.day++ == month_length(date.year, date.month)) {
			date.day = 1;
			date.year += date.month == 12;
			date.month = (uint8_t)(date.month % 12 + 1);
		}
	}
}

static void known_days(void **state)
{
	(void)state;
	assert_int_equal(day_number((struct civil){1970, 1, 1}), 0);
	assert_int_equal(day_number((struct civil){2000, 3, 1}), 11017);
	assert_int_equal(weekday_of(day_number((struct civil){1969, 7, 20})), 7);
	assert_int_equal(weekday_of(day_number((struct civil){2026, 11, 26})), 4);
	assert_int_equal(month_length(1900, 2), 28);
	assert_int_equal(month_length(2000, 2), 29);
	assert_int_equal(month_length(2024, 2), 29);
}

/* A week has seven days of one number, from a Monday on, and the numbers follow each other. */
static void each_week_follows_the_one_before(void **state)
{
	(void)state;
	int32_t monday = day_number((struct civil){1600, 1, 3});
	assert_int_equal(weekday_of(monday), 1);
	struct iso_week week = week_of(monday);
	for (int n = 0; n < 30000; n++, monday += 7) {
		for (int32_t day = monday; day < monday + 7; day++) {
			assert_int_equal(week_of(day).week, week.week);
			assert_int_equal(week_of(day).year, week.year);
		}
		assert_int_equal(week_begin(week), monday);
		const bool last = week.week == weeks_in(week.year);
		week.year += last;
		week.week = last ? 1 : (uint8_t)(week.week + 1);
	}
}

static void known_weeks(void **state)
{
	(void)state;
	const struct iso_week a = week_of(day_number((struct civil){2010, 1, 2}));
	assert_int_equal(a.year, 2009);
	assert_int_equal(a.week, 53);
	const struct iso_week b = week_of(day_number((struct civil){2008, 12, 30}));
	assert_int_equal(b.year, 2009);
	assert_int_equal(b.week, 1);
	assert_int_equal(weeks_in(2009), 53);
	assert_int_equal(weeks_in(2010), 52);
}

static void months_are_added(void **state)
{
	(void)state;
	struct civil date = add_months((struct civil){2008, 1, 31}, 1);
	assert_int_equal(date.month, 2);
	assert_int_equal(date.day, 29);
	date = add_months((struct civil){2008, 1, 15}, -1);
	assert_int_equal(date.year, 2007);
	assert_int_equal(date.month, 12);
	date = add_months((struct civil){2008, 12, 15}, 25);
	assert_int_equal(date.year, 2011);
	assert_int_equal(date.month, 1);
}

static void what_is_a_date(void **state)
{
	(void)state;
	assert_true(is_date(2008, 2, 29));
	assert_false(is_date(2007, 2, 29));
	assert_false(is_date(2007, 13, 1));
	assert_false(is_date(2007, 0, 1));
	assert_false(is_date(2007, 1, 0));
	assert_false(is_date(99999999999, 1, 1));
}

static bool reads(const char *text, int year, int month, int day)
{
	lede_date date;
	return lede_date_read(text, strlen(text), &date) && date.year == year &&
	       date.month == month && date.day == day;
}

static void days_are_read(void **state)
{
	(void)state;
	lede_date date = {1, 1, 1};
	assert_true(reads("2026-11-23", 2026, 11, 23));
	assert_true(reads("2026-11-23T10:00", 2026, 11, 23));
	assert_false(lede_date_read("2026-11-234", 11, &date));
	assert_int_equal(date.year, 0);
	assert_false(lede_date_read("2026-02-30", 10, &date));
	assert_false(lede_date_read("0000-01-01", 10, &date));
	assert_false(lede_date_read("2026-11-2", 9, &date));
	assert_false(lede_date_read("", 0, &date));
}

static void names_of_files_tell_days(void **state)
{
	(void)state;
	static const struct { const char *path; int32_t year; } cases[] = {
		{"2026-11-23.md", 2026},     {"a/b/2026-11-23 walk.md", 2026},
		{"log-2026-11-23.txt", 2026}, {"2026-11-23/notes.md", 0},
		{"notes.md", 0},             {"12026-11-23.md", 0},
		{"C:\\diary\\2026-11-23.md", 2026}, {"", 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		lede_date date;
		lede_date_of_file(cases[i].path, strlen(cases[i].path), &date);
		assert_int_equal(date.year, cases[i].year);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_day_follows_the_one_before),
		cmocka_unit_test(known_days),
		cmocka_unit_test(each_week_follows_the_one_before),
		cmocka_unit_test(known_weeks),
		cmocka_unit_test(months_are_added),
		cmocka_unit_test(what_is_a_date),
		cmocka_unit_test(days_are_read),
		cmocka_unit_test(names_of_files_tell_days),
	};
	return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
