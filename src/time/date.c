/* Dates that name a month, a weekday or three numbers. */
#include "time/parse.h"
#include "time/calendar.h"

/* Names of months and weekdays that are also words or names of people: alone they need company. */
static bool is_doubtful(const struct parse *p, uint32_t i)
{
	const struct lexeme *x = p->lexemes + i;
	if (x->kind == WORD_MONTH)
		return x->value == 5 || x->length < 4 || lexeme_is(p, i, "march") ||
		       !(x->flags & LEXEME_CAPITAL);
	return x->length < 5 && !(x->flags & LEXEME_DOT);
}

static bool is_month(const struct parse *p, uint32_t i)
{
	if (kind_at(p, i) != WORD_MONTH || has_flag(p, i, LEXEME_CAPITAL))
		return kind_at(p, i) == WORD_MONTH;
	/* In lower case only what can't be another word. */
	return p->lexemes[i].length > 3 && value_at(p, i) != 5 && !lexeme_is(p, i, "march") &&
	       value_at(p, i) != 8;
}

/* Whether lexeme i - 1 makes a doubtful month or weekday one. */
static bool has_company(const struct parse *p, uint32_t i)
{
	switch (kind_before(p, i)) {
	case WORD_IN: case WORD_TO: case WORD_OF: case WORD_EARLY: case WORD_LAST: case WORD_NEXT:
	case WORD_THIS: case WORD_THAT: case WORD_BEFORE: case WORD_AFTER: case WORD_EVERY:
	case WORD_SAME:
		return true;
	case WORD_AND: case WORD_DASH:
		return i >= 2 && kind_at(p, i - 2) == p->lexemes[i].kind;
	default:
		return false;
	}
}

static uint32_t parse_day(const struct parse *p, uint32_t i, uint8_t *day)
{
	const bool number = is_whole(p, i) && p->lexemes[i].digits <= 2;
	int32_t value = value_at(p, i);
	uint32_t end = number ? i + 1 : parse_ordinal(p, i, &value);
	if (!end || value < 1 || value > 31)
		return 0;
	*day = (uint8_t)value;
	return end;
}

/* February has 29 days in some year. */
static bool has_day(int month, int day)
{
	return day <= month_length(2000, month);
}

static bool is_range_sign(const struct parse *p, uint32_t i)
{
	return kind_at(p, i) == WORD_DASH || kind_at(p, i) == WORD_SLASH ||
	       (kind_at(p, i) == WORD_TO && !lexeme_is(p, i, "until"));
}

/* A number that is followed by what it counts ("May 3 days") or a clock's colon is no day. */
static bool ends_day(const struct parse *p, uint32_t i)
{
	const enum word_kind kind = kind_at(p, i);
	return kind != WORD_UNITS && kind != WORD_AM_PM && kind != WORD_SCALE &&
	       kind != WORD_COUNTED && !(kind == WORD_COLON && has_flag(p, i, LEXEME_INSIDE));
}

/* Behind a month and day: "-5", "to 5", "- June 2". */
static uint32_t parse_range_behind(const struct parse *p, uint32_t i, struct timex *t)
{
	if (!is_range_sign(p, i))
		return i;
	struct moment until = t->at;
	uint32_t at = i + 1, end;
	if (kind_at(p, i) != WORD_TO && is_month(p, at))
		until.month = (uint8_t)value_at(p, at++);
	if (!(end = parse_day(p, at, &until.day)) || !ends_day(p, end) ||
	    !has_day(until.month, until.day) ||
	    (until.month == t->at.month && until.day <= t->at.day))
		return i;
	/* "from July 15 to 24 July" is two dates. */
	if (at == i + 1 && is_month(p, end))
		return i;
	t->until = until;
	t->ranged = true;
	return end;
}

static void set_year(struct timex *t, int32_t year)
{
	t->at.year = year;
	if (!t->ranged)
		return;
	/* The year behind a range is that of its end. */
	t->until.year = year;
	if (t->at.month > t->until.month)
		t->at.year = year - 1;
}

