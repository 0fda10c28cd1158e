#include "time/parse.h"

enum { LAST_PLAIN_YEAR = 2039, FIRST_PLAIN_YEAR = 1800, PIVOT = 40, LAST_BC = 9999 };

/* A number of that many digits with nothing else in it. */
static bool is_figure(const struct parse *p, uint32_t i, int digits)
{
	return is_whole(p, i) && p->lexemes[i].digits == digits &&
	       !has_flag(p, i, LEXEME_COMMAS);
}

int32_t full_year(int32_t two_digits)
{
	return two_digits + (two_digits < PIVOT ? 2000 : 1900);
}

/* "508 BC", "394 AD", "AD 842". */
static uint32_t parse_era(const struct parse *p, uint32_t i, int32_t *year)
{
	if (kind_at(p, i) == WORD_AD && has_flag(p, i, LEXEME_CAPITAL) && is_whole(p, i + 1) &&
	    value_at(p, i + 1) >= 1 && value_at(p, i + 1) <= 9999) {
		*year = value_at(p, i + 1);
		return i + 2;
	}
	if (!is_whole(p, i) || value_at(p, i) > LAST_BC || value_at(p, i) == 0)
		return 0;
	if (kind_at(p, i + 1) == WORD_BC) {
		*year = 1 - value_at(p, i);
		return i + 2;
	}
	if (kind_at(p, i + 1) == WORD_AD && has_flag(p, i + 1, LEXEME_CAPITAL) &&
	    value_at(p, i) <= 9999) {
		*year = value_at(p, i);
		return i + 2;
	}
	return 0;
}

/* Whether a number that ended before lexeme i counts nothing. */
static bool counts_nothing(const struct parse *p, uint32_t i)
{
	switch (kind_at(p, i)) {
	case WORD_UNIT: case WORD_UNITS: case WORD_COUNTED: case WORD_SCALE: case WORD_AM_PM:
	case WORD_COLON: case WORD_SLASH: case WORD_HALF:
		return false;
	case WORD_OTHER: /* "in 348 Pachomius died", but "in 348 cases" and "348%" */
		return i >= p->count || has_flag(p, i, LEXEME_CAPITAL) ||
		       (p->lexemes[i].length == 1 && p->text[p->lexemes[i].begin] != '%');
	default:
		return !has_flag(p, i, LEXEME_INSIDE);
	}
}

/* Whether a number of three digits is a year: "c. 347", "in the year 71"; "in 348", if the text is
 * of those times. */
enum old { OLD_NO, OLD_PERHAPS, OLD_YES };

static enum old is_old(const struct parse *p, uint32_t i)
{
	if (!is_whole(p, i) || p->lexemes[i].digits > 3 || !value_at(p, i) ||
	    has_flag(p, i, LEXEME_INSIDE))
		return OLD_NO;
	const bool three = p->lexemes[i].digits == 3;
	switch (kind_before(p, i)) {
	case WORD_CIRCA:
		return three ? OLD_YES : OLD_NO;
	case WORD_UNIT:
		return value_at(p, i - 1) == UNIT_YEAR && kind_before(p, i - 1) == WORD_THE
		               ? OLD_YES
		               : OLD_NO;
	case WORD_IN: case WORD_BEFORE: case WORD_AFTER: case WORD_ABOUT: case WORD_TO:
		return three ? OLD_PERHAPS : OLD_NO;
	default:
		return OLD_NO;
	}
}

/* A year of fewer than four digits; t->old if that is not certain. */
static uint32_t parse_old_year(const struct parse *p, uint32_t i, struct timex *t)
{
	const enum word_kind before = kind_before(p, i);
	enum old old = is_old(p, i);
	if ((before == WORD_DASH || before == WORD_TO || before == WORD_AND) && i >= 2 &&
	    is_figure(p, i, 3) && value_at(p, i) > value_at(p, i - 2) && is_old(p, i - 2) > old)
		old = is_old(p, i - 2); /* "c. 314 – 368" */
	t->at.year = value_at(p, i);
	t->old = old == OLD_PERHAPS;
	return old && counts_nothing(p, i + 1) ? i + 1 : 0;
}

uint32_t parse_year_of_day(const struct parse *p, uint32_t i, int32_t *year)
{
	if (!is_figure(p, i, 3) || has_flag(p, i, LEXEME_INSIDE))
		return 0;
	const bool alone = i + 1 >= p->count || p->lexemes[i + 1].length == 1 ||
	                   kind_before(p, i) == WORD_OF;
	*year = value_at(p, i);
	return alone && (i + 1 >= p->count || counts_nothing(p, i + 1)) ? i + 1 : 0;
}

