#include "group/heap.h"

static void sift_down(const struct heap *heap, size_t at, size_t count)
{
	for (size_t child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && heap->before(heap->self, child, child + 1))
			child++;
		if (!heap->before(heap->self, at, child))
			return;
		heap->swap(heap->self, at, child);
	}
}

void heap_sort(const struct heap *heap, size_t count)
{
	for (size_t i = count / 2; i-- > 0;)
		sift_down(heap, i, count);
	for (size_t end = count; end-- > 1;) {
		heap->swap(heap->self, 0, end);
		sift_down(heap, 0, end);
	}
}
