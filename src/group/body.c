/*
 * A body may be called by the beginning of its name ("Toyota" for Toyota Motor Corp.), by its end,
 * above all behind where it is from ("Red Sox" for Boston Red Sox, "Finance Ministry"), by its
 * first letters, or by what it is ("the Bank"). Places leave out what they are ("Socotra" for
 * Socotra Island), events and products their beginning ("A380" for Airbus A380).
 */
#include "group/body.h"

#include "group/called.h"
#include "model/hash.h"

enum {
	LONGEST_NAME = 9, /* words; a longer one stands for itself */
	LONGEST_ACRONYM = 7,
	SURE_ACRONYM = 3 /* letters; so many are no chance, whatever the two are taken for */
};

/* The mean score of a name that the tagger was unsure of. */
#define UNSURE 0.8f

unsigned body_order(const struct names *names, uint32_t name)
{
	const uint32_t count = name_spelling(names, name)->count;
	return count >= BODY_ORDERS ? 0 : BODY_ORDERS - count;
}

static struct body body_read(const struct names *names, uint32_t name)
{
	struct body b = {.names = names, .s = name_spelling(names, name), .name = name};
	b.words = spelling_words(names, b.s);
	b.count = b.core = b.s->count;
	b.class = names->names.items[name].class;
	/* "Automaker GM", where there is a GM. */
	if (b.class == CLASS_BODY && b.count > 1 && flags_of(&b, 0) & WORD_KIND &&
	    !(flags_of(&b, 1) & (WORD_HEAD | WORD_KIND)) &&
	    names_find(names, b.words + 1, b.count - 1) != NO_NAME) {
		b.words++;
		b.count = b.core = b.count - 1;
		b.s = names->spellings.items + names_find(names, b.words, b.count);
	}
	while (b.class == CLASS_BODY && b.core > 1 &&
	       (flags_of(&b, b.core - 1) & (WORD_LEGAL | WORD_HOLDING)))
		b.core--;
	/* "A. G. and Co." is no "A. G. and". */
	while (b.core > 1 && b.core < b.count && (flags_of(&b, b.core - 1) & WORD_FUNCTION))
		b.core--;
	return b;
}

/* "iPhones" are the iPhone: where the text has the last word without its "s", that is read. */
static void use_singular(struct body *b, uint32_t words[LONGEST_NAME])
{
	const struct name_word *last = b->names->words.items + b->words[b->count - 1];
	const char *bytes = b->names->bytes.items + last->begin;
	if (last->length < 4 || bytes[last->length - 1] != 's' || b->s->nation ||
	    b->class != CLASS_PRODUCT)
		return;
	const uint32_t singular = names_find_word(b->names, bytes, last->length - 1u);
	if (singular == NO_NAME)
		return;
	memcpy(words, b->words, b->count * sizeof *words);
	words[b->count - 1] = singular;
	b->words = words;
}

/* ---- Acronyms ----------------------------------------------------------------------------- */

/* The first letters of words, as one word would have them. */
struct acronym {
	char   letters[LONGEST_ACRONYM];
	size_t count; /* more than LONGEST_ACRONYM: too many */
};

/* With or without "of", "the" and their like. */
static struct acronym acronym_of(const struct body *b, size_t words, bool all)
{
	struct acronym acronym = {.count = 0};
	for (size_t i = 0; i < words && acronym.count <= LONGEST_ACRONYM; i++) {
		const struct name_word *w = b->names->words.items + b->words[i];
		if (!all && (w->flags & WORD_FUNCTION))
			continue;
		if (acronym.count < LONGEST_ACRONYM)
			acronym.letters[acronym.count] = b->names->bytes.items[w->begin];
		acronym.count++;
	}
	return acronym;
}

static uint64_t acronym_key(unsigned class, const char *letters, size_t count)
{
	uint32_t hash = HASH_SEED;
	for (size_t i = 0; i < count; i++)
		hash = hash_add(hash, (unsigned char)letters[i]);
	return key_hash(KEY_ACRONYM, class, hash, (uint32_t)count);
}