uint32_t parse_own_year(const struct parse *p, uint32_t i, struct timex *t)
{
	int32_t year;
	const uint32_t comma = kind_at(p, i) == WORD_COMMA || kind_at(p, i) == WORD_OF;
	uint32_t end = parse_year(p, i + comma, &year);
	if (!end && (t->at.day || kind_at(p, i) == WORD_OF))
		end = parse_year_of_day(p, i + comma, &year);
	if (!end || (has_flag(p, i + comma, LEXEME_INSIDE)))
		return parse_year_behind(p, i, t);
	if (!ends_day(p, end))
		return i;
	set_year(t, year);
	return end;
}

/* "May 3", "May 3-5, 2008", "May 2008", "May". */
static uint32_t parse_month_first(const struct parse *p, uint32_t i, struct timex *t)
{
	if (!is_month(p, i))
		return 0;
	*t = timex_point(UNIT_MONTH);
	t->at.month = (uint8_t)value_at(p, i);
	uint8_t day;
	const uint32_t the = i + 1 + (kind_at(p, i + 1) == WORD_THE);
	uint32_t end = parse_day(p, the, &day);
	if (end && has_day(t->at.month, day) && ends_day(p, end) &&
	    (the == i + 1 || kind_at(p, the) == WORD_ORDINAL) && has_flag(p, i, LEXEME_CAPITAL)) {
		t->at.day = day;
		t->at.grain = UNIT_DAY;
		end = parse_range_behind(p, end, t);
		return parse_own_year(p, end, t);
	}
	/* "January - June 2016" */
	if (kind_at(p, i + 1) == WORD_DASH && is_month(p, i + 2) &&
	    (!is_whole(p, i + 3) || p->lexemes[i + 3].digits > 2)) {
		t->until = t->at;
		t->until.month = (uint8_t)value_at(p, i + 2);
		t->ranged = true;
		return parse_own_year(p, i + 3, t);
	}
	end = parse_own_year(p, i + 1, t);
	return end > i + 1 || !is_doubtful(p, i) || has_company(p, i) ? end : 0;
}

/* Behind a day and month: "- 2 June". */
static uint32_t parse_until(const struct parse *p, uint32_t dash, struct timex *t)
{
	struct moment until = t->at;
	const uint32_t month = parse_day(p, dash + 1, &until.day);
	if (!month || !is_month(p, month))
		return dash;
	until.month = (uint8_t)value_at(p, month);
	if (!has_day(until.month, until.day))
		return dash;
	t->until = until;
	t->ranged = true;
	return month + 1;
}

/* "3 May 2008", "the 3rd of May", "3-5 May", "31 March to 2 April". */
static uint32_t parse_day_first(const struct parse *p, uint32_t i, struct timex *t)
{
	*t = timex_point(UNIT_DAY);
	uint32_t end = parse_day(p, i, &t->at.day);
	if (!end || has_flag(p, i, LEXEME_COMMAS))
		return 0;
	uint8_t last = 0;
	if (is_range_sign(p, end)) {
		const uint32_t tail = parse_day(p, end + 1, &last);
		if (tail && last <= t->at.day)
			return 0;
		end = tail ? tail : end;
	}
	const uint32_t sign = kind_at(p, end) == WORD_DASH || kind_at(p, end) == WORD_SLASH;
	end += kind_at(p, end) == WORD_OF || sign;
	if (!is_month(p, end) || (kind_at(p, i) != WORD_NUMBER && kind_before(p, end) != WORD_OF &&
	                          !has_flag(p, end, LEXEME_CAPITAL)))
		return 0;
	t->at.month = (uint8_t)value_at(p, end++);
	if (!has_day(t->at.month, last ? last : t->at.day))
		return 0;
	if (last) {
		t->until = t->at;
		t->until.day = last;
		t->ranged = true;
	} else if (kind_at(p, end) == WORD_DASH && is_whole(p, end + 1) && sign) {
		int32_t year; /* 12-Jan-2015 */
		const uint32_t tail = parse_year(p, end + 1, &year);
		if (!tail)
			return 0;
		set_year(t, year);
		return tail;
	} else if (kind_at(p, end) == WORD_DASH) {
		end = parse_until(p, end, t);
	}
	return parse_own_year(p, end, t);
}

/* ---- Lists of days: each but one has its month elsewhere ----------------------------------- */

enum { MOST_LISTED = 6 };

static bool is_list_sign(enum word_kind kind)
{
	return kind == WORD_AND || kind == WORD_COMMA;
}

