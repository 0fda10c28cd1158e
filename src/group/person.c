/*
 * A name of a person is given name, middle names, surname and generation, with a title before and
 * particles within. A surname, a given name, initials for given names, a nickname, and the two in
 * Asian order are ways to call them; a generation or another middle initial tell two apart.
 */
#include "group/person.h"

#include "group/bearer.h"
#include "model/hash.h"

enum { LONGEST_NAME = 8 }; /* words; more are no person, and stand for themselves */

struct person {
	const uint32_t *words;
	size_t          count; /* less titles before and the generation behind */
	uint32_t        given, family; /* words */
	uint32_t        canonical; /* the hash of the given name, of a nickname in full */
	uint32_t        middle;     /* the first letter of the first middle name, or 0 */
	uint32_t        generation; /* a word + 1, or 0 */
	uint32_t        letter;     /* the first letter of the given name */
	bool            initial;    /* the given name is initials alone */
	bool            eastern;    /* Ban Ki-moon, whom nobody calls "Moon" */
	bool            namesake;   /* told of as the father or son of another */
};

static const struct name_word *word_of(const struct names *names, uint32_t word)
{
	return names->words.items + word;
}

static uint32_t first_letter(const struct names *names, uint32_t word)
{
	return (unsigned char)names->bytes.items[word_of(names, word)->begin];
}

/* "J.", "J.K.", "JFK"; a given name of three letters without a vowel is none. */
static bool is_initials(const struct names *names, uint32_t word)
{
	const struct name_word *w = word_of(names, word);
	if (w->letters == 1)
		return true;
	if (w->letters > 3 || w->length > 3)
		return false;
	for (uint32_t i = 0; i < w->length; i++)
		if (strchr("aeiouy", names->bytes.items[w->begin + i]))
			return false;
	return true;
}

/* A title inside of the name is left out, unless nothing would be left. */
static struct person person_parse(const struct names *names, const struct spelling *s)
{
	struct person p = {.words = spelling_words(names, s), .count = s->count};
	while (p.count > 2 && word_of(names, p.words[0])->flags & WORD_TITLE) {
		p.words++;
		p.count--;
	}
	if (p.count > 1 && word_of(names, p.words[p.count - 1])->flags & WORD_GENERATION)
		p.generation = p.words[--p.count] + 1;
	p.given = p.words[0];
	p.family = p.words[p.count - 1];
	p.eastern = s->flags & SPELLING_EASTERN && p.count == 3 &&
	            !(word_of(names, p.words[1])->flags & WORD_PARTICLE);
	p.letter = first_letter(names, p.given);
	p.initial = is_initials(names, p.given);
	const struct name_word *given = word_of(names, p.given);
	if (p.initial && given->length > 1)
		p.middle = (unsigned char)names->bytes.items[given->begin + 1];
	else if (p.count > 2 && !(word_of(names, p.words[1])->flags & WORD_PARTICLE))
		p.middle = first_letter(names, p.words[1]);
	return p;
}

/* "Jr." and "Sr.", not "II". */
static bool tells_generation(const struct names *names, uint32_t word)
{
	return word_of(names, word)->flags & WORD_MODIFIER;
}

static uint32_t canonical_given(const struct names *names, const struct person *p)
{
	const struct name_word *given = word_of(names, p->given);
	const char *bytes = names->bytes.items + given->begin;
	const char *full = nickname_full(bytes, given->length);
	return full ? hash_bytes(full, strlen(full)) : hash_bytes(bytes, given->length);
}

unsigned person_order(const struct names *names, uint32_t name)
{
	const struct spelling *s = name_spelling(names, name);
	if (s->count == 1)
		return names->names.items[name].gender ? PERSON_ORDERS - 2 : PERSON_ORDERS - 1;
	const struct person p = person_parse(names, s);
	if (p.initial)
		return PERSON_ORDERS - 3;
	return p.count >= LONGEST_NAME ? 0 : LONGEST_NAME - (unsigned)p.count;
}

static uint64_t full_key(const struct person *p)
{
	const uint32_t rest = hash_add(hash_add(p->family, p->middle), p->generation);
	return key_hash(KEY_FULL, CLASS_PERSON, p->initial ? p->letter : p->canonical, rest);
}