/* Only a word of the text can ask for it: nearly all acronyms are none. */
static bool offer_acronym(const lede_allocator *a, struct linker *linker, const struct body *b,
                          size_t words, bool all)
{
	const struct acronym acronym = acronym_of(b, words, all);
	const char *letters = acronym.letters;
	if (acronym.count < 2 || acronym.count > LONGEST_ACRONYM ||
	    names_find_word(b->names, letters, acronym.count) == NO_NAME)
		return true;
	return linker_offer(a, linker, acronym_key(b->class, letters, acronym.count), RANK_SURE,
	                    b->name) &&
	       (acronym.count < SURE_ACRONYM ||
	        linker_offer(a, linker, acronym_key(0, letters, acronym.count), RANK_SURE,
	                     b->name));
}

/* "JFK" for John F. Kennedy International Airport. */
static bool offer_acronym_of_place(const lede_allocator *a, struct linker *linker,
                                   const struct body *b)
{
	const size_t words = words_before_kind(b);
	return b->class != CLASS_PLACE || words == b->count || words < SURE_ACRONYM ||
	       offer_acronym(a, linker, b, words, true);
}

static bool has_function_word(const struct body *b)
{
	size_t i = 0;
	while (i < b->count && !(flags_of(b, i) & WORD_FUNCTION))
		i++;
	return i < b->count;
}

static bool offer_acronyms(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	if (!offer_acronym_of_place(a, linker, b) ||
	    !offer_acronym(a, linker, b, b->count, true) ||
	    (b->core < b->count && !offer_acronym(a, linker, b, b->core, true)))
		return false;
	return !has_function_word(b) ||
	       (offer_acronym(a, linker, b, b->count, false) &&
	        (b->core == b->count || offer_acronym(a, linker, b, b->core, false)));
}

/* "YT" for YouTube, whatever it is taken for: two capitals inside of a word are no chance. */
static bool offer_humps(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	const char first = b->names->bytes.items[b->names->words.items[b->words[0]].begin];
	const char letters[] = {first, b->s->hump};
	return !b->s->hump ||
	       (linker_offer(a, linker, acronym_key(b->class, letters, 2), RANK_SURE, b->name) &&
	        linker_offer(a, linker, acronym_key(0, letters, 2), RANK_SURE, b->name));
}

/* "ExxonMobil", where the text has Exxon Mobil Corp. */
static bool ask_parted(struct linker *linker, const struct body *b)
{
	enum { LONGEST_WORD = 40 };
	const struct name_word *w = b->names->words.items + b->words[0];
	const char *bytes = b->names->bytes.items + w->begin;
	for (uint32_t n = 1; b->s->hump && n < w->length && w->length < LONGEST_WORD; n++) {
		if (bytes[n] != b->s->hump)
			continue;
		const uint32_t words[] = {names_find_word(b->names, bytes, n),
		                          names_find_word(b->names, bytes + n, w->length - n)};
		if (words[0] != NO_NAME && words[1] != NO_NAME &&
		    linker_ask(linker, key_hash_core(b->class, words, 2), b->name))
			return true;
	}
	return false;
}

/* ---- Parts -------------------------------------------------------------------------------- */

/* The spelling that is this word alone, or NULL. */
static const struct spelling *alone(const struct body *b, size_t word)
{
	const uint32_t spelling = names_find(b->names, b->words + word, 1);
	return spelling == NO_NAME ? NULL : b->names->spellings.items + spelling;
}

/* Is the word by itself the name of a place in this text, rather than of a body, or of a country or
 * people? */
static bool is_origin(const struct body *b, size_t word)
{
	const struct spelling *s = alone(b, word);
	float place = 0, other = 0;
	if (!s || s->nation)
		return s != NULL;
	for (uint32_t n = s->names; n != NO_NAME; n = b->names->names.items[n].next) {
		const struct name *name = b->names->names.items + n;
		if (name->class == CLASS_PLACE)
			place += name->mass;
		else if (name->class == CLASS_BODY)
			other += name->mass;
	}
	return place > other;
}

/* "St. Louis" of St. Louis Cardinals: are the first two words a place in this text? */
static bool is_city(const struct body *b)
{
	return names_find_of_class(b->names, b->words, 2, CLASS_PLACE) != NO_NAME;
}

