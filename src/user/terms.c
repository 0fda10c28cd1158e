#include "user/terms.h"

#include "model/hash.h"
#include "text/chars.h"

/* ---- The table ------------------------------------------------------------------------------ */

/* Where that hash is, or the free slot where it would be. */
static struct term_slot *find_slot(struct term_slot *slots, size_t slot_count, uint32_t hash)
{
	size_t i = hash & (slot_count - 1);
	while ((slots[i].term || slots[i].more) && slots[i].hash != hash)
		i = (i + 1) & (slot_count - 1);
	return slots + i;
}

/* Room for one phrase more, at most half of the slots in use. */
static bool grow(const lede_allocator *a, struct term_set *set)
{
	enum { FIRST = 1 << 10 };
	if (2 * (set->slots_used + 1) <= set->slot_count)
		return true;
	const size_t wanted = set->slot_count ? 4 * set->slot_count : FIRST;
	struct term_slot *slots = mem_resize(a, NULL, 0, wanted * sizeof *slots);
	if (!slots)
		return false;
	memset(slots, 0, wanted * sizeof *slots);
	for (size_t i = 0; i < set->slot_count; i++)
		if (set->slots[i].term || set->slots[i].more)
			*find_slot(slots, wanted, set->slots[i].hash) = set->slots[i];
	mem_free(a, set->slots, set->slot_count * sizeof *slots);
	set->slots = slots;
	set->slot_count = wanted;
	return true;
}

static bool make_filter(const lede_allocator *a, struct term_set *set)
{
	if (set->filter)
		return true;
	set->filter = mem_resize(a, NULL, 0, TERM_FILTER_BITS / 8);
	if (set->filter)
		memset(set->filter, 0, TERM_FILTER_BITS / 8);
	return set->filter != NULL;
}

void terms_free(const lede_allocator *a, struct term_set *set)
{
	vec_free(a, &set->terms);
	vec_free(a, &set->keys);
	mem_free(a, set->slots, set->slot_count * sizeof *set->slots);
	mem_free(a, set->filter, TERM_FILTER_BITS / 8);
	*set = (struct term_set){0};
}

static uint32_t next_phrase(uint32_t phrase, uint32_t atom_hash)
{
	return hash_add(phrase ^ HASH_SEED, atom_hash);
}

bool terms_step(const struct term_set *set, uint32_t *phrase, uint32_t atom_hash,
                const struct term_slot **slot)
{
	*phrase = next_phrase(*phrase, atom_hash);
	*slot = find_slot(set->slots, set->slot_count, *phrase);
	return (*slot)->term || (*slot)->more;
}

/* ---- Terms ---------------------------------------------------------------------------------- */

/* Writes an atom as it is compared to out, which has room for it; returns the end. A character of
 * two bytes may have a lower case of three. */
static char *write_atom(const char *text, const struct atom *atom, bool fold, char *out)
{
	for (uint32_t at = atom->begin; at < atom->end;)
		out += utf8_encode(atom_character(text, &at, atom->end, fold), out);
	*out++ = ' ';
	return out;
}

/* Cuts a phrase into atoms; NULL, or what is wrong with it. */
static const char *cut(const char *phrase, uint32_t length, struct atom *atoms, size_t *count)
{
	*count = 0;
	for (uint32_t at = 0; (at = atom_skip_space(phrase, at, length)) < length;) {
		if (*count == TERM_MAX_ATOMS)
			return "the term has more than 32 words and signs";
		const struct atom atom = atom_at(phrase, at, length);
		if (atom.end - atom.begin >= ATOM_MAX_BYTES)
			return "a word of the term is longer than 255 bytes";
		atoms[(*count)++] = atom;
		at = atom.end;
	}
	return *count ? NULL : "the term is empty";
}

static bool add_key(const lede_allocator *a, struct term_set *set, const char *phrase,
                    const struct atom *atoms, size_t count, struct term *term)
{
	const size_t bytes = atoms[count - 1].end - atoms[0].begin;
	if (!vec_reserve(a, &set->keys, 2 * bytes + count))
		return false;
	term->key = (uint32_t)set->keys.count;
	char *out = set->keys.items + term->key;
	for (size_t i = 0; i < count; i++)
		out = write_atom(phrase, atoms + i, !term->exact, out);
	term->key_length = (uint32_t)(out - set->keys.items) - term->key;
	set->keys.count += term->key_length;
	return true;
}

