/* The day a text is of. */
#ifndef LEDE_TIME_REFERENCE_H
#define LEDE_TIME_REFERENCE_H

#include "time/find.h"
#include "time/parse.h"

/* The day that `date:` gives in the front matter at the head of the text; month 0 when none. */
struct civil front_matter_day(const char *text, size_t length);

/* Whether expression t, which begins at lexeme `first` of its sentence, is a dateline: "KABUL,
 * April 3, 2008 -", or a line with nothing but the day. */
bool is_dateline(const struct parse *p, const struct timex *t);

#endif
