#include "user/select.h"

typedef bool comes_before(const struct candidate *a, const struct candidate *b);

static bool is_better(const struct candidate *a, const struct candidate *b)
{
	const uint32_t length = a->found.end - a->found.begin;
	const uint32_t other = b->found.end - b->found.begin;
	if (length != other)
		return length > other;
	if (a->order != b->order)
		return a->order < b->order;
	return a->found.begin < b->found.begin;
}

static bool is_earlier(const struct candidate *a, const struct candidate *b)
{
	return a->found.begin < b->found.begin;
}

/* Heapsort: in place, and never slower than n log n. */
static void sift(struct candidate *items, size_t root, size_t count, comes_before *before)
{
	const struct candidate item = items[root];
	for (size_t child; (child = 2 * root + 1) < count; root = child) {
		if (child + 1 < count && before(items + child, items + child + 1))
			child++;
		if (!before(&item, items + child))
			break;
		items[root] = items[child];
	}
	items[root] = item;
}

static void sort(struct candidate *items, size_t count, comes_before *before)
{
	for (size_t i = count / 2; i-- > 0;)
		sift(items, i, count, before);
	for (size_t last = count; last-- > 1;) {
		const struct candidate top = items[0];
		items[0] = items[last];
		items[last] = top;
		sift(items, 0, last, before);
	}
}

bool candidates_select(const lede_allocator *a, candidate_vec *candidates, byte_vec *taken)
{
	if (candidates->count < 2)
		return true;
	struct candidate *items = candidates->items;
	uint32_t begin = UINT32_MAX, end = 0;
	for (size_t i = 0; i < candidates->count; i++) {
		begin = items[i].found.begin < begin ? items[i].found.begin : begin;
		end = items[i].found.end > end ? items[i].found.end : end;
	}
	taken->count = 0;
	if (!vec_reserve(a, taken, end - begin))
		return false;
	memset(taken->items, 0, end - begin);
	sort(items, candidates->count, is_better);
	size_t kept = 0;
	for (size_t i = 0; i < candidates->count; i++) {
		/* What overlaps it is at least as long and so covers its first or last byte. */
		const uint32_t first = items[i].found.begin - begin;
		const uint32_t last = items[i].found.end - 1 - begin;
		if (taken->items[first] || taken->items[last])
			continue;
		memset(taken->items + first, 1, last - first + 1);
		items[kept++] = items[i];
	}
	candidates->count = kept;
	sort(items, kept, is_earlier);
	return true;
}
