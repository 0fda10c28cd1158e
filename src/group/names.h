/* Mentions to names: what is written alike, but for case, accents, full stops, hyphens, a
 * possessive and an article, is one name. */
#ifndef LEDE_GROUP_NAMES_H
#define LEDE_GROUP_NAMES_H

#include "find/found.h"
#include "group/nation.h"
#include "group/reading.h"
#include "group/wording.h"
#include "group/words.h"

#define NO_NAME UINT32_MAX

/* A distinct word of names. Folded: in lower case, Latin letters without accents, no full stops
 * or apostrophes; parts of a hyphenated word are words of their own. */
struct name_word {
	uint32_t begin;  /* in names.bytes */
	uint16_t length; /* bytes; >= 1 */
	uint16_t letters; /* code points */
	uint32_t flags;  /* WORD_* */
	uint32_t spellings; /* of how many it is part */
};

enum { /* spelling.flags */
	SPELLING_CAPITALS = 1u << 0, /* one word, written in capitals alone somewhere: BBC */
	SPELLING_HYPHEN = 1u << 1,   /* with a hyphen somewhere */
	SPELLING_EASTERN = 1u << 2   /* a given name comes last: Ban Ki-moon */
};

/* A distinct sequence of words. */
struct spelling {
	uint32_t first, count; /* its words, in names.sequence; count >= 1 */
	uint32_t names;        /* the first of its names, NO_NAME if none */
	uint32_t known;        /* code of known.h, 0 none */
	uint16_t nation;       /* code of nation.h, 0 none */
	bool     people;
	uint8_t  flags;
	char     hump; /* of one word, the capital inside of it: 'v' of LibriVox; 0 none */
};

/* What can be the same thing at all. */
enum name_class {
	CLASS_NONE = 0, /* dates, numbers and such */
	CLASS_PERSON,
	CLASS_NORP,
	CLASS_BODY,  /* ORG */
	CLASS_PLACE, /* GPE, LOC, FAC */
	CLASS_EVENT,
	CLASS_PRODUCT,
	CLASS_WORK,
	CLASS_LAW,
	CLASS_FAMILY, /* "the Kennedy family": a PERSON, but none of its people */
	CLASS_COUNT
};

static inline enum name_class name_class_of(lede_type type)
{
	static const uint8_t classes[LEDE_LAW + 1] = {
		[LEDE_PERSON] = CLASS_PERSON, [LEDE_NORP] = CLASS_NORP,
		[LEDE_ORG] = CLASS_BODY,      [LEDE_GPE] = CLASS_PLACE,
		[LEDE_LOC] = CLASS_PLACE,     [LEDE_FAC] = CLASS_PLACE,
		[LEDE_EVENT] = CLASS_EVENT,   [LEDE_PRODUCT] = CLASS_PRODUCT,
		[LEDE_WORK] = CLASS_WORK,     [LEDE_LAW] = CLASS_LAW,
	};
	return type <= LEDE_LAW ? (enum name_class)classes[type] : CLASS_NONE;
}

/* A spelling as the name of a class of things and, a bare surname behind "Mr" or "Mrs", of a
 * gender. */
struct name {
	uint32_t spelling;
	uint32_t next;  /* the next name of that spelling, or NO_NAME */
	uint32_t first; /* mention */
	uint32_t mentions;
	float    mass;  /* the sum of their weights */
	uint8_t  class; /* enum name_class */
	uint8_t  gender; /* enum gender: told by a title before a bare name */
	uint8_t  titled; /* enum gender: told by a title before any mention of it */
	bool     bare;   /* a mention has no "the" before it */
	bool     seat;   /* a mention is a GPE or LOC, not what is built */
	bool     told;   /* the words around a mention say that it is of its class */
	uint8_t  kin;    /* enum kin: how a person is told of at first */
};

struct mention {
	uint32_t found; /* index of what was found */
	uint32_t name;
	uint32_t wording;
};

struct names {
	VEC(char) bytes;
	VEC(struct name_word) words;
	VEC(uint32_t) sequence; /* of words */
	VEC(struct spelling) spellings;
	VEC(struct name) names;
	VEC(struct mention) mentions; /* in text order */
	struct slots word_slots, spelling_slots;
	struct wordings wordings; /* of the mentions */
	bool     short_word;     /* is a word alone what others are written short as? */
	uint32_t senior, junior; /* words, where "the elder Roe" or "the younger Roe" is told */
};

/* Empties the names and reads those of a document. False when there is no memory. */
bool names_read(const lede_allocator *a, const struct find_input *input, const found_vec *found,
                struct names *names);
void names_free(const lede_allocator *a, struct names *names);

/* Has a user told its type, by a term, a pattern or a decision? */
static inline bool is_told(const struct found *found)
{
	return found->source == LEDE_FROM_TERM || found->source == LEDE_FROM_PATTERN ||
	       found->score == 1;
}

/* How much a mention has to say on what it is: what a user has told, more than any tagger. */
static inline float mention_weight(const struct found *found)
{
	return is_told(found) ? 1e4f : found->score;
}

/* The spelling of length bytes of any text, or NO_NAME: one that no mention has. False when there
 * is no memory. */
bool names_look_up(const lede_allocator *a, struct names *names, const char *text, size_t length,
                   uint32_t *spelling);

/* The word of that spelling, folded, or NO_NAME: no name has it. */
uint32_t names_find_word(const struct names *names, const char *text, size_t length);

/* Is that the word? It is folded. */
static inline bool names_is_word(const struct names *names, uint32_t word, const char *text)
{
	const struct name_word *w = names->words.items + word;
	return w->length == strlen(text) &&
	       !memcmp(names->bytes.items + w->begin, text, w->length);
}

/* The spelling of those words, or NO_NAME. */
uint32_t names_find(const struct names *names, const uint32_t *words, size_t count);

/* The name of a class that those words spell, or NO_NAME. */
static inline uint32_t names_find_of_class(const struct names *names, const uint32_t *words,
                                           size_t count, unsigned class)
{
	const uint32_t spelling = names_find(names, words, count);
	uint32_t n = spelling == NO_NAME ? NO_NAME : names->spellings.items[spelling].names;
	while (n != NO_NAME && names->names.items[n].class != class)
		n = names->names.items[n].next;
	return n;
}

static inline const uint32_t *spelling_words(const struct names *names, const struct spelling *s)
{
	return names->sequence.items + s->first;
}

static inline const struct spelling *name_spelling(const struct names *names, uint32_t name)
{
	return names->spellings.items + names->names.items[name].spelling;
}

#endif
