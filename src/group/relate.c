#include "group/relate.h"

#include "model/hash.h"

/* A mention is paired with so many before it in its sentence, so that a list of a thousand names
 * does not take a million steps. */
enum { WINDOW = 6 };

/* Every so many mentions are the first of two groups together, as a rule. */
enum { MENTIONS_A_PAIR = 2 };

/* ---- Pairs -------------------------------------------------------------------------------- */

static bool count_pair(const lede_allocator *a, struct relater *relater, uint32_t left,
                       uint32_t right, uint32_t by)
{
	if (left > right) {
		const uint32_t swapped = left;
		left = right;
		right = swapped;
	}
	const uint32_t hash = hash_add(hash_add(HASH_SEED, left), right);
	struct slots_walk walk = slots_find(relater->slots, hash);
	uint32_t index;
	while (slots_next(&walk, &index)) {
		struct pair *pair = relater->pairs.items + index;
		if (pair->left == left && pair->right == right) {
			pair->count += by;
			return true;
		}
	}
	index = (uint32_t)relater->pairs.count;
	return vec_push(a, &relater->pairs, ((struct pair){left, right, by})) &&
	       slots_add_at(a, relater->slots, &walk, index);
}

static bool count_pairs(const lede_allocator *a, const found_vec *found, struct relater *relater)
{
	uint32_t recent[WINDOW], count = 0, sentence = UINT32_MAX;
	for (size_t i = 0; i < found->count; i++) {
		const struct found *e = found->items + i;
		if (e->group == LEDE_NONE)
			continue;
		if (e->sentence != sentence)
			count = 0;
		sentence = e->sentence;
		bool known = false;
		for (uint32_t k = 0; k < count && k < WINDOW; k++)
			known |= recent[k] == e->group;
		if (known)
			continue;
		for (uint32_t k = 0; k < count && k < WINDOW; k++)
			if (!count_pair(a, relater, e->group, recent[k], 1))
				return false;
		recent[count++ % WINDOW] = e->group;
	}
	return true;
}

/* ---- The closest -------------------------------------------------------------------------- */

static bool is_closer(const lede_related *left, const lede_related *right)
{
	if (left->relation != right->relation)
		return left->relation > right->relation;
	if (left->count != right->count)
		return left->count > right->count;
	return left->group < right->group;
}

static void keep_closest(struct relater *relater, struct groups *groups, uint32_t group,
                         lede_related fresh)
{
	uint32_t *count = &groups->items.items[group].related_count;
	lede_related *best = relater->best.items + (size_t)group * RELATED_MOST;
	uint32_t at = *count;
	if (at == RELATED_MOST) {
		if (!is_closer(&fresh, best + --at))
			return;
	} else {
		++*count;
	}
	for (; at > 0 && is_closer(&fresh, best + at - 1); at--)
		best[at] = best[at - 1];
	best[at] = fresh;
}

static void keep_both(struct relater *relater, struct groups *groups, const struct pair *pair,
                      lede_relation relation)
{
	const lede_related right = {pair->right, relation, pair->count, {0, 0}};
	const lede_related left = {pair->left, relation, pair->count, {0, 0}};
	keep_closest(relater, groups, pair->left, right);
	keep_closest(relater, groups, pair->right, left);
}

/* ---- Countries and their people ----------------------------------------------------------- */

/* The spelling of the name at the root of a group: its nation is the group's. */
static const struct spelling *root_spelling(const struct names *names,
                                            const struct builder *builder, uint32_t group)
{
	return name_spelling(names, builder->tallies.items[group].root);
}

/* The group of that nation's place, by the slots, or LEDE_NONE. */
static uint32_t place_of_nation(const struct relater *relater, uint16_t nation)
{
	struct slots_walk walk = slots_find(relater->slots, hash_mix(nation));
	uint32_t place;
	return nation && slots_next(&walk, &place) ? place : LEDE_NONE;
}

