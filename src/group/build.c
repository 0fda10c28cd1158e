#include "group/build.h"

#include "group/heap.h"

/* What a mention may have before it in its sentence and still be its subject: "The", a title. */
enum { SUBJECT_TOKENS = 3 };

/* In so many sentences a group is all over a text, however long. */
enum { MOST_SPREAD = 40 };

/* ---- Counting ----------------------------------------------------------------------------- */

static bool start_tallies(const lede_allocator *a, const struct resolver *r,
                          struct builder *builder)
{
	const size_t names = r->names.names.count;
	builder->tallies.count = builder->group_of_root.count = 0;
	if (!vec_reserve(a, &builder->group_of_root, names) ||
	    !vec_reserve(a, &builder->tallies, names))
		return false;
	builder->group_of_root.count = names;
	for (size_t i = 0; i < names; i++)
		builder->group_of_root.items[i] = NO_NAME;
	return true;
}

/* The type that a mention votes for: its own, unless the name that its group goes by is of another
 * class. */
static lede_type vote_of(const struct found *e, enum name_class class)
{
	static const lede_type types[CLASS_COUNT] = {
		[CLASS_PERSON] = LEDE_PERSON,   [CLASS_NORP] = LEDE_NORP,
		[CLASS_BODY] = LEDE_ORG,        [CLASS_PLACE] = LEDE_GPE,
		[CLASS_EVENT] = LEDE_EVENT,     [CLASS_PRODUCT] = LEDE_PRODUCT,
		[CLASS_WORK] = LEDE_WORK,       [CLASS_LAW] = LEDE_LAW,
		[CLASS_FAMILY] = LEDE_PERSON,
	};
	return is_told(e) || name_class_of(e->type) == class ? e->type : types[class];
}

static void count_mention(const struct find_input *input, const struct found *e,
                          enum name_class class, struct tally *tally)
{
	const struct sentence *s = input->sentences + e->sentence;
	tally->mass[vote_of(e, class)] += mention_weight(e);
	tally->subjects += e->first_token < s->first_token + SUBJECT_TOKENS;
	if (tally->mentions++ == 0 || tally->last_sentence != e->sentence)
		tally->sentences++;
	tally->last_sentence = e->sentence;
}

static bool count_mentions(const lede_allocator *a, const struct find_input *input,
                           const struct resolver *r, struct builder *builder,
                           const found_vec *found)
{
	if (!start_tallies(a, r, builder))
		return false;
	for (uint32_t i = 0; i < r->names.mentions.count; i++) {
		const uint32_t root = r->roots.items[i];
		if (root == NO_NAME)
			continue;
		uint32_t *group = builder->group_of_root.items + root;
		if (*group == NO_NAME) {
			*group = (uint32_t)builder->tallies.count;
			const struct tally fresh = {.root = root, .first = i};
			builder->tallies.items[builder->tallies.count++] = fresh;
		}
		count_mention(input, found->items + r->names.mentions.items[i].found,
		              (enum name_class)r->names.names.items[root].class,
		              builder->tallies.items + *group);
	}
	return true;
}

/* ---- Salience ----------------------------------------------------------------------------- */

/* How much a group matters, 0..1: how often it is named, beside the one that is named most; how
 * early; in how many of the sentences it could be in; how often as the first thing said. The four
 * that news and encyclopaedias have in common (Dunietz and Gillick 2014 find counts and the
 * position of the first mention to matter most). */
static float salience(const struct tally *t, uint32_t most, uint32_t sentence,
                      size_t sentence_count)
{
	const float count = (float)t->mentions / (float)most;
	const float early = 1 / (1 + (float)sentence / 4);
	const float room = (float)(sentence_count < MOST_SPREAD ? sentence_count : MOST_SPREAD);
	const float spread = (float)t->sentences / room;
	const float subject = (float)t->subjects / (float)t->mentions;
	return 0.5f * count + 0.2f * early + 0.2f * (spread < 1 ? spread : 1) + 0.1f * subject;
}

static lede_type heaviest_type(const struct tally *t)
{
	unsigned best = LEDE_PERSON;
	for (unsigned type = LEDE_PERSON; type <= LEDE_LAW; type++)
		if (t->mass[type] > t->mass[best])
			best = type;
	return (lede_type)best;
}

/* ---- Order -------------------------------------------------------------------------------- */

/* A number that is the less, the more salient a group is; of two alike the first comes first. */
static uint64_t rank_of(float salience, uint32_t index)
{
	uint32_t bits; /* those of a float that is not negative rise with it */
	memcpy(&bits, &salience, sizeof bits);
	return (uint64_t)~bits << 32 | index;
}

