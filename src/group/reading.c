#include "group/reading.h"

#include "base/ascii.h"

bool token_is_any(const struct find_input *input, uint32_t token, const char *const *words)
{
	/* Nearly all differ in their first letter. */
	const char first = lower_byte(input->text[input->tokens[token].begin]);
	while (*words && !(**words == first && token_is(input, token, *words)))
		words++;
	return *words != NULL;
}

/* The letters of a token, its dots and hyphens left out, are up to sixteen. */
enum { LONGEST_WORD = 16 };

static uint32_t flags_of_letters(const char *text, size_t length)
{
	char word[LONGEST_WORD];
	size_t used = 0;
	for (size_t i = 0; i < length; i++) {
		const char c = lower_byte(text[i]);
		if (c == '.' || c == '-')
			continue;
		if (c < 'a' || c > 'z' || used == LONGEST_WORD)
			return 0;
		word[used++] = c;
	}
	return word_flags(word, used);
}

uint32_t token_flags(const struct find_input *input, uint32_t token)
{
	const struct token *t = input->tokens + token;
	if (t->flags & (LEDE_TOKEN_PUNCT | LEDE_TOKEN_NUMBER))
		return 0;
	if (!(t->flags & TOKEN_LETTERS))
		return flags_of_letters(input->text + t->begin, t->length);
	return t->length > LONGEST_WORD ? 0 : word_flags_of(token_key(input, token));
}
