#include "number/words.h"

#include "base/word_key.h"

const struct number_word number_words[] = {
	{"billion", WORD_SCALE, 9}, {"billions", WORD_MANY, 0},
	{"billionth", WORD_ORDINAL_SCALE, 9}, {"crore", WORD_SCALE, 7},
	{"crores", WORD_SCALE, 7}, {"dozen", WORD_DOZEN, 12}, {"dozens", WORD_MANY, 0},
	{"eight", WORD_UNIT, 8}, {"eighteen", WORD_TEEN, 18}, {"eighteenth", WORD_ORDINAL, 18},
	{"eighth", WORD_ORDINAL, 8}, {"eighths", WORD_PARTS, 8}, {"eightieth", WORD_ORDINAL, 80},
	{"eighty", WORD_TENS, 80}, {"eleven", WORD_TEEN, 11}, {"eleventh", WORD_ORDINAL, 11},
	{"fifteen", WORD_TEEN, 15}, {"fifteenth", WORD_ORDINAL, 15}, {"fifth", WORD_ORDINAL, 5},
	{"fifths", WORD_PARTS, 5}, {"fiftieth", WORD_ORDINAL, 50}, {"fifty", WORD_TENS, 50},
	{"first", WORD_ORDINAL, 1}, {"five", WORD_UNIT, 5}, {"fortieth", WORD_ORDINAL, 40},
	{"forty", WORD_TENS, 40}, {"four", WORD_UNIT, 4}, {"fourteen", WORD_TEEN, 14},
	{"fourteenth", WORD_ORDINAL, 14}, {"fourth", WORD_ORDINAL, 4},
	{"fourths", WORD_PARTS, 4}, {"fourty", WORD_TENS, 40}, {"half", WORD_HALF, 2},
	{"hundred", WORD_HUNDRED, 2}, {"hundreds", WORD_MANY, 0},
	{"hundredth", WORD_ORDINAL, 100}, {"hundredths", WORD_PARTS, 100},
	{"lac", WORD_SCALE, 5}, {"lakh", WORD_SCALE, 5}, {"lakhs", WORD_SCALE, 5},
	{"million", WORD_SCALE, 6}, {"millions", WORD_MANY, 0},
	{"millionth", WORD_ORDINAL_SCALE, 6}, {"nine", WORD_UNIT, 9},
	{"nineteen", WORD_TEEN, 19}, {"nineteenth", WORD_ORDINAL, 19},
	{"ninetieth", WORD_ORDINAL, 90}, {"ninety", WORD_TENS, 90}, {"ninth", WORD_ORDINAL, 9},
	{"ninths", WORD_PARTS, 9}, {"one", WORD_UNIT, 1}, {"quadrillion", WORD_SCALE, 15},
	{"quarter", WORD_QUARTER, 4}, {"quarters", WORD_PARTS, 4}, {"second", WORD_ORDINAL, 2},
	{"seven", WORD_UNIT, 7}, {"seventeen", WORD_TEEN, 17}, {"seventeenth", WORD_ORDINAL, 17},
	{"seventh", WORD_ORDINAL, 7}, {"sevenths", WORD_PARTS, 7},
	{"seventieth", WORD_ORDINAL, 70}, {"seventy", WORD_TENS, 70}, {"six", WORD_UNIT, 6},
	{"sixteen", WORD_TEEN, 16}, {"sixteenth", WORD_ORDINAL, 16},
	{"sixteenths", WORD_PARTS, 16}, {"sixth", WORD_ORDINAL, 6}, {"sixths", WORD_PARTS, 6},
	{"sixtieth", WORD_ORDINAL, 60}, {"sixty", WORD_TENS, 60}, {"ten", WORD_TEEN, 10},
	{"tens", WORD_MANY, 0}, {"tenth", WORD_ORDINAL, 10}, {"tenths", WORD_PARTS, 10},
	{"third", WORD_ORDINAL, 3}, {"thirds", WORD_PARTS, 3}, {"thirteen", WORD_TEEN, 13},
	{"thirteenth", WORD_ORDINAL, 13}, {"thirtieth", WORD_ORDINAL, 30},
	{"thirty", WORD_TENS, 30}, {"thousand", WORD_SCALE, 3}, {"thousands", WORD_MANY, 0},
	{"thousandth", WORD_ORDINAL_SCALE, 3}, {"three", WORD_UNIT, 3},
	{"trillion", WORD_SCALE, 12}, {"trillions", WORD_MANY, 0}, {"twelfth", WORD_ORDINAL, 12},
	{"twelfths", WORD_PARTS, 12}, {"twelve", WORD_TEEN, 12}, {"twentieth", WORD_ORDINAL, 20},
	{"twenty", WORD_TENS, 20}, {"two", WORD_UNIT, 2}, {"zero", WORD_UNIT, 0},
};
const size_t number_word_count = sizeof number_words / sizeof *number_words;

