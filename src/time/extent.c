/* From a TIMEX3 value back to the days it covers. */
#include "time/calendar.h"

#include "base/ascii.h"

/* A value being read. */
struct reading {
	const char *at;
	lede_extent extent;
};

/* Takes that text, if it is there. */
static bool take(struct reading *r, const char *text)
{
	const size_t length = strlen(text);
	if (strncmp(r->at, text, length) != 0)
		return false;
	r->at += length;
	return true;
}

/* Takes exactly so many digits. */
static bool take_digits(struct reading *r, int count, int32_t *number)
{
	*number = 0;
	for (int i = 0; i < count; i++) {
		if (r->at[i] < '0' || r->at[i] > '9')
			return false;
		*number = *number * 10 + (r->at[i] - '0');
	}
	r->at += count;
	return true;
}

static lede_date date_of(int32_t day)
{
	const struct civil date = civil_from_day(day);
	return (lede_date){date.year, date.month, date.day};
}

static void set_days(struct reading *r, int32_t first, int32_t last, lede_precision precision)
{
	r->extent = (lede_extent){date_of(first), date_of(last), -1, precision};
}

static void set_months(struct reading *r, int32_t year, int month, int count,
                       lede_precision precision)
{
	const struct civil first = {year, (uint8_t)month, 1};
	set_days(r, day_number(first), day_number(add_months(first, count)) - 1, precision);
}

static void set_years(struct reading *r, int32_t year, int32_t count, lede_precision precision)
{
	set_months(r, year, 1, 12 * count, precision);
}

/* How many digits r->at begins with, up to five. */
static int digits_ahead(const struct reading *r)
{
	int count = 0;
	while (count < 5 && is_digit_byte(r->at[count]))
		count++;
	return count;
}

/* The year, decade or century at the head of a value. False when there is none. */
static bool read_head(struct reading *r, int32_t *year, lede_precision *precision)
{
	const bool fiscal = take(r, "FY");
	const bool before_christ = !fiscal && take(r, "BC");
	const int digits = digits_ahead(r);
	if (digits < 1 || digits > 4 || (fiscal && digits < 4))
		return false;
	take_digits(r, digits, year);
	static const struct { int32_t years; lede_precision precision; } heads[] = {
		{1000, LEDE_TO_CENTURY}, {100, LEDE_TO_CENTURY}, {10, LEDE_TO_DECADE},
		{1, LEDE_TO_YEAR},
	};
	const int32_t step = heads[digits - 1].years;
	*precision = heads[digits - 1].precision;
	/* BC0044 is the astronomical year -43; BC04 are the years from -498 to -399. */
	*year = before_christ ? 1 - *year * step - (step - 1) : *year * step;
	set_years(r, *year, step, *precision);
	return true;
}

/* "-W15", "-W15-WE", "-W15-3". */
static bool read_week(struct reading *r, int32_t year)
{
	int32_t week, weekday;
	if (!take_digits(r, 2, &week) || week < 1 || week > weeks_in(year))
		return false;
	const int32_t monday = week_begin((struct iso_week){year, (uint8_t)week});
	if (take(r, "-WE")) {
		set_days(r, monday + 5, monday + 6, LEDE_TO_DAY);
	} else if (take(r, "-")) {
		if (!take_digits(r, 1, &weekday) || weekday < 1 || weekday > 7)
			return false;
		set_days(r, monday + weekday - 1, monday + weekday - 1, LEDE_TO_DAY);
	} else {
		set_days(r, monday, monday + 6, LEDE_TO_WEEK);
	}
	return true;
}

/* "-04", "-04-08". */
static bool read_month(struct reading *r, int32_t year)
{
	int32_t month, day;
	if (!take_digits(r, 2, &month) || month < 1 || month > 12)
		return false;
	if (!take(r, "-")) {
		set_months(r, year, month, 1, LEDE_TO_MONTH);
		return true;
	}
	if (!take_digits(r, 2, &day) || !is_date(year, month, day))
		return false;
	const int32_t number = day_number((struct civil){year, (uint8_t)month, (uint8_t)day});
	set_days(r, number, number, LEDE_TO_DAY);
	return true;
}

/* What stands behind a year. */
static bool read_part(struct reading *r, int32_t year)
{
	static const struct { char code[3]; uint8_t month, count; } parts[] = {
		{"SP", 3, 3}, {"SU", 6, 3}, {"FA", 9, 3}, {"WI", 12, 3}, {"Q1", 1, 3},
		{"Q2", 4, 3}, {"Q3", 7, 3}, {"Q4", 10, 3}, {"H1", 1, 6}, {"H2", 7, 6},
	};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (take(r, parts[i].code)) {
			set_months(r, year, parts[i].month, parts[i].count, LEDE_TO_QUARTER);
			return true;
		}
	}
	return take(r, "W") ? read_week(r, year) : read_month(r, year);
}

/* "T18:00", "T18:00:05Z", "TMO": when on that day. The zone doesn't count for the order. */
static bool read_clock(struct reading *r)
{
	static const struct { char code[3]; int16_t minute; } parts[] = {
		{"MO", 6 * 60}, {"MI", 12 * 60}, {"AF", 13 * 60}, {"EV", 18 * 60}, {"NI", 21 * 60},
	};
	int32_t hour, minute;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (take(r, parts[i].code)) {
			r->extent.minute = parts[i].minute;
			return true;
		}
	}
	if (!take_digits(r, 2, &hour) || !take(r, ":") || !take_digits(r, 2, &minute) ||
	    hour > 24 || minute > 59)
		return false;
	r->extent.minute = (int16_t)(hour * 60 + minute);
	r->extent.precision = LEDE_TO_MINUTE;
	while (*r->at && *r->at != '/')
		r->at++;
	return true;
}

static bool read_point(struct reading *r)
{
	int32_t year;
	lede_precision precision;
	if (!read_head(r, &year, &precision))
		return false;
	if (precision == LEDE_TO_YEAR && take(r, "-") && !read_part(r, year))
		return false;
	if (r->extent.precision <= LEDE_TO_DAY && take(r, "T") && !read_clock(r))
		return false;
	return *r->at == '\0' || *r->at == '/';
}

bool lede_value_extent(const char *value, lede_extent *extent)
{
	struct reading r = {.at = value};
	*extent = (lede_extent){.minute = -1, .precision = LEDE_UNDATED};
	if (!read_point(&r))
		return false;
	const lede_extent first = r.extent;
	if (take(&r, "/")) {
		if (!read_point(&r) || *r.at)
			return false;
		r.extent.first = first.first;
		r.extent.minute = first.minute;
	}
	*extent = r.extent;
	return true;
}


const char *lede_precision_name(lede_precision precision)
{
	static const char *const names[] = {
		[LEDE_UNDATED] = "",         [LEDE_TO_MINUTE] = "minute",
		[LEDE_TO_DAY] = "day",       [LEDE_TO_WEEK] = "week",
		[LEDE_TO_MONTH] = "month",   [LEDE_TO_QUARTER] = "quarter",
		[LEDE_TO_YEAR] = "year",     [LEDE_TO_DECADE] = "decade",
		[LEDE_TO_CENTURY] = "century",
	};
	return (size_t)precision < sizeof names / sizeof *names ? names[precision] : "";
}
