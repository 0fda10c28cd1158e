/* Of two decisions that contradict each other the first holds: so they are applied from the last to
 * the first. One costs a look-up if the text does not have its names, and else a walk over the
 * mentions. */
#include "group/decided.h"

/* The two names of a decision, as spellings of this text. */
struct decided {
	uint32_t left, right;
};

static uint32_t spelling_of(const struct resolver *r, size_t mention)
{
	return r->names.names.items[r->names.mentions.items[mention].name].spelling;
}

static bool read_decided(const lede_allocator *a, const struct decision *decision,
                         struct resolver *r, struct decided *decided)
{
	return names_look_up(a, &r->names, decision->left, strlen(decision->left),
	                     &decided->left) &&
	       names_look_up(a, &r->names, decision->right, strlen(decision->right),
	                     &decided->right);
}

/* The first mention of that spelling, or the number of mentions. */
static size_t first_mention(const struct resolver *r, uint32_t spelling)
{
	size_t i = 0;
	while (i < r->roots.count && spelling_of(r, i) != spelling)
		i++;
	return i;
}

/* All that either name stands for is one group. */
static void join(struct resolver *r, struct decided decided)
{
	struct link *links = r->linker.links.items;
	const uint32_t root = r->roots.items[first_mention(r, decided.left)];
	for (size_t i = 0; i < r->roots.count; i++) {
		const uint32_t spelling = spelling_of(r, i);
		if (spelling == decided.left || spelling == decided.right)
			links[r->roots.items[i]].decided = true;
	}
	for (size_t i = 0; i < r->roots.count; i++)
		if (links[r->roots.items[i]].decided)
			r->roots.items[i] = root;
	for (size_t i = 0; i < r->linker.links.count; i++)
		links[i].decided = false;
}

/* What the right name stands for leaves the group of the left one; or, if that group goes by the
 * right name, what is called by another leaves. */
static void part(struct resolver *r, struct decided decided)
{
	const size_t left = first_mention(r, decided.left);
	const size_t right = first_mention(r, decided.right);
	const uint32_t root = r->roots.items[left];
	const uint32_t left_name = r->names.mentions.items[left].name;
	const uint32_t right_name = r->names.mentions.items[right].name;
	for (size_t i = 0; i < r->roots.count; i++) {
		const bool is_right = spelling_of(r, i) == decided.right;
		if (r->roots.items[i] != root)
			continue;
		if (root != right_name && is_right)
			r->roots.items[i] = right_name;
		else if (root == right_name && !is_right)
			r->roots.items[i] = left_name;
	}
}

bool apply_same_and_different(const lede_allocator *a, const lede_rules *rules,
                              struct resolver *r)
{
	for (size_t i = decision_count(rules); i-- > 0;) {
		const struct decision decision = decision_at(rules, i);
		struct decided decided;
		if (decision.kind != LEDE_DECIDE_SAME && decision.kind != LEDE_DECIDE_DIFFERENT)
			continue;
		if (!read_decided(a, &decision, r, &decided))
			return false;
		if (decided.left == NO_NAME || decided.right == NO_NAME ||
		    decided.left == decided.right)
			continue;
		if (decision.kind == LEDE_DECIDE_SAME)
			join(r, decided);
		else
			part(r, decided);
	}
	return true;
}

static bool name_groups(const lede_allocator *a, const struct decision *decision,
                        uint32_t spelling, const struct resolver *r,
                        const struct builder *builder, struct groups *groups,
                        string_vec *strings)
{
	uint32_t name;
	if (!strings_add(a, strings, decision->right, strlen(decision->right), &name))
		return false;
	for (size_t i = 0; i < r->roots.count; i++)
		if (spelling_of(r, i) == spelling)
			groups->items.items[builder->group_of_root.items[r->roots.items[i]]].name =
				name;
	return true;
}

bool apply_names(const lede_allocator *a, const lede_rules *rules, struct resolver *r,
                 const struct builder *builder, struct groups *groups, string_vec *strings)
{
	for (size_t i = decision_count(rules); i-- > 0;) {
		const struct decision decision = decision_at(rules, i);
		struct decided decided;
		if (decision.kind != LEDE_DECIDE_NAME)
			continue;
		if (!read_decided(a, &decision, r, &decided))
			return false;
		if (decided.left != NO_NAME &&
		    !name_groups(a, &decision, decided.left, r, builder, groups, strings))
			return false;
	}
	return true;
}
