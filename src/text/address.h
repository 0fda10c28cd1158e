/* URLs, e-mail addresses and names of hosts. */
#ifndef LEDE_TEXT_ADDRESS_H
#define LEDE_TEXT_ADDRESS_H

#include "text/chars.h"

/* The end of the address that begins at begin, or 0 if none does. *flags gets LEDE_TOKEN_URL or
 * LEDE_TOKEN_EMAIL; a bare host ("Amazon.com") may be the name of a company and gets no flag.
 * Closing punctuation and brackets are not part of it. It looks at a bounded stretch, unless it
 * finds an address. */
uint32_t address_end(const struct stretch *s, uint32_t begin, uint16_t *flags);

#endif