uint32_t parse_year(const struct parse *p, uint32_t i, int32_t *year)
{
	const uint32_t end = parse_era(p, i, year);
	if (end)
		return end;
	if (is_figure(p, i, 4) && value_at(p, i) >= 1000 && value_at(p, i) < 3000 &&
	    kind_at(p, i + 1) != WORD_COUNTED) {
		*year = value_at(p, i);
		return i + 1;
	}
	if (kind_at(p, i) == WORD_APOSTROPHE && is_figure(p, i + 1, 2) &&
	    has_flag(p, i + 1, LEXEME_GLUED) && kind_at(p, i + 2) != WORD_S) {
		*year = full_year(value_at(p, i + 1));
		return i + 2;
	}
	return 0;
}

/* "the 1990s", "the '80s", "the mid-eighties"; "the 1600s" are a century. */
static uint32_t parse_decade(const struct parse *p, uint32_t i, struct timex *t)
{
	const enum word_kind before = kind_before(p, i);
	const bool led = before == WORD_THE || before == WORD_EARLY || before == WORD_DASH ||
	                 before == WORD_AND || before == WORD_TO;
	*t = timex_point(UNIT_DECADE);
	if (kind_at(p, i) == WORD_DECADES && led) {
		t->at.year = 1900 + value_at(p, i);
		return i + 1;
	}
	const uint32_t number = i + (kind_at(p, i) == WORD_APOSTROPHE);
	uint32_t s = number + 1;
	s += kind_at(p, s) == WORD_APOSTROPHE && has_flag(p, s, LEXEME_GLUED);
	if (kind_at(p, s) != WORD_S || !has_flag(p, s, LEXEME_GLUED) || value_at(p, number) % 10)
		return 0;
	if (is_figure(p, number, 4) && value_at(p, number) >= 1000) {
		t->at.year = value_at(p, number);
		if (t->at.year % 100 == 0 && t->at.year < 2000)
			t->at.grain = UNIT_CENTURY;
	} else if (is_figure(p, number, 2) && (led || number > i)) {
		t->at.year = value_at(p, number) + (value_at(p, number) < 20 ? 2000 : 1900);
	} else {
		return 0;
	}
	/* "1980's best film" is of one year, not of ten. */
	if (p->lexemes[s].length > 1 && !led)
		return 0;
	return s + 1;
}

/* "19th century", "3rd-century BC", "second millennium". */
static uint32_t parse_century(const struct parse *p, uint32_t i, struct timex *t)
{
	int32_t nth;
	uint32_t end = parse_ordinal(p, i, &nth);
	if (!end || nth < 1 || nth > 99)
		return 0;
	end += kind_at(p, end) == WORD_DASH;
	const enum word_kind kind = kind_at(p, end);
	const int32_t unit = value_at(p, end);
	if ((kind != WORD_UNIT && kind != WORD_UNITS) ||
	    (unit != UNIT_CENTURY && unit != UNIT_MILLENNIUM))
		return 0;
	end++;
	*t = timex_point((enum unit)unit);
	const int32_t years = unit == UNIT_CENTURY ? 100 : 1000;
	t->at.year = (nth - 1) * years;
	if (kind_at(p, end) == WORD_BC) {
		t->at.year = -nth * years;
		end++;
	} else if (kind_at(p, end) == WORD_AD) {
		end++;
	}
	return end;
}

/* "reigned 1715 - 1774": the first of two years with a dash between them. */
static bool opens_range(const struct parse *p, uint32_t i)
{
	return kind_at(p, i + 1) == WORD_DASH && is_figure(p, i + 2, 4) &&
	       value_at(p, i + 2) > value_at(p, i) && value_at(p, i + 2) <= LAST_PLAIN_YEAR;
}

/* Whether what stands before a four-digit number makes it a year. */
static bool year_follows(const struct parse *p, uint32_t i)
{
	switch (kind_before(p, i)) {
	case WORD_IN: case WORD_OF: case WORD_CIRCA: case WORD_OPEN: case WORD_EARLY:
	case WORD_MONTH: case WORD_SEASON: case WORD_BEFORE: case WORD_AFTER:
		return true;
	case WORD_TO: case WORD_AND: case WORD_DASH:
		if (lexeme_is(p, i - 1, "until") || lexeme_is(p, i - 1, "till"))
			return true;
		return i >= 2 && is_figure(p, i - 2, 4) && !has_flag(p, i - 1, LEXEME_INSIDE);
	case WORD_UNIT:
		return value_at(p, i - 1) == UNIT_YEAR;
	default:
		return false;
	}
}

