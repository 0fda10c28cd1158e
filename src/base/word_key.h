/* Short words as numbers, so that they are hashed and compared without a loop. */
#ifndef LEDE_BASE_WORD_KEY_H
#define LEDE_BASE_WORD_KEY_H

#include "base/eight.h"

enum { WORD_KEY_BYTES = 16 };

/* A word in lower case, padded with zeros. */
struct word_key {
	uint64_t head, tail; /* eight bytes each */
};

/* That of a word that stands in a table. */
static inline struct word_key word_key_of_row(const char row[WORD_KEY_BYTES])
{
	return (struct word_key){eight_at(row), eight_at(row + 8)};
}

/* All bits of the first bytes of eight, by how many. */
static const uint64_t eight_heads[9] = {
	0,
	0xFF,
	0xFFFF,
	0xFFFFFF,
	0xFFFFFFFF,
	0xFFFFFFFFFF,
	0xFFFFFFFFFFFF,
	0xFFFFFFFFFFFFFF,
	UINT64_MAX,
};

/* That of length ASCII letters, 1 to WORD_KEY_BYTES of them, with those bits set in each; the text
 * ends at end. */
static inline struct word_key word_key_with(const char *word, size_t length, const char *end,
                                            unsigned char bits)
{
	const uint64_t more = EIGHT_TIMES(bits);
	char copy[WORD_KEY_BYTES];
	if (end - word < WORD_KEY_BYTES) {
		memset(copy, 0, sizeof copy);
		memcpy(copy, word, length);
		word = copy;
	}
	const uint64_t head = eight_at(word) | more;
	if (length <= 8)
		return (struct word_key){head & eight_heads[length], 0};
	return (struct word_key){head, (eight_at(word + 8) | more) & eight_heads[length - 8]};
}

/* In lower case, and as it is written. */
static inline struct word_key word_key(const char *word, size_t length, const char *end)
{
	return word_key_with(word, length, end, 0x20);
}

static inline struct word_key word_key_as_written(const char *word, size_t length, const char *end)
{
	return word_key_with(word, length, end, 0);
}

static inline bool word_key_is(struct word_key key, const char row[WORD_KEY_BYTES])
{
	return eight_at(row) == key.head && eight_at(row + 8) == key.tail;
}

/* A number of so many bits, which few words of a table have in common: the top ones of a product
 * with the golden ratio (Knuth, The Art of Computer Programming 3, 6.4). */
static inline uint32_t word_key_hash(struct word_key key, unsigned bits)
{
	return (uint32_t)((key.head + 3 * key.tail) * 0x9E3779B97F4A7C15u >> (64 - bits));
}

/* The row whose word that is, or NULL. Each row of the table, row_size bytes, begins with its word.
 * slots[2^bits]: a hash table with linear probing, 1 more than the number of a row, or 0. */
static inline const void *word_key_find(const void *table, size_t row_size, const uint16_t *slots,
                                        unsigned bits, struct word_key key)
{
	for (uint32_t at = word_key_hash(key, bits); slots[at]; at = (at + 1) % (1u << bits)) {
		const char *row = (const char *)table + (slots[at] - 1u) * row_size;
		if (word_key_is(key, row))
			return row;
	}
	return NULL;
}

#endif