static bool is_nation(const struct body *b, size_t word)
{
	const struct spelling *s = alone(b, word);
	return s && s->nation;
}

/* Too many things are called so. */
static bool is_vague(const struct body *b, size_t word)
{
	return (flags_of(b, word) & (WORD_COMMON | WORD_HEAD | WORD_FUNCTION | WORD_PLACE |
	                             WORD_LEGAL)) ||
	       b->names->words.items[b->words[word]].letters < 2;
}

/* Ford Australia is a part of Ford, and not Ford. */
static bool is_branch(const struct body *b)
{
	const struct name_word *last = b->names->words.items + b->words[b->core - 1];
	const struct nation nation =
		nation_find(b->names->bytes.items + last->begin, last->length);
	return b->class == CLASS_BODY && nation.code && !nation.people;
}

/* "Southwest Airlines" is Southwest, though many are called so. */
static bool is_company(const struct body *b)
{
	return b->count == 2 && (flags_of(b, 1) & WORD_BUSINESS);
}

/* "The Chrysler Aspen", where Chrysler is a company: a model, if the tagger was unsure and the last
 * word does not say what it is. */
static bool is_model(const struct body *b)
{
	const struct name *name = b->names->names.items + b->name;
	const struct name_word *last = b->names->words.items + b->words[b->count - 1];
	if (b->class != CLASS_BODY || b->count != 2 || last->flags || name->bare ||
	    name->mass >= UNSURE * (float)name->mentions ||
	    b->names->bytes.items[last->begin + last->length - 1u] == 's')
		return false;
	const struct spelling *s = alone(b, 0);
	uint32_t n = s ? s->names : NO_NAME;
	while (n != NO_NAME && (b->names->names.items[n].class != CLASS_BODY ||
	                        !b->names->names.items[n].bare))
		n = b->names->names.items[n].next;
	return n != NO_NAME;
}

/* "The Boeing-Air Force contract", where both have names of their own. */
static bool is_pair(const struct body *b)
{
	if (!(b->s->flags & SPELLING_HYPHEN) || b->class != CLASS_BODY)
		return false;
	for (size_t n = 1; n < b->count; n++)
		if (names_find(b->names, b->words, n) != NO_NAME &&
		    names_find(b->names, b->words + n, b->count - n) != NO_NAME)
			return true;
	return false;
}

/* How well the first n words stand for the name: "Apple" for Apple Computer, "Ford" for Ford Motor
 * Co. better than for anything else, "Rice" for Rice University better than for the Rice Owls. */
static enum key_rank beginning_rank(const struct body *b, size_t n)
{
	const struct name_word *last = b->names->words.items + b->words[b->count - 1];
	size_t rest = n;
	if (b->class != CLASS_BODY)
		return RANK_PREFIX;
	while (rest < b->count && flags_of(b, rest) & (WORD_BUSINESS | WORD_LEGAL | WORD_HOLDING))
		rest++;
	if (rest == b->count)
		return RANK_SURE;
	return last->flags == 0 && b->names->bytes.items[last->begin + last->length - 1u] == 's'
	               ? RANK_SUFFIX
	               : RANK_PREFIX;
}

/* "The Roe Award for Best Actress" is one of the Roe Awards. */
static bool is_prize_of(const struct body *b, size_t n)
{
	const struct name_word *next = b->names->words.items + b->words[n];
	return b->class != CLASS_BODY && next->length == 3 &&
	       !memcmp(b->names->bytes.items + next->begin, "for", 3);
}

/* "The White House Office of Drugs" is not the White House. */
static bool is_owner(const struct body *b, size_t n)
{
	return b->class == CLASS_BODY && n + 1 < b->count && flags_of(b, n) & WORD_HEAD &&
	       flags_of(b, n + 1) & WORD_FUNCTION;
}

/* The EU Commission is not the EU; HSBC Bank may be HSBC. */
static bool is_part_of_acronym(const struct body *b)
{
	const struct spelling *s = alone(b, 0);
	return s && (s->flags & SPELLING_CAPITALS) && b->core == b->count &&
	       (flags_of(b, b->count - 1) & (WORD_HEAD | WORD_KIND)) == WORD_HEAD;
}

