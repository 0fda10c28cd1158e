/* Numbers as they are written, before their unit: "3,500", "1.2bn", "-5", "2 1/2", "three hundred
 * and five thousand", "half a million", "two-thirds", "twenty-first", "tens of thousands". */
#ifndef LEDE_NUMBER_NUMERAL_H
#define LEDE_NUMBER_NUMERAL_H

#include "number/amount.h"
#include "number/piece.h"

enum numeral_kind {
	NUMERAL_NUMBER,
	NUMERAL_FRACTION, /* a part of a whole: "two-thirds", "½", "half" */
	NUMERAL_ORDINAL,
	NUMERAL_MANY /* without a value: "thousands", "several hundred" */
};

struct numeral {
	struct amount     amount;
	struct piece      first, last;
	enum numeral_kind kind;
	uint8_t           power;  /* of ten, by the magnitude that closes it: 6 in "2 million" */
	bool              words;  /* begins with a word, not with digits */
	bool              scaled; /* has a magnitude: million, k, hundred */
	bool              marked; /* digits with a separator, sign or fraction: 3,500 1.5 */
	bool              comma;  /* before the decimals: 3,5 */
};

/* The numeral that begins at that piece, which may need an article before it ("a hundred"): then
 * *n begins there. `money`: letters like m and b are magnitudes. Looks at a bounded number of
 * pieces. */
bool numeral_read(const struct reader *r, const struct piece *first, bool money,
                  struct numeral *n);

/* Takes the magnitude behind *n, if there is one: " million", "bn", "-crore". */
void numeral_take_magnitude(const struct reader *r, bool money, struct numeral *n);

#endif
