/* Looking words up in sorted tables. */
#ifndef LEDE_BASE_TABLE_H
#define LEDE_BASE_TABLE_H

#include "base/prelude.h"

enum { TABLE_HEAD = 8 }; /* bytes */

/* The first bytes of a key as a number, so that rows are compared without a call. */
static inline uint64_t table_head(const char *key)
{
	unsigned char k[TABLE_HEAD];
	memcpy(k, key, sizeof k);
	return (uint64_t)k[0] << 56 | (uint64_t)k[1] << 48 | (uint64_t)k[2] << 40 |
	       (uint64_t)k[3] << 32 | (uint64_t)k[4] << 24 | (uint64_t)k[5] << 16 |
	       (uint64_t)k[6] << 8 | (uint64_t)k[7];
}

/* The row whose key is that word, or NULL. Each row of the table, row_size bytes, begins with a key
 * of key_size bytes, at least TABLE_HEAD, padded with NULs; the rows are sorted by it. */
static inline const void *table_find(const void *table, size_t rows, size_t row_size,
                                     size_t key_size, const char *word, size_t length)
{
	if (length == 0 || length > key_size)
		return NULL;
	uint64_t head = 0;
	if (length >= TABLE_HEAD)
		head = table_head(word);
	else
		for (size_t i = 0; i < length; i++)
			head |= (uint64_t)(unsigned char)word[i] << (56 - 8 * i);
	const char *row = table;
	for (size_t n = rows, half; n > 1; n -= half) {
		half = n / 2;
		const char *middle = row + half * row_size;
		row = table_head(middle) <= head ? middle : row;
	}
	/* This is the last of those that begin so. */
	for (; table_head(row) == head; row -= row_size) {
		if ((length <= TABLE_HEAD ||
		     !memcmp(row + TABLE_HEAD, word + TABLE_HEAD, length - TABLE_HEAD)) &&
		    (length == key_size || row[length] == '\0'))
			return row;
		if (row == table)
			break;
	}
	return NULL;
}

#define TABLE_FIND(table, key, length)                                                             \
	table_find(table, sizeof(table) / sizeof *(table), sizeof *(table), sizeof(table)->word,   \
	           key, length)

#endif