static bool offer_beginnings(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	for (size_t n = 1; n < b->core; n++) {
		if (flags_of(b, n - 1) & WORD_FUNCTION)
			continue;
		if (is_prize_of(b, n))
			break;
		if (n + 1 == b->core && is_branch(b))
			continue;
		if (is_owner(b, n) || (n == 1 && (is_part_of_acronym(b) || is_division(b))))
			continue;
		if (n == 1 && ((is_vague(b, 0) && !is_company(b)) || (b->class != CLASS_BODY) ||
		               (is_origin(b, 0) && !(flags_of(b, b->core - 1) & WORD_HEAD))))
			continue;
		if (!offer_words(a, linker, b, 0, n, beginning_rank(b, n)))
			return false;
	}
	return true;
}

/* "Cyclone Tracy", which is Tracy. */
static bool is_storm(const struct body *b)
{
	return b->class == CLASS_EVENT && (flags_of(b, 0) & WORD_HEAD);
}

static bool offer_ends(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	for (size_t n = 1; n < b->core; n++) {
		const size_t first = b->core - n;
		if (flags_of(b, first) & WORD_FUNCTION)
			continue;
		if (flags_of(b, first - 1) & WORD_FUNCTION)
			break; /* what follows "of" is another thing */
		if (n == 1 && is_vague(b, first) && !ends_as_club(b))
			continue;
		const bool from = (first == 1 && (is_origin(b, 0) || is_storm(b))) ||
		                  (first == 2 && b->core == 3 && is_city(b));
		if (n == 1 && b->class == CLASS_BODY && !from && b->core > 2)
			continue;
		/* "Douglas" may be McDonnell Douglas as well as Douglas Aircraft. */
		const bool pair = b->class == CLASS_BODY && b->core == 2 && b->count == 2 &&
		                  !(flags_of(b, first) & WORD_BUSINESS);
		if (!offer_words(a, linker, b, first, n, from || pair ? RANK_SURE : RANK_SUFFIX))
			return false;
	}
	return true;
}

/* "T.C. Tracy", "Tropical Storm Tracy" and "Cyclone Tracy" are one. */
static bool ask_storm(struct linker *linker, const struct body *b)
{
	if (b->class != CLASS_EVENT || b->count < 2)
		return false;
	for (size_t i = 0; i + 1 < b->count; i++)
		if (!(flags_of(b, i) & WORD_STORM) &&
		    b->names->words.items[b->words[i]].letters > 1)
			return false;
	return linker_ask(linker, key_hash_words(b->class, b->words + b->count - 1, 1), b->name);
}

/* "Falklands" for the Falkland Islands. */
static bool offer_plural(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	enum { LONGEST_WORD = 32 };
	const struct name_word *name = b->names->words.items + b->words[0];
	const struct name_word *kind = b->names->words.items + b->words[b->count - 1];
	char plural[LONGEST_WORD];
	if (b->count != 2 || name->length >= LONGEST_WORD ||
	    b->names->bytes.items[kind->begin + kind->length - 1u] != 's')
		return true;
	memcpy(plural, b->names->bytes.items + name->begin, name->length);
	plural[name->length] = 's';
	const uint32_t word = names_find_word(b->names, plural, name->length + 1u);
	return word == NO_NAME || linker_offer(a, linker, key_hash_words(b->class, &word, 1),
	                                       RANK_SURE, b->name);
}

/* "Lake Erie", "Socotra Island", "City of Cleveland". */
static bool offer_place(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	size_t first = 0, count = b->count;
	if (!offer_plural(a, linker, b))
		return false;
	/* The Sea of Japan is not Japan. */
	if (count > 2 && (flags_of(b, 0) & WORD_WATER) && (flags_of(b, 1) & WORD_FUNCTION))
		return true;
	while (count > 1 && (flags_of(b, first) & (WORD_PLACE | WORD_FUNCTION))) {
		first++;
		count--;
	}
	while (count > 1 && (flags_of(b, first + count - 1) & WORD_PLACE))
		count--;
	/* Mexico City is not Mexico, the Arkansas River not Arkansas. */
	if (count == 1 && first == 0 && is_nation(b, 0))
		return true;
	if (count < b->count)
		return offer_words(a, linker, b, first, count, RANK_SURE);
	/* "Outer Ring Road" of the York Outer Ring Road. */
	return count < 3 || !is_origin(b, 0) || !(flags_of(b, count - 1) & WORD_HEAD) ||
	       offer_words(a, linker, b, 1, count - 1, RANK_SURE);
}

