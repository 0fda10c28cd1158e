#include "user/find.h"

#include "find/merge.h"
#include "user/cursor.h"

/* What decisions say of an entity, or NULL. */
static const struct term *decision_on(const lede_rules *rules, const struct find_input *input,
                                      const struct found *entity)
{
	const struct term_set *set = &rules->decided;
	struct atom atoms[TERM_MAX_ATOMS];
	struct cursor cursor = cursor_at(input, entity->first_token,
	                                 entity->first_token + entity->token_count);
	const struct term_slot *slot = NULL;
	uint32_t phrase = TERM_START;
	size_t count = 0;
	cursor.at = entity->begin;
	while (count < TERM_MAX_ATOMS && cursor_next(&cursor, atoms + count)) {
		if (atoms[count].begin >= entity->end)
			break;
		if (atoms[count].end > entity->end ||
		    !terms_step(set, &phrase, atoms[count].hash, &slot))
			return NULL;
		count++;
	}
	if (count == 0 || !slot->term || atoms[count - 1].end != entity->end)
		return NULL;
	return terms_compare(set, slot, input->text, atoms, count);
}

static void apply_decisions(const lede_rules *rules, const struct find_input *input,
                            found_vec *found)
{
	size_t kept = 0;
	for (size_t i = 0; i < found->count; i++) {
		struct found *entity = found->items + i;
		const struct term *decision = decision_on(rules, input, entity);
		if (decision && decision->type == LEDE_NO_TYPE)
			continue;
		if (decision) {
			/* A value is of its type: a date's is no name's. */
			if (entity->type != (lede_type)decision->type &&
			    entity->source == LEDE_FROM_GRAMMAR)
				entity->value = 0;
			entity->type = (lede_type)decision->type;
			entity->score = 1;
		}
		found->items[kept++] = *entity;
	}
	found->count = kept;
}

/* Whether the entity has to make way for the user's one. */
static bool yields(const struct found *entity, const struct found *own)
{
	if (entity->end <= own->begin || entity->begin >= own->end)
		return false;
	return own->type != LEDE_NO_TYPE ||
	       (entity->begin >= own->begin && entity->end <= own->end);
}

static bool merge_own(const lede_allocator *a, const found_vec *own, found_vec *found)
{
	const size_t count = found->count;
	const struct found *others;
	if (!found_move_up(a, found, own->count, &others))
		return false;
	size_t next = 0; /* of own: those before it end before the entity begins */
	for (const struct found *entity = others; entity < others + count; entity++) {
		for (; next < own->count && own->items[next].end <= entity->begin; next++)
			if (own->items[next].type != LEDE_NO_TYPE)
				found->items[found->count++] = own->items[next];
		bool stays = true;
		for (size_t k = next; k < own->count && own->items[k].begin < entity->end; k++)
			stays = stays && !yields(entity, own->items + k);
		if (stays)
			found->items[found->count++] = *entity;
	}
	for (; next < own->count; next++)
		if (own->items[next].type != LEDE_NO_TYPE)
			found->items[found->count++] = own->items[next];
	return true;
}

bool rules_merge(const lede_allocator *a, const lede_rules *rules, const struct find_input *input,
                 const found_vec *own, found_vec *found)
{
	if (own->count > 0 && !merge_own(a, own, found))
		return false;
	if (rules->decided.terms.count > 0)
		apply_decisions(rules, input, found);
	return true;
}
