/* Looking words up in sorted tables. */
#ifndef LEDE_GROUP_TABLE_H
#define LEDE_GROUP_TABLE_H

#include "base/prelude.h"

/* The row whose key is that word, or NULL. Each row of the table, row_size bytes, begins with a key
 * of key_size bytes, in lower case and padded with NULs; the rows are sorted by it. */
static inline const void *table_find(const void *table, size_t rows, size_t row_size,
                                     size_t key_size, const char *word, size_t length)
{
	size_t low = 0, high = rows;
	if (length == 0 || length > key_size)
		return NULL;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const char *row = (const char *)table + middle * row_size;
		/* Most rows differ in their first letter: no call for those. */
		/* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): a row */
		int order = (unsigned char)*row - (unsigned char)*word;
		if (order == 0)
			order = memcmp(row, word, length);
		if (order == 0)
			order = length < key_size && row[length] != '\0';
		if (order == 0)
			return row;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

#define TABLE_FIND(table, key, length)                                                             \
	table_find(table, sizeof(table) / sizeof *(table), sizeof *(table), sizeof(table)->word,   \
	           key, length)

#endif
