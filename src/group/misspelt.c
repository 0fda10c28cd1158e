/*
 * Two words that differ in one letter are equal when a letter is left out of each, or of the longer
 * one: so each word of a name is put into a hash table without each of its letters (Mor and
 * Fraenkel 1982). That is certain enough only where all the other words are the same, the word is
 * long, no table knows both, and one of the two names occurs once. Of names of one word the other
 * has to be frequent, and the one in no longer name: who is somebody else is introduced in full.
 */
#include "group/misspelt.h"

#include "base/ascii.h"
#include "model/hash.h"

enum {
	FEWEST_WORDS = 2,
	MOST_WORDS = 4,
	FEWEST_LETTERS = 6,
	MOST_LETTERS = 20,
	FEWEST_ALONE = 7, /* letters of a name of one word */
	FREQUENT = 3,     /* mentions of that which it stands for */
	MOST_ALIKE = 4 /* names under one hash: more are no misspellings */
};

/* A name but for one of its words, which may be misspelt. */
struct rest {
	uint32_t name, place, hash;
};

typedef VEC(struct rest) rest_vec;

struct search {
	const lede_allocator *allocator;
	const struct names   *names;
	struct linker        *linker;
	struct slots         *slots;
};

static const char *word_bytes(const struct names *names, const struct name_word *w)
{
	return names->bytes.items + w->begin;
}

/* The length of the first word of a name. */
static uint32_t name_word_length(const struct names *names, uint32_t name)
{
	return names->words.items[*spelling_words(names, name_spelling(names, name))].length;
}

static bool has_digit(const struct names *names, const struct name_word *w)
{
	const char *bytes = word_bytes(names, w);
	uint32_t i = 0;
	while (i < w->length && !is_digit_byte(bytes[i]))
		i++;
	return i < w->length;
}

/* Has a word the length of those that are misspelt? */
static bool is_long(const struct name_word *w)
{
	return w->length >= FEWEST_LETTERS && w->length <= MOST_LETTERS;
}

static bool is_in_tables(const struct names *names, const struct name_word *w)
{
	const char *bytes = word_bytes(names, w);
	return w->flags || nation_find(bytes, w->length).code ||
	       given_name_gender(bytes, w->length) != GENDER_UNKNOWN;
}

/* Are they equal but for one letter, which is not the first, or two that are swapped? */
static bool differ_in_a_letter(const struct names *names, const struct name_word *left,
                               const struct name_word *right)
{
	const char *l = word_bytes(names, left), *r = word_bytes(names, right);
	uint32_t n = left->length, m = right->length, head = 0;
	while (head < n && head < m && l[head] == r[head])
		head++;
	while (n > head && m > head && l[n - 1] == r[m - 1]) {
		n--;
		m--;
	}
	n -= head;
	m -= head;
	if (n == 2 && m == 2)
		return head > 0 && l[head] == r[head + 1] && l[head + 1] == r[head];
	return head > 0 && n <= 1 && m <= 1 && n + m > 0;
}

/* Do two names differ in one word, which one of them has wrong? */
static bool is_misspelling(const struct names *names, uint32_t left, uint32_t right)
{
	const struct name *l = names->names.items + left, *r = names->names.items + right;
	const struct spelling *ls = name_spelling(names, left), *rs = name_spelling(names, right);
	const struct name_word *lw = NULL, *rw = NULL;
	if (l->class != r->class || ls->count != rs->count ||
	    (l->mentions > 1 && r->mentions > 1))
		return false;
	for (uint32_t i = 0; i < ls->count; i++) {
		const uint32_t a = spelling_words(names, ls)[i], b = spelling_words(names, rs)[i];
		if (a == b)
			continue;
		if (lw)
			return false;
		lw = names->words.items + a;
		rw = names->words.items + b;
	}
	return lw && differ_in_a_letter(names, lw, rw) &&
	       !(is_in_tables(names, lw) && is_in_tables(names, rw));
}

/* Do both end alike? Where they don't, one may be formed from the other: Marlin, Marlins. */
static bool end_alike(const struct names *names, const struct name_word *left,
                      const struct name_word *right)
{
	return word_bytes(names, left)[left->length - 1] ==
	       word_bytes(names, right)[right->length - 1];
}

/* The same for words of the same letters. */
static uint32_t sum(const struct names *names, const struct name_word *w)
{
	uint32_t letters = 0;
	for (uint32_t i = 0; i < w->length; i++)
		letters += (unsigned char)word_bytes(names, w)[i];
	return letters;
}

/* Is the name of one word, which occurs once, the other misspelt, which is frequent? Two swapped
 * letters make no other name, however often it occurs and whatever the tagger takes it for. */
