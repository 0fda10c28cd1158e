#include "number/words.h"

static const struct number_word words[] = {
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

#define PAIR(first, second) ((unsigned)(first) << 8 | (unsigned)(second))
#define L(letter) (1u << ((letter) - 'a'))

/* The letters that a word of the table goes on with behind these two, bit by bit, and whether three
 * letters may be all of it. */
static uint32_t third_letters(unsigned pair)
{
	enum { SHORT = 1 << 26 };
	switch (pair) {
	case PAIR('b', 'i'):
		return L('l');
	case PAIR('c', 'r'):
		return L('o');
	case PAIR('d', 'o'):
		return L('z');
	case PAIR('e', 'i'):
		return L('g');
	case PAIR('e', 'l'):
		return L('e');
	case PAIR('f', 'i'):
		return L('f') | L('r') | L('v');
	case PAIR('f', 'o'):
		return L('r') | L('u');
	case PAIR('h', 'a'):
		return L('l');
	case PAIR('h', 'u'):
		return L('n');
	case PAIR('l', 'a'):
		return SHORT | L('c') | L('k');
	case PAIR('m', 'i'):
		return L('l');
	case PAIR('n', 'i'):
		return L('n');
	case PAIR('o', 'n'):
		return SHORT | L('e');
	case PAIR('q', 'u'):
		return L('a');
	case PAIR('s', 'e'):
		return L('c') | L('v');
	case PAIR('s', 'i'):
		return SHORT | L('x');
	case PAIR('t', 'e'):
		return SHORT | L('n');
	case PAIR('t', 'h'):
		return L('i') | L('o') | L('r');
	case PAIR('t', 'r'):
		return L('i');
	case PAIR('t', 'w'):
		return SHORT | L('e') | L('o');
	case PAIR('z', 'e'):
		return L('r');
	default:
		return 0;
	}
}

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

bool number_word_has_third(const char *text, size_t length)
{
	enum { SHORT_BIT = 26, SHORTEST = 3, LOWER = 0x20 };
	const uint32_t thirds = third_letters(
		PAIR((unsigned char)text[0] | LOWER, (unsigned char)text[1] | LOWER));
	const unsigned third = ((unsigned char)text[2] | LOWER) - 'a';
	return thirds && third < SHORT_BIT && thirds >> third & 1 &&
	       (length > SHORTEST || thirds >> SHORT_BIT);
}

const struct number_word *number_word(const struct reader *r, const struct piece *piece)
{
	if (piece->kind != PIECE_WORD)
		return NULL;
	if (!number_word_may_begin(r->input->text + piece->begin, piece->end - piece->begin))
		return NULL;
	const struct key key = key_of(r, piece, true);
	return KEY_FIND(words, key.text);
}
