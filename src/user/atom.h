/* What terms are compared by: atoms, which are runs of letters, digits and marks, and single other
 * characters. A term and a text are cut into the same atoms whatever the tokeniser makes of their
 * full stops ("Inc." before a word and at the end of a sentence) and clitics ("Do|n't"). */
#ifndef LEDE_USER_ATOM_H
#define LEDE_USER_ATOM_H

#include "text/sentence.h"

struct atom {
	uint32_t begin, end; /* bytes; end == begin: there is none */
	uint32_t hash;       /* of its letters in lower case; quotes and hyphens are all alike */
};

/* An atom longer than this is no word of a term. */
#define ATOM_MAX_BYTES 256

/* The atom that begins at at, which is no white space, and ends at or before end. One longer than
 * ATOM_MAX_BYTES is cut there. */
struct atom atom_at(const char *text, uint32_t at, uint32_t end);

/* The end of white space at at. */
uint32_t atom_skip_space(const char *text, uint32_t at, uint32_t end);

/* The characters of an atom, or of a term, one by one as they are compared: quotes and hyphens made
 * alike, in lower case if fold. Decodes at *at < end and moves it on. */
uint32_t atom_character(const char *text, uint32_t *at, uint32_t end, bool fold);

/* Whether a word goes on at at. */
bool atom_is_word(const char *text, uint32_t at, uint32_t end);

#endif
