/* Sorting in place in the same time whatever the order, and without memory. All of it is here, so
 * that what compares and swaps becomes part of the loop. */
#ifndef LEDE_GROUP_HEAP_H
#define LEDE_GROUP_HEAP_H

#include "base/prelude.h"

/* What is sorted: items 0 .. count - 1 of *self. */
struct heap {
	bool (*before)(const void *self, size_t left, size_t right);
	void (*swap)(void *self, size_t left, size_t right);
	void *self;
};

static inline void heap_sift_down(struct heap heap, size_t at, size_t count)
{
	for (size_t child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && heap.before(heap.self, child, child + 1))
			child++;
		if (!heap.before(heap.self, at, child))
			return;
		heap.swap(heap.self, at, child);
	}
}

static inline void heap_sort(struct heap heap, size_t count)
{
	for (size_t i = count / 2; i-- > 0;)
		heap_sift_down(heap, i, count);
	for (size_t end = count; end-- > 1;) {
		heap.swap(heap.self, 0, end);
		heap_sift_down(heap, 0, end);
	}
}

#endif
