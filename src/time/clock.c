/* Times of day. */
#include "time/parse.h"

/* "UTC", "(GMT +8)", "local time" behind a clock; i when there is none. */
static uint32_t parse_zone(const struct parse *p, uint32_t i, struct clock *clock)
{
	const uint32_t open = kind_at(p, i) == WORD_OPEN;
	uint32_t at = i + open;
	const bool time_zone = kind_at(p, at) == WORD_ZONE &&
	                       (has_flag(p, at, LEXEME_CAPITAL) || has_flag(p, at, LEXEME_INSIDE));
	if (time_zone) {
		clock->zoned = value_at(p, at) != ZONE_UNKNOWN;
		clock->zone = (int16_t)value_at(p, at++);
	} else if (kind_at(p, at) == WORD_LOCAL && kind_at(p, at + 1) == WORD_TIME) {
		at += 2;
	} else {
		return i;
	}
	/* "GMT+8", "UTC-05:00" */
	const bool plus = at < p->count && p->lexemes[at].length == 1 &&
	                  p->text[p->lexemes[at].begin] == '+';
	if (clock->zoned && clock->zone == 0 && (plus || kind_at(p, at) == WORD_DASH) &&
	    is_whole(p, at + 1) && value_at(p, at + 1) <= 14 &&
	    has_flag(p, at + 1, LEXEME_GLUED)) {
		const int32_t sign = plus ? 1 : -1;
		clock->zone = (int16_t)(sign * 60 * value_at(p, at + 1));
		at += 2;
		if (kind_at(p, at) == WORD_COLON && is_whole(p, at + 1) &&
		    value_at(p, at + 1) < 60) {
			clock->zone = (int16_t)(clock->zone + sign * value_at(p, at + 1));
			at += 2;
		}
	}
	return at + (open && at < p->count && p->text[p->lexemes[at].begin] == ')');
}

static bool is_two_digits(const struct parse *p, uint32_t i)
{
	return is_whole(p, i) && p->lexemes[i].digits == 2 && value_at(p, i) < 60;
}

/* "6:40", "10.30" before am or pm, "18:00:05"; what is behind decides whether it is a time. */
static uint32_t parse_digits(const struct parse *p, uint32_t i, struct clock *clock)
{
	const struct lexeme *x = p->lexemes + i;
	if (kind_at(p, i) != WORD_NUMBER || !x->digits || x->digits > 2 || x->value > 24)
		return 0;
	clock->hour = (int8_t)x->value;
	if (x->decimals == 2 && x->thousandths < 600) {
		clock->minute = (int8_t)(x->thousandths / 10);
		return i + 1;
	}
	if (x->decimals)
		return 0;
	if (kind_at(p, i + 1) != WORD_COLON || !has_flag(p, i + 1, LEXEME_GLUED))
		return i + 1;
	if (!is_two_digits(p, i + 2))
		return 0;
	clock->minute = (int8_t)value_at(p, i + 2);
	if (kind_at(p, i + 3) == WORD_COLON && is_two_digits(p, i + 4)) {
		clock->second = (int8_t)value_at(p, i + 4);
		return i + 5;
	}
	return i + 3;
}

/* Whether a preposition or dash before "18:00" says that it is no score and no verse. */
static bool is_at(const struct parse *p, uint32_t i)
{
	const enum word_kind before = kind_before(p, i);
	return before == WORD_IN || before == WORD_TO || before == WORD_BEFORE ||
	       before == WORD_AFTER || before == WORD_ABOUT || before == WORD_DASH ||
	       before == WORD_OFTEN || before == WORD_AND;
}

static bool set_half(struct clock *clock, int32_t half)
{
	if (clock->hour < 1 || clock->hour > 12)
		return false;
	clock->hour = (int8_t)(clock->hour % 12 + half);
	return true;
}