/* Whether a four-digit number is a count, a code or a part of a longer word. */
static bool is_no_year(const struct parse *p, uint32_t i, uint32_t end)
{
	const enum word_kind after = kind_at(p, end);
	if (after == WORD_COUNTED || after == WORD_UNITS || after == WORD_SCALE ||
	    (has_flag(p, end, LEXEME_INSIDE) && after != WORD_S && after != WORD_SLASH))
		return true;
	if (end < p->count && p->lexemes[end].length == 1 && p->text[p->lexemes[end].begin] == '%')
		return true;
	switch (kind_before(p, i)) {
	case WORD_MONEY: case WORD_ABOUT: case WORD_THAN: case WORD_MORE: case WORD_COLON:
	case WORD_NUMBER:
		return !year_follows(p, i) && kind_before(p, i) != WORD_COLON;
	case WORD_DASH: /* "mid-2011", "post-2001" */
		return has_flag(p, i, LEXEME_INSIDE) && i >= 2 && kind_at(p, i - 2) != WORD_EARLY &&
		       kind_at(p, i - 2) != WORD_IN;
	case WORD_SLASH: case WORD_DOT:
		return has_flag(p, i, LEXEME_INSIDE);
	case WORD_OTHER: /* "p.2008", but "“2008" */
		return has_flag(p, i, LEXEME_INSIDE) ||
		       (has_flag(p, i, LEXEME_GLUED) && i > 0 && p->lexemes[i - 1].length > 1 &&
		        (unsigned char)p->text[p->lexemes[i - 1].begin] < 0x80);
	default:
		return false;
	}
}

/* "1900 villages", "of 1065 villas", "ca. 1000 authors", but "the 2008 elections" and "in 2008
 * elections". */
static bool counts_something(const struct parse *p, uint32_t i, uint32_t end)
{
	const bool plural = kind_at(p, end) == WORD_OTHER && end < p->count &&
	                    p->lexemes[end].length > 3 && !has_flag(p, end, LEXEME_CAPITAL) &&
	                    p->text[p->lexemes[end].begin + p->lexemes[end].length - 1] == 's';
	const enum word_kind before = kind_before(p, i);
	const bool likely = value_at(p, i) > 1900 && value_at(p, i) <= LAST_PLAIN_YEAR;
	if (!plural || before == WORD_THE)
		return false;
	return value_at(p, i) % 100 == 0 ? before != WORD_IN
	                                 : !likely && (before == WORD_OF || before == WORD_CIRCA);
}

/* "1939-1945", "1976-83", "2008/09"; "2015-03" is a month, "1704 - 1787" are two years. */
static uint32_t parse_year_range(const struct parse *p, uint32_t i, struct timex *t)
{
	/* "(1894 – 96)": in brackets spaces don't matter. */
	const bool loose = kind_before(p, i) == WORD_OPEN && is_figure(p, i + 2, 2) &&
	                   i + 3 < p->count && p->text[p->lexemes[i + 3].begin] == ')';
	if (!is_figure(p, i, 4) ||
	    (!loose && (!has_flag(p, i + 1, LEXEME_GLUED) || !has_flag(p, i + 2, LEXEME_GLUED))) ||
	    (kind_at(p, i + 1) != WORD_DASH && kind_at(p, i + 1) != WORD_SLASH))
		return 0;
	const int32_t first = value_at(p, i), second = value_at(p, i + 2);
	*t = timex_point(UNIT_YEAR);
	t->at.year = first;
	t->until = t->at;
	if (first < 1000 || first >= 3000)
		return 0;
	if (is_figure(p, i + 2, 4) && second > first && second < 3000) {
		if (second > LAST_PLAIN_YEAR && kind_before(p, i) != WORD_IN)
			return 0;
		t->until.year = second;
	} else if (is_figure(p, i + 2, 2) && second > first % 100) {
		t->until.year = first - first % 100 + second;
	} else if (is_figure(p, i + 2, 2) && second >= 1 && second <= 12 &&
	           has_flag(p, i + 2, LEXEME_INSIDE)) {
		t->at.month = (uint8_t)second;
		t->at.grain = UNIT_MONTH;
		return i + 3;
	} else {
		return 0;
	}
	t->ranged = true;
	return i + 3;
}

uint32_t parse_bare_year(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t end;
	if ((end = parse_century(p, i, t)) || (end = parse_decade(p, i, t)))
		return end;
	if ((end = parse_year_range(p, i, t)) && !is_no_year(p, i, end))
		return end;
	*t = timex_point(UNIT_YEAR);
	if ((end = parse_era(p, i, &t->at.year)) || (end = parse_old_year(p, i, t)))
		return end;
	t->old = false;
	if (!(end = parse_year(p, i, &t->at.year)) || is_no_year(p, i, end) ||
	    counts_something(p, i, end))
		return 0;
	if (kind_at(p, end) == WORD_FISCAL && kind_at(p, end + 1) == WORD_UNIT &&
	    value_at(p, end + 1) == UNIT_YEAR) { /* "the 1990 fiscal year" */
		t->at.fiscal = true;
		return end + 2;
	}
	if (year_follows(p, i) || opens_range(p, i))
		return end;
	if (kind_at(p, i) == WORD_APOSTROPHE || t->at.year < FIRST_PLAIN_YEAR ||
	    t->at.year > LAST_PLAIN_YEAR)
		return 0;
	return end;
}
