/* The one hash table of the grouper: open-addressed, of indexes into an array of the caller's. */
#ifndef LEDE_GROUP_SLOTS_H
#define LEDE_GROUP_SLOTS_H

#include "base/memory.h"

struct slot {
	uint32_t hash;
	uint32_t item; /* its index + 1; 0: the slot is empty, and ends a search */
};

struct slots {
	struct slot *items;
	size_t       capacity; /* of items */
	size_t       mask;     /* slots in use - 1; a power of two less one */
	size_t       count;    /* of those that are not empty */
};

/* Empties the table, which is then as large as a document of that many items needs as a rule.
 * False when there is no memory. */
bool slots_reset(const lede_allocator *a, struct slots *slots, size_t items);
void slots_free(const lede_allocator *a, struct slots *slots);

/* Adds an item that is not there yet. False when there is no memory. */
bool slots_add(const lede_allocator *a, struct slots *slots, uint32_t hash, uint32_t item);

/* Is the table as full as it may be, so that it grows by the next item? */
static inline bool slots_are_full(const struct slots *slots)
{
	return 2 * slots->count > slots->mask;
}

/* A walk over the items of that hash: for (w = slots_find(...); slots_next(&w, &item);). */
struct slots_walk {
	const struct slots *slots;
	size_t              at;
	uint32_t            hash;
};

static inline struct slots_walk slots_find(const struct slots *slots, uint32_t hash)
{
	return (struct slots_walk){slots, hash & slots->mask, hash};
}

static inline bool slots_next(struct slots_walk *walk, uint32_t *item)
{
	const struct slots *slots = walk->slots;
	for (;;) {
		const struct slot *slot = slots->items + walk->at;
		if (slot->item == 0)
			return false;
		walk->at = (walk->at + 1) & slots->mask;
		if (slot->hash == walk->hash) {
			*item = slot->item - 1;
			return true;
		}
	}
}

/* Adds an item where a walk that did not find it has ended, which saves looking for that place. */
static inline bool slots_add_at(const lede_allocator *a, struct slots *slots,
                                const struct slots_walk *walk, uint32_t item)
{
	if (slots_are_full(slots))
		return slots_add(a, slots, walk->hash, item);
	slots->items[walk->at] = (struct slot){walk->hash, item + 1};
	slots->count++;
	return true;
}

#endif
