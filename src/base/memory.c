#include "base/memory.h"

#include <stdlib.h>

static void *libc_resize(void *user, void *block, size_t old_size, size_t new_size)
{
	(void)user;
	(void)old_size;
	if (new_size == 0) {
		free(block);
		return NULL;
	}
	return realloc(block, new_size);
}

const lede_allocator libc_memory = {libc_resize, NULL};

lede_allocator lede_allocator_or_libc(const lede_allocator *chosen)
{
	return chosen ? *chosen : libc_memory;
}

bool vec_grow_(const lede_allocator *a, void **items, size_t *capacity, size_t count, size_t extra,
               size_t item_size)
{
	const size_t limit = SIZE_MAX / 2 / item_size;
	if (extra > limit || count > limit - extra)
		return false;
	/* By half, not doubled: a document's tokens are most of what an analysis holds. */
	size_t wanted = *capacity + *capacity / 2;
	if (wanted < count + extra)
		wanted = count + extra;
	if (wanted < 16)
		wanted = 16;
	void *grown = mem_resize(a, *items, *capacity * item_size, wanted * item_size);
	if (!grown)
		return false;
	*items = grown;
	*capacity = wanted;
	return true;
}

bool vec_trim_(const lede_allocator *a, void **items, size_t *capacity, size_t count,
               size_t item_size)
{
	if (*capacity == count)
		return true;
	void *trimmed = mem_resize(a, *items, *capacity * item_size, count * item_size);
	if (!trimmed && count > 0)
		return false;
	*items = trimmed;
	*capacity = count;
	return true;
}
