/* Dates that count from today, or from a date told before. */
#include "time/parse.h"

/* So many units ago at most: the years of the calendar have four digits. */
enum { MOST_UNITS = 9999, SATURDAY = 6 };

static struct timex shifted(enum anchor anchor, int32_t offset, enum unit unit)
{
	struct timex t = timex_point(unit);
	t.anchor = (uint8_t)anchor;
	t.shifted = true;
	t.offset = offset;
	t.unit = (uint8_t)unit;
	return t;
}

/* "yesterday", "the day before yesterday". */
static uint32_t parse_today(const struct parse *p, uint32_t i, struct timex *t)
{
	if (kind_at(p, i) == WORD_TODAY) {
		*t = shifted(ANCHOR_NOW, value_at(p, i), UNIT_DAY);
		return i + 1;
	}
	if (kind_at(p, i) == WORD_TONIGHT) {
		*t = shifted(ANCHOR_NOW, 0, UNIT_DAY);
		t->clock.part = PART_NIGHT;
		return i + 1;
	}
	const uint32_t day = i + (kind_at(p, i) == WORD_THE);
	const enum word_kind side = kind_at(p, day + 1);
	if (kind_at(p, day) == WORD_UNIT && value_at(p, day) >= UNIT_WEEK && day > i &&
	    ((side == WORD_BEFORE && lexeme_is(p, day + 2, "last")) ||
	     (side == WORD_AFTER && lexeme_is(p, day + 2, "next")))) { /* "the week before last" */
		*t = shifted(ANCHOR_NOW, side == WORD_AFTER ? 2 : -2, (enum unit)value_at(p, day));
		return day + 3;
	}
	if (kind_at(p, day) != WORD_UNIT || value_at(p, day) != UNIT_DAY)
		return 0;
	if ((side != WORD_BEFORE && side != WORD_AFTER) || kind_at(p, day + 2) != WORD_TODAY)
		return 0;
	*t = shifted(ANCHOR_NOW, value_at(p, day + 2) + (side == WORD_AFTER ? 1 : -1), UNIT_DAY);
	return day + 3;
}

/* A month, weekday or season behind "last", "next", "this". */
static uint32_t parse_chosen(const struct parse *p, uint32_t i, enum choice choice,
                             struct timex *t)
{
	uint32_t end;
	const enum word_kind kind = kind_at(p, i);
	if (kind == WORD_MONTH || kind == WORD_WEEKDAY)
		end = parse_date(p, i, t);
	else if (kind == WORD_SEASON)
		end = parse_period(p, i, t);
	else if (kind == WORD_HOLIDAY || kind == WORD_OTHER)
		end = parse_holiday(p, i, t);
	else
		return 0;
	if (end && t->at.year == YEAR_UNKNOWN)
		t->choice = (uint8_t)choice;
	return end;
}

static bool is_long_unit(const struct parse *p, uint32_t i)
{
	return kind_at(p, i) == WORD_UNIT && value_at(p, i) >= UNIT_DAY;
}

/* Units that "the last" and "the next" measure rather than name. */
static bool is_stretch(enum unit unit)
{
	return unit == UNIT_WEEK || unit == UNIT_MONTH || unit == UNIT_YEAR || unit == UNIT_DECADE;
}

