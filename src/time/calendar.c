#include "time/calendar.h"

/* Days in the 400 years after which the calendar repeats, and in the years before 1970 counted from
 * 1 March of year 0. Counting years from March puts the leap day last, so that the months' lengths
 * follow one line: (153 m + 2) / 5 (Richards, "Mapping Time", 1998, ch. 25). */
enum {
	CYCLE_YEARS   = 400,
	CYCLE_DAYS    = 146097,
	DAYS_TO_EPOCH = 719468
};

static int32_t floor_div(int32_t a, int32_t b)
{
	return a / b - (a % b < 0);
}

int32_t day_number(struct civil date)
{
	const int32_t year = date.year - (date.month <= 2);
	const int32_t cycle = floor_div(year, CYCLE_YEARS);
	const int32_t of_cycle = year - cycle * CYCLE_YEARS;
	const int32_t month = (date.month + 9) % 12;
	const int32_t of_year = (153 * month + 2) / 5 + date.day - 1;
	return cycle * CYCLE_DAYS + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year -
	       DAYS_TO_EPOCH;
}

struct civil civil_from_day(int32_t day)
{
	const int32_t shifted = day + DAYS_TO_EPOCH;
	const int32_t cycle = floor_div(shifted, CYCLE_DAYS);
	const int32_t of_cycle = shifted - cycle * CYCLE_DAYS;
	const int32_t leap_days = of_cycle / 1460 - of_cycle / 36524 + of_cycle / 146096;
	const int32_t year = (of_cycle - leap_days) / 365;
	const int32_t of_year = of_cycle - (year * 365 + year / 4 - year / 100);
	const int32_t month = (5 * of_year + 2) / 153;
	struct civil date;
	date.day = (uint8_t)(of_year - (153 * month + 2) / 5 + 1);
	date.month = (uint8_t)(month < 10 ? month + 3 : month - 9);
	date.year = year + cycle * CYCLE_YEARS + (date.month <= 2);
	return date;
}

int weekday_of(int32_t day)
{
	const int32_t rest = (day + 3) % 7; /* 1 January 1970 was a Thursday */
	return rest < 0 ? rest + 8 : rest + 1;
}

static bool is_leap(int32_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int month_length(int32_t year, int month)
{
	if (month == 2)
		return is_leap(year) ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

struct iso_week week_of(int32_t day)
{
	/* A week belongs to the year of its Thursday. */
	const int32_t thursday = day - weekday_of(day) + 4;
	const int32_t year = civil_from_day(thursday).year;
	const int32_t first = day_number((struct civil){year, 1, 1});
	return (struct iso_week){year, (uint8_t)((thursday - first) / 7 + 1)};
}

int32_t week_begin(struct iso_week week)
{
	const int32_t fourth = day_number((struct civil){week.year, 1, 4});
	return fourth - weekday_of(fourth) + 1 + (week.week - 1) * 7;
}

int weeks_in(int32_t year)
{
	return week_of(day_number((struct civil){year, 12, 28})).week;
}

struct civil add_months(struct civil date, int32_t months)
{
	const int32_t sum = date.month - 1 + months;
	const int32_t years = floor_div(sum, 12);
	date.year += years;
	date.month = (uint8_t)(sum - years * 12 + 1);
	const int length = month_length(date.year, date.month);
	if (date.day > length)
		date.day = (uint8_t)length;
	return date;
}

bool is_date(int64_t year, int64_t month, int64_t day)
{
	return year >= -CALENDAR_YEARS && year <= CALENDAR_YEARS && month >= 1 && month <= 12 &&
	       day >= 1 && day <= month_length((int32_t)year, (int)month);
}
