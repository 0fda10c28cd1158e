/* Resolved mentions to groups, the most salient first. */
#ifndef LEDE_GROUP_BUILD_H
#define LEDE_GROUP_BUILD_H

#include "group/groups.h"
#include "group/resolve.h"

/* What is counted of a group. */
struct tally {
	uint32_t root;      /* a name */
	uint32_t mentions;
	uint32_t first;     /* mention */
	uint32_t sentences; /* that have it */
	uint32_t last_sentence;
	uint32_t subjects;  /* mentions that begin their sentence */
	float    mass[LEDE_LAW + 1]; /* the sum of scores, by type */
};

struct builder {
	VEC(struct tally) tallies;   /* in the order of first mentions, then of salience */
	VEC(uint32_t) group_of_root; /* by name: index of tally; NO_NAME */
	VEC(uint64_t) order;         /* what is compared above, the index of a group below */
	VEC(uint32_t) wordings; /* of groups->mentions */
};

/* Fills groups->items and groups->mentions, and sets the group and the type of what was found.
 * Names, aliases, roles and relations are still to come. False when there is no memory. */
bool build_groups(const lede_allocator *a, const struct find_input *input,
                  const struct resolver *resolver, struct builder *builder, found_vec *found,
                  struct groups *groups);
void builder_free(const lede_allocator *a, struct builder *builder);

#endif
