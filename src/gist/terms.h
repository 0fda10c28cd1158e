/* Words as terms: lower-cased, stemmed, each a number, with how often it comes and how rare it is
 * elsewhere. */
#ifndef LEDE_GIST_TERMS_H
#define LEDE_GIST_TERMS_H

#include "base/memory.h"

/* What is known of a word by its form alone. */
enum {
	WORD_STOP         = 1 << 0, /* so common that it says nothing about a text */
	WORD_HE           = 1 << 1, /* he, she, they and their forms: stand for people */
	WORD_IT           = 1 << 2, /* it, this, that, such: stand for something said before */
	WORD_FIRST_PERSON = 1 << 3, /* I, we */
	WORD_YOU          = 1 << 4,
	WORD_LINK         = 1 << 5, /* but, and, however: tie a sentence to the one before */
	WORD_SAYS         = 1 << 6  /* said, told, announced */
};

enum { WORD_MAX_BYTES = 48 }; /* longer words are cut; none that is a word is longer */

/* A word, lower-cased and stemmed. */
struct word {
	char     lower[WORD_MAX_BYTES + 4]; /* of length bytes, NUL-terminated */
	uint32_t length;
	unsigned kind;   /* WORD_... */
	uint32_t stem;   /* hash of its stem */
};

/* Reads the word text[0 .. length). */
void word_read(const char *text, size_t length, struct word *word);

/* The kind of a word that is in lower case. */
unsigned word_kind(const char *lower, size_t length);

/* The length of the stem of lower[0 .. length), which is changed at its end. Plurals, -ed, -ing
 * and -ly are cut, as in the first step of Porter's algorithm (1980): enough to count "elections"
 * with "election", without his conflation of words that share no more than a root. */
size_t word_stem(char *lower, size_t length);

/* How rare a term is in English prose: -ln of the share of pages of 256 words it stands on. */
float term_rarity(uint32_t stem);

/* The table behind it, see rarity.c: stems in ascending order. Not that of phrase/background.h,
 * which has words, with their part in a phrase, from other texts: the weights of sentences were
 * learnt with this one. */
enum { RARITY_UNIT = 16 }; /* of a step of rarity_of */
extern const uint32_t rarity_count;
extern const uint32_t rarity_stems[];
extern const uint8_t  rarity_of[];
extern const uint8_t  rarity_unknown; /* of a stem that is not in it */

/* A term of a collection of texts. */
struct term {
	uint32_t stem;
	uint32_t count; /* of its occurrences */
	float    rarity;
	uint32_t mark; /* for whoever counts; 0 at first */
};

/* Terms by number, found by their stem. Zero-initialise. */
struct glossary {
	VEC(struct term) list;
	VEC(uint32_t) slots; /* number of a term + 1, or 0; a power of two of them */
};

/* Counts one more occurrence of stem and sets *number; false when there is no memory. */
bool glossary_count(const lede_allocator *a, struct glossary *terms, uint32_t stem,
                    uint32_t *number);

/* The number of stem, or LEDE_NONE. */
uint32_t glossary_find(const struct glossary *terms, uint32_t stem);

void glossary_free(const lede_allocator *a, struct glossary *terms);

/* The natural logarithm of x > 0 to about 1e-4, without libm, whose last bit differs between
 * machines. */
float log_of(float x);

#endif
