/*
 * Short names and full ones meet by keys. A full name offers the forms it may be called by
 * ("Toyota Motor Corp.": toyota motor, toyota, tmc); a shorter one asks for its own. When all who
 * offer a key are one group, the asker belongs to it; when they are several, the text decides,
 * mention by mention (resolve.c).
 */
#ifndef LEDE_GROUP_KEYS_H
#define LEDE_GROUP_KEYS_H

#include "group/names.h"

/* What a key is about: keys of different kinds never meet. */
enum key_kind {
	KEY_WORDS,   /* the words of a shorter name */
	KEY_FULL,    /* given name, middle initial, surname, generation */
	KEY_GIVEN,   /* given name and surname */
	KEY_INITIAL, /* first initial and surname */
	KEY_REVERSE, /* two names in whichever order */
	KEY_CORE,    /* a company without its legal form */
	KEY_ACRONYM, /* first letters */
	KEY_NATION,  /* a code of nation.h */
	KEY_KNOWN,   /* a code of known.h, whatever the class */
	KEY_HEAD     /* what a thing is: the last name that had this word is meant */
};

/* How well a key fits; of two offers the better one counts alone. */
enum key_rank {
	RANK_SURE,
	RANK_PREFIX, /* the beginning of a name; a given name */
	RANK_SUFFIX, /* the end of a name */
	RANK_ITSELF  /* a name offers its own words to others of the same */
};

#define NO_KEY UINT32_MAX

struct key {
	uint64_t hash;
	uint32_t first;      /* the name that offered it first */
	uint32_t holder;     /* of several: the group that is mentioned most, and first; a root */
	uint32_t last;       /* while the text is walked: the group that was named last, a root */
	uint32_t last_of[3]; /* the same by gender of the group; NO_NAME */
	uint32_t most;       /* mentions of the group that has most of them */
	uint8_t  rank;
	bool     many;       /* those who offer it are several groups */
	bool     asked;      /* the text decides who of them is meant */
};

struct offer {
	uint32_t key;
	uint8_t  rank;
};

/* What becomes of a name. */
struct link {
	uint32_t parent; /* towards the root of its group; itself for the root */
	uint32_t key;    /* the text decides among those who offer this; or NO_KEY */
	uint32_t first_offer, offer_count; /* in linker.offers */
	uint32_t mentions; /* of the group, where it is the root, that are sure */
	uint8_t  gender; /* enum gender */
	uint8_t  order;  /* when it is linked: fuller names first */
	bool     sought; /* a key that it offers is asked for in the text */
	bool     kin;    /* of another who bears the surname, by whom the text tells of them */
	bool     suffixed; /* told from others of the surname: "Roe Jr." */
	bool     by_given; /* a given name alone: "Ann" */
	bool     decided; /* by a user: scratch */
	bool     voted;  /* it is no name of its own class: it neither asks nor offers */
};

struct linker {
	VEC(struct key) keys;
	struct slots slots;
	VEC(struct offer) offers; /* by name */
	VEC(struct link) links; /* by name */
};

/* Empties the linker; each of count names is then a group of its own. False when there is no
 * memory. */
bool linker_reset(const lede_allocator *a, struct linker *linker, const struct names *names);
void linker_free(const lede_allocator *a, struct linker *linker);

/* The root of a name's group. */
uint32_t linker_root(struct linker *linker, uint32_t name);

/* Joins two groups: that of name is then part of that of owner. */
void linker_join(struct linker *linker, uint32_t name, uint32_t owner);

uint64_t key_hash(enum key_kind kind, unsigned class, uint32_t first, uint32_t second);
uint64_t key_hash_words(unsigned class, const uint32_t *words, size_t count);
uint64_t key_hash_core(unsigned class, const uint32_t *words, size_t count);

/* The key of that hash, or NO_KEY. */
uint32_t linker_find(const struct linker *linker, uint64_t hash);

/* The name offers a key. Offers of a name come one behind the other. False when there is no
 * memory. */
bool linker_offer(const lede_allocator *a, struct linker *linker, uint64_t hash,
                  enum key_rank rank, uint32_t name);

/* The name asks for a key: true if that settles what it belongs to. */
bool linker_ask(struct linker *linker, uint64_t hash, uint32_t name);

#endif
