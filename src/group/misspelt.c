/*
 * Two words that differ in one letter are equal when a letter is left out of each, or of the longer
 * one: so each word of a name is put into a hash table without each of its letters (Mor and
 * Fraenkel 1982). That is certain enough only where all the other words are the same, the word is
 * long, no table knows both, and one of the two names occurs once.
 */
#include "group/misspelt.h"

#include "model/hash.h"

enum {
	FEWEST_WORDS = 2,
	MOST_WORDS = 4,
	FEWEST_LETTERS = 6,
	MOST_LETTERS = 20,
	MOST_ALIKE = 4 /* names under one hash: more are no misspellings */
};

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

/* Can a word of that kind be misspelt at all? */
static bool may_be_misspelt(const struct names *names, const struct name_word *w)
{
	if (w->length < FEWEST_LETTERS || w->length > MOST_LETTERS)
		return false;
	for (uint32_t i = 0; i < w->length; i++)
		if (word_bytes(names, w)[i] >= '0' && word_bytes(names, w)[i] <= '9')
			return false;
	return true;
}

static bool is_in_tables(const struct names *names, const struct name_word *w)
{
	const char *bytes = word_bytes(names, w);
	return w->flags || nation_find(bytes, w->length).code ||
	       given_name_gender(bytes, w->length) != GENDER_UNKNOWN;
}

/* Are they equal but for one letter, which is not the first? */
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

/* Reads the word at that place of a name, whole and without each of its letters but the first. */
static bool read_word(const struct search *search, uint32_t name, uint32_t place)
{
	const struct names *names = search->names;
	const struct spelling *s = name_spelling(names, name);
	const uint32_t *words = spelling_words(names, s);
	const struct name_word *w = names->words.items + words[place];
	if (!may_be_misspelt(names, w))
		return true;
	uint32_t seed = hash_add(HASH_SEED, place);
	for (uint32_t i = 0; i < s->count; i++) {
		if (i == place)
			continue;
		if (names->words.items[words[i]].spellings < 2)
			return true; /* no other name has the rest of this one */
		seed = hash_add(seed, words[i]);
	}
	const char *bytes = word_bytes(names, w);
	for (uint32_t left_out = 1; left_out <= w->length; left_out++) {
		uint32_t hash = seed;
		for (uint32_t i = 0; i < w->length; i++)
			if (i != left_out)
				hash = (hash ^ (unsigned char)bytes[i]) * 0x01000193u;
		if (!meet(search, name, hash_mix(hash)))
			return false;
	}
	return true;
}

bool join_misspelt(const lede_allocator *a, const struct names *names, struct linker *linker,
                   struct slots *slots)
{
	const struct search search = {a, names, linker, slots};
	if (!slots_reset(a, slots, names->names.count))
		return false;
	for (uint32_t i = 0; i < names->names.count; i++) {
		const struct spelling *s = name_spelling(names, i);
		if (s->count < FEWEST_WORDS || s->count > MOST_WORDS ||
		    linker->links.items[i].key != NO_KEY)
			continue;
		/* Francis Miller may have a sister Frances. */
		const bool person = names->names.items[i].class == CLASS_PERSON;
		for (uint32_t place = person ? 1 : 0; place < s->count; place++)
			if (!read_word(&search, i, place))
				return false;
	}
	return true;
}
