/* Sorting in place in the same time whatever the order, and without memory. */
#ifndef LEDE_GROUP_HEAP_H
#define LEDE_GROUP_HEAP_H

#include "base/prelude.h"

/* What is sorted: items 0 .. count - 1 of *self. */
struct heap {
	bool (*before)(const void *self, size_t left, size_t right);
	void (*swap)(void *self, size_t left, size_t right);
	void *self;
};

void heap_sort(const struct heap *heap, size_t count);

#endif