/* "last week", "the next three years", "the same day", "this morning" is elsewhere. */
static uint32_t parse_which(const struct parse *p, uint32_t i, struct timex *t)
{
	const uint32_t at = i + (kind_at(p, i) == WORD_THE || kind_at(p, i) == WORD_THIS);
	const enum word_kind kind = kind_at(p, at);
	if (kind != WORD_LAST && kind != WORD_NEXT)
		return 0;
	const int32_t which = value_at(p, at), sign = kind == WORD_LAST ? -1 : 1;
	uint32_t end, unit = at + 1;
	if ((end = parse_chosen(p, unit, sign < 0 ? CHOOSE_LAST : CHOOSE_NEXT, t)))
		return end;
	unit += kind_at(p, unit) == WORD_FISCAL;
	if (is_long_unit(p, unit)) {
		const enum unit u = (enum unit)value_at(p, unit);
		if (which == WHICH_LENGTH && u != UNIT_WEEKEND) {
			*t = timex_span(SHAPE_DURATION, 1000, u);
			return unit + 1;
		}
		/* "over the last year", "in the next decade" */
		const enum word_kind before = kind_before(p, i);
		if (at > i && kind_at(p, i) == WORD_THE && which == WHICH_OF_NOW &&
		    (before == WORD_IN || before == WORD_ABOUT) && is_stretch(u) &&
		    !lexeme_is(p, i - 1, "for") && !lexeme_is(p, at, "coming")) {
			*t = timex_span(SHAPE_DURATION, 1000, u);
			return unit + 1;
		}
		/* "the next day" is that after what was told. */
		const bool told = which == WHICH_OF_TEXT || (u == UNIT_DAY && sign > 0);
		if (u == UNIT_DAY && !told)
			return 0;
		*t = shifted(told ? ANCHOR_TEXT : ANCHOR_NOW, sign, u);
		return unit + 1;
	}
	if (kind_at(p, unit) == WORD_PART && which == WHICH_OF_NOW && sign < 0) { /* "last night" */
		*t = shifted(ANCHOR_NOW, -1, UNIT_DAY);
		t->clock.part = (uint8_t)value_at(p, unit);
		return unit + 1;
	}
	if (kind_at(p, unit) == WORD_PART && kind_at(p, i) == WORD_THE && at > i &&
	    !is_plural(p, unit) && !lexeme_is(p, at, "past")) { /* "the following morning" */
		*t = shifted(ANCHOR_TEXT, sign, UNIT_DAY);
		t->clock.part = (uint8_t)value_at(p, unit);
		return unit + 1;
	}
	if (lexeme_is(p, at, "coming") && kind_at(p, unit) == WORD_UNITS) {
		*t = timex_ref(REF_FUTURE); /* "in the coming months" */
		return unit + 1;
	}
	int64_t amount = AMOUNT_VAGUE;
	end = parse_amount(p, unit, &amount);
	if (!end)
		end = unit + (kind_at(p, unit) == WORD_VAGUE);
	/* "the past five trading days" */
	end += kind_at(p, end) == WORD_OTHER && kind_at(p, end + 1) == WORD_UNITS && amount > 0;
	if (kind_at(p, end) != WORD_UNITS || (end == unit && at == i))
		return 0;
	*t = timex_span(SHAPE_DURATION, amount, (enum unit)value_at(p, end));
	return end + 1;
}

/* "the year-earlier period", "the year-ago quarter"; "at year-end". */
static uint32_t parse_year_dash(const struct parse *p, uint32_t i, struct timex *t)
{
	const uint32_t year = i + (kind_at(p, i) == WORD_THE);
	const enum word_kind side = kind_at(p, year + 2);
	if (kind_at(p, year) != WORD_UNIT || value_at(p, year) != UNIT_YEAR ||
	    kind_at(p, year + 1) != WORD_DASH)
		return 0;
	if (lexeme_is(p, year + 2, "end")) {
		const enum word_kind before = kind_before(p, i);
		*t = shifted(ANCHOR_NOW, 0, UNIT_YEAR);
		return before == WORD_IN || before == WORD_TO || before == WORD_BEFORE ||
		                       before == WORD_AFTER
		               ? parse_own_year(p, year + 3, t)
		               : 0;
	}
	if (side != WORD_EARLIER && side != WORD_AGO)
		return 0;
	if (kind_at(p, year + 3) == WORD_UNIT && value_at(p, year + 3) != UNIT_YEAR) {
		*t = timex_point(UNIT_YEAR);
		t->echo = t->compares = true;
		t->offset = -1;
		t->unit = (uint8_t)value_at(p, year + 3);
		return year + 4;
	}
	if (year > i)
		return 0;
	*t = shifted(side == WORD_AGO ? ANCHOR_NOW : ANCHOR_TEXT, -1, UNIT_YEAR);
	t->compares = true;
	return year + 3;
}