/* "14 and 15 March", "3, 4 and 5 June 2019": the first day, whose month is behind the last. */
static uint32_t parse_day_before(const struct parse *p, uint32_t i, struct timex *t)
{
	uint8_t day = 0, next = 0;
	const uint32_t end = parse_day(p, i, &day);
	uint8_t last = day;
	uint32_t at = end;
	if (!end)
		return 0;
	for (int listed = 1; listed < MOST_LISTED && is_list_sign(kind_at(p, at)); listed++) {
		bool is_last = kind_at(p, at) == WORD_AND;
		at++;
		if (!is_last && kind_at(p, at) == WORD_AND) { /* "3, 4, and 5" */
			is_last = true;
			at++;
		}
		const uint32_t behind = parse_day(p, at, &next);
		if (!behind || next <= last)
			return 0;
		if (is_last) {
			if (!parse_day_first(p, at, t))
				return 0;
			t->at.day = day;
			t->ranged = false;
			return end;
		}
		last = next;
		at = behind;
	}
	return 0;
}

/* The month that the days before lexeme i in a list have, which is before the first; 0 if there is
 * none: "May 3, 4 and". */
static int32_t month_of_list(const struct parse *p, uint32_t i, uint8_t day)
{
	uint32_t at = i;
	uint8_t before = 0;
	for (int listed = 1; listed < MOST_LISTED && is_list_sign(kind_before(p, at)); listed++) {
		at--;
		at -= kind_at(p, at) == WORD_AND && kind_before(p, at) == WORD_COMMA;
		if (at < 2 || !parse_day(p, at - 1, &before) || before >= day)
			return 0;
		day = before;
		at--;
		if (is_month(p, at - 1) && has_flag(p, at - 1, LEXEME_CAPITAL))
			return value_at(p, at - 1);
	}
	return 0;
}

/* "May 3 and 5": the day behind, but not in "May 3 and 5 people", or "May 3, 5 people and". */
static uint32_t parse_day_behind(const struct parse *p, uint32_t i, struct timex *t)
{
	uint8_t day = 0, next;
	const uint32_t end = parse_day(p, i, &day);
	if (!end || !is_list_sign(kind_before(p, i)) || !ends_day(p, end))
		return 0;
	const enum word_kind behind = kind_at(p, end);
	const uint32_t further = end + 1 + (kind_at(p, end + 1) == WORD_AND);
	const bool goes_on = is_list_sign(behind) && parse_day(p, further, &next);
	if (kind_before(p, i) == WORD_COMMA ? !goes_on
	                                    : end < p->count && (behind == WORD_OTHER ||
	                                                         behind == WORD_OF))
		return 0;
	const int32_t month = month_of_list(p, i, day);
	if (!month || !has_day(month, day))
		return 0;
	*t = timex_point(UNIT_DAY);
	t->at.day = day;
	t->at.month = (uint8_t)month;
	return goes_on ? end : parse_own_year(p, end, t);
}

/* ---- Dates --------------------------------------------------------------------------------- */

/* Which of two numbers is the day, when a text writes 3/5/2015. */
static bool set_day_month(struct moment *at, int32_t first, int32_t second, bool day_first)
{
	const bool swap = day_first ? second <= 12 : first > 12;
	at->day = (uint8_t)(swap ? first : second);
	at->month = (uint8_t)(swap ? second : first);
	return first >= 1 && first <= 31 && second >= 1 && second <= 31 && at->month <= 12;
}

