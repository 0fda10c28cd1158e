/* Showing people when something was. */
#ifndef LEDE_CLI_WHEN_H
#define LEDE_CLI_WHEN_H

#include "cli/prelude.h"

enum { WHEN_BYTES = 32 };

/* The value of a dated event as people write it, year first, so that a column of them is in order:
 * "2008 summer" for 2008-SU, "2014 Q2", "1980s" for 198, "490 BC" for BC0490. Days, weeks,
 * months and years are as TIMEX3 has them. Returns value or what it wrote into buffer. */
const char *when_shown(const char *value, lede_precision precision, char buffer[WHEN_BYTES]);

#endif
