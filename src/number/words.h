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

extern const struct number_word number_words[];
extern const size_t number_word_count;

/* Bit by bit, the letters that are second in the words that begin with each letter, and third in
 * those of which each letter is the second. */
extern const uint32_t number_second_letters[26], number_third_letters[26];

/* A quick look at ASCII letters: false for nine of ten words that are none of these. */
static inline bool number_word_may_be(const char *letters, uint32_t length)
{
	enum { LOWER = 0x20, SHORTEST = 3 };
	if (length < SHORTEST)
		return false;
	const unsigned first = ((unsigned char)letters[0] | LOWER) - 'a';
	const unsigned second = ((unsigned char)letters[1] | LOWER) - 'a';
	return number_second_letters[first] >> second & 1 &&
	       number_third_letters[second] >> (((unsigned char)letters[2] | LOWER) - 'a') & 1;
}

/* The number word that those ASCII letters are, in any case, or NULL. */
const struct number_word *number_word_of(const struct find_input *input, uint32_t begin,
                                         uint32_t length);

/* The number word that the piece is, in any case, or NULL. */
const struct number_word *number_word(const struct reader *r, const struct piece *piece);

#endif
