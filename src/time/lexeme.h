/* Tokens to lexemes: what a grammar of dates reads. */
#ifndef LEDE_TIME_LEXEME_H
#define LEDE_TIME_LEXEME_H

#include "find/found.h"
#include "time/vocabulary.h"

/* A word, a number or a sign. "mid-2011", "9:30am" and "1990s" are one token, but three lexemes
 * each. */
struct lexeme {
	uint32_t begin;     /* byte of the text */
	uint32_t token;
	uint16_t length;    /* bytes */
	uint16_t thousandths; /* of a number, behind the decimal point */
	int32_t  value;     /* see enum word_kind */
	uint8_t  kind;      /* enum word_kind */
	uint8_t  digits;    /* of a number: how many before the point, 0 when over nine */
	uint8_t  decimals;  /* and behind it */
	uint8_t  flags;     /* LEXEME_* */
};

enum {
	LEXEME_CAPITAL = 1, /* begins with a capital */
	LEXEME_INSIDE  = 2, /* not the first of its token */
	LEXEME_COMMAS  = 4, /* 1,000 */
	LEXEME_GLUED   = 8, /* no white space before it */
	LEXEME_DOT     = 16 /* ends with the dot of an abbreviation */
};

typedef VEC(struct lexeme) lexeme_vec;

/* Appends the lexemes of a sentence; false when there is no memory. */
bool lex_sentence(const lede_allocator *a, const struct find_input *input,
                  const struct sentence *sentence, lexeme_vec *lexemes);

#endif
