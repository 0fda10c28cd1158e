#include "find/merge.h"

/* A date that is the name of a holiday too stays that, and tells its day. */
static void take_day(struct found *holiday, const struct found *date)
{
	if (holiday->type == LEDE_EVENT && date->type == LEDE_DATE && !holiday->value &&
	    holiday->begin == date->begin && holiday->end == date->end)
		holiday->value = date->value;
}

/* Appends item, unless it overlaps the last one and loses against it; one that loses against item
 * goes. Items come ordered by where they begin. */
static bool add(const lede_allocator *a, found_vec *merged, const struct found *item,
                bool wins_draws)
{
	if (merged->count == 0 || merged->items[merged->count - 1].end <= item->begin)
		return vec_push(a, merged, *item);
	struct found *last = merged->items + merged->count - 1;
	if (item->token_count > last->token_count ||
	    (wins_draws && item->token_count == last->token_count)) {
		const struct found loser = *last;
		*last = *item;
		take_day(last, &loser);
	} else {
		take_day(last, item);
	}
	return true;
}

bool merge_found(const lede_allocator *a, const found_vec *first, const found_vec *second,
                 found_vec *merged)
{
	size_t i = 0, j = 0;
	merged->count = 0;
	if (!vec_reserve(a, merged, first->count + second->count))
		return false;
	while (i < first->count || j < second->count) {
		const bool take_first =
			j == second->count ||
			(i < first->count && first->items[i].begin <= second->items[j].begin);
		const struct found *item = take_first ? first->items + i++ : second->items + j++;
		if (!add(a, merged, item, take_first))
			return false;
	}
	return true;
}

void keep_wanted(found_vec *found, uint32_t types, float min_score)
{
	size_t kept = 0;
	for (size_t i = 0; i < found->count; i++)
		if ((!types || types >> found->items[i].type & 1) &&
		    found->items[i].score >= min_score)
			found->items[kept++] = found->items[i];
	found->count = kept;
}

void keep_switched_on(found_vec *found, const struct layout *layout)
{
	size_t kept = 0, next = 0;
	bool on = true;
	for (size_t i = 0; i < found->count; i++) {
		const struct found *item = found->items + i;
		for (; next < layout->toggles.count; next++) {
			if (layout->toggles.items[next].at > item->begin)
				break;
			on = layout->toggles.items[next].on;
		}
		bool stays = on;
		/* A comment inside of it. */
		for (size_t k = next; stays && k < layout->toggles.count; k++) {
			if (layout->toggles.items[k].at >= item->end)
				break;
			stays = layout->toggles.items[k].on;
		}
		if (stays)
			found->items[kept++] = *item;
	}
	found->count = kept;
}
