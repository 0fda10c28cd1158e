/* What is known beforehand of a common English word (generated table background.c). */
#ifndef LEDE_PHRASE_BACKGROUND_H
#define LEDE_PHRASE_BACKGROUND_H

#include "base/prelude.h"

/* Its part in a noun phrase, by where it mostly stands in English prose. */
enum word_part {
	WORD_NOUN = 0x00,      /* may be the last word of a phrase */
	WORD_ADJECTIVE = 0x40, /* may come before the last */
	WORD_VERB = 0x80,      /* in no phrase */
	WORD_OTHER = 0xC0,     /* in no phrase, and says nothing about a text: function words,
	                          adverbs, weekdays */
	WORD_PART = 0xC0,      /* the bits of the part */
	WORD_LEVEL = 0x3F      /* the others: how rare the word is */
};

enum {
	BACKGROUND_COUNT = 6082,
	BACKGROUND_BYTES = 15,        /* of the longest word */
	BACKGROUND_LEVELS = 8,        /* rarity of a level: idf = level / 8 */
	BACKGROUND_UNKNOWN_LEVEL = 56 /* that of a word not in the table */
};

struct background {
	char    word[BACKGROUND_BYTES]; /* in lower case, filled up with NULs */
	uint8_t code;                   /* enum word_part | level */
};

/* Sorted by word. */
extern const struct background background[BACKGROUND_COUNT];

/* The code of a word in lower case. That of one that is not in the table is guessed from its
 * ending. */
uint8_t word_code(const char *lower, size_t length);

#endif
