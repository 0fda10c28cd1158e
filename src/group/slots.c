#include "group/slots.h"

/* Whatever is asked for later, so few slots cost nothing. */
enum { FEWEST_SLOTS = 64 };

static bool slots_resize(const lede_allocator *a, struct slots *slots, size_t count)
{
	if (count > slots->capacity) {
		struct slot *items = mem_resize(a, NULL, 0, count * sizeof *items);
		if (!items)
			return false;
		mem_free(a, slots->items, slots->capacity * sizeof *slots->items);
		slots->items = items;
		slots->capacity = count;
	}
	memset(slots->items, 0, count * sizeof *slots->items);
	slots->mask = count - 1;
	slots->count = 0;
	return true;
}

bool slots_reset(const lede_allocator *a, struct slots *slots, size_t items)
{
	size_t count = FEWEST_SLOTS;
	while (count < items)
		count *= 2;
	return slots_resize(a, slots, count);
}

void slots_free(const lede_allocator *a, struct slots *slots)
{
	mem_free(a, slots->items, slots->capacity * sizeof *slots->items);
	*slots = (struct slots){0};
}

static void put(struct slots *slots, struct slot slot)
{
	size_t at = slot.hash & slots->mask;
	while (slots->items[at].item)
		at = (at + 1) & slots->mask;
	slots->items[at] = slot;
	slots->count++;
}

static bool slots_double(const lede_allocator *a, struct slots *slots)
{
	struct slots larger = {0};
	if (!slots_resize(a, &larger, 2 * (slots->mask + 1)))
		return false;
	for (size_t i = 0; i <= slots->mask; i++)
		if (slots->items[i].item)
			put(&larger, slots->items[i]);
	slots_free(a, slots);
	*slots = larger;
	return true;
}

bool slots_add(const lede_allocator *a, struct slots *slots, uint32_t hash, uint32_t item)
{
	if (slots_are_full(slots) && !slots_double(a, slots))
		return false;
	put(slots, (struct slot){hash, item + 1});
	return true;
}
