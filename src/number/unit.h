/* The unit behind a number: "km", "square miles", "metres per second", "°C". */
#ifndef LEDE_NUMBER_UNIT_H
#define LEDE_NUMBER_UNIT_H

#include "number/numeral.h"

enum { UNIT_BYTES = 24 };

/* Whether a unit stands behind the numeral, which ends in *last. Its symbol, NUL-terminated, goes
 * to symbol. Units of time are none. */
bool unit_after(const struct reader *r, const struct numeral *n, char symbol[UNIT_BYTES],
                struct piece *last);

#endif