/* Whether "the day before" ends at lexeme i: there is nothing that it comes before. */
static bool ends_before(const struct parse *p, uint32_t i)
{
	return i >= p->count || (i + 1 == p->count && kind_at(p, i) == WORD_OTHER) ||
	       (p->lexemes[i].length == 1 && kind_at(p, i) != WORD_NUMBER &&
	        kind_at(p, i) != WORD_A && kind_at(p, i) != WORD_DASH);
}

/* "two years ago", "a week later", "the day before". */
static uint32_t parse_ago(const struct parse *p, uint32_t i, struct timex *t)
{
	int64_t amount = AMOUNT_VAGUE;
	uint32_t at = i;
	while (at < i + 3 && (kind_at(p, at) == WORD_ABOUT || kind_at(p, at) == WORD_MORE ||
	                      kind_at(p, at) == WORD_THAN))
		at++;
	uint32_t end = parse_amount(p, at, &amount);
	if (!end && (kind_at(p, at) == WORD_A || kind_at(p, at) == WORD_THE)) {
		end = at + 1;
		amount = 1000;
	}
	if (kind_at(p, end ? end : at) == WORD_VAGUE) {
		end = (end ? end : at) + 1;
		amount = AMOUNT_VAGUE;
		if (lexeme_is(p, end - 1, "couple"))
			amount = 2000;
		end += kind_at(p, end) == WORD_OF;
	}
	if (!end)
		end = at;
	const bool the = kind_at(p, at) == WORD_THE;
	if ((kind_at(p, end) != WORD_UNITS && kind_at(p, end) != WORD_UNIT) ||
	    (end == at && kind_at(p, end) != WORD_UNITS))
		return 0;
	enum unit unit = (enum unit)value_at(p, end++);
	if (unit == UNIT_YEAR && amount > 0 && kind_at(p, end) == WORD_AND &&
	    kind_at(p, end + 1) == WORD_A && kind_at(p, end + 2) == WORD_HALF) {
		amount += 500; /* "a year and a half ago" */
		end += 3;
	}
	if (unit == UNIT_YEAR && amount % 1000 == 500 && amount > 0) {
		amount = amount / 1000 * 12000 + 6000;
		unit = UNIT_MONTH;
	}
	const enum word_kind side = kind_at(p, end);
	const bool told = side == WORD_EARLIER || side == WORD_LATER ||
	                  ((side == WORD_BEFORE || side == WORD_AFTER) && ends_before(p, end + 1));
	if (side != WORD_AGO && !told)
		return 0;
	if ((the && side == WORD_AGO) || lexeme_is(p, end, "afterwards"))
		return 0;
	if (unit == UNIT_FORTNIGHT) {
		unit = UNIT_WEEK;
		amount = amount < 0 ? amount : amount * 2;
	}
	const int32_t sign = side == WORD_LATER || side == WORD_AFTER ? 1 : -1;
	if (amount < 0 || amount > MOST_UNITS * 1000 || amount % 1000 || unit < UNIT_DAY ||
	    unit == UNIT_PERIOD) {
		*t = timex_ref(sign < 0 ? REF_PAST : REF_FUTURE);
		return end + 1;
	}
	*t = shifted(side == WORD_AGO ? ANCHOR_NOW : ANCHOR_TEXT,
	             sign * (int32_t)(amount / 1000), unit);
	t->compares = true;
	return end + 1;
}

/* Behind "the same month": "last year", "of the previous year", "a year earlier", "of 2008". */
static uint32_t parse_year_before(const struct parse *p, uint32_t i, struct timex *t)
{
	const uint32_t of = kind_at(p, i) == WORD_OF || lexeme_is(p, i, "in");
	struct timex ago;
	uint32_t end;
	*t = timex_point(UNIT_YEAR);
	if ((end = parse_year(p, i + of, &t->at.year)))
		return end;
	if ((!(end = parse_ago(p, i, &ago)) && !(end = parse_which(p, i + of, &ago))) ||
	    ago.shape != SHAPE_POINT || ago.unit != UNIT_YEAR || ago.offset >= 0)
		return 0;
	t->offset = ago.offset;
	return end;
}

