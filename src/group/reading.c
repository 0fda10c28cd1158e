#include "group/reading.h"

bool token_is_any(const struct find_input *input, uint32_t token, const char *const *words)
{
	/* Nearly all differ in their first letter. */
	const char first = lower_ascii(input->text[input->tokens[token].begin]);
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
		const char c = lower_ascii(text[i]);
		if (c == '.' || c == '-')
			continue;
		if (c < 'a' || c > 'z' || used == LONGEST_WORD)
			return 0;
		word[used++] = c;
	}
	return word_flags(word, used);
}

/* Have all of up to eight bytes the bit that letters have, and dots and hyphens have not? */
static bool are_letters(uint64_t bytes, size_t length)
{
	const uint64_t bits = 0x4040404040404040u;
	const size_t missing = length < INDEX_HEAD ? INDEX_HEAD - length : 0;
	return length > 0 && (bytes & bits) == bits >> 8 * missing;
}

uint32_t token_flags(const struct find_input *input, uint32_t token)
{
	const struct index_key key = token_key(input, token);
	if (key.length > LONGEST_WORD || !are_letters(key.head, key.length) ||
	    (key.length > INDEX_HEAD && !are_letters(key.tail, INDEX_HEAD)))
		return flags_of_letters(key.word, key.length);
	return word_flags_of(key);
}
