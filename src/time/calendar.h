/* The proleptic Gregorian calendar: days as numbers, ISO 8601 weeks. Years are astronomical: year 0
 * is 1 BC. All this holds for years of at most CALENDAR_YEARS either way, in constant time. */
#ifndef LEDE_TIME_CALENDAR_H
#define LEDE_TIME_CALENDAR_H

#include "base/prelude.h"

#define CALENDAR_YEARS 999999

struct civil {
	int32_t year;
	uint8_t month, day; /* 1..12, 1..31 */
};

struct iso_week {
	int32_t year; /* the year most of the week lies in */
	uint8_t week; /* 1..53 */
};

/* The days from 1 January 1970 to that day. */
int32_t day_number(struct civil date);
struct civil civil_from_day(int32_t day);

/* 1 for a Monday to 7 for a Sunday. */
int weekday_of(int32_t day);

int month_length(int32_t year, int month);

struct iso_week week_of(int32_t day);

/* The Monday of that week. */
int32_t week_begin(struct iso_week week);

/* How many weeks that year has: 52 or 53. */
int weeks_in(int32_t year);

/* The month so many months later; the day of the month is cut to what the month has. */
struct civil add_months(struct civil date, int32_t months);

/* Whether there is such a day, in a year this calendar holds for. */
bool is_date(int64_t year, int64_t month, int64_t day);

#endif
