/* The longest expression: alternatives, and what may stand before and behind. */
#include "time/parse.h"

/* The parts of the grammar. */
enum {
	OPENS_HOLIDAY  = 1 << 0,
	OPENS_DATE     = 1 << 1,
	OPENS_RELATIVE = 1 << 2,
	OPENS_PERIOD   = 1 << 3,
	OPENS_YEAR     = 1 << 4,
	OPENS_SPAN     = 1 << 5,
	OPENS_CLOCK    = 1 << 6,
	OPENS_DAYTIME  = 1 << 7,
	OPENS_PREFIX   = 1 << 8
};

/* Those that an expression can begin with at such a lexeme: nothing begins with the others. */
static const uint16_t openings[WORD_KIND_COUNT] = {
	[WORD_OTHER] = OPENS_HOLIDAY | OPENS_PERIOD, /* "Good Friday", "Q3" */
	[WORD_NUMBER] = OPENS_DATE | OPENS_RELATIVE | OPENS_PERIOD | OPENS_YEAR | OPENS_SPAN |
	                OPENS_CLOCK,
	[WORD_MONTH] = OPENS_HOLIDAY | OPENS_DATE,
	[WORD_WEEKDAY] = OPENS_DATE,
	[WORD_SEASON] = OPENS_PERIOD,
	[WORD_UNIT] = OPENS_RELATIVE | OPENS_PERIOD | OPENS_SPAN,
	[WORD_UNITS] = OPENS_RELATIVE | OPENS_SPAN,
	[WORD_PART] = OPENS_DAYTIME,
	[WORD_HOLIDAY] = OPENS_HOLIDAY,
	[WORD_NOON] = OPENS_CLOCK,
	[WORD_TODAY] = OPENS_RELATIVE,
	[WORD_TONIGHT] = OPENS_RELATIVE,
	[WORD_FISCAL] = OPENS_PERIOD,
	[WORD_DECADES] = OPENS_YEAR,
	[WORD_WEEKDAYS] = OPENS_SPAN,
	[WORD_REF] = OPENS_SPAN,
	[WORD_OFTEN] = OPENS_SPAN,
	[WORD_NUMERAL] = OPENS_DATE | OPENS_RELATIVE | OPENS_PERIOD | OPENS_YEAR | OPENS_SPAN |
	                 OPENS_CLOCK,
	[WORD_ORDINAL] = OPENS_DATE | OPENS_PERIOD | OPENS_YEAR | OPENS_SPAN,
	[WORD_HALF] = OPENS_SPAN,
	[WORD_VAGUE] = OPENS_RELATIVE | OPENS_SPAN,
	[WORD_THE] = OPENS_DATE | OPENS_RELATIVE | OPENS_PERIOD | OPENS_YEAR | OPENS_SPAN |
	             OPENS_DAYTIME | OPENS_PREFIX,
	[WORD_A] = OPENS_RELATIVE | OPENS_SPAN,
	[WORD_THIS] = OPENS_RELATIVE | OPENS_DAYTIME,
	[WORD_THAT] = OPENS_RELATIVE | OPENS_DAYTIME,
	[WORD_LAST] = OPENS_RELATIVE | OPENS_PERIOD,
	[WORD_NEXT] = OPENS_RELATIVE,
	[WORD_SAME] = OPENS_RELATIVE,
	[WORD_EVERY] = OPENS_SPAN,
	[WORD_TIMES] = OPENS_SPAN,
	[WORD_PER] = OPENS_SPAN,
	[WORD_EARLIER] = OPENS_RELATIVE,
	[WORD_LATER] = OPENS_RELATIVE,
	[WORD_EARLY] = OPENS_PREFIX,
	[WORD_EDGE] = OPENS_PREFIX,
	[WORD_ABOUT] = OPENS_RELATIVE | OPENS_SPAN,
	[WORD_MORE] = OPENS_RELATIVE | OPENS_SPAN,
	[WORD_THAN] = OPENS_RELATIVE,
	[WORD_IN] = OPENS_SPAN, /* "at least two years" */
	[WORD_AD] = OPENS_YEAR,
	[WORD_APOSTROPHE] = OPENS_YEAR,
};

/* The same with a look at what is behind a frequent word. */
static unsigned parts_at(const struct parse *p, uint32_t i)
{
	const enum word_kind kind = kind_at(p, i), next = kind_at(p, i + 1);
	switch (kind) {
	case WORD_OTHER:
		if (!has_flag(p, i, LEXEME_CAPITAL))
			return 0;
		return next == WORD_NUMBER ? openings[kind] : openings[kind] & OPENS_HOLIDAY;
	case WORD_IN:
		return lexeme_is(p, i, "at") ? openings[kind] : 0;
	case WORD_THE: /* "the very beginning of", "the near future", "the Q3 report" */
		if (next == WORD_OTHER)
			return kind_at(p, i + 2) == WORD_EDGE || kind_at(p, i + 2) == WORD_REF ||
			                       kind_at(p, i + 2) == WORD_NUMBER
			               ? openings[kind]
			               : 0;
		return openings[next] ? openings[kind] : 0;
	case WORD_A:
		return next == WORD_OTHER ? 0 : openings[kind];
	default:
		return openings[kind];
	}
}