/* "GW Bridge" for George Washington Bridge: the first letters of the words before the last ones. */
static bool offer_half_acronyms(const lede_allocator *a, struct linker *linker,
                                const struct body *b)
{
	char letters[LONGEST_NAME];
	uint32_t words[LONGEST_NAME];
	for (size_t n = 0; n + 1 < b->count; n++) {
		letters[n] = b->names->bytes.items[b->names->words.items[b->words[n]].begin];
		const uint32_t word = n > 0 ? names_find_word(b->names, letters, n + 1) : NO_NAME;
		if (word == NO_NAME)
			continue;
		words[0] = word;
		const size_t rest = b->count - n - 1;
		memcpy(words + 1, b->words + n + 1, rest * sizeof *words);
		if (!linker_offer(a, linker, key_hash_words(b->class, words, rest + 1), RANK_SURE,
		                  b->name))
			return false;
	}
	return true;
}

/* "Penske Auto" for Penske Automotive Group, as headlines shorten it. */
static bool offer_short_business(const lede_allocator *a, struct linker *linker,
                                 const struct body *b)
{
	enum { SHORTEST = 4, LONGEST = 6 };
	for (size_t n = 1; n < b->count; n++) {
		const struct name_word *w = b->names->words.items + b->words[n];
		if (!(w->flags & WORD_BUSINESS))
			continue;
		for (uint32_t letters = SHORTEST; letters <= LONGEST && letters < w->length;
		     letters++) {
			uint32_t words[LONGEST_NAME];
			memcpy(words, b->words, n * sizeof *words);
			words[n] = names_find_word(b->names, b->names->bytes.items + w->begin,
			                           letters);
			if (words[n] != NO_NAME &&
			    !linker_offer(a, linker, key_hash_words(b->class, words, n + 1),
			                  RANK_SURE, b->name))
				return false;
		}
	}
	return true;
}

/* "iTunes Store" for iTunes Music Store: what is between the first and last word is left out. */
static bool offer_outer_words(const lede_allocator *a, struct linker *linker,
                              const struct body *b)
{
	const uint32_t words[] = {b->words[0], b->words[b->count - 1]};
	return b->count != 3 || has_function_word(b) || is_vague(b, 0) || is_nation(b, 0) ||
	       names_find(b->names, words, 2) == NO_NAME ||
	       linker_offer(a, linker, key_hash_words(b->class, words, 2), RANK_SUFFIX, b->name);
}

/* "the Company": any with a legal form. */
static bool offer_company(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	static const char word[] = "company";
	const uint32_t company = b->core < b->count || is_company(b)
	                                 ? names_find_word(b->names, word, sizeof word - 1)
	                                 : NO_NAME;
	return company == NO_NAME ||
	       linker_offer(a, linker, key_hash(KEY_HEAD, b->class, company, 0), RANK_SURE,
	                    b->name);
}

/* "the Bank": the word that says what it is, at the end or before "of"; at the beginning of
 * "Cyclone Tracy". */
static bool offer_head(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	size_t head = b->core - 1;
	for (size_t i = 1; i < b->core; i++) {
		if (flags_of(b, i) & WORD_FUNCTION) {
			head = i - 1;
			break;
		}
	}
	if (!(flags_of(b, head) & WORD_HEAD))
		head = 0;
	return !(flags_of(b, head) & WORD_HEAD) ||
	       linker_offer(a, linker, key_hash(KEY_HEAD, b->class, b->words[head], 0), RANK_SURE,
	                    b->name);
}

/* ---- Linking ------------------------------------------------------------------------------ */

/* Is it what is a body and a place at once? "The House" is no White House. */
static bool is_seat(const struct body *b)
{
	static const char *const seats[] = {"academy", "airport", "center",  "centre", "college",
	                                    "hospital", "institute", "library", "museum", "palace",
	                                    "school", "theater", "theatre", "university"};
	for (size_t i = 0; i < sizeof seats / sizeof *seats; i++)
		if (names_is_word(b->names, b->words[0], seats[i]))
			return true;
	return false;
}