static bool is_misspelt_word(const struct names *names, uint32_t once, uint32_t frequent)
{
	const struct name *l = names->names.items + once, *r = names->names.items + frequent;
	const struct spelling *rs = name_spelling(names, frequent);
	const struct name_word *lw =
		names->words.items + *spelling_words(names, name_spelling(names, once));
	const struct name_word *rw = names->words.items + *spelling_words(names, rs);
	const bool swapped = lw->length == rw->length && sum(names, lw) == sum(names, rw);
	return rs->count == 1 && name_spelling(names, once)->count == 1 && !rs->nation &&
	       once != frequent &&
	       (swapped || (l->class == r->class && r->mentions >= FREQUENT)) &&
	       differ_in_a_letter(names, lw, rw) && end_alike(names, lw, rw);
}

/* Joins the name to those that have the hash, or adds it to them. */
static bool meet(const struct search *search, uint32_t name, uint32_t hash)
{
	struct slots_walk walk = slots_find(search->slots, hash);
	uint32_t other, alike = 0;
	while (alike < MOST_ALIKE && slots_next(&walk, &other)) {
		if (is_misspelling(search->names, name, other))
			linker_join(search->linker, name, other);
		alike++;
	}
	return alike == MOST_ALIKE || slots_add(search->allocator, search->slots, hash, name);
}

/* Are all the words of a name but that part of other names, too? */
static bool has_shared_rest(const struct names *names, const struct spelling *s, uint32_t place)
{
	const uint32_t *words = spelling_words(names, s);
	for (uint32_t i = 0; i < s->count; i++)
		if (i != place && names->words.items[words[i]].spellings < 2)
			return false;
	return true;
}

/* What a name is but for the word at that place, of which the first letter counts. False: no other
 * name can have the same, or the word is none that is misspelt. */
static bool read_rest(const struct names *names, const struct spelling *s, uint32_t place,
                      uint32_t *hash)
{
	const uint32_t *words = spelling_words(names, s);
	const struct name_word *w = names->words.items + words[place];
	if (!is_long(w) || !has_shared_rest(names, s, place) || has_digit(names, w))
		return false;
	*hash = hash_add(hash_add(HASH_SEED, place), (unsigned char)*word_bytes(names, w));
	for (uint32_t i = 0; i < s->count; i++)
		if (i != place)
			*hash = hash_add(*hash, words[i]);
	return true;
}

/* How many names have been noted under a hash, up to two. */
static unsigned count_noted(const struct search *search, uint32_t hash)
{
	struct slots_walk walk = slots_find(search->slots, hash);
	uint32_t name;
	return slots_next(&walk, &name) ? 1 + slots_next(&walk, &name) : 0;
}

/* Few names share all but a word with another: only those are worth many hashes. */
static bool note_rest(const struct search *search, uint32_t name, uint32_t place, rest_vec *rests)
{
	const struct names *names = search->names;
	struct rest rest = {name, place, 0};
	if (!read_rest(names, name_spelling(names, name), place, &rest.hash))
		return true;
	return vec_push(search->allocator, rests, rest) &&
	       (count_noted(search, rest.hash) == 2 ||
	        slots_add(search->allocator, search->slots, rest.hash, name));
}

/* Does that with each word of each name that may be misspelt. */
static bool note_rests(const struct search *search, rest_vec *rests)
{
	const struct names *names = search->names;
	for (uint32_t i = 0; i < names->names.count; i++) {
		const struct spelling *s = name_spelling(names, i);
		if (s->count < FEWEST_WORDS || s->count > MOST_WORDS ||
		    search->linker->links.items[i].key != NO_KEY)
			continue;
		/* Francis Miller may have a sister Frances. */
		const bool person = names->names.items[i].class == CLASS_PERSON;
		for (uint32_t place = person ? 1 : 0; place < s->count; place++)
			if (!note_rest(search, i, place, rests))
				return false;
	}
	return true;
}

/* Reads the word at that place of a name, whole and without each of its letters but the first. */
static bool read_word(const struct search *search, const struct rest *rest)
{
	const struct names *names = search->names;
	const struct spelling *s = name_spelling(names, rest->name);
	if (count_noted(search, rest->hash) < 2)
		return true;
	const struct name_word *w = names->words.items + spelling_words(names, s)[rest->place];
	const char *bytes = word_bytes(names, w);
	for (uint32_t left_out = 1; left_out <= w->length; left_out++) {
		uint32_t hash = rest->hash;
		for (uint32_t i = 0; i < w->length; i++)
			if (i != left_out)
				hash = (hash ^ (unsigned char)bytes[i]) * 0x01000193u;
		if (!meet(search, rest->name, hash_mix(hash)))
			return false;
	}
	return true;
}

