/* Names, codes and signs of the world's currencies. */
#ifndef LEDE_NUMBER_CURRENCY_TABLE_H
#define LEDE_NUMBER_CURRENCY_TABLE_H

#include "number/piece.h"

enum noun_sense {
	NOUN_CLEAR,  /* money */
	NOUN_LARGE,  /* money behind a large number or an adjective only: "won", "real" */
	NOUN_WEIGHT  /* pounds: a weight unless something says money */
};

struct currency_noun {
	char    word[KEY_BYTES];
	char    code[4]; /* "" where only an adjective tells (pesos) */
	uint8_t shift;   /* 2 for a hundredth, as cents */
	uint8_t sense;   /* enum noun_sense */
};

struct currency_adjective {
	char word[KEY_BYTES];
	char code[4];
};

enum code_sense {
	CODE_ANY,
	CODE_LARGE /* money before a large number only: "N500m", "R2.5 billion" */
};

struct currency_code {
	char    word[KEY_BYTES]; /* as it is written */
	char    code[4];
	uint8_t sense; /* enum code_sense */
};

/* Each is NULL when there is none. Nouns and adjectives are in lower case. */
const struct currency_noun *currency_noun(const char key[KEY_BYTES]);
const struct currency_adjective *currency_adjective(const char key[KEY_BYTES]);
const struct currency_code *currency_code(const char key[KEY_BYTES]);
const char *currency_sign(uint32_t sign);

#endif
