/* Characters as names are compared by. */
#ifndef LEDE_GROUP_FOLD_H
#define LEDE_GROUP_FOLD_H

#include "text/utf8.h"

/* What a character does in a name. */
enum fold_kind {
	FOLD_LETTER, /* it is part of a word */
	FOLD_SKIP,   /* it is as if it was not there: a full stop, an apostrophe, a mark */
	FOLD_GAP     /* it parts words */
};

/* A letter of ASCII, as most are: then it is written to *out. */
static inline bool fold_letter(char c, char *out)
{
	*out = (char)(c | 0x20);
	return *out >= 'a' && *out <= 'z';
}

/* Decodes the character at text[0], length >= 1, and writes what it is compared by to out[0 ..
 * *out_length). Returns the bytes it takes. */
unsigned fold_character(const char *text, size_t length, enum fold_kind *kind, char out[4],
                        unsigned *out_length);

#endif
