/* What can be told of one word by looking at it alone. */
#ifndef LEDE_MODEL_WORD_H
#define LEDE_MODEL_WORD_H

#include "base/prelude.h"

#define WORD_AFFIXES 5

enum { /* word.flags */
	WORD_CAPITAL = 1u << 0,   /* its first letter is upper case */
	WORD_ALL_CAPS = 1u << 1,  /* two letters or more, none lower case, one or more upper case */
	WORD_HAS_UPPER = 1u << 2, /* an upper-case letter somewhere */
	WORD_LOWER = 1u << 3,     /* letters, none of them upper case */
	WORD_HAS_DIGIT = 1u << 4,
	WORD_JOINS = 1u << 5,     /* may stand between the capitalised words of one name: "of" */
	WORD_QUOTE = 1u << 6      /* a double quote */
};

/* Hashes of views of a word, the wider a view the more it generalises. Absent views are 0. */
struct word {
	uint32_t flags;                 /* WORD_* */
	uint32_t cased;                 /* the word itself, quotes and dashes unified */
	uint32_t lower;                 /* in lower case, digits as 0 */
	uint32_t plain;                 /* the same without diacritics */
	uint32_t shape;                 /* "Xxxx" for "Iran", runs cut at 4 */
	uint32_t kind;                  /* the shape with runs cut at 1: "Xx" */
	uint32_t prefix[WORD_AFFIXES];  /* of the lower-cased word, 1 .. 5 code points */
	uint32_t suffix[WORD_AFFIXES];  /* likewise; none as long as the word itself */
	uint32_t halves[2];             /* before the first and after the last hyphen */
};

/* Describes bytes[0 .. length); length >= 1. */
void word_describe(const char *bytes, size_t length, struct word *word);

/* The hash of a lower-cased word as word.lower has it, for lists compiled offline. */
uint32_t word_lower_hash(const char *bytes, size_t length);

#endif