/* Can a name of one word be misspelt, or what is misspelt? */
static bool is_long_word(const struct names *names, uint32_t name)
{
	const struct spelling *s = name_spelling(names, name);
	const struct name_word *w = names->words.items + *spelling_words(names, s);
	return s->count == 1 && w->length >= FEWEST_ALONE && is_long(w) && !has_digit(names, w);
}

static uint32_t hash_without(const struct search *search, uint32_t name, uint32_t left_out)
{
	const struct names *names = search->names;
	const struct name_word *w =
		names->words.items + *spelling_words(names, name_spelling(names, name));
	uint32_t hash = ~HASH_SEED;
	for (uint32_t i = 0; i < w->length; i++)
		if (i != left_out)
			hash = (hash ^ (unsigned char)word_bytes(names, w)[i]) * 0x01000193u;
	return hash_mix(hash);
}

static bool add_frequent(const struct search *search, uint32_t name)
{
	const uint32_t length = name_word_length(search->names, name);
	for (uint32_t left_out = 1; left_out <= length; left_out++)
		if (!slots_add(search->allocator, search->slots,
		               hash_without(search, name, left_out), name))
			return false;
	return true;
}

static void find_frequent(const struct search *search, uint32_t name)
{
	const uint32_t length = name_word_length(search->names, name);
	for (uint32_t left_out = 1; left_out <= length; left_out++) {
		struct slots_walk walk =
			slots_find(search->slots, hash_without(search, name, left_out));
		uint32_t other;
		for (uint32_t alike = 0; alike < MOST_ALIKE && slots_next(&walk, &other); alike++) {
			if (is_misspelt_word(search->names, name, other)) {
				linker_join(search->linker, name, other);
				return;
			}
		}
	}
}

/* "Chrylser", "Chrysler": words of the same letters have one hash. */
static bool join_swapped(const struct search *search, uint32_t name)
{
	const struct names *names = search->names;
	const struct name_word *w =
		names->words.items + *spelling_words(names, name_spelling(names, name));
	const uint32_t hash = hash_mix(hash_add(hash_add(HASH_SEED, w->length), sum(names, w)));
	struct slots_walk walk = slots_find(search->slots, hash);
	uint32_t other, alike = 0;
	for (; alike < MOST_ALIKE && slots_next(&walk, &other); alike++) {
		const bool first = names->names.items[name].mentions > 1;
		const uint32_t once = first ? other : name;
		const struct name_word *o = names->words.items +
		                            *spelling_words(names, name_spelling(names, once));
		if (names->names.items[once].mentions == 1 && o->spellings == 1 &&
		    is_misspelt_word(names, once, first ? name : other) &&
		    !is_in_tables(names, o) && search->linker->links.items[once].parent == once)
			linker_join(search->linker, once, first ? name : other);
	}
	return alike == MOST_ALIKE || slots_add(search->allocator, search->slots, hash, name);
}

/* "Kishdia", once, in a text about Kishida. */
static bool join_misspelt_words(const struct search *search)
{
	const struct names *names = search->names;
	bool any = false;
	for (uint32_t i = 0; i < names->names.count; i++) {
		if (!is_long_word(names, i))
			continue;
		if (!join_swapped(search, i))
			return false;
		if (names->names.items[i].mentions < FREQUENT)
			continue;
		if (!add_frequent(search, i))
			return false;
		any = true;
	}
	for (uint32_t i = 0; any && i < names->names.count; i++) {
		const struct name_word *w =
			names->words.items + *spelling_words(names, name_spelling(names, i));
		if (names->names.items[i].mentions == 1 && is_long_word(names, i) &&
		    w->spellings == 1 && !is_in_tables(names, w) &&
		    search->linker->links.items[i].parent == i)
			find_frequent(search, i);
	}
	return true;
}

static bool join_misspelt_names(const struct search *search, rest_vec *rests)
{
	if (!note_rests(search, rests))
		return false;
	for (size_t i = 0; i < rests->count; i++)
		if (!read_word(search, rests->items + i))
			return false;
	return true;
}

bool join_misspelt(const lede_allocator *a, const struct names *names, struct linker *linker,
                   struct slots *slots)
{
	const struct search search = {a, names, linker, slots};
	rest_vec rests = {0};
	const bool joined = slots_reset(a, slots, names->names.count) &&
	                    join_misspelt_names(&search, &rests);
	vec_free(a, &rests);
	return joined && join_misspelt_words(&search);
}
