/* The words of a document as terms: variants of a word are one term. */
#ifndef LEDE_PHRASE_WORD_H
#define LEDE_PHRASE_WORD_H

#include "doc/document.h"
#include "phrase/background.h"

/* What all occurrences of a word have in common. */
struct phrase_term {
	uint32_t count;
	uint32_t sentences;      /* that it occurs in */
	uint32_t first_sentence;
	uint32_t last_sentence;  /* seen so far */
	uint32_t person;         /* candidate of the last person of that surname, or LEDE_NONE */
	uint8_t  code;           /* see background.h; the one of its first occurrence */
	bool     used;           /* by a phrase that was chosen */
	float    weight;
};

struct phrase_word {
	uint32_t term;    /* LEDE_NONE: no word */
	uint8_t  code;    /* of this form of the word */
	bool     capital; /* begins with one */
};

struct phrase_words {
	VEC(struct phrase_term) terms;
	VEC(struct phrase_word) words; /* one for each token */
};

/* Reads all tokens of doc. False when there is no memory; free the words either way. */
bool phrase_words_read(const lede_allocator *a, const lede_doc *doc, const char *text,
                       struct phrase_words *words);

void phrase_words_free(const lede_allocator *a, struct phrase_words *words);

/* Cuts the plural's ending off a word in lower case, and returns the length that is left: the
 * S-stemmer of Harman (How effective is suffixing?, 1991), but that "boxes" becomes "box". "ies"
 * becomes "y": *lower is changed then. */
size_t singular(char *lower, size_t length);

/* A hash table from 64-bit keys to numbers below LEDE_NONE. Zero-initialise, then make room. */
struct key_table {
	VEC(struct key_slot { uint64_t key; uint32_t value; }) slots; /* a power of two of them */
};

/* Room for count different keys. False when there is no memory. */
bool key_table_make(const lede_allocator *a, struct key_table *table, size_t count);

/* Where the value of that key is; it is LEDE_NONE if the key is new. NULL when the neighbourhood of
 * the key is full: so many keys that collide come from nature seldom, and the time stays linear
 * when they come from an enemy. */
uint32_t *key_table_find(struct key_table *table, uint64_t key);

void key_table_free(const lede_allocator *a, struct key_table *table);

/* A running hash takes in one more value (splitmix64's mixing: Steele, Lea, Flood, 2014). */
static inline uint64_t key_add(uint64_t key, uint64_t value)
{
	key = (key ^ value) + 0x9e3779b97f4a7c15u;
	key = (key ^ key >> 30) * 0xbf58476d1ce4e5b9u;
	key = (key ^ key >> 27) * 0x94d049bb133111ebu;
	return key ^ key >> 31;
}

#endif