static bool comes_first(const void *self, size_t left, size_t right)
{
	const uint64_t *ranks = self;
	return ranks[left] < ranks[right];
}

static void swap_ranks(void *self, size_t left, size_t right)
{
	uint64_t *ranks = self;
	const uint64_t swapped = ranks[left];
	ranks[left] = ranks[right];
	ranks[right] = swapped;
}

/* Makes the groups in the order of their first mentions, and builder->order: that of salience. */
static bool make_groups(const lede_allocator *a, const struct find_input *input,
                        const struct resolver *r, struct builder *builder,
                        const found_vec *found, struct groups *groups)
{
	const size_t count = builder->tallies.count;
	uint32_t most = 1;
	builder->order.count = 0;
	if (!vec_reserve(a, &groups->items, count) || !vec_reserve(a, &builder->order, count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (builder->tallies.items[i].mentions > most)
			most = builder->tallies.items[i].mentions;
	for (uint32_t i = 0; i < count; i++) {
		const struct tally *t = builder->tallies.items + i;
		const uint32_t first = r->names.mentions.items[t->first].found;
		groups->items.items[i] = (struct group){
			.type = heaviest_type(t),
			.salience = salience(t, most, found->items[first].sentence,
			                     input->sentence_count),
			.mention_count = t->mentions,
		};
		builder->order.items[i] = rank_of(groups->items.items[i].salience, i);
	}
	groups->items.count = builder->order.count = count;
	heap_sort((struct heap){comes_first, swap_ranks, builder->order.items}, count);
	return true;
}

/* Moves groups and tallies to their places in builder->order: one cycle after the other. */
static void put_in_order(struct builder *builder, struct groups *groups)
{
	uint64_t *order = builder->order.items;
	for (uint32_t start = 0; start < builder->order.count; start++) {
		const struct group group = groups->items.items[start];
		const struct tally tally = builder->tallies.items[start];
		uint32_t at = start;
		while ((uint32_t)order[at] != start) {
			const uint32_t from = (uint32_t)order[at];
			groups->items.items[at] = groups->items.items[from];
			builder->tallies.items[at] = builder->tallies.items[from];
			order[at] = at;
			at = from;
		}
		groups->items.items[at] = group;
		builder->tallies.items[at] = tally;
		order[at] = at;
	}
	for (uint32_t i = 0; i < builder->tallies.count; i++)
		builder->group_of_root.items[builder->tallies.items[i].root] = i;
}

/* Lists the mentions of each group: a counting sort. */
static bool list_mentions(const lede_allocator *a, const struct resolver *r,
                          struct builder *builder, found_vec *found, struct groups *groups)
{
	uint32_t begin = 0;
	groups->mentions.count = builder->wordings.count = 0;
	if (!vec_reserve(a, &groups->mentions, r->names.mentions.count) ||
	    !vec_reserve(a, &builder->wordings, r->names.mentions.count))
		return false;
	for (size_t i = 0; i < groups->items.count; i++) {
		struct group *group = groups->items.items + i;
		group->first_mention = begin;
		begin += group->mention_count;
		group->mention_count = 0;
	}
	for (size_t i = 0; i < r->names.mentions.count; i++) {
		if (r->roots.items[i] == NO_NAME)
			continue;
		const uint32_t index = builder->group_of_root.items[r->roots.items[i]];
		const uint32_t entity = r->names.mentions.items[i].found;
		struct group *group = groups->items.items + index;
		const uint32_t place = group->first_mention + group->mention_count++;
		groups->mentions.items[place] = entity;
		builder->wordings.items[place] = r->names.mentions.items[i].wording;
		found->items[entity].group = index;
		if (!is_told(found->items + entity))
			found->items[entity].type = group->type;
	}
	groups->mentions.count = builder->wordings.count = begin;
	return true;
}

bool build_groups(const lede_allocator *a, const struct find_input *input,
                  const struct resolver *resolver, struct builder *builder, found_vec *found,
                  struct groups *groups)
{
	groups->items.count = 0;
	for (size_t i = 0; i < found->count; i++)
		found->items[i].group = LEDE_NONE;
	if (!count_mentions(a, input, resolver, builder, found) ||
	    !make_groups(a, input, resolver, builder, found, groups))
		return false;
	put_in_order(builder, groups);
	return list_mentions(a, resolver, builder, found, groups);
}

void builder_free(const lede_allocator *a, struct builder *builder)
{
	vec_free(a, &builder->tallies);
	vec_free(a, &builder->group_of_root);
	vec_free(a, &builder->order);
	vec_free(a, &builder->wordings);
}
