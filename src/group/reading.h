/* The words around a mention. */
#ifndef LEDE_GROUP_READING_H
#define LEDE_GROUP_READING_H

#include "base/ascii.h"
#include "find/found.h"
#include "group/words.h"

/* Is the token that word, which is in lower case, whatever the token's case? (Here, so that the
 * length of a word that is known is compared without a call.) */
static inline bool token_is(const struct find_input *input, uint32_t token, const char *word)
{
	const struct token *t = input->tokens + token;
	const char *text = input->text + t->begin;
	if (lower_byte(text[0]) != word[0]) /* nearly always */
		return false;
	const size_t length = strlen(word);
	if (t->length != length)
		return false;
	for (size_t i = 1; i < length; i++)
		if (lower_byte(text[i]) != word[i])
			return false;
	return true;
}

/* Is the word before it that one? */
static inline bool is_behind(const struct find_input *input, const struct found *found,
                             const char *word)
{
	return found->first_token > input->sentences[found->sentence].first_token &&
	       token_is(input, found->first_token - 1, word);
}

/* Is it one of those, of which the last is NULL? */
bool token_is_any(const struct find_input *input, uint32_t token, const char *const *words);

/* A token, letters of ASCII in lower case, for tables whose keys are of no more than sixteen bytes:
 * of a longer one the two ends are in lower case. */
static inline struct index_key token_key(const struct find_input *input, uint32_t token)
{
	const struct token *t = input->tokens + token;
	struct index_key key = index_key(input->text + t->begin, t->length);
	key.head = index_lower(key.head);
	key.tail = index_lower(key.tail);
	return key;
}

/* WORD_* of a token, with or without dots and hyphens inside. */
uint32_t token_flags(const struct find_input *input, uint32_t token);

#endif
