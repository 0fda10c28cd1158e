/* Tokens that begin with no letter or digit. */
#ifndef LEDE_TEXT_SYMBOL_H
#define LEDE_TEXT_SYMBOL_H

#include "text/chars.h"

/* The end of the token that begins at begin, with neither white space nor a letter or digit;
 * glued: something other than white space ends there. Adds to *flags. */
uint32_t symbol_end(const struct stretch *s, uint32_t begin, bool glued, uint16_t *flags);

#endif
