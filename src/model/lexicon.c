#include "model/lexicon.h"

uint32_t lexicon_find(const struct lexicon *lexicon, uint32_t phrase)
{
	const uint32_t high = phrase >> 16;
	const uint16_t low = (uint16_t)(phrase & 0xffff);
	for (uint32_t i = lexicon->bucket[high]; i < lexicon->bucket[high + 1]; i++)
		if (lexicon->low[i] == low)
			return lexicon->classes[i];
	return 0;
}
