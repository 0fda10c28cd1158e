#include "group/reading.h"

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool token_is(const struct find_input *input, uint32_t token, const char *word)
{
	const struct token *t = input->tokens + token;
	const char *text = input->text + t->begin;
	for (uint32_t i = 0; i < t->length; i++)
		if (!text[i] || lower(text[i]) != word[i])
			return false;
	return word[t->length] == '\0';
}

bool token_is_any(const struct find_input *input, uint32_t token, const char *const *words)
{
	/* Nearly all differ in their first letter. */
	const char first = lower(input->text[input->tokens[token].begin]);
	while (*words && !(**words == first && token_is(input, token, *words)))
		words++;
	return *words != NULL;
}

bool token_is_quote(const struct find_input *input, uint32_t token)
{
	static const char *const quotes[] = {"\"", "''", "``", "'", "`", "\xE2\x80\x9C",
	                                     "\xE2\x80\x9D", "\xE2\x80\x98", "\xE2\x80\x99",
	                                     "\xC2\xAB", "\xC2\xBB", NULL};
	return token_is_any(input, token, quotes);
}
