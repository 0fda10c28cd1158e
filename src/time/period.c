/* Parts of a year: quarters, halves, seasons, weeks of a month, and the year they are of. */
#include "time/parse.h"

uint32_t parse_year_behind(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t at = i;
	const bool of = kind_at(p, at) == WORD_OF || lexeme_is(p, at, "in");
	at += of;
	at += of && kind_at(p, at) == WORD_THE;
	const enum word_kind which = kind_at(p, at);
	int32_t offset = 0;
	uint8_t anchor = ANCHOR_NOW;
	if (which == WORD_LAST || which == WORD_NEXT) {
		offset = which == WORD_LAST ? -1 : 1;
		if (value_at(p, at) == WHICH_OF_TEXT)
			anchor = ANCHOR_TEXT;
		if (value_at(p, at) == WHICH_LENGTH)
			return i;
	} else if (which == WORD_SAME || which == WORD_THAT) {
		anchor = ANCHOR_TEXT;
	} else if (which == WORD_UNIT && of && kind_before(p, at) == WORD_THE) {
		at--; /* "of the year" */
	} else if (which != WORD_THIS) {
		return i;
	}
	at++;
	at += kind_at(p, at) == WORD_FISCAL;
	if (kind_at(p, at) != WORD_UNIT || value_at(p, at) != UNIT_YEAR)
		return i;
	/* "in May this year's elections" is rare; "May of the year 2008" is a year. */
	t->anchor = anchor;
	t->shifted = true;
	t->offset = offset;
	t->unit = UNIT_YEAR;
	return at + 1;
}

/* The year of a period: "2009", "of 2009", ", 2009", "of last year"; i when there is none. */
static uint32_t parse_period_year(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t at = i;
	at += kind_at(p, at) == WORD_OF || lexeme_is(p, at, "in") ||
	      (kind_at(p, at) == WORD_COMMA && kind_at(p, at + 1) == WORD_NUMBER);
	const bool fiscal = kind_at(p, at) == WORD_FISCAL;
	at += fiscal;
	at += fiscal && kind_at(p, at) == WORD_UNIT;
	int32_t year;
	const uint32_t end = parse_year(p, at, &year);
	if (!end)
		return parse_year_behind(p, i, t);
	t->at.year = year;
	/* "the winter of 1776-77" */
	if (t->at.grain == UNIT_SEASON && is_whole(p, end + 1) && has_flag(p, end, LEXEME_INSIDE) &&
	    (kind_at(p, end) == WORD_DASH || kind_at(p, end) == WORD_SLASH))
		return end + 2;
	return end;
}

/* "the second Tuesday in November", "last Monday of May 2010": from the weekday on. */
static uint32_t parse_nth_weekday(const struct parse *p, uint32_t i, int32_t nth, struct timex *t)
{
	if (nth > 5 && nth != PART_LAST)
		return 0;
	uint32_t at = i + 1;
	if ((kind_at(p, at) != WORD_OF && !lexeme_is(p, at, "in")) ||
	    kind_at(p, at + 1) != WORD_MONTH || !has_flag(p, at + 1, LEXEME_CAPITAL))
		return 0;
	*t = timex_point(UNIT_DAY);
	t->at.weekday = (uint8_t)value_at(p, i);
	t->at.part = (uint8_t)nth;
	t->at.month = (uint8_t)value_at(p, at + 1);
	return parse_period_year(p, at + 2, t);
}

/* "third quarter", "third-quarter", "first half", "final quarter". */
static uint32_t parse_nth(const struct parse *p, uint32_t i, struct timex *t)
{
	int32_t nth;
	const bool last = kind_at(p, i) == WORD_LAST;
	uint32_t end = last ? i + 1 : parse_ordinal(p, i, &nth);
	if (!end)
		return 0;
	if (last || nth < 0)
		nth = PART_LAST;
	end += kind_at(p, end) == WORD_DASH;
	const bool half = kind_at(p, end) == WORD_HALF;
	if (kind_at(p, end) == WORD_WEEKDAY)
		return parse_nth_weekday(p, end, nth, t);
	if (!half && kind_at(p, end) != WORD_UNIT)
		return 0;
	const int32_t unit = half ? UNIT_HALF : value_at(p, end);
	const int32_t most = unit == UNIT_HALF ? 2 : unit == UNIT_QUARTER ? 4 : 5;
	if ((unit != UNIT_HALF && unit != UNIT_QUARTER && unit != UNIT_WEEK) ||
	    (nth > most && nth != PART_LAST))
		return 0;
	end++;
	*t = timex_point((enum unit)unit);
	t->at.part = (uint8_t)nth;
	if (unit == UNIT_WEEK) {
		/* "the last week of March" */
		if (kind_at(p, end) != WORD_OF || kind_at(p, end + 1) != WORD_MONTH)
			return 0;
		t->at.month = (uint8_t)value_at(p, end + 1);
		return parse_period_year(p, end + 2, t);
	}
	const uint32_t tail = parse_period_year(p, end, t);
	/* A first half of no year is one of a match; "the last quarter" counts from now. */
	return tail == end && (half || last) ? 0 : tail;
}