/* "Downey Jr.", as person_parse() sees it. */
static uint64_t family_key(const struct names *names, const struct person *p,
                           uint32_t generation)
{
	const struct name_word *family = word_of(names, p->family);
	const uint32_t rest = hash_add(hash_add(p->family, 0), generation);
	return key_hash(KEY_FULL, CLASS_PERSON,
	                hash_bytes(names->bytes.items + family->begin, family->length), rest);
}

static uint64_t reverse_key(const struct person *p, bool reversed)
{
	return reversed ? key_hash(KEY_REVERSE, 0, p->family, p->given)
	                : key_hash(KEY_REVERSE, 0, p->given, p->family);
}

static bool ask(struct linker *linker, const struct person *p, uint32_t name)
{
	const uint64_t words = key_hash_words(CLASS_PERSON, p->words, p->count);
	if (!p->generation && !p->namesake && linker_ask(linker, words, name))
		return true;
	if (linker_ask(linker, full_key(p), name))
		return true;
	if (p->namesake) /* George Bush is not his son George W. Bush */
		return false;
	if (!p->middle && !p->generation && !p->initial &&
	    linker_ask(linker, key_hash(KEY_GIVEN, CLASS_PERSON, p->canonical, p->family), name))
		return true;
	if (p->initial &&
	    linker_ask(linker, key_hash(KEY_INITIAL, CLASS_PERSON, p->letter, p->family), name))
		return true;
	return p->count == 2 && linker_ask(linker, reverse_key(p, true), name);
}

/* The beginnings and ends of a name, of more than one word. */
static bool offer_parts(const lede_allocator *a, const struct names *names, struct linker *linker,
                        const struct person *p, uint32_t name)
{
	for (size_t n = 2; n < p->count; n++) {
		const uint32_t *end = p->words + p->count - n;
		if (!linker_offer(a, linker, key_hash_words(CLASS_PERSON, end, n), RANK_SURE, name))
			return false;
		if (!(word_of(names, p->words[n - 1])->flags & WORD_PARTICLE) &&
		    !linker_offer(a, linker, key_hash_words(CLASS_PERSON, p->words, n), RANK_SURE,
		                  name))
			return false;
	}
	return true;
}

/* "The elder Roe" is any Roe who is not told to be the younger. */
static bool offer_generations(const lede_allocator *a, const struct names *names,
                              struct linker *linker, const struct person *p, uint32_t name)
{
	const uint32_t words[] = {names->senior, names->junior};
	for (size_t i = 0; i < 2 && !p->generation; i++)
		if (words[i] != NO_NAME &&
		    !linker_offer(a, linker, family_key(names, p, words[i] + 1), RANK_PREFIX, name))
			return false;
	return true;
}

/* "Ortega" for José Ortega y Gasset. */
static bool offer_first_surname(const lede_allocator *a, const struct names *names,
                                struct linker *linker, const struct person *p, uint32_t name)
{
	const size_t y = p->count - 2;
	return p->count < 4 || !names_is_word(names, p->words[y], "y") ||
	       linker_offer(a, linker, key_hash_words(CLASS_PERSON, p->words + y - 1, 1), RANK_SURE,
	                    name);
}

/* "Ada" for Augusta Ada King, where the text has a given name alone. */
static bool offer_middle(const lede_allocator *a, const struct names *names, struct linker *linker,
                         const struct person *p, uint32_t name)
{
	const struct name_word *middle = word_of(names, p->words[1]);
	if (p->count != 3 || names_find(names, p->words + 1, 1) == NO_NAME)
		return true;
	const enum gender gender =
		given_name_gender(names->bytes.items + middle->begin, middle->length);
	const enum gender of = (enum gender)linker->links.items[name].gender;
	if (!gender || (of && of != gender))
		return true;
	return linker_offer(a, linker, key_hash_words(CLASS_PERSON, p->words + 1, 1), RANK_SUFFIX,
	                    name);
}