/* "early", "mid-", "the end of": lexemes before a date that belong to it; i when there are none. */
static uint32_t skip_prefix(const struct parse *p, uint32_t i)
{
	uint32_t at = i + (kind_at(p, i) == WORD_THE);
	if (kind_at(p, at) == WORD_EARLY)
		return at + 1 + (kind_at(p, at + 1) == WORD_DASH);
	if (kind_at(p, at) == WORD_OTHER && at > i && kind_at(p, at + 1) == WORD_EDGE)
		at++; /* "the very beginning of" */
	if (kind_at(p, at) == WORD_EDGE && kind_at(p, at + 1) == WORD_OF)
		return at + 2;
	return i;
}

/* A date: something that has a place in the calendar. */
static uint32_t parse_point(const struct parse *p, uint32_t i, unsigned parts, struct timex *t)
{
	struct timex other;
	uint32_t end = parts & OPENS_DATE ? parse_date(p, i, t) : 0, tail;
	if (parts & OPENS_HOLIDAY && (tail = parse_holiday(p, i, &other)) > end) {
		*t = other;
		end = tail;
	}
	if (parts & OPENS_RELATIVE && (tail = parse_relative(p, i, &other)) > end) {
		*t = other;
		end = tail;
	}
	const uint32_t the = kind_at(p, i) == WORD_THE;
	if ((parts & OPENS_PERIOD && (tail = parse_period(p, i + the, &other)) > end) ||
	    (parts & OPENS_YEAR && (tail = parse_bare_year(p, i + the, &other)) > end)) {
		*t = other;
		end = tail;
		/* "the 2008 elections" is about 2008, "the 1990s" is one expression. */
		if (other.at.grain == UNIT_YEAR && the && kind_before(p, i + 1) == WORD_THE)
			return 0;
	}
	return end;
}

/* Behind a date: "Monday morning", "on Monday at" no, "Monday 5 pm". */
static uint32_t parse_behind(const struct parse *p, uint32_t i, struct timex *t)
{
	struct timex clock;
	if (t->shape != SHAPE_POINT || t->at.grain != UNIT_DAY || t->ranged || t->clock.part)
		return i;
	if (kind_at(p, i) == WORD_PART && !has_flag(p, i, LEXEME_INSIDE)) {
		t->clock.part = (uint8_t)value_at(p, i);
		if (t->at.weekday && is_plural(p, i))
			t->shape = SHAPE_SET; /* "Saturday mornings" */
		return i + 1;
	}
	/* 2014-04-08T18:00Z */
	const uint32_t at = i + (lexeme_is(p, i, "t") && has_flag(p, i, LEXEME_INSIDE));
	if (kind_at(p, at) == WORD_NUMBER || kind_at(p, at) == WORD_NOON) {
		const uint32_t end = parse_clock(p, at, &clock);
		if (end && (at == i || has_flag(p, i, LEXEME_INSIDE))) {
			t->clock = clock.clock;
			t->dated = true;
			return end;
		}
	}
	return i;
}

/* Behind a clock: "18:00 UTC on Monday", "5 p.m. today", "6 am this morning". */
static uint32_t parse_day_of_clock(const struct parse *p, uint32_t i, struct timex *t)
{
	struct timex date;
	const uint32_t on = lexeme_is(p, i, "on");
	uint32_t end = parse_date(p, i + on, &date);
	if (!end)
		end = parse_relative(p, i + on, &date);
	if (!end && kind_at(p, i) == WORD_THIS)
		end = parse_part_of_day(p, i, &date);
	if (!end || date.shape != SHAPE_POINT || date.at.grain != UNIT_DAY || date.ranged)
		return i;
	const struct clock clock = t->clock;
	*t = date;
	t->clock = clock;
	t->dated = true;
	return end + (kind_at(p, end) == WORD_PART);
}

/* "the night of March 3" */
static uint32_t parse_part_of_date(const struct parse *p, uint32_t i, struct timex *t)
{
	const uint32_t part = i + (kind_at(p, i) == WORD_THE);
	if (kind_at(p, part) != WORD_PART || is_plural(p, part) ||
	    kind_at(p, part + 1) != WORD_OF)
		return 0;
	const uint32_t end = parse_date(p, part + 2, t);
	if (!end || t->at.grain != UNIT_DAY || t->ranged)
		return 0;
	t->clock.part = (uint8_t)value_at(p, part);
	t->dated = true;
	return end;
}

/* A date with prefix and what is behind it. */
static uint32_t parse_whole_point(const struct parse *p, uint32_t i, unsigned parts,
                                  struct timex *t)
{
	uint32_t end = parse_point(p, i, parts, t);
	if (!end) {
		const uint32_t at = parts & OPENS_PREFIX ? skip_prefix(p, i) : i;
		if (at == i || !(end = parse_point(p, at, parts_at(p, at), t)) ||
		    t->shape != SHAPE_POINT)
			return 0;
	}
	return parse_behind(p, end, t);
}

uint32_t parse_timex(const struct parse *p, uint32_t i, struct timex *t)
{
	const unsigned parts = parts_at(p, i);
	if (!parts)
		return 0;
	struct timex other;
	uint32_t end = parse_whole_point(p, i, parts, t), tail;
	if (parts & OPENS_SPAN && (tail = parse_span(p, i, &other)) > end) {
		*t = other;
		end = tail;
	}
	if (parts & OPENS_CLOCK && (tail = parse_clock(p, i, &other))) {
		tail = parse_day_of_clock(p, tail, &other);
		if (tail >= end) {
			*t = other;
			end = tail;
		}
	}
	if (parts & OPENS_DAYTIME && ((tail = parse_part_of_date(p, i, &other)) > end ||
	                              (tail = parse_part_of_day(p, i, &other)) > end)) {
		*t = other;
		end = tail;
	}
	if (end) {
		t->first = i;
		t->end = end;
	}
	return end;
}
