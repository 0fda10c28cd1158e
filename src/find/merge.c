#include "find/merge.h"

/* A date that is the name of a holiday too stays that, and tells its day. */
static void take_day(struct found *holiday, const struct found *date)
{
	if (holiday->type == LEDE_EVENT && date->type == LEDE_DATE && !holiday->value &&
	    holiday->begin == date->begin && holiday->end == date->end)
		holiday->value = date->value;
}

/* Appends item, unless it overlaps the last one and loses against it; one that loses against item
 * goes. Items come ordered by where they begin, and there is room for them. */
static void add(found_vec *merged, const struct found *item, bool wins_draws)
{
	struct found *last = merged->count ? merged->items + merged->count - 1 : NULL;
	if (!last || last->end <= item->begin) {
		merged->items[merged->count++] = *item;
	} else if (item->token_count > last->token_count ||
	           (wins_draws && item->token_count == last->token_count)) {
		const struct found loser = *last;
		*last = *item;
		take_day(last, &loser);
	} else {
		take_day(last, item);
	}
}

bool found_move_up(const lede_allocator *a, found_vec *found, size_t more,
                   const struct found **items)
{
	if (!vec_reserve(a, found, more))
		return false;
	if (found->count > 0)
		memmove(found->items + more, found->items, found->count * sizeof *found->items);
	*items = found->items + more;
	found->count = 0;
	return true;
}

bool merge_found(const lede_allocator *a, found_vec *found, const found_vec *more)
{
	const size_t count = found->count;
	const struct found *items;
	if (more->count == 0)
		return true;
	if (!found_move_up(a, found, more->count, &items))
		return false;
	for (size_t i = 0, j = 0; i < count || j < more->count;) {
		const bool mine = j == more->count ||
		                  (i < count && items[i].begin <= more->items[j].begin);
		add(found, mine ? items + i++ : more->items + j++, mine);
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
