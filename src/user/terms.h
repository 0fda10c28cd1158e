/* A set of terms: phrases with what a user says of them, found by hash, then compared in full. */
#ifndef LEDE_USER_TERMS_H
#define LEDE_USER_TERMS_H

#include "user/atom.h"

#include "find/found.h"

/* Atoms of the longest term. */
#define TERM_MAX_ATOMS 32

struct term {
	uint32_t key;        /* offset in keys: its atoms as they are compared, each with a space */
	uint32_t key_length;
	uint32_t next;       /* 1 + index of the next term with the same hash; 0: none */
	uint32_t order;      /* its rank in the files; the first of two alike is heard */
	uint32_t value;      /* offset in the rules' strings; 0: none */
	uint8_t  type;       /* lede_type; LEDE_NO_TYPE for an entry that is to be ignored */
	bool     exact;      /* capitals count */
};

/* A phrase or the beginning of one, by its hash. */
struct term_slot {
	uint32_t hash;
	uint32_t term : 31; /* 1 + index of the first term that is this phrase; 0: none */
	uint32_t more : 1;  /* a longer term begins with it */
};

struct term_set {
	VEC(struct term) terms;
	VEC(char) keys;
	struct term_slot *slots; /* [slot_count], a power of two; hash 0 with no term: free */
	size_t slot_count, slots_used;
	/* A bit for each hash of a first atom, TERM_FILTER_BITS in all: most words of a text begin
	 * no term and are known by this, which stays in the nearest cache. */
	uint32_t *filter;
	/* starts[a][b / 8] has bit b % 8: a term begins with the letters or digits a, b of ASCII.
	 * Most words of a text are sorted out by this alone, before they are hashed. */
	uint8_t starts[128][16];
};

#define TERM_FILTER_BITS (1u << 20)

/* Whether a term may begin with text[0 .. length). */
bool terms_may_start(const struct term_set *set, const char *text, size_t length);

/* Adds a term, of which key, key_length and next are filled in here. Returns false when there is no
 * memory, or with *problem set when the phrase can't be a term. */
bool terms_add(const lede_allocator *a, struct term_set *set, const char *phrase, uint32_t length,
               struct term term, const char **problem);

void terms_free(const lede_allocator *a, struct term_set *set);

/* What becomes of a phrase with one more atom; *slot is what is known of it. Start from phrase
 * TERM_START. False when no term begins like that. */
#define TERM_START 0
bool terms_step(const struct term_set *set, uint32_t *phrase, uint32_t atom_hash,
                const struct term_slot **slot);

/* Whether a term may begin with an atom of that hash. */
static inline bool terms_may_begin(const struct term_set *set, uint32_t atom_hash)
{
	const uint32_t bit = atom_hash % TERM_FILTER_BITS;
	return set->filter && set->filter[bit / 32] >> bit % 32 & 1;
}

/* The best term of a slot that is these atoms of text, or NULL. */
const struct term *terms_compare(const struct term_set *set, const struct term_slot *slot,
                                 const char *text, const struct atom *atoms, size_t count);

#endif