/* Notes what the term begins with, in the cases of letters in which it is found. */
static void note_start(struct term_set *set, const struct term *term)
{
	const unsigned char *key = (const unsigned char *)set->keys.items + term->key;
	if (!(byte_class[key[0]] & byte_class[key[1]] & BYTE_WORD))
		return;
	for (int i = 0; i < 4; i++) {
		const uint32_t a = term->exact || i & 1 ? key[0] : uni_upper(key[0]);
		const uint32_t b = term->exact || i & 2 ? key[1] : uni_upper(key[1]);
		set->starts[a][b / 8] |= (uint8_t)(1u << b % 8);
	}
}

bool terms_may_start(const struct term_set *set, const char *text, size_t length)
{
	if (length < 2)
		return true;
	const unsigned char a = (unsigned char)text[0], b = (unsigned char)text[1];
	return !(byte_class[a] & byte_class[b] & BYTE_WORD) || set->starts[a][b / 8] >> b % 8 & 1;
}

/* Whether the term may join those of its slot: *known if it is there already. They are few, so that
 * looking through them stays cheap. */
static bool may_join(const struct term_set *set, const struct term_slot *slot,
                     const struct term *term, bool *known)
{
	enum { MOST = 64 };
	size_t others = 0;
	*known = false;
	for (uint32_t i = slot->term; i && !*known; i = set->terms.items[i - 1].next, others++) {
		const struct term *other = set->terms.items + i - 1;
		*known = other->exact == term->exact && other->key_length == term->key_length &&
		         memcmp(set->keys.items + other->key, set->keys.items + term->key,
		                term->key_length) == 0;
	}
	return *known || others < MOST;
}

bool terms_add(const lede_allocator *a, struct term_set *set, const char *phrase, uint32_t length,
               struct term term, const char **problem)
{
	struct atom atoms[TERM_MAX_ATOMS];
	size_t count;
	*problem = cut(phrase, length, atoms, &count);
	if (*problem)
		return false;
	if (!make_filter(a, set) || !add_key(a, set, phrase, atoms, count, &term) ||
	    !vec_reserve(a, &set->terms, 1))
		return false;
	struct term_slot *slot;
	uint32_t hash = TERM_START;
	size_t i = 0;
	do { /* a phrase has an atom */
		if (!grow(a, set))
			return false;
		hash = next_phrase(hash, atoms[i].hash);
		slot = find_slot(set->slots, set->slot_count, hash);
		set->slots_used += !slot->term && !slot->more;
		slot->hash = hash;
		if (i + 1 < count)
			slot->more = 1;
	} while (++i < count);
	bool known;
	if (!may_join(set, slot, &term, &known))
		*problem = "there are 64 terms that differ from this one in capitals only";
	if (known || *problem) {
		set->keys.count = term.key;
		return known;
	}
	note_start(set, &term);
	term.next = slot->term;
	set->terms.items[set->terms.count++] = term;
	slot->term = (uint32_t)set->terms.count & 0x7fffffff;
	const uint32_t bit = atoms[0].hash % TERM_FILTER_BITS;
	set->filter[bit / 32] |= 1u << bit % 32;
	return true;
}

/* ---- Comparing ------------------------------------------------------------------------------ */

static bool is_term(const struct term_set *set, const struct term *term, const char *text,
                    const struct atom *atoms, size_t count)
{
	const char *key = set->keys.items + term->key;
	uint32_t at = 0;
	for (size_t i = 0; i < count; i++) {
		for (uint32_t from = atoms[i].begin; from < atoms[i].end;) {
			if (at >= term->key_length)
				return false;
			const uint32_t code =
				atom_character(text, &from, atoms[i].end, !term->exact);
			uint32_t wanted;
			at += utf8_decode(key + at, term->key_length - at, &wanted);
			if (code != wanted)
				return false;
		}
		if (at >= term->key_length || key[at++] != ' ')
			return false;
	}
	return at == term->key_length;
}

const struct term *terms_compare(const struct term_set *set, const struct term_slot *slot,
                                 const char *text, const struct atom *atoms, size_t count)
{
	const struct term *best = NULL;
	for (uint32_t i = slot->term; i; i = set->terms.items[i - 1].next) {
		const struct term *term = set->terms.items + i - 1;
		if ((!best || term->order < best->order) &&
		    is_term(set, term, text, atoms, count))
			best = term;
	}
	return best;
}
