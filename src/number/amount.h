/* Exact numbers: decimals, and fractions that are none. Nothing here rounds. */
#ifndef LEDE_NUMBER_AMOUNT_H
#define LEDE_NUMBER_AMOUNT_H

#include "base/prelude.h"

enum {
	AMOUNT_SHIFT_MAX = 40, /* largest power of ten, either way */
	AMOUNT_BYTES = 128     /* what amount_write needs at most */
};

/* digits * 10^exponent / divisor */
struct amount {
	uint64_t digits;
	int32_t  exponent;
	uint32_t divisor; /* >= 1; 1 unless decimals won't do: 3 in "two-thirds" */
	bool     negative;
};

static inline struct amount amount_of(uint64_t number)
{
	return (struct amount){number, 0, 1, false};
}

/* Each is false, and *a as it was, when the result does not fit. */
bool amount_shift(struct amount *a, int32_t places);
bool amount_times(struct amount *a, uint32_t factor);
bool amount_divide(struct amount *a, uint32_t divisor); /* > 0 */
/* Both without sign and divisor. */
bool amount_add(struct amount *a, const struct amount *b);

/* Is a < b? False, too, when they can't be compared within 64 bits. */
bool amount_less(const struct amount *a, const struct amount *b);

/* Reads digits with or without grouping (3,500 12,34,567 1.250.000 .45) and one decimal point.
 * False for anything else ("1.2.3") or too many digits. */
bool amount_read(const char *text, size_t length, struct amount *a);

/* "1200000000", "-0.5", "2/3"; returns the length; no NUL. */
size_t amount_write(const struct amount *a, char out[AMOUNT_BYTES]);

#endif