static uint32_t parse_figures(const struct parse *p, uint32_t i, struct timex *t)
{
	const bool whole = is_whole(p, i);
	uint32_t end = parse_digits(p, i, &t->clock);
	if (!end || kind_before(p, i) == WORD_MONEY)
		return 0;
	if (kind_at(p, end) == WORD_AM_PM) {
		if (!set_half(&t->clock, value_at(p, end)))
			return 0;
		return parse_zone(p, end + 1, &t->clock);
	}
	if (kind_at(p, end) == WORD_OCLOCK && end == i + 1 && t->clock.hour <= 12)
		return end + 1;
	if (!whole || end == i + 1)
		return 0;
	const uint32_t zone = parse_zone(p, end, &t->clock);
	const bool strict = p->lexemes[i].digits == 2 || is_at(p, i);
	if (zone > end || (kind_at(p, end) == WORD_UNITS && value_at(p, end) == UNIT_HOUR))
		return zone > end ? zone : end + 1;
	return strict && !has_flag(p, end, LEXEME_INSIDE) ? end : 0;
}

/* "0800 UTC", "1600 GMT", "1830 hours". */
static uint32_t parse_military(const struct parse *p, uint32_t i, struct timex *t)
{
	if (!is_whole(p, i) || p->lexemes[i].digits != 4 || value_at(p, i) > 2400 ||
	    value_at(p, i) % 100 > 59)
		return 0;
	t->clock.hour = (int8_t)(value_at(p, i) / 100);
	t->clock.minute = (int8_t)(value_at(p, i) % 100);
	if (lexeme_is(p, i + 1, "hours") && lexeme_is(p, i - 1, "at"))
		return i + 2;
	const uint32_t end = parse_zone(p, i + 1, &t->clock);
	return end > i + 1 ? end : 0;
}

/* "five o'clock", "noon". */
static uint32_t parse_words(const struct parse *p, uint32_t i, struct timex *t)
{
	if (kind_at(p, i) == WORD_NOON) {
		t->clock.hour = (int8_t)value_at(p, i);
		t->clock.minute = 0;
		return parse_zone(p, i + 1, &t->clock);
	}
	if (kind_at(p, i) == WORD_NUMERAL && value_at(p, i) <= 12 &&
	    (kind_at(p, i + 1) == WORD_OCLOCK || kind_at(p, i + 1) == WORD_AM_PM)) {
		t->clock.hour = (int8_t)value_at(p, i);
		if (kind_at(p, i + 1) == WORD_AM_PM && !set_half(&t->clock, value_at(p, i + 1)))
			return 0;
		return i + 2;
	}
	return 0;
}

uint32_t parse_clock(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t end;
	*t = timex_point(UNIT_DAY);
	if ((end = parse_figures(p, i, t)))
		goto found;
	*t = timex_point(UNIT_DAY);
	if (!(end = parse_military(p, i, t)) && !(end = parse_words(p, i, t)))
		return 0;
found:
	t->anchor = ANCHOR_TEXT;
	t->shifted = true;
	t->unit = UNIT_DAY;
	return end;
}

uint32_t parse_part_of_day(const struct parse *p, uint32_t i, struct timex *t)
{
	const enum word_kind kind = kind_at(p, i);
	uint32_t at = i;
	*t = timex_point(UNIT_DAY);
	t->shifted = true;
	t->unit = UNIT_DAY;
	t->anchor = ANCHOR_TEXT;
	if (kind == WORD_THIS && lexeme_is(p, i, "this")) {
		t->anchor = ANCHOR_NOW;
		at++;
	} else if (kind == WORD_THE && kind_before(p, i) == WORD_IN) {
		at++; /* "in the morning" */
	} else if (kind == WORD_THAT) {
		at++;
	} else if (kind == WORD_PART && (lexeme_is(p, i, "overnight") ||
	                                 (kind_before(p, i) == WORD_IN &&
	                                  !lexeme_is(p, i, "nights")))) {
		/* "at night" */
	} else {
		return 0;
	}
	if (kind_at(p, at) != WORD_PART)
		return 0;
	t->clock.part = (uint8_t)value_at(p, at);
	if (is_plural(p, at))
		t->shape = SHAPE_SET; /* "in the mornings" */
	return at + 1;
}
