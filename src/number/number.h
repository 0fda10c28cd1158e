/* Finds what grammar and form tell: MONEY, PERCENT, QUANTITY, ORDINAL, CARDINAL with their values,
 * URL, EMAIL, HANDLE, HASHTAG, PHONE. Values are described in lede.h. */
#ifndef LEDE_NUMBER_NUMBER_H
#define LEDE_NUMBER_NUMBER_H

#include "find/found.h"

/* Appends what is in the text to *found, in text order and without overlaps, and the values to
 * *strings. Linear in the number of bytes. False when there is no memory. */
bool number_find(const lede_allocator *a, const struct find_input *input, found_vec *found,
                 string_vec *strings);

#endif
