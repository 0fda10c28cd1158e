/* Durations, sets of dates, and words for past, present and future. */
#include "time/parse.h"

static bool is_unit(const struct parse *p, uint32_t i)
{
	return (kind_at(p, i) == WORD_UNIT || kind_at(p, i) == WORD_UNITS) &&
	       value_at(p, i) != UNIT_PERIOD;
}

/* "about", "more than", "at least" before an amount. */
static uint32_t skip_about(const struct parse *p, uint32_t i)
{
	const uint32_t begin = i;
	if (kind_at(p, i) == WORD_MORE && kind_at(p, i + 1) == WORD_THAN)
		return i + 2;
	if (lexeme_is(p, i, "at") && kind_at(p, i + 1) == WORD_MORE)
		return i + 2;
	while (i < begin + 2 && kind_at(p, i) == WORD_ABOUT)
		i++;
	return i;
}

/* "30", "two and a half", "a", "several", "a couple of" before a unit. */
static uint32_t parse_how_many(const struct parse *p, uint32_t i, int64_t *amount)
{
	uint32_t end = parse_amount(p, i, amount);
	if (end)
		return end;
	end = i + (kind_at(p, i) == WORD_A);
	if (kind_at(p, end) == WORD_VAGUE) {
		*amount = lexeme_is(p, end, "couple") ? 2000 : AMOUNT_VAGUE;
		return end + 1 + (kind_at(p, end + 1) == WORD_OF);
	}
	*amount = 1000;
	return end > i ? end : 0;
}

/* "the first nine months" */
static uint32_t parse_first(const struct parse *p, uint32_t i, struct timex *t)
{
	int64_t amount;
	const uint32_t first = i + (kind_at(p, i) == WORD_THE);
	if (!lexeme_is(p, first, "first"))
		return 0;
	const uint32_t end = parse_amount(p, first + 1, &amount);
	if (!end || amount < 2000 || kind_at(p, end) != WORD_UNITS ||
	    value_at(p, end) == UNIT_PERIOD)
		return 0;
	*t = timex_span(SHAPE_DURATION, amount, (enum unit)value_at(p, end));
	return end + 1;
}

/* "half an hour", "half a year". */
static uint32_t parse_half(const struct parse *p, uint32_t i, struct timex *t)
{
	if (kind_at(p, i) != WORD_HALF)
		return 0;
	const uint32_t at = i + 1 + (kind_at(p, i + 1) == WORD_A || kind_at(p, i + 1) == WORD_DASH);
	if (at == i + 1 || !is_unit(p, at))
		return 0;
	*t = timex_span(SHAPE_DURATION, 500, (enum unit)value_at(p, at));
	return at + 1;
}

/* Behind "two years": "and three months", "and a half", "30 minutes". */
static uint32_t parse_rest(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t at = i + (kind_at(p, i) == WORD_AND);
	int64_t amount;
	if (at > i && kind_at(p, at) == WORD_A && kind_at(p, at + 1) == WORD_HALF &&
	    t->amount > 0) {
		t->amount += 500;
		return at + 2;
	}
	const uint32_t end = parse_amount(p, at, &amount);
	if (!end || !is_unit(p, end) || value_at(p, end) >= t->unit || t->amount < 0)
		return i;
	t->more = amount;
	t->more_unit = (uint8_t)value_at(p, end);
	return end + 1;
}

/* Whether what stands before "a year" makes it a rate: "15 a year", "once a week". */
static bool is_rate(const struct parse *p, uint32_t i)
{
	const enum word_kind before = kind_before(p, i);
	return before == WORD_TIMES || before == WORD_NUMBER || before == WORD_SCALE ||
	       before == WORD_COUNTED || before == WORD_UNITS || before == WORD_NUMERAL;
}

/* "45 min", "2 hr": units that have no plural. */
static bool is_abbreviation(const struct parse *p, uint32_t i)
{
	return lexeme_is(p, i, "min") || lexeme_is(p, i, "hr") || lexeme_is(p, i, "sec");
}

/* "58 years old", "24-year-old", "18 years of age": corpora agree that ages are no dates. */
static bool is_age(const struct parse *p, uint32_t i)
{
	const uint32_t dash = kind_at(p, i) == WORD_DASH;
	return kind_at(p, i + dash) == WORD_OLD || lexeme_is(p, i, "older") ||
	       lexeme_is(p, i, "younger") ||
	       (kind_at(p, i) == WORD_OF && lexeme_is(p, i + 1, "age"));
}

/* Behind an amount: "to three", "or four", "-5"; i when there is none. */
static uint32_t parse_most(const struct parse *p, uint32_t i, int64_t amount, int64_t *most)
{
	const enum word_kind sign = kind_at(p, i);
	uint32_t end;
	*most = 0;
	if (sign != WORD_DASH && !lexeme_is(p, i, "to") && !lexeme_is(p, i, "or"))
		return i;
	end = parse_amount(p, i + 1, most);
	if (end && *most > amount && kind_at(p, end) == WORD_UNITS)
		return end;
	*most = 0;
	return i;
}

