/* Dates and times in a text, with their values. */
#ifndef LEDE_TIME_FIND_H
#define LEDE_TIME_FIND_H

#include "find/found.h"

struct time_settings {
	lede_date date;      /* given by the caller; year 0: none */
	lede_date file_date; /* of the file's name, used when the text itself tells no day */
	bool      day_first; /* 3/5/2015 is 3 May */
	bool      markdown;  /* look for a day in the front matter */
};

/* Appends the dates and times of a text of length bytes to *found, in text order and without
 * overlaps, their values to *strings. Linear in length. False when there is no memory. */
bool time_find(const lede_allocator *a, const struct find_input *input, size_t length,
               const struct time_settings *settings, found_vec *found, string_vec *strings);

#endif
