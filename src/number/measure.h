/* What a number is a number of: money, percent, a quantity, or nothing but a number. */
#ifndef LEDE_NUMBER_MEASURE_H
#define LEDE_NUMBER_MEASURE_H

#include "number/numeral.h"

enum { MEASURE_VALUE_BYTES = 2 * AMOUNT_BYTES + 32 };

struct measure {
	lede_type       type;
	struct numeral  number;
	struct piece    first, last;
	uint32_t        value_length; /* 0: it has none */
	char            value[MEASURE_VALUE_BYTES];
};

/* Reads what begins at that token, or a little before it (a currency, an article). False if that
 * is no number. Whether a bare number deserves to be marked is asked in context.h. */
bool measure_read(const struct reader *r, uint32_t token, struct measure *m);

#endif
