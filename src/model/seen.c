#include "model/seen.h"

#define FLAGS 3u

void seen_clear(struct seen *seen)
{
	if (seen->capacity)
		memset(seen->slots, 0, seen->capacity * sizeof *seen->slots);
	seen->count = 0;
}

void seen_free(const lede_allocator *a, struct seen *seen)
{
	mem_free(a, seen->slots, seen->capacity * sizeof *seen->slots);
	*seen = (struct seen){0};
}

void seen_drop(const lede_allocator *a, struct seen *seen)
{
	seen_clear(seen);
	if (seen->capacity * sizeof *seen->slots > VEC_KEPT_BYTES)
		seen_free(a, seen);
}

/* What a slot keeps of a word besides the flags, one of which is set in every slot in use. */
static uint32_t key_of(const struct word *word)
{
	return word->lower & ~FLAGS;
}

/* The slot of that key, or the free one where it would be. capacity > 0. */
static uint32_t *slot_of(const struct seen *seen, uint32_t key)
{
	size_t at = (key >> 2) & (seen->capacity - 1);
	while (seen->slots[at] && (seen->slots[at] & ~FLAGS) != key)
		at = (at + 1) & (seen->capacity - 1);
	return seen->slots + at;
}

static bool grow(const lede_allocator *a, struct seen *seen)
{
	struct seen larger = {.capacity = seen->capacity ? seen->capacity * 2 : 1024};
	larger.slots = mem_resize(a, NULL, 0, larger.capacity * sizeof *larger.slots);
	if (!larger.slots)
		return false;
	seen_clear(&larger);
	for (size_t i = 0; i < seen->capacity; i++)
		if (seen->slots[i])
			*slot_of(&larger, seen->slots[i] & ~FLAGS) = seen->slots[i];
	larger.count = seen->count;
	seen_free(a, seen);
	*seen = larger;
	return true;
}

uint32_t seen_note_of(const struct word *word, bool first)
{
	if (word->flags & WORD_LOWER)
		return key_of(word) | SEEN_LOWER;
	return word->flags & WORD_CAPITAL && !first ? key_of(word) | SEEN_CAPITAL : 0;
}

bool seen_add(const lede_allocator *a, struct seen *seen, uint32_t note)
{
	if (!note)
		return true;
	if (seen->count >= seen->capacity / 4 * 3 && !grow(a, seen))
		return false;
	uint32_t *slot = slot_of(seen, note & ~FLAGS);
	seen->count += !*slot;
	*slot |= note;
	return true;
}

bool seen_note(const lede_allocator *a, struct seen *seen, const struct word *word, bool first)
{
	return seen_add(a, seen, seen_note_of(word, first));
}

uint8_t seen_get(const struct seen *seen, uint32_t lower)
{
	return seen->capacity ? (uint8_t)(*slot_of(seen, lower & ~FLAGS) & FLAGS) : 0;
}

void seen_prefetch(const struct seen *seen, uint32_t lower)
{
	if (seen->capacity)
		__builtin_prefetch(seen->slots + ((lower >> 2) & (seen->capacity - 1)));
}
