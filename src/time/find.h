/* Dates and times in a text, with their values. */
#ifndef LEDE_TIME_FIND_H
#define LEDE_TIME_FIND_H

#include "find/recall.h"
#include "time/tense.h"

struct time_settings {
	lede_date date;      /* given by the caller; year 0: none */
	lede_date file_date; /* of the file's name, used when the text itself tells no day */
	bool      day_first; /* 3/5/2015 is 3 May */
	bool      markdown;  /* look for a day in the front matter */
};

/* An expression with all that its sentence says of it. */
struct expression {
	struct timex timex;
	struct found place; /* bytes and tokens counted from the sentence's first */
	uint8_t      tense; /* enum tense */
};

/* What was read in the text before, and what is being read in this one (find/earlier.h). What days
 * that is may change with any other sentence. Zero-initialise it. */
struct time_memory {
	struct time_text {
		VEC(struct part)       sentences;
		VEC(struct expression) expressions;
		bool                   day_first; /* how they were read */
	} now, before;
};

/* Appends the dates and times of a text of length bytes to *found, in text order and without
 * overlaps, their values to *strings. memory may be NULL if input->same is. Linear in length. False
 * when there is no memory. */
bool time_find(const lede_allocator *a, const struct find_input *input, size_t length,
               const struct time_settings *settings, struct time_memory *memory, found_vec *found,
               string_vec *strings);

/* This text becomes the one before. */
void time_keep(struct time_memory *memory);
void time_forget(const lede_allocator *a, struct time_memory *memory);

#endif
