/* The words of which numbers are made. */
#ifndef LEDE_NUMBER_WORDS_H
#define LEDE_NUMBER_WORDS_H

#include "number/piece.h"

enum number_word_kind {
	WORD_UNIT,          /* zero .. nine */
	WORD_TEEN,          /* ten .. nineteen */
	WORD_TENS,          /* twenty .. ninety */
	WORD_HUNDRED,       /* hundred */
	WORD_SCALE,         /* thousand, lakh, million: value is the power of ten */
	WORD_DOZEN,         /* dozen */
	WORD_HALF,          /* half */
	WORD_QUARTER,       /* quarter */
	WORD_PARTS,         /* thirds, quarters: value is how many make a whole */
	WORD_ORDINAL,       /* first .. ninetieth, hundredth */
	WORD_ORDINAL_SCALE, /* thousandth, millionth: value is the power of ten */
	WORD_MANY           /* dozens, thousands */
};

struct number_word {
	char    word[KEY_BYTES];
	uint8_t kind; /* enum number_word_kind */
	uint8_t value;
};

/* The second letters, bit by bit, of the words that begin with each letter. */
extern const uint32_t number_second_letters[26];

bool number_word_has_third(const char *text, size_t length);

/* A quick look: false for almost every word that is none of these. */
static inline bool number_word_may_begin(const char *text, size_t length)
{
	enum { SHORTEST = 3, LOWER = 0x20 };
	if (length < SHORTEST)
		return false;
	const unsigned first = ((unsigned char)text[0] | LOWER) - 'a';
	const unsigned second = ((unsigned char)text[1] | LOWER) - 'a';
	return first < 26 && second < 26 && number_second_letters[first] >> second & 1 &&
	       number_word_has_third(text, length);
}

/* The number word that the piece is, in any case, or NULL. */
const struct number_word *number_word(const struct reader *r, const struct piece *piece);

#endif