#define L(letter) (1u << ((letter) - 'a'))

const uint32_t number_second_letters[26] = {
	['b' - 'a'] = L('i'),
	['c' - 'a'] = L('r'),
	['d' - 'a'] = L('o'),
	['e' - 'a'] = L('i') | L('l'),
	['f' - 'a'] = L('i') | L('o'),
	['h' - 'a'] = L('a') | L('u'),
	['l' - 'a'] = L('a'),
	['m' - 'a'] = L('i'),
	['n' - 'a'] = L('i'),
	['o' - 'a'] = L('n'),
	['q' - 'a'] = L('u'),
	['s' - 'a'] = L('e') | L('i'),
	['t' - 'a'] = L('e') | L('h') | L('r') | L('w'),
	['z' - 'a'] = L('e'),
};

const uint32_t number_third_letters[26] = {
	['a' - 'a'] = L('c') | L('k') | L('l'),
	['e' - 'a'] = L('c') | L('n') | L('r') | L('v'),
	['h' - 'a'] = L('i') | L('o') | L('r'),
	['i' - 'a'] = L('f') | L('g') | L('l') | L('n') | L('r') | L('v') | L('x'),
	['l' - 'a'] = L('e'),
	['n' - 'a'] = L('e'),
	['o' - 'a'] = L('r') | L('u') | L('z'),
	['r' - 'a'] = L('i') | L('o'),
	['u' - 'a'] = L('a') | L('n'),
	['w' - 'a'] = L('e') | L('o'),
};

/* A hash table with linear probing: 1 more than the index of a word, or 0. Written by
 * tools/gen_vocabulary.py from the words above. */
enum { SLOT_BITS = 8 };
static const uint16_t slots[1 << SLOT_BITS] = {
	39, 23, 31, 0, 0, 0, 0, 0, 13, 37, 0, 0, 0, 0, 19, 29, 0, 0, 88, 0, 0, 24, 0, 91, 3, 0,
	70, 59, 48, 68, 74, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 8, 12, 40, 0, 7,
	65, 32, 72, 0, 44, 0, 0, 10, 53, 0, 0, 0, 55, 92, 0, 17, 30, 36, 45, 50, 79, 69, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 27, 16, 0, 0, 62, 0, 0, 0, 0, 35, 0, 28, 0, 0, 0, 0, 14, 83, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 51, 0, 0, 0, 0, 75, 0, 78, 4, 0, 0, 0, 22, 0, 20,
	26, 0, 0, 0, 0, 60, 0, 41, 9, 33, 0, 61, 0, 0, 15, 0, 0, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0,
	0, 0, 0, 87, 80, 73, 67, 58, 85, 0, 0, 0, 54, 0, 0, 0, 0, 0, 21, 0, 25, 81, 0, 0, 0, 0,
	0, 0, 90, 0, 0, 6, 1, 47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 77, 49, 0, 0, 89, 0, 0, 0, 0,
	84, 38, 0, 0, 0, 0, 64, 0, 0, 0, 86, 71, 63, 57, 43, 0, 0, 0, 0, 0, 0, 0, 93, 0, 34, 82,
	0, 76, 56, 5, 46, 0, 0, 52, 66, 0, 0, 42, 0, 0, 0, 0,
};

static const struct number_word *find(struct word_key key)
{
	return word_key_find(number_words, sizeof *number_words, slots, SLOT_BITS, key);
}

const struct number_word *number_word_of(const struct find_input *input, uint32_t begin,
                                         uint32_t length)
{
	const char *letters = input->text + begin, *end = input->text + find_text_end(input);
	if (length > WORD_KEY_BYTES || !number_word_may_be(letters, length))
		return NULL;
	return find(word_key(letters, length, end));
}

const struct number_word *number_word(const struct reader *r, const struct piece *piece)
{
	if (piece->kind != PIECE_WORD)
		return NULL;
	if (r->input->tokens[piece->token].flags & TOKEN_LETTERS)
		return number_word_of(r->input, piece->begin, piece->end - piece->begin);
	const struct key key = key_of(r, piece, true);
	return find(word_key_of_row(key.text));
}
