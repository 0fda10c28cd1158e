/* Whether a sentence tells of what was or of what will be, near a date in it. */
#ifndef LEDE_TIME_TENSE_H
#define LEDE_TIME_TENSE_H

#include "time/parse.h"

/* The tense of the nearest verb that shows one: before the lexemes first .. end - 1, else behind
 * them. Looks at a bounded number of lexemes. */
enum tense tense_near(const struct parse *p, uint32_t first, uint32_t end);

#endif
