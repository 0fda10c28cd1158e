/* Holidays of the English-speaking world that a calendar can tell the day of. */
#ifndef LEDE_TIME_HOLIDAY_H
#define LEDE_TIME_HOLIDAY_H

#include "time/calendar.h"

/* The holiday (moment.holiday, from 1) in that year; month and day are 0 before our era. */
struct civil holiday_day(unsigned holiday, int32_t year);

/* The same when the year isn't known: what is the same every year, else 0. */
struct civil holiday_any_year(unsigned holiday);

#endif
