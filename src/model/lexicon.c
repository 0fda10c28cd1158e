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

struct lexicon_word lexicon_word(const struct lexicon *lexicon, uint32_t lower)
{
	const uint32_t i = find(lexicon, lexicon_first(lower));
	if (i == lexicon->count)
		return (struct lexicon_word){0, 0, 0};
	const uint16_t fine = lexicon->fine[i] % LEXICON_CLUSTERS;
	return (struct lexicon_word){lexicon->lists[i], fine, lexicon->coarse[fine]};
}
