/* Shared by the parts of the grammar. A parser of a part takes where to begin and gives where its
 * part ends, or 0 when it isn't there. Each looks at a bounded number of lexemes. */
#ifndef LEDE_TIME_PARSE_H
#define LEDE_TIME_PARSE_H

#include "time/lexeme.h"
#include "time/timex.h"

struct parse {
	const char          *text;
	const struct lexeme *lexemes; /* of one sentence */
	uint32_t             count;
	bool                 day_first; /* 3/5 is 3 May */
};

static inline enum word_kind kind_at(const struct parse *p, uint32_t i)
{
	return i < p->count ? (enum word_kind)p->lexemes[i].kind : WORD_OTHER;
}

static inline enum word_kind kind_before(const struct parse *p, uint32_t i)
{
	return i > 0 && i <= p->count ? (enum word_kind)p->lexemes[i - 1].kind : WORD_OTHER;
}

static inline int32_t value_at(const struct parse *p, uint32_t i)
{
	return i < p->count ? p->lexemes[i].value : 0;
}

static inline bool has_flag(const struct parse *p, uint32_t i, unsigned flag)
{
	return i < p->count && p->lexemes[i].flags & flag;
}

/* Whether lexeme i is those letters, which are given in lower case. Asked often of others. */
bool lexeme_is_all(const struct parse *p, uint32_t i, const char *letters);

static inline bool lexeme_is(const struct parse *p, uint32_t i, const char *letters)
{
	return i < p->count && p->lexemes[i].length == strlen(letters) &&
	       (p->text[p->lexemes[i].begin] | 0x20) == *letters && lexeme_is_all(p, i, letters);
}

/* "mornings", "summers": lexeme i ends in an s. */
bool is_plural(const struct parse *p, uint32_t i);

/* "Annual Fund", "Winter Palace": lexeme i and the next are parts of a name. */
bool opens_name(const struct parse *p, uint32_t i);

/* A whole number in digits, with no fraction and at most nine digits. */
bool is_whole(const struct parse *p, uint32_t i);

/* number.c: amounts and ordinals, in digits or words. */
uint32_t parse_amount(const struct parse *p, uint32_t i, int64_t *thousandths);
uint32_t parse_ordinal(const struct parse *p, uint32_t i, int32_t *value);

/* year.c: years, decades, centuries, with era. */
uint32_t parse_year(const struct parse *p, uint32_t i, int32_t *year);      /* any place */
int32_t full_year(int32_t two_digits); /* '82 is 1982, '14 is 2014 */
uint32_t parse_year_of_day(const struct parse *p, uint32_t i, int32_t *year); /* "420" behind one */
uint32_t parse_bare_year(const struct parse *p, uint32_t i, struct timex *t); /* on its own */

/* date.c: what has a month, a weekday or slashes in it. */
uint32_t parse_date(const struct parse *p, uint32_t i, struct timex *t);
/* The year behind a day or month, with or without comma or "of"; i when there is none. */
uint32_t parse_own_year(const struct parse *p, uint32_t i, struct timex *t);

/* holiday.c: "Christmas", "Good Friday", "New Year's Eve 2008". */
uint32_t parse_holiday(const struct parse *p, uint32_t i, struct timex *t);

/* period.c: seasons, quarters, halves, weeks of a month; their year. */
uint32_t parse_period(const struct parse *p, uint32_t i, struct timex *t);
/* "of last year", ", 2009", "this year" behind something that has no year yet; i when there is
 * none. */
uint32_t parse_year_behind(const struct parse *p, uint32_t i, struct timex *t);

/* relative.c: yesterday, last week, two years ago. */
uint32_t parse_relative(const struct parse *p, uint32_t i, struct timex *t);

/* span.c: durations, sets, references to the present. */
uint32_t parse_span(const struct parse *p, uint32_t i, struct timex *t);

/* clock.c: times of day. */
uint32_t parse_clock(const struct parse *p, uint32_t i, struct timex *t);
uint32_t parse_part_of_day(const struct parse *p, uint32_t i, struct timex *t);

/* grammar.c: the longest expression that begins at lexeme i, as *t; where it ends, or 0. */
uint32_t parse_timex(const struct parse *p, uint32_t i, struct timex *t);

static inline struct timex timex_span(enum timex_shape shape, int64_t amount, enum unit unit)
{
	return (struct timex){
		.shape = (uint8_t)shape, .amount = amount, .unit = (uint8_t)unit};
}

static inline struct timex timex_ref(enum time_ref ref)
{
	return (struct timex){.shape = SHAPE_REF, .ref = (uint8_t)ref};
}

static inline struct timex timex_point(enum unit grain)
{
	struct timex t = {.shape = SHAPE_POINT};
	t.at.year = t.until.year = YEAR_UNKNOWN;
	t.at.grain = (uint8_t)grain;
	t.clock.hour = t.clock.minute = t.clock.second = -1;
	return t;
}

#endif
