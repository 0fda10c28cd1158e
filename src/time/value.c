#include "time/value.h"

static void put(struct value *v, char c)
{
	if (v->length + 1 < sizeof v->text)
		v->text[v->length++] = c;
}

static void put_text(struct value *v, const char *text)
{
	while (*text)
		put(v, *text++);
}

/* A number with leading zeros. */
static void put_number(struct value *v, int64_t number, int width)
{
	char digits[24];
	int count = 0;
	do {
		digits[count++] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	while (width-- > count)
		put(v, '0');
	while (count > 0)
		put(v, digits[--count]);
}

static void put_year(struct value *v, int32_t year)
{
	if (year == YEAR_UNKNOWN) {
		put_text(v, "XXXX");
	} else if (year <= 0) {
		put_text(v, "BC");
		put_number(v, 1 - year, 4);
	} else {
		put_number(v, year, 4);
	}
}

/* The first digits of the years of a decade, century or millennium; the fifth century BC has the
 * years from BC0499 to BC0400. */
static void put_years(struct value *v, int32_t year, int32_t step, int digits)
{
	if (year == YEAR_UNKNOWN) {
		while (digits-- > 0)
			put(v, 'X');
		return;
	}
	if (year < 0)
		put_text(v, "BC");
	put_number(v, year < 0 ? -year / step - 1 : year / step, digits);
}

static void put_part(struct value *v, const struct moment *m)
{
	static const char seasons[4][3] = {"SP", "SU", "FA", "WI"};
	put(v, '-');
	if (m->grain == UNIT_SEASON) {
		put_text(v, seasons[m->part & 3]);
		return;
	}
	put(v, m->grain == UNIT_QUARTER ? 'Q' : 'H');
	put(v, m->part ? (char)('0' + m->part) : 'X');
}

static void put_week(struct value *v, const struct resolved *r)
{
	put_year(v, r->week.week ? r->week.year : r->at.year);
	put_text(v, "-W");
	if (r->week.week)
		put_number(v, r->week.week, 2);
	else
		put_text(v, "XX");
}

static void put_month(struct value *v, const struct moment *m)
{
	put_year(v, m->year);
	put(v, '-');
	if (m->month)
		put_number(v, m->month, 2);
	else
		put_text(v, "XX");
}

static void put_date(struct value *v, const struct resolved *r)
{
	const struct moment *m = &r->at;
	switch (m->grain) {
	case UNIT_DAY:
		if (m->weekday && !m->month && m->year == YEAR_UNKNOWN) {
			put_text(v, "XXXX-WXX-");
			put_number(v, m->weekday, 1);
			break;
		}
		put_month(v, m);
		put(v, '-');
		if (m->day)
			put_number(v, m->day, 2);
		else
			put_text(v, "XX");
		break;
	case UNIT_WEEK: case UNIT_FORTNIGHT:
		put_week(v, r);
		break;
	case UNIT_WEEKEND:
		put_week(v, r);
		put_text(v, "-WE");
		break;
	case UNIT_MONTH:
		put_month(v, m);
		break;
	case UNIT_QUARTER: case UNIT_HALF: case UNIT_SEASON:
		put_year(v, m->year);
		put_part(v, m);
		break;
	case UNIT_DECADE:
		put_years(v, m->year, 10, 3);
		break;
	case UNIT_CENTURY:
		put_years(v, m->year, 100, 2);
		break;
	case UNIT_MILLENNIUM:
		put_years(v, m->year, 1000, 1);
		break;
	default:
		if (m->fiscal)
			put_text(v, "FY");
		put_year(v, m->year);
	}
}

static void put_clock(struct value *v, const struct clock *c)
{
	static const char parts[][3] = {"", "MO", "AF", "EV", "NI", "MI"};
	if (c->hour < 0 && !c->part)
		return;
	put(v, 'T');
	if (c->hour < 0) {
		put_text(v, parts[c->part]);
		return;
	}
	put_number(v, c->hour, 2);
	put(v, ':');
	put_number(v, c->minute < 0 ? 0 : c->minute, 2);
	if (c->second >= 0) {
		put(v, ':');
		put_number(v, c->second, 2);
	}
	if (!c->zoned)
		return;
	if (!c->zone) {
		put(v, 'Z');
		return;
	}
	const int minutes = c->zone < 0 ? -c->zone : c->zone;
	put(v, c->zone < 0 ? '-' : '+');
	put_number(v, minutes / 60, 2);
	put(v, ':');
	put_number(v, minutes % 60, 2);
}

struct value value_of_point(const struct timex *t, const struct resolved *at,
                            const struct resolved *until)
{
	struct value v = {.length = 0};
	put_date(&v, at);
	put_clock(&v, &t->clock);
	if (until) {
		put(&v, '/');
		put_date(&v, until);
	}
	v.text[v.length] = '\0';
	return v;
}

/* How a unit is written in a duration, and how many of those letters one of it is. */
struct unit_code {
	char    code[3];
	bool    of_day; /* stands behind the T */
	int16_t times;
	char    vague[3]; /* "decades" */
};

static const struct unit_code unit_codes[UNIT_COUNT] = {
	[UNIT_SECOND] = {"S", true, 1, "S"},      [UNIT_MINUTE] = {"M", true, 1, "M"},
	[UNIT_HOUR] = {"H", true, 1, "H"},        [UNIT_DAY] = {"D", false, 1, "D"},
	[UNIT_WEEK] = {"W", false, 1, "W"},       [UNIT_FORTNIGHT] = {"W", false, 2, "W"},
	[UNIT_WEEKEND] = {"WE", false, 1, "WE"},  [UNIT_MONTH] = {"M", false, 1, "M"},
	[UNIT_QUARTER] = {"Q", false, 1, "Q"},    [UNIT_HALF] = {"M", false, 6, "M"},
	[UNIT_SEASON] = {"M", false, 3, "M"},     [UNIT_YEAR] = {"Y", false, 1, "Y"},
	[UNIT_DECADE] = {"Y", false, 10, "DE"},   [UNIT_CENTURY] = {"Y", false, 100, "CE"},
	[UNIT_MILLENNIUM] = {"Y", false, 1000, "ML"}, [UNIT_PERIOD] = {"D", false, 1, "D"},
};

static void put_amount(struct value *v, int64_t amount, enum unit unit, bool *in_day)
{
	static const struct { uint8_t unit, to; int16_t times; } halves[] = {
		{UNIT_HOUR, UNIT_MINUTE, 60},
		{UNIT_MINUTE, UNIT_SECOND, 60},
		{UNIT_DAY, UNIT_HOUR, 24},
		{UNIT_YEAR, UNIT_MONTH, 12},
	};
	/* Half an hour is 30 minutes. */
	for (size_t i = 0; amount == 500 && i < sizeof halves / sizeof *halves; i++) {
		if (halves[i].unit == unit) {
			unit = (enum unit)halves[i].to;
			amount *= halves[i].times;
		}
	}
	const struct unit_code *code = unit_codes + unit;
	if (code->of_day && !*in_day) {
		put(v, 'T');
		*in_day = true;
	}
	if (amount < 0) {
		put(v, 'X');
		put_text(v, code->vague);
		return;
	}
	amount *= code->times;
	put_number(v, amount / 1000, 1);
	int rest = (int)(amount % 1000);
	if (rest)
		put(v, '.');
	for (int place = 100; rest; rest %= place, place /= 10)
		put(v, (char)('0' + rest / place));
	put_text(v, code->code);
}

struct value value_of_span(const struct timex *t)
{
	static const char refs[][12] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
	struct value v = {.length = 0};
	bool in_day = false;
	if (t->shape == SHAPE_REF) {
		put_text(&v, refs[t->ref]);
	} else {
		put(&v, 'P');
		put_amount(&v, t->amount, (enum unit)t->unit, &in_day);
		if (t->most) { /* P2W/P3W */
			put_text(&v, "/P");
			in_day = false;
			put_amount(&v, t->most, (enum unit)t->unit, &in_day);
		}
		if (t->more)
			put_amount(&v, t->more, (enum unit)t->more_unit, &in_day);
	}
	v.text[v.length] = '\0';
	return v;
}