/* The year behind "FY" or "fiscal year"; there were none in antiquity. */
static uint32_t parse_fiscal(const struct parse *p, uint32_t i, struct timex *t)
{
	*t = timex_point(UNIT_YEAR);
	t->at.fiscal = true;
	const uint32_t end = parse_year(p, i, &t->at.year);
	if (end)
		return t->at.year >= 1000 ? end : 0;
	if (!is_whole(p, i) || p->lexemes[i].digits != 2 || !has_flag(p, i, LEXEME_GLUED))
		return 0;
	t->at.year = full_year(value_at(p, i)); /* "FY26" */
	return i + 1;
}

/* "Q3 2014", "H1 of 2014", "FY2009", "fiscal 2009". */
static uint32_t parse_code(const struct parse *p, uint32_t i, struct timex *t)
{
	const int32_t number = value_at(p, i + 1);
	if (kind_at(p, i) == WORD_FISCAL) {
		uint32_t at = i + 1;
		at += kind_at(p, at) == WORD_UNIT && value_at(p, at) == UNIT_YEAR;
		return parse_fiscal(p, at, t);
	}
	if (!has_flag(p, i, LEXEME_CAPITAL) || !is_whole(p, i + 1) || has_flag(p, i, LEXEME_INSIDE))
		return 0;
	if (lexeme_is(p, i, "fy")) {
		return parse_fiscal(p, i + 1, t);
	}
	const bool quarter = lexeme_is(p, i, "q");
	if ((!quarter && !lexeme_is(p, i, "h")) || number < 1 || number > (quarter ? 4 : 2) ||
	    !has_flag(p, i + 1, LEXEME_INSIDE))
		return 0;
	*t = timex_point(quarter ? UNIT_QUARTER : UNIT_HALF);
	t->at.part = (uint8_t)number;
	const uint32_t end = parse_period_year(p, i + 2, t);
	return quarter || end > i + 2 ? end : 0;
}

/* "3Q24", "1H 2024", "3Q". */
static uint32_t parse_code_behind(const struct parse *p, uint32_t i, struct timex *t)
{
	if (!is_whole(p, i) || has_flag(p, i, LEXEME_INSIDE))
		return 0;
	const bool quarter = lexeme_is(p, i + 1, "q");
	if (value_at(p, i) < 1 || (!quarter && !lexeme_is(p, i + 1, "h")) ||
	    value_at(p, i) > (quarter ? 4 : 2) || !has_flag(p, i + 1, LEXEME_INSIDE) ||
	    !has_flag(p, i + 1, LEXEME_CAPITAL))
		return 0;
	*t = timex_point(quarter ? UNIT_QUARTER : UNIT_HALF);
	t->at.part = (uint8_t)value_at(p, i);
	if (is_whole(p, i + 2) && has_flag(p, i + 2, LEXEME_INSIDE)) {
		if (p->lexemes[i + 2].digits != 2)
			return 0;
		t->at.year = full_year(value_at(p, i + 2));
		return i + 3;
	}
	const uint32_t end = parse_period_year(p, i + 2, t);
	return quarter || end > i + 2 ? end : 0;
}

/* "week 12 of 2024", "Week 33 of the year". */
static uint32_t parse_week(const struct parse *p, uint32_t i, struct timex *t)
{
	enum { MOST_WEEKS = 53 };
	if (kind_at(p, i) != WORD_UNIT || value_at(p, i) != UNIT_WEEK || !is_whole(p, i + 1) ||
	    value_at(p, i + 1) < 1 || value_at(p, i + 1) > MOST_WEEKS)
		return 0;
	*t = timex_point(UNIT_WEEK);
	t->at.part = (uint8_t)value_at(p, i + 1);
	const uint32_t end = parse_period_year(p, i + 2, t);
	return end > i + 2 ? end : 0;
}

/* "summer", "the fall of 2008", "spring 2009". */
static uint32_t parse_season(const struct parse *p, uint32_t i, struct timex *t)
{
	if (kind_at(p, i) != WORD_SEASON || opens_name(p, i))
		return 0;
	*t = timex_point(UNIT_SEASON);
	t->at.part = (uint8_t)value_at(p, i);
	const uint32_t end = parse_period_year(p, i + 1, t);
	/* Falls and springs are other things as a rule. */
	const bool doubtful = lexeme_is(p, i, "fall") || lexeme_is(p, i, "spring") ||
	                      lexeme_is(p, i, "springs");
	if (end == i + 1 && is_plural(p, i))
		t->shape = SHAPE_SET; /* "hot summers" */
	if (!doubtful || end > i + 1)
		return end;
	const enum word_kind after = kind_at(p, end);
	if (after == WORD_OF || after == WORD_IN || after == WORD_TO || after == WORD_AFTER)
		return 0;
	uint32_t before = i;
	if (kind_before(p, before) == WORD_THE)
		before--;
	switch (kind_before(p, before)) {
	case WORD_IN: case WORD_LAST: case WORD_NEXT: case WORD_THIS: case WORD_EARLY:
	case WORD_EVERY:
		return end;
	case WORD_TO: case WORD_OF:
		return before < i ? end : 0;
	default:
		return 0;
	}
}

uint32_t parse_period(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t end;
	if ((end = parse_nth(p, i, t)) || (end = parse_code(p, i, t)) ||
	    (end = parse_code_behind(p, i, t)) || (end = parse_week(p, i, t)) ||
	    (end = parse_season(p, i, t)))
		return end;
	return 0;
}
