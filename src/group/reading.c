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

size_t token_lower(const struct find_input *input, uint32_t token, char *word, size_t size)
{
	const struct token *t = input->tokens + token;
	if (t->length > size)
		return 0;
	for (uint32_t i = 0; i < t->length; i++) {
		const char c = input->text[t->begin + i];
		word[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
	}
	return t->length;
}
