/* The words of which numbers are made. */
#ifndef LEDE_NUMBER_WORDS_H
#define LEDE_NUMBER_WORDS_H

#include "base/word_key.h"
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

/* The words, and a hash table of them with linear probing: 1 more than an index, or 0. */
extern const struct number_word number_words[];
enum { NUMBER_WORD_BITS = 8 };
extern const uint8_t number_word_slots[1 << NUMBER_WORD_BITS];

static inline const struct number_word *number_word_find(struct word_key key)
{
	for (uint32_t at = word_key_hash(key, NUMBER_WORD_BITS); number_word_slots[at];
	     at = (at + 1) % (1u << NUMBER_WORD_BITS)) {
		const struct number_word *found = number_words + number_word_slots[at] - 1;
		if (word_key_is(key, found->word))
			return found;
	}
	return NULL;
}

/* The number word that those ASCII letters are, in any case, or NULL. */
static inline const struct number_word *number_word_of(const struct find_input *input,
                                                       uint32_t begin, uint32_t length)
{
	if (length == 0 || length > WORD_KEY_BYTES)
		return NULL;
	const char *end = input->text + find_text_end(input);
	return number_word_find(word_key(input->text + begin, length, end));
}

/* The number word that the piece is, in any case, or NULL. */
const struct number_word *number_word(const struct reader *r, const struct piece *piece);

#endif