static uint32_t parse_duration(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t end;
	if ((end = parse_half(p, i, t)) || (end = parse_first(p, i, t)))
		return end;
	/* "month-long", "years-long" */
	if (is_unit(p, i) && kind_at(p, i + 1) == WORD_DASH && kind_at(p, i + 2) == WORD_LONG) {
		*t = timex_span(SHAPE_DURATION, kind_at(p, i) == WORD_UNIT ? 1000 : AMOUNT_VAGUE,
		          (enum unit)value_at(p, i));
		return i + 3;
	}
	/* "for years", "in months" */
	if (kind_at(p, i) == WORD_UNITS && kind_before(p, i) == WORD_IN) {
		*t = timex_span(SHAPE_DURATION, AMOUNT_VAGUE, (enum unit)value_at(p, i));
		return i + 1;
	}
	int64_t amount;
	const uint32_t number = skip_about(p, i);
	/* "in just minutes", "over the years" */
	const uint32_t some = number + (kind_at(p, number) == WORD_THE);
	if (number > i && kind_at(p, some) == WORD_UNITS &&
	    (lexeme_is(p, i, "just") || (some > number && lexeme_is(p, i, "over")))) {
		*t = timex_span(SHAPE_DURATION, AMOUNT_VAGUE, (enum unit)value_at(p, some));
		return some + 1;
	}
	if (kind_before(p, i) == WORD_MONEY || !(end = parse_how_many(p, number, &amount)))
		return 0;
	int64_t most;
	end = parse_most(p, end, amount, &most);
	const bool dash = kind_at(p, end) == WORD_DASH;
	end += dash;
	/* "six straight days", "two consecutive quarters"; not "a difficult day" */
	const bool one = kind_at(p, number) == WORD_A && end == number + 1;
	end += !dash && !one && kind_at(p, end) == WORD_OTHER &&
	       kind_at(p, end + 1) == WORD_UNITS &&
	       !has_flag(p, end, LEXEME_CAPITAL | LEXEME_GLUED);
	end += !dash && kind_at(p, end) == WORD_MORE && is_unit(p, end + 1);
	if (!is_unit(p, end))
		return 0;
	const enum unit unit = (enum unit)value_at(p, end);
	/* "three quarters of them" */
	if (unit == UNIT_QUARTER && amount == 3000 && kind_at(p, end + 1) == WORD_OF)
		return 0;
	if (one && (kind_at(p, end) != WORD_UNIT || unit == UNIT_QUARTER))
		return 0;
	if (kind_at(p, end) == WORD_UNIT && !one && !dash && amount != 1000 && unit != UNIT_DAY &&
	    unit != UNIT_YEAR && !is_abbreviation(p, end))
		return 0;
	*t = timex_span(one && is_rate(p, number) ? SHAPE_SET : SHAPE_DURATION, amount, unit);
	t->most = most;
	end++;
	/* "A month-long" begins with the month. */
	if (is_age(p, end) || (!dash && kind_at(p, end) == WORD_DASH &&
	                       kind_at(p, end + 1) == WORD_LONG))
		return 0;
	if (one && kind_at(p, end) == WORD_DASH && has_flag(p, end, LEXEME_INSIDE))
		return 0; /* "a year-end party" */
	if (dash)
		return kind_at(p, end) == WORD_DASH && kind_at(p, end + 1) == WORD_LONG ? end + 2
		                                                                        : end;
	return t->shape == SHAPE_SET || most ? end : parse_rest(p, end, t);
}

/* "every day", "each Monday", "every two weeks", "every other year". */
static uint32_t parse_every(const struct parse *p, uint32_t i, struct timex *t)
{
	if (kind_at(p, i) != WORD_EVERY)
		return 0;
	int64_t amount = 1000;
	int32_t nth;
	uint32_t at = i + 1, end;
	if (kind_at(p, at) == WORD_EACH_OTHER) {
		amount = 2000;
		at++;
	} else if ((end = parse_amount(p, at, &amount))) {
		at = end;
	} else if ((end = parse_ordinal(p, at, &nth)) && nth > 0) {
		amount = nth * 1000;
		at = end;
	}
	switch (kind_at(p, at)) {
	case WORD_UNIT: case WORD_UNITS:
		if (value_at(p, at) == UNIT_PERIOD || amount == 0)
			return 0;
		*t = timex_span(SHAPE_SET, amount, (enum unit)value_at(p, at));
		return at + 1;
	case WORD_WEEKDAY: case WORD_MONTH:
		/* "each may", "every sun" */
		if (!has_flag(p, at, LEXEME_CAPITAL) &&
		    (kind_at(p, at) == WORD_MONTH || p->lexemes[at].length < 6))
			return 0;
		break;
	case WORD_SEASON: case WORD_PART:
		break;
	case WORD_HOLIDAY:
		end = parse_holiday(p, at, t);
		t->shape = SHAPE_SET;
		return end;
	default:
		return 0;
	}
	*t = timex_point(UNIT_DAY);
	t->shape = SHAPE_SET;
	if (kind_at(p, at) == WORD_WEEKDAY)
		t->at.weekday = (uint8_t)value_at(p, at++);
	else if (kind_at(p, at) == WORD_MONTH)
		t->at.month = (uint8_t)value_at(p, at++);
	if (kind_at(p, at) == WORD_PART)
		t->clock.part = (uint8_t)value_at(p, at++);
	else if (kind_at(p, at) == WORD_SEASON) {
		t->at.grain = UNIT_SEASON;
		t->at.part = (uint8_t)value_at(p, at++);
	} else if (t->at.month) {
		t->at.grain = UNIT_MONTH;
	}
	return at;
}

