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

#define N(letter) ((letter) - 'a')
#define L(letter) (1u << N(letter))
#define SHORT     (1u << 26) /* three letters may be all of the word */

/* By its first two letters, the third letters of words in the table, bit by bit. */
static const uint32_t third_letters[26][26] = {
	[N('b')] = {[N('i')] = L('l')},
	[N('c')] = {[N('r')] = L('o')},
	[N('d')] = {[N('o')] = L('z')},
	[N('e')] = {[N('i')] = L('g'), [N('l')] = L('e')},
	[N('f')] = {[N('i')] = L('f') | L('r') | L('v'), [N('o')] = L('r') | L('u')},
	[N('h')] = {[N('a')] = L('l'), [N('u')] = L('n')},
	[N('l')] = {[N('a')] = SHORT | L('c') | L('k')},
	[N('m')] = {[N('i')] = L('l')},
	[N('n')] = {[N('i')] = L('n')},
	[N('o')] = {[N('n')] = SHORT | L('e')},
	[N('q')] = {[N('u')] = L('a')},
	[N('s')] = {[N('e')] = L('c') | L('v'), [N('i')] = SHORT | L('x')},
	[N('t')] = {[N('e')] = SHORT | L('n'),
	            [N('h')] = L('i') | L('o') | L('r'),
	            [N('r')] = L('i'),
	            [N('w')] = SHORT | L('e') | L('o')},
	[N('z')] = {[N('e')] = L('r')},
};

bool number_word_may_begin(const char *text, size_t length)
{
	enum { SHORTEST = 3, LETTERS = 26, LOWER = 0x20 };
	if (length < SHORTEST)
		return false;
	const unsigned first = ((unsigned char)text[0] | LOWER) - 'a';
	const unsigned second = ((unsigned char)text[1] | LOWER) - 'a';
	const unsigned third = ((unsigned char)text[2] | LOWER) - 'a';
	if (first >= LETTERS || second >= LETTERS || third >= LETTERS)
		return false;
	const uint32_t thirds = third_letters[first][second];
	return thirds >> third & 1 && (length > SHORTEST || thirds & SHORT);
}

const struct number_word *number_word(const struct reader *r, const struct piece *piece)
{
	if (piece->kind != PIECE_WORD)
		return NULL;
	if (!number_word_may_begin(r->input->text + piece->begin, piece->end - piece->begin))
		return NULL;
	const struct key key = key_of(r, piece, true);
	return table_find(words, sizeof words / sizeof *words, sizeof *words, key.text);
}
