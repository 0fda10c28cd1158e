#include "phrase/word.h"

enum { PROBES = 64 };

bool key_table_make(const lede_allocator *a, struct key_table *table, size_t count)
{
	size_t size = PROBES;
	while (size < 2 * count)
		size *= 2;
	if (!vec_reserve(a, &table->slots, size))
		return false;
	table->slots.count = size;
	for (size_t i = 0; i < size; i++)
		table->slots.items[i] = (struct key_slot){0, LEDE_NONE};
	return true;
}

uint32_t *key_table_find(struct key_table *table, uint64_t key)
{
	const size_t mask = table->slots.count - 1;
	for (size_t i = 0; i < PROBES; i++) {
		struct key_slot *slot = table->slots.items + ((key + i) & mask);
		if (slot->value == LEDE_NONE)
			slot->key = key;
		if (slot->key == key)
			return &slot->value;
	}
	return NULL;
}

void key_table_free(const lede_allocator *a, struct key_table *table)
{
	vec_free(a, &table->slots);
}