static bool offer(const lede_allocator *a, const struct names *names, struct linker *linker,
                  const struct person *p, uint32_t name)
{
	const unsigned class = CLASS_PERSON;
	if (!linker_offer(a, linker, full_key(p), RANK_SURE, name) ||
	    !linker_offer(a, linker, key_hash(KEY_GIVEN, class, p->canonical, p->family),
	                  RANK_SURE, name) ||
	    !linker_offer(a, linker, key_hash(KEY_INITIAL, class, p->letter, p->family), RANK_SURE,
	                  name) ||
	    (!p->eastern &&
	     !linker_offer(a, linker, key_hash_words(class, &p->family, 1), RANK_SURE, name)))
		return false;
	if (!p->initial &&
	    !linker_offer(a, linker, key_hash_words(class, &p->given, 1), RANK_PREFIX, name))
		return false;
	if (p->count == 2 && !linker_offer(a, linker, reverse_key(p, false), RANK_SURE, name))
		return false;
	if (p->generation &&
	    (!linker_offer(a, linker, key_hash_words(class, p->words, p->count), RANK_SURE, name) ||
	     !linker_offer(a, linker, family_key(names, p, p->generation), RANK_SURE,
	                   name)))
		return false;
	return offer_generations(a, names, linker, p, name) &&
	       offer_middle(a, names, linker, p, name) &&
	       offer_first_surname(a, names, linker, p, name) &&
	       offer_parts(a, names, linker, p, name);
}

/* "Bob", where the text has Robert Roe. */
static void ask_nickname(const struct names *names, struct linker *linker, uint32_t word,
                         uint32_t name)
{
	const struct name_word *w = word_of(names, word);
	const char *full = nickname_full(names->bytes.items + w->begin, w->length);
	const uint32_t given = full ? names_find_word(names, full, strlen(full)) : NO_NAME;
	if (given != NO_NAME)
		linker_ask(linker, key_hash_words(CLASS_PERSON, &given, 1), name);
}

static bool link_bare(const lede_allocator *a, const struct names *names, struct linker *linker,
                      uint32_t name)
{
	const struct spelling *s = name_spelling(names, name);
	const uint32_t *word = spelling_words(names, s);
	const uint64_t hash = key_hash_words(CLASS_PERSON, word, 1);
	if (!linker_ask(linker, hash, name)) {
		ask_nickname(names, linker, *word, name);
		return linker_offer(a, linker, hash, RANK_ITSELF, name);
	}
	const struct key *key = linker->keys.items + linker_find(linker, hash);
	linker->links.items[name].by_given =
		key->rank == RANK_PREFIX || key->rank == RANK_SUFFIX;
	return true;
}

/* "Pope Francis", "Henry VIII", "the elder Kim". */
static bool link_single(const lede_allocator *a, const struct names *names, struct linker *linker,
                        const struct person *p, uint32_t name)
{
	const uint64_t words = key_hash_words(CLASS_PERSON, p->words, 1);
	const uint32_t generation = p->generation ? p->generation - 1 : NO_NAME;
	const bool told = p->generation &&
	                  (generation == names->senior || generation == names->junior);
	linker->links.items[name].suffixed =
		p->generation && tells_generation(names, generation);
	if ((linker_ask(linker, full_key(p), name) || (told && linker_ask(linker, words, name))) &&
	    told)
		return true;
	return linker_offer(a, linker, full_key(p), RANK_SURE, name) &&
	       linker_offer(a, linker, words, p->generation ? RANK_PREFIX : RANK_SURE, name);
}

bool person_link(const lede_allocator *a, const struct names *names, struct linker *linker,
                 uint32_t name)
{
	const struct spelling *s = name_spelling(names, name);
	struct link *link = linker->links.items + name;
	if (s->count == 1)
		return link_bare(a, names, linker, name);
	struct person p = person_parse(names, s);
	if (p.count > LONGEST_NAME)
		return true;
	p.canonical = canonical_given(names, &p);
	p.namesake = names->names.items[name].kin == KIN_LINE;
	const struct name_word *given = word_of(names, p.given);
	if (link->gender == GENDER_UNKNOWN)
		link->gender = (uint8_t)given_name_gender(names->bytes.items + given->begin,
		                                          given->length);
	if (p.count < 2)
		return link_single(a, names, linker, &p, name);
	/* Who is one of several gets their forms no further. */
	ask(linker, &p, name);
	return link->key != NO_KEY || offer(a, names, linker, &p, name);
}
