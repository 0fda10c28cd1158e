/* What a body is called by besides the beginning, end and first letters of its name. */
#ifndef LEDE_GROUP_CALLED_H
#define LEDE_GROUP_CALLED_H

#include "group/keys.h"

/* A name that is being linked. */
struct body {
	const struct names *names;
	const struct spelling *s;
	const uint32_t *words;
	size_t          count, core; /* words in all, and less legal forms */
	unsigned        class;
	uint32_t        name;
};

static inline uint32_t flags_of(const struct body *b, size_t word)
{
	return b->names->words.items[b->words[word]].flags;
}

/* How many words come before those for the kind of place: 3 in "John F. Kennedy International
 * Airport". */
static inline size_t words_before_kind(const struct body *b)
{
	size_t count = b->count;
	while (count > 0 && flags_of(b, count - 1) & (WORD_HEAD | WORD_PLACE | WORD_COMMON))
		count--;
	return count;
}

/* Offers count of its words, from first on. */
static inline bool offer_words(const lede_allocator *a, struct linker *linker, const struct body *b,
                               size_t first, size_t count, enum key_rank rank)
{
	return linker_offer(a, linker, key_hash_words(b->class, b->words + first, count), rank,
	                    b->name);
}

/* Is its last word one that stands for a club: "United" for Manchester United? */
bool ends_as_club(const struct body *b);

/* "Oxford" for the University of Oxford, "Greens" for the Green Party. */
bool offer_callings(const lede_allocator *a, struct linker *linker, const struct body *b);

/* Texts begin with full names. A longer one that comes once, when its first word has been used for
 * long, is another thing: Boeing is not Boeing Commercial Airplanes. */
bool is_division(const struct body *b);

/* "Heathrow" for Heathrow Airport, where both are built. */
bool offer_built(const lede_allocator *a, struct linker *linker, const struct body *b);
bool ask_built(struct linker *linker, const struct body *b);

#endif
