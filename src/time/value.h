/* Values as TIMEX3 writes them, written and read. */
#ifndef LEDE_TIME_VALUE_H
#define LEDE_TIME_VALUE_H

#include "time/resolve.h"

/* The longest value: two days with clocks and zones, and a NUL. */
#define VALUE_MAX_BYTES 96

struct value {
	char   text[VALUE_MAX_BYTES];
	size_t length;
};

/* A date or time; until is NULL unless the expression is a range. */
struct value value_of_point(const struct timex *t, const struct resolved *at,
                            const struct resolved *until);

/* A duration, a set or a reference. */
struct value value_of_span(const struct timex *t);

#endif