/* Counts the adjectives of places that are in the text: one for each place. */
static bool count_adjectives(const lede_allocator *a, const char *text, const found_vec *found,
                             struct relater *relater, const struct groups *groups)
{
	if (relater->slots->count == 0)
		return true;
	if (!vec_reserve(a, &relater->adjectives, groups->items.count))
		return false;
	relater->adjectives.count = groups->items.count;
	for (size_t g = 0; g < groups->items.count; g++)
		relater->adjectives.items[g].count = 0;
	for (size_t i = 0; i < found->count; i++) {
		const struct found *e = found->items + i;
		if (e->type != LEDE_NORP || e->group != LEDE_NONE)
			continue;
		const struct nation nation = name_nation(text + e->begin, e->end - e->begin);
		const uint32_t place = place_of_nation(relater, nation.people ? nation.code : 0);
		if (place == LEDE_NONE)
			continue;
		struct adjective *adjective = relater->adjectives.items + place;
		if (adjective->count++ == 0)
			adjective->span = (lede_span){e->begin, e->end};
	}
	return true;
}

/* Joins by a hash table: the slots are free again when the pairs have been counted. */
static bool relate_nations(const lede_allocator *a, const char *text, const struct names *names,
                           const struct builder *builder, const found_vec *found,
                           struct relater *relater, struct groups *groups)
{
	const uint32_t count = (uint32_t)groups->items.count;
	relater->adjectives.count = 0;
	if (!slots_reset(a, relater->slots, 0))
		return false;
	for (uint32_t g = 0; g < count; g++) {
		const struct spelling *s = root_spelling(names, builder, g);
		if (s->nation && !s->people && groups->items.items[g].type == LEDE_GPE &&
		    !slots_add(a, relater->slots, hash_mix(s->nation), g))
			return false;
	}
	for (uint32_t g = 0; g < count; g++) {
		const struct spelling *s = root_spelling(names, builder, g);
		if (!s->people || groups->items.items[g].type != LEDE_NORP)
			continue;
		const struct pair pair = {place_of_nation(relater, s->nation), g, 0};
		if (pair.left != LEDE_NONE)
			keep_both(relater, groups, &pair, LEDE_RELATED_NATION);
	}
	if (!count_adjectives(a, text, found, relater, groups))
		return false;
	for (uint32_t g = 0; g < relater->adjectives.count; g++) {
		const struct adjective *adjective = relater->adjectives.items + g;
		const lede_related related = {LEDE_NONE, LEDE_RELATED_ADJECTIVE, adjective->count,
		                              adjective->span};
		if (adjective->count > 0)
			keep_closest(relater, groups, g, related);
	}
	return true;
}

/* Moves the best of each group to groups->related, which is as large as it needs to be. */
static bool list_related(const lede_allocator *a, const struct relater *relater,
                         struct groups *groups)
{
	uint32_t total = 0;
	for (size_t g = 0; g < groups->items.count; g++) {
		groups->items.items[g].first_related = total;
		total += groups->items.items[g].related_count;
	}
	if (!vec_reserve(a, &groups->related, total))
		return false;
	for (size_t g = 0; g < groups->items.count; g++) {
		const lede_related *best = relater->best.items + g * RELATED_MOST;
		for (uint32_t i = 0; i < groups->items.items[g].related_count; i++)
			groups->related.items[groups->related.count++] = best[i];
	}
	return true;
}

bool relate_groups(const lede_allocator *a, const char *text, const struct names *names,
                   const struct builder *builder, const found_vec *found,
                   struct slots *scratch, struct relater *relater, struct groups *groups)
{
	const size_t count = groups->items.count;
	relater->slots = scratch;
	relater->pairs.count = relater->best.count = groups->related.count = 0;
	if (!slots_reset(a, relater->slots, found->count / MENTIONS_A_PAIR) ||
	    !vec_reserve(a, &relater->pairs, found->count / MENTIONS_A_PAIR / 2) ||
	    !vec_reserve(a, &relater->best, count * RELATED_MOST) ||
	    !count_pairs(a, found, relater) ||
	    !relate_nations(a, text, names, builder, found, relater, groups))
		return false;
	for (size_t i = 0; i < relater->pairs.count; i++)
		keep_both(relater, groups, relater->pairs.items + i, LEDE_RELATED_TOGETHER);
	return list_related(a, relater, groups);
}

void relater_free(const lede_allocator *a, struct relater *relater)
{
	vec_free(a, &relater->pairs);
	vec_free(a, &relater->best);
	vec_free(a, &relater->adjectives);
}
