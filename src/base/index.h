/* Looking words up in tables by an index: a hash table of row numbers with linear probing, which a
 * tool has written. A word that no table has, as most, costs one multiplication and one slot. */
#ifndef LEDE_BASE_INDEX_H
#define LEDE_BASE_INDEX_H

#include "base/eight.h"

enum { INDEX_HEAD = 8 }; /* bytes */

/* A number of up to eight bytes, the first of them lowest, in two or three reads that overlap. */
static inline uint64_t index_bytes(const char *bytes, size_t length)
{
	const unsigned char *b = (const unsigned char *)bytes;
	if (length >= 8)
		return eight_at(bytes);
	if (length >= 4) {
		const unsigned char *l = b + length - 4;
		const uint32_t low = (uint32_t)b[0] | (uint32_t)b[1] << 8 |
		                     (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
		const uint32_t high = (uint32_t)l[0] | (uint32_t)l[1] << 8 |
		                      (uint32_t)l[2] << 16 | (uint32_t)l[3] << 24;
		return low | (uint64_t)high << (8 * (length - 4));
	}
	return (uint64_t)b[0] | (uint64_t)b[length / 2] << (8 * (length / 2)) |
	       (uint64_t)b[length - 1] << (8 * (length - 1));
}

/* A word as it is looked for: a number of either end, and how long it is. */
struct index_key {
	const char *word;
	size_t      length;
	uint64_t    head, tail; /* no tail: the head has it all */
};

static inline struct index_key index_key(const char *word, size_t length)
{
	const bool whole = length <= INDEX_HEAD;
	return (struct index_key){
		.word = word,
		.length = length,
		.head = length > 0 ? index_bytes(word, length) : 0,
		.tail = whole ? 0 : index_bytes(word + length - INDEX_HEAD, INDEX_HEAD),
	};
}

/* Eight bytes with the capitals of ASCII in lower case. */
static inline uint64_t index_lower(uint64_t bytes)
{
	const uint64_t high = EIGHT_TIMES(0x80u), low = bytes & ~high;
	const uint64_t from_a = low + EIGHT_TIMES(0x80u - 'A');
	const uint64_t behind_z = low + EIGHT_TIMES(0x7fu - 'Z');
	return bytes | ((from_a ^ behind_z) & ~bytes & high) >> 2;
}

/* The row whose key is that word, or NULL. Each row of the table, row_size bytes, begins with a key
 * of key_size bytes, at least INDEX_HEAD, padded with NULs. The slots hold 1 more than the number
 * of a row, or 0. */
static inline const void *index_find(const void *table, size_t row_size, size_t key_size,
                                     const uint16_t *slots, size_t slot_count,
                                     struct index_key key)
{
	if (key.length == 0 || key.length > key_size)
		return NULL;
	const uint64_t mixed = key.head * 0x9e3779b97f4a7c15u ^ key.tail * 0xc2b2ae3d27d4eb4fu;
	size_t at = (size_t)((mixed >> 32) * slot_count >> 32);
	for (; slots[at]; at = at + 1 < slot_count ? at + 1 : 0) {
		const char *row = (const char *)table + (slots[at] - 1u) * row_size;
		if (index_bytes(row, INDEX_HEAD) != key.head ||
		    (key.length < key_size && row[key.length]))
			continue;
		if (key.length <= INDEX_HEAD ||
		    (index_bytes(row + key.length - INDEX_HEAD, INDEX_HEAD) == key.tail &&
		     (key.length <= 2 * INDEX_HEAD ||
		      !memcmp(row, key.word, key.length - INDEX_HEAD))))
			return row;
	}
	return NULL;
}

/* The same for an array of structs with the member "word", and the index of that name. */
#define INDEX_FIND(table, key)                                                                     \
	index_find(table, sizeof *(table), sizeof(table)->word, table##_index,                     \
	           sizeof table##_index / sizeof *table##_index, key)

#endif