/* "this week", "the same day", "that year", "the current quarter". */
static uint32_t parse_this(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t at = i + (kind_at(p, i) == WORD_THE);
	const bool same = kind_at(p, at) == WORD_SAME;
	const bool that = kind_at(p, at) == WORD_THAT && lexeme_is(p, at, "that");
	const bool current = at > i && lexeme_is(p, at, "current");
	uint32_t end;
	if (!same && !that && !current && kind_at(p, at) != WORD_THIS)
		return 0;
	at++;
	if (!same && !current && (end = parse_chosen(p, at, CHOOSE_NEAR, t))) {
		if (!that)
			return end;
		/* "that May" is of the year told of; "that Monday" may be any. */
		if (t->at.weekday || t->at.year != YEAR_UNKNOWN || t->shifted)
			return 0;
		const struct moment at_told = t->at;
		*t = shifted(ANCHOR_TEXT, 0, UNIT_YEAR);
		t->at = at_told;
		return end;
	}
	at += kind_at(p, at) == WORD_SAME || kind_at(p, at) == WORD_FISCAL;
	if (!is_long_unit(p, at))
		return 0;
	const enum unit unit = (enum unit)value_at(p, at);
	if (same && (end = parse_year_before(p, at + 1, t))) {
		t->echo = true;
		t->unit = (uint8_t)unit;
		return end;
	}
	if (unit == UNIT_PERIOD)
		return 0;
	*t = shifted(same || that ? ANCHOR_TEXT : ANCHOR_NOW, 0, unit);
	return at + 1;
}

/* "earlier this week", "later in the year", "earlier today". */
static uint32_t parse_earlier(const struct parse *p, uint32_t i, struct timex *t)
{
	if (kind_at(p, i) != WORD_EARLIER && kind_at(p, i) != WORD_LATER)
		return 0;
	const uint32_t at = i + 1;
	uint32_t end;
	if ((end = parse_today(p, at, t)) || (end = parse_this(p, at, t)) ||
	    (end = parse_which(p, at, t)))
		return t->shape == SHAPE_POINT ? end : 0;
	if (lexeme_is(p, at, "in") && kind_at(p, at + 1) == WORD_THE && is_long_unit(p, at + 2)) {
		*t = shifted(value_at(p, at + 2) == UNIT_DAY ? ANCHOR_TEXT : ANCHOR_NOW, 0,
		             (enum unit)value_at(p, at + 2));
		return at + 3;
	}
	return 0;
}

/* Whether lexeme i - 1 says that "the day" behind it is that day: "rose for the day", "to end the
 * year", "the end of the month". */
static bool leads_unit(const struct parse *p, uint32_t i)
{
	static const char stems[][7] = {"clos", "end", "finish", "start", "beg"};
	if (i == 0)
		return false;
	if (kind_before(p, i) == WORD_OF)
		return kind_before(p, i - 1) == WORD_EDGE;
	if (lexeme_is(p, i - 1, "for")) /* but "to visit for the day" */
		return value_at(p, i + 1) != UNIT_DAY || has_flag(p, i - 1, LEXEME_CAPITAL);
	const struct lexeme *x = p->lexemes + i - 1;
	for (size_t k = 0; k < sizeof stems / sizeof *stems; k++)
		if (x->length >= strlen(stems[k]) &&
		    !memcmp(p->text + x->begin, stems[k], strlen(stems[k])))
			return true;
	return false;
}

/* Whether "the day" goes on: "the day after", "the day he left", "the year 2008". */
static bool unit_goes_on(const struct parse *p, uint32_t i)
{
	switch (kind_at(p, i)) {
	case WORD_BEFORE: case WORD_AFTER: case WORD_OF: case WORD_THAT: case WORD_NUMBER:
	case WORD_DASH: case WORD_EARLIER: case WORD_LAST: case WORD_NEXT:
		return true;
	default:
		return lexeme_is(p, i, "when") || lexeme_is(p, i, "he") || lexeme_is(p, i, "she") ||
		       lexeme_is(p, i, "they") || lexeme_is(p, i, "we") || lexeme_is(p, i, "i");
	}
}

