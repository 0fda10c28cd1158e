/* The currency of a number: a sign, code or name before or behind it. */
#ifndef LEDE_NUMBER_CURRENCY_H
#define LEDE_NUMBER_CURRENCY_H

#include "number/numeral.h"

struct currency {
	const char *code;       /* ISO 4217, "" if it is not told which */
	uint8_t     shift;      /* 2 when the amount is in hundredths (cents) */
	bool        large_only; /* to be believed with a large number only */
};

/* Whether a currency stands right before the piece: "US$ 5", "Rs. 500", "JD 243", or in its token
 * ("RM69"). Then the whole begins with *first. */
bool currency_before(const struct reader *r, const struct piece *number, struct currency *c,
                     struct piece *first);

/* The same for a currency that opens the piece's own token, "Rs2,000": *number is then the piece
 * of digits. */
bool currency_opens(const struct reader *r, const struct piece *word, struct currency *c,
                    struct piece *number);

/* Whether a currency stands behind the numeral: "5 euros", "20 billion US dollars", "50p". */
bool currency_after(const struct reader *r, const struct numeral *n, struct currency *c,
                    struct piece *last);

/* Does the number look like an amount of a currency that is one letter: "N500m", "R2,500"? */
bool currency_is_plausible(const struct reader *r, const struct numeral *n);

#endif
