/* The longest expression: alternatives, and what may stand before and behind. */
#include "time/parse.h"

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
static uint32_t parse_point(const struct parse *p, uint32_t i, struct timex *t)
{
	struct timex other;
	uint32_t end = parse_date(p, i, t), tail;
	if ((tail = parse_holiday(p, i, &other)) > end) {
		*t = other;
		end = tail;
	}
	if ((tail = parse_relative(p, i, &other)) > end) {
		*t = other;
		end = tail;
	}
	const uint32_t the = kind_at(p, i) == WORD_THE;
	if ((tail = parse_period(p, i + the, &other)) > end ||
	    (tail = parse_bare_year(p, i + the, &other)) > end) {
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

/* A date with prefix and what is behind it. */
static uint32_t parse_whole_point(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t end = parse_point(p, i, t);
	if (!end) {
		const uint32_t at = skip_prefix(p, i);
		if (at == i || !(end = parse_point(p, at, t)) || t->shape != SHAPE_POINT)
			return 0;
	}
	return parse_behind(p, end, t);
}

uint32_t parse_timex(const struct parse *p, uint32_t i, struct timex *t)
{
	struct timex other;
	uint32_t end = parse_whole_point(p, i, t), tail;
	if ((tail = parse_span(p, i, &other)) > end) {
		*t = other;
		end = tail;
	}
	if ((tail = parse_clock(p, i, &other))) {
		tail = parse_day_of_clock(p, tail, &other);
		if (tail >= end) {
			*t = other;
			end = tail;
		}
	}
	if ((tail = parse_part_of_day(p, i, &other)) > end) {
		*t = other;
		end = tail;
	}
	if (end) {
		t->first = i;
		t->end = end;
	}
	return end;
}