/* 2008-10-12, 7/8/07, 01.02.2015, 9/11. */
static uint32_t parse_numeric(const struct parse *p, uint32_t i, struct timex *t)
{
	const enum word_kind sign = kind_at(p, i + 1);
	if (!is_whole(p, i) || !is_whole(p, i + 2) || !has_flag(p, i + 1, LEXEME_INSIDE) ||
	    (sign != WORD_DASH && sign != WORD_SLASH && sign != WORD_DOT))
		return 0;
	*t = timex_point(UNIT_DAY);
	const int32_t first = value_at(p, i), second = value_at(p, i + 2);
	const int32_t third = value_at(p, i + 4);
	if (kind_at(p, i + 3) != sign || !is_whole(p, i + 4)) {
		/* Known by that name all over the world. */
		const bool attacks = sign == WORD_SLASH && first == 9 && second == 11 &&
		                     !has_flag(p, i, LEXEME_INSIDE);
		t->at = (struct moment){.year = 2001, .month = 9, .day = 11, .grain = UNIT_DAY};
		return attacks ? i + 3 : 0;
	}
	const int digits = p->lexemes[i + 4].digits;
	if (p->lexemes[i].digits == 4) {
		t->at.year = first;
		t->at.month = (uint8_t)(second <= 12 ? second : 0);
		t->at.day = (uint8_t)(third <= 31 ? third : 0);
	} else if (first > 31 || second > 31) {
		return 0;
	} else if ((digits == 4 || digits == 2) && sign != WORD_DOT) {
		t->at.year = digits == 4 ? third : third + (third < 40 ? 2000 : 1900);
		if (!set_day_month(&t->at, first, second, p->day_first))
			return 0;
	} else if (digits == 4) {
		t->at.year = third; /* only Europe writes dots */
		if (!set_day_month(&t->at, first, second, true))
			return 0;
	} else {
		return 0;
	}
	if (!is_date(t->at.year, t->at.month, t->at.day) ||
	    (has_flag(p, i + 5, LEXEME_INSIDE) && kind_at(p, i + 5) != WORD_OTHER))
		return 0;
	return i + 5;
}

/* 2024-W12 */
static uint32_t parse_iso_week(const struct parse *p, uint32_t i, struct timex *t)
{
	enum { MOST_WEEKS = 53 };
	if (!is_whole(p, i) || p->lexemes[i].digits != 4 || kind_at(p, i + 1) != WORD_DASH ||
	    !lexeme_is(p, i + 2, "w") || !has_flag(p, i + 2, LEXEME_CAPITAL) ||
	    !is_whole(p, i + 3) || p->lexemes[i + 3].digits != 2 ||
	    !has_flag(p, i + 3, LEXEME_INSIDE) || value_at(p, i + 3) < 1 ||
	    value_at(p, i + 3) > MOST_WEEKS || has_flag(p, i + 4, LEXEME_INSIDE))
		return 0;
	*t = timex_point(UNIT_WEEK);
	t->at.year = value_at(p, i);
	t->at.part = (uint8_t)value_at(p, i + 3);
	return i + 4;
}

static uint32_t parse_calendar(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t end;
	if ((end = parse_numeric(p, i, t)) || (end = parse_iso_week(p, i, t)) ||
	    (end = parse_month_first(p, i, t)) ||
	    (end = parse_day_first(p, i, t)) || (end = parse_day_before(p, i, t)) ||
	    (end = parse_day_behind(p, i, t)))
		return end;
	return 0;
}

/* "on a Monday", "on a cold Monday": a weekday without a day. */
static bool is_some_weekday(const struct parse *p, uint32_t i)
{
	i -= kind_before(p, i) == WORD_OTHER && i > 0 && !has_flag(p, i - 1, LEXEME_CAPITAL);
	return i >= 2 && kind_before(p, i) == WORD_A && lexeme_is(p, i - 2, "on");
}

uint32_t parse_date(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t end;
	if (kind_at(p, i) != WORD_WEEKDAY) {
		/* "the 3rd of May", "the May 3 attack": the article belongs to the first alone */
		const uint32_t the = kind_at(p, i) == WORD_THE && kind_at(p, i + 1) == WORD_ORDINAL;
		return parse_calendar(p, i + the, t);
	}
	uint32_t next = i + 1;
	next += kind_at(p, next) == WORD_COMMA;
	next += kind_at(p, next) == WORD_THE;
	if (has_flag(p, i, LEXEME_CAPITAL) && (end = parse_calendar(p, next, t)) &&
	    t->at.grain == UNIT_DAY)
		return end;
	if (!has_flag(p, i, LEXEME_CAPITAL) && p->lexemes[i].length < 6)
		return 0;
	const bool company = has_company(p, i) || kind_at(p, i + 1) == WORD_PART ||
	                     (kind_at(p, i + 1) == WORD_DASH && kind_at(p, i + 2) == WORD_WEEKDAY);
	if (is_doubtful(p, i) && !company)
		return 0;
	*t = timex_point(UNIT_DAY);
	t->at.weekday = (uint8_t)value_at(p, i);
	t->choice = is_some_weekday(p, i) ? CHOOSE_NONE : CHOOSE_BY_TENSE;
	return i + 1;
}
