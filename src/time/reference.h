/* The day a text is of. */
#ifndef LEDE_TIME_REFERENCE_H
#define LEDE_TIME_REFERENCE_H

#include "time/find.h"
#include "time/parse.h"
#include "time/resolve.h"

/* The day that `date:` gives in the front matter at the head of the text; month 0 when none. */
struct civil front_matter_day(const char *text, size_t length);

/* Whether expression t is the day in the head of a mail: "Date: Tue, 4 Mar 2025 09:12:44 +0000". */
bool is_mail_date(const struct parse *p, const struct timex *t);

/* Whether expression t, which begins at lexeme `first` of its sentence, is a dateline: "KABUL,
 * April 3, 2008 -", "LONDON, Oct. 26 (Reuters) -", or a line with nothing but the day. */
bool is_dateline(const struct parse *p, const struct timex *t);

/* The day of a dateline. One without a year is the day next to that of the file's name; without
 * that too its year is NO_LEAP_YEAR or 3 more: see resolve.h. */
struct civil dateline_day(const struct timex *t, lede_date file_date);

#endif
