/* From what an expression says to which day it is. */
#ifndef LEDE_TIME_RESOLVE_H
#define LEDE_TIME_RESOLVE_H

#include "time/calendar.h"
#include "time/tense.h"
#include "time/timex.h"

/* A text of which only the day and month are known is taken to be of this year, or of the leap year
 * that comes 3 years later, and what counts from there has no year: no text tells of years so far
 * away. */
enum { NO_LEAP_YEAR = 30001, LAST_YEAR = 9999 };

/* What has been told so far. */
struct story {
	struct civil now;  /* the day of the document; month 0: not known */
	struct moment told; /* the last date the text gave; grain 0: none yet */
	uint32_t told_in;  /* the sentence that gave it */
	bool     present;  /* it told of a day around that of the document */
	bool     past;     /* it told of a year well before */
	bool     of_antiquity; /* it told of a year before 1000 */
	int32_t  told_year;    /* the last year that was named; YEAR_UNKNOWN: none yet */
	uint32_t told_year_in; /* the sentence that named it */
	uint32_t sentence; /* the one being read */
};

/* A stretch of the calendar with all that is known of it. week.week is 0 unless the grain is a week
 * or a weekend of a known year. */
struct resolved {
	struct moment at;
	struct iso_week week;
};

/* Resolves one end of an expression. */
struct resolved resolve(const struct timex *t, const struct moment *end, enum tense tense,
                        const struct story *story);

/* What a story is only compared with, "than in the year-ago quarter": nothing counts from it. */
bool is_compared(const struct timex *t, const struct resolved *at);

/* Makes *r the last date told; named: with its year. */
void story_tell(struct story *story, const struct resolved *r, bool named);

#endif
