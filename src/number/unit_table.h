/* Names and symbols of units. */
#ifndef LEDE_NUMBER_UNIT_TABLE_H
#define LEDE_NUMBER_UNIT_TABLE_H

#include "number/piece.h"

struct unit {
	char word[KEY_BYTES];
	char symbol[8]; /* the one it is reported by */
};

/* The unit that the piece names, or NULL. */
const struct unit *unit_find(const struct reader *r, const struct piece *piece);

#endif
