#include "group/called.h"

bool ends_as_club(const struct body *b)
{
	const uint32_t last = b->words[b->core - 1];
	return b->class == CLASS_BODY && b->core == 2 &&
	       (names_is_word(b->names, last, "united") || names_is_word(b->names, last, "city"));
}

/* "Oxford" for the University of Oxford, where that is a body and no place. */
static bool offer_seat(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	return b->count < 3 || !names_is_word(b->names, b->words[0], "university") ||
	       !names_is_word(b->names, b->words[1], "of") ||
	       offer_words(a, linker, b, 2, b->count - 2, RANK_SURE);
}

/* The word for those who are in the Green or Democratic Party, if the text has it: "Greens",
 * "Democrats". */
static uint32_t members_word(const struct names *names, const struct name_word *w)
{
	enum { LONGEST_WORD = 32 };
	char members[LONGEST_WORD + 1];
	uint32_t length = w->length;
	if (length > LONGEST_WORD)
		return NO_NAME;
	memcpy(members, names->bytes.items + w->begin, length);
	if (length > 2 && !memcmp(members + length - 2, "ic", 2))
		length -= 2;
	members[length++] = 's';
	return names_find_word(names, members, length);
}

static bool offer_members(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	enum { MOST_WORDS = 4 };
	uint32_t words[MOST_WORDS];
	const size_t count = b->count - 1;
	const uint32_t kind = b->words[count];
	if (count == 0 || count > MOST_WORDS || !(flags_of(b, count) & WORD_HEAD) ||
	    !(names_is_word(b->names, kind, "party") || names_is_word(b->names, kind, "union")))
		return true;
	memcpy(words, b->words, count * sizeof *words);
	words[count - 1] = members_word(b->names, b->names->words.items + words[count - 1]);
	return words[count - 1] == NO_NAME ||
	       linker_offer(a, linker, key_hash_words(b->class, words, count), RANK_SURE, b->name);
}

bool offer_callings(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	return offer_seat(a, linker, b) && offer_members(a, linker, b);
}

bool is_division(const struct body *b)
{
	const struct names *names = b->names;
	const struct name *full = names->names.items + b->name;
	if (b->class != CLASS_BODY || b->core < b->count || full->mentions > 1 ||
	    flags_of(b, b->core - 1) & (WORD_KIND | WORD_BUSINESS))
		return false;
	const uint32_t n = names_find_of_class(names, b->words, 1, CLASS_BODY);
	const struct name *name = n == NO_NAME ? full : names->names.items + n;
	return name->mentions > 1 && full->first > name->first + 2 * name->mentions;
}

/* ---- What is built ------------------------------------------------------------------------- */

/* Brooklyn is not the Brooklyn Bridge, Heathrow is Heathrow Airport: what is asked for by names of
 * what is built alone. */
static uint64_t built_key(const struct body *b, size_t count)
{
	return key_hash(KEY_HEAD, CLASS_PLACE, (uint32_t)key_hash_words(0, b->words, count), 1);
}

static bool is_built(const struct body *b)
{
	return b->class == CLASS_PLACE && !b->names->names.items[b->name].seat;
}

bool ask_built(struct linker *linker, const struct body *b)
{
	return is_built(b) && linker_ask(linker, built_key(b, b->count), b->name);
}

bool offer_built(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	const size_t count = words_before_kind(b);
	return count == 0 || count == b->count || !is_built(b) ||
	       names_find(b->names, b->words, count) == NO_NAME ||
	       linker_offer(a, linker, built_key(b, count), RANK_SURE, b->name);
}
