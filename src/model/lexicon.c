#include "model/lexicon.h"

/* The index of the entry with that hash, or the count of entries. */
static uint32_t find(const struct lexicon *lexicon, uint32_t phrase)
{
	const uint32_t high = phrase >> 16;
	const uint16_t low = (uint16_t)(phrase & 0xffff);
	for (uint32_t i = lexicon->bucket[high]; i < lexicon->bucket[high + 1]; i++)
		if (lexicon->low[i] == low)
			return i;
	return lexicon->count;
}

uint32_t lexicon_find(const struct lexicon *lexicon, uint32_t phrase)
{
	const uint32_t i = find(lexicon, phrase);
	return i < lexicon->count ? lexicon->lists[i] : 0;
}

void lexicon_prefetch(const struct lexicon *lexicon, uint32_t phrase)
{
	__builtin_prefetch(lexicon->bucket + (phrase >> 16));
}

void lexicon_prefetch_entry(const struct lexicon *lexicon, uint32_t phrase)
{
	const uint32_t first = lexicon->bucket[phrase >> 16];
	__builtin_prefetch(lexicon->low + first);
	__builtin_prefetch(lexicon->lists + first);
	__builtin_prefetch(lexicon->fine + first);
}

struct lexicon_word lexicon_word(const struct lexicon *lexicon, const struct word *word)
{
	struct lexicon_word known = {0, 0, 0};
	const uint32_t forms[2] = {word->lower, word->plain};
	for (int k = 0; k < (word->plain != word->lower ? 2 : 1); k++) {
		const uint32_t i = find(lexicon, lexicon_first(forms[k]));
		if (i == lexicon->count)
			continue;
		known.lists |= lexicon->lists[i];
		if (!known.fine)
			known.fine = lexicon->fine[i] % LEXICON_CLUSTERS;
	}
	known.coarse = lexicon->coarse[known.fine];
	return known;
}
