/* The words around a mention. */
#ifndef LEDE_GROUP_READING_H
#define LEDE_GROUP_READING_H

#include "find/found.h"

/* Is the token that word, which is in lower case, whatever the token's case? */
bool token_is(const struct find_input *input, uint32_t token, const char *word);

/* Is it one of those, of which the last is NULL? */
bool token_is_any(const struct find_input *input, uint32_t token, const char *const *words);

/* Copies a token, letters of ASCII in lower case. Returns its length, or 0 if that is more than
 * size. */
size_t token_lower(const struct find_input *input, uint32_t token, char *word, size_t size);

#endif