/* "The Institute" is the last that was named, be it taken for a body or for a place. */
static bool ask_head(struct linker *linker, const struct body *b)
{
	const unsigned other = b->class == CLASS_BODY ? CLASS_PLACE : CLASS_BODY;
	uint32_t *key = &linker->links.items[b->name].key;
	*key = linker_find(linker, key_hash(KEY_HEAD, b->class, b->words[0], 0));
	if (*key == NO_KEY && (b->class == CLASS_BODY || b->class == CLASS_PLACE) && is_seat(b))
		*key = linker_find(linker, key_hash(KEY_HEAD, other, b->words[0], 0));
	return *key != NO_KEY;
}

static bool ask_acronym(struct linker *linker, const struct body *b)
{
	const struct name_word *w = b->names->words.items + b->words[0];
	const char *letters = b->names->bytes.items + w->begin;
	return linker_ask(linker, acronym_key(b->class, letters, w->length), b->name) ||
	       linker_ask(linker, acronym_key(0, letters, w->length), b->name);
}

static bool ask(struct linker *linker, const struct body *b)
{
	const uint64_t words = key_hash_words(b->class, b->words, b->count);
	if (b->count == 1 && (flags_of(b, 0) & WORD_HEAD))
		return ask_head(linker, b);
	if (b->s->known && linker_ask(linker, key_hash(KEY_KNOWN, 0, b->s->known, 0), b->name))
		return true;
	if (b->s->nation && linker_ask(linker, key_hash(KEY_NATION, b->class, b->s->nation,
	                                                b->s->people), b->name))
		return true;
	if (linker_ask(linker, key_hash_core(b->class, b->words, b->core), b->name))
		return true;
	if (linker_ask(linker, words, b->name) || ask_storm(linker, b) || ask_built(linker, b))
		return true;
	return b->count == 1 && (ask_parted(linker, b) || (b->s->flags & SPELLING_CAPITALS &&
	                                                   ask_acronym(linker, b)));
}

static bool offer(const lede_allocator *a, struct linker *linker, const struct body *b)
{
	if (b->s->nation && !linker_offer(a, linker,
	                                  key_hash(KEY_NATION, b->class, b->s->nation,
	                                           b->s->people),
	                                  RANK_SURE, b->name))
		return false;
	if (b->s->known && !linker_offer(a, linker, key_hash(KEY_KNOWN, 0, b->s->known, 0),
	                                 RANK_SURE, b->name))
		return false;
	if (!linker_offer(a, linker, key_hash_core(b->class, b->words, b->core), RANK_SURE,
	                  b->name))
		return false;
	if (b->count == 1)
		return offer_humps(a, linker, b);
	if (is_model(b) || is_pair(b))
		return true;
	if (!offer_head(a, linker, b) || !offer_company(a, linker, b) ||
	    !offer_acronyms(a, linker, b) || !offer_half_acronyms(a, linker, b) ||
	    !offer_outer_words(a, linker, b))
		return false;
	switch (b->class) {
	case CLASS_BODY:
		return offer_beginnings(a, linker, b) && offer_ends(a, linker, b) &&
		       offer_short_business(a, linker, b) && offer_callings(a, linker, b);
	case CLASS_PLACE:
		return offer_place(a, linker, b) && offer_built(a, linker, b);
	case CLASS_EVENT:
	case CLASS_PRODUCT:
		return offer_beginnings(a, linker, b) && offer_ends(a, linker, b);
	case CLASS_WORK:
	case CLASS_LAW:
		return offer_beginnings(a, linker, b);
	default:
		return true;
	}
}

bool body_link(const lede_allocator *a, const struct names *names, struct linker *linker,
               uint32_t name)
{
	struct body b = body_read(names, name);
	uint32_t words[LONGEST_NAME];
	if (b.count > LONGEST_NAME)
		return true;
	use_singular(&b, words);
	ask(linker, &b);
	return linker->links.items[name].key != NO_KEY || offer(a, linker, &b);
}