/* "the year" and the like where they are no stretch of time, but a day, week or year. */
static uint32_t parse_the_unit(const struct parse *p, uint32_t i, struct timex *t)
{
	if (kind_at(p, i) != WORD_THE || !leads_unit(p, i))
		return 0;
	const uint32_t at = i + 1 + (kind_at(p, i + 1) == WORD_FISCAL);
	if (!is_long_unit(p, at) || value_at(p, at) == UNIT_PERIOD)
		return 0;
	const bool edge = kind_before(p, i) == WORD_OF;
	if (!edge && (value_at(p, at) > UNIT_YEAR || unit_goes_on(p, at + 1)))
		return 0;
	*t = shifted(value_at(p, at) == UNIT_DAY ? ANCHOR_TEXT : ANCHOR_NOW, 0,
	             (enum unit)value_at(p, at));
	return at + 1;
}

/* "on the 15th", "the 3rd of next month". */
static uint32_t parse_day_of_month(const struct parse *p, uint32_t i, struct timex *t)
{
	const uint32_t day = i + 1, end = day + 1;
	if (kind_at(p, i) != WORD_THE || kind_at(p, day) != WORD_ORDINAL ||
	    value_at(p, day) < 1 || value_at(p, day) > 31)
		return 0;
	if (kind_at(p, end) == WORD_OF) {
		const uint32_t tail = parse_which(p, end + 1, t), other = parse_this(p, end + 1, t);
		const uint32_t last = tail ? tail : other;
		if (tail)
			parse_which(p, end + 1, t);
		if (!last || t->shape != SHAPE_POINT || !t->shifted || t->unit != UNIT_MONTH)
			return 0;
		t->at.day = (uint8_t)value_at(p, day);
		t->at.grain = UNIT_DAY;
		return last;
	}
	/* "on the first floor", "by the 18th hole" */
	const bool figures = p->lexemes[day].digits;
	const enum word_kind before = kind_before(p, i);
	if (!figures || (before != WORD_IN && before != WORD_TO && before != WORD_BEFORE &&
	                 before != WORD_AFTER) ||
	    (end < p->count && p->lexemes[end].length > 1 && kind_at(p, end) != WORD_AND &&
	     kind_at(p, end) != WORD_TO && kind_at(p, end) != WORD_IN))
		return 0;
	/* "from the 15th to the 19th century" */
	const uint32_t next = end + 1 + (kind_at(p, end + 1) == WORD_THE);
	if (kind_at(p, next) == WORD_ORDINAL &&
	    (kind_at(p, next + 1) == WORD_UNIT || kind_at(p, next + 1) == WORD_UNITS))
		return 0;
	*t = timex_point(UNIT_DAY);
	t->at.day = (uint8_t)value_at(p, day);
	return end;
}

/* "over the weekend": the nearest one, as the tense tells. */
static uint32_t parse_weekend(const struct parse *p, uint32_t i, struct timex *t)
{
	if (kind_at(p, i) != WORD_THE || kind_before(p, i) == WORD_OF ||
	    kind_at(p, i + 1) != WORD_UNIT || value_at(p, i + 1) != UNIT_WEEKEND)
		return 0;
	*t = timex_point(UNIT_WEEKEND);
	t->at.weekday = SATURDAY;
	return i + 2;
}

uint32_t parse_relative(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t end;
	if ((end = parse_today(p, i, t)) || (end = parse_year_dash(p, i, t)) ||
	    (end = parse_ago(p, i, t)) ||
	    (end = parse_which(p, i, t)) || (end = parse_this(p, i, t)) ||
	    (end = parse_earlier(p, i, t)) || (end = parse_the_unit(p, i, t)) ||
	    (end = parse_day_of_month(p, i, t)) || (end = parse_weekend(p, i, t)))
		return end;
	return 0;
}