/* "once a week", "three times a year", "twice every ten days": where what is behind the times
 * begins; i if there are none. */
static uint32_t skip_times(const struct parse *p, uint32_t i)
{
	int64_t amount;
	uint32_t end = i;
	const uint32_t vague = i + (kind_at(p, i) == WORD_A);
	if (kind_at(p, vague) == WORD_VAGUE)
		end = vague + 1;
	else if ((kind_at(p, i) != WORD_TIMES || lexeme_is(p, i, "times")) &&
	         !(end = parse_amount(p, i, &amount)))
		return i;
	return kind_at(p, end) == WORD_TIMES ? end + 1 : i;
}

static uint32_t parse_times(const struct parse *p, uint32_t i, struct timex *t)
{
	const uint32_t at = skip_times(p, i);
	if (at == i)
		return 0;
	if (kind_at(p, at) == WORD_EVERY)
		return parse_every(p, at, t);
	if ((kind_at(p, at) != WORD_A && kind_at(p, at) != WORD_PER) ||
	    kind_at(p, at + 1) != WORD_UNIT)
		return 0;
	*t = timex_span(SHAPE_SET, 1000, (enum unit)value_at(p, at + 1));
	return at + 2;
}

/* "per year", "annual", "Mondays". */
static uint32_t parse_often(const struct parse *p, uint32_t i, struct timex *t)
{
	if (kind_at(p, i) == WORD_OFTEN && !opens_name(p, i)) {
		*t = timex_span(SHAPE_SET, 1000, (enum unit)value_at(p, i));
		return i + 1;
	}
	if (kind_at(p, i) == WORD_PER && kind_at(p, i + 1) == WORD_UNIT) {
		*t = timex_span(SHAPE_SET, 1000, (enum unit)value_at(p, i + 1));
		return i + 2;
	}
	if (kind_at(p, i) == WORD_WEEKDAYS) {
		*t = timex_point(UNIT_DAY);
		t->shape = SHAPE_SET;
		t->at.weekday = (uint8_t)value_at(p, i);
		return i + 1;
	}
	return 0;
}

/* Whether "the past" ends there: "in the past it was", not "in the past week". */
static bool ends_past(const struct parse *p, uint32_t i)
{
	static const char *const words[] = {"it", "he", "she", "they", "we", "you", "there", "but",
	                                    "was", "were", "is", "are", "has", "have", "had"};
	if (i >= p->count || p->lexemes[i].length == 1 || kind_at(p, i) == WORD_AND)
		return true;
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (lexeme_is(p, i, words[k]))
			return true;
	return false;
}

/* "now", "the near future", "in the past", "recent years". */
static uint32_t parse_ref(const struct parse *p, uint32_t i, struct timex *t)
{
	*t = timex_ref(REF_PRESENT);
	if (kind_at(p, i) == WORD_THE) {
		if (lexeme_is(p, i + 1, "present") && kind_before(p, i) == WORD_TO)
			return i + 2;
		const bool far = kind_at(p, i + 1) == WORD_OTHER &&
		                 !has_flag(p, i + 1, LEXEME_CAPITAL);
		const uint32_t at = i + 1 + far;
		if (lexeme_is(p, at, "future") && kind_before(p, i) == WORD_IN) {
			t->ref = REF_FUTURE;
			return at + 1;
		}
		if (kind_at(p, i + 1) == WORD_LAST && value_at(p, i + 1) == WHICH_LENGTH &&
		    kind_before(p, i) == WORD_IN && ends_past(p, i + 2)) {
			t->ref = REF_PAST;
			return i + 2;
		}
		return 0;
	}
	if (kind_at(p, i) != WORD_REF || lexeme_is(p, i, "future"))
		return 0;
	/* "2013 - present", "at present"; a present is a gift as well. */
	if (lexeme_is(p, i, "present") && kind_before(p, i) != WORD_DASH &&
	    !lexeme_is(p, i - 1, "at") && !lexeme_is(p, i - 1, "to"))
		return 0;
	t->ref = (uint8_t)value_at(p, i);
	if (lexeme_is(p, i, "recent") && kind_at(p, i + 1) == WORD_UNITS)
		return i + 2;
	return i + 1;
}

uint32_t parse_span(const struct parse *p, uint32_t i, struct timex *t)
{
	uint32_t end;
	if ((end = parse_every(p, i, t)) || (end = parse_times(p, i, t)) ||
	    (end = parse_often(p, i, t)) ||
	    (end = parse_duration(p, i, t)) || (end = parse_ref(p, i, t)))
		return end;
	return 0;
}
