/* Tokens that begin with a letter or a digit. */
#ifndef LEDE_TEXT_WORD_H
#define LEDE_TEXT_WORD_H

#include "text/chars.h"

/* The end of the token that begins at begin, with a letter or digit. Adds to *flags. Looks ahead
 * no further than the next word, an address apart. */
uint32_t word_end(const struct stretch *s, uint32_t begin, uint16_t *flags);

/* The end of the clitic at the apostrophe at begin ("'s", "'re"), or begin if there is none. */
uint32_t clitic_end(const struct stretch *s, uint32_t begin);

#endif
