/* The dates of a text in the order of time. */
#ifndef LEDE_TIME_TIMELINE_H
#define LEDE_TIME_TIMELINE_H

#include "find/found.h"

struct event {
	uint32_t    entity; /* index of a date or time */
	lede_extent extent;
};

typedef VEC(struct event) event_vec;

/* Empties *events and fills it with the dates and times that are a point or stretch of the
 * calendar: those that are known in the order of time, then the others in text order. Of one value
 * in one sentence the first mention alone. n log n for n dates. False when there is no memory. */
bool timeline_make(const lede_allocator *a, const found_vec *entities, const string_vec *strings,
                   event_vec *events);

#endif
