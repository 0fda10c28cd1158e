/* Which groups have to do with each other. */
#ifndef LEDE_GROUP_RELATE_H
#define LEDE_GROUP_RELATE_H

#include "group/build.h"

struct pair {
	uint32_t left, right, count;
};

/* The adjective of a country in the text ("Japanese"). */
struct adjective {
	uint32_t  group; /* the country */
	uint32_t  count;
	lede_span span; /* the first */
};

struct relater {
	VEC(struct pair) pairs;
	VEC(lede_related) best; /* RELATED_MOST for each group */
	VEC(struct adjective) adjectives;
	struct slots *slots; /* scratch */
};

enum { RELATED_MOST = 6 }; /* kept for each group */

/* Fills groups->related: the groups that are named together with it in sentences, and the people of
 * a country. False when there is no memory. */
bool relate_groups(const lede_allocator *a, const char *text, const struct names *names,
                   const struct builder *builder, const found_vec *found,
                   struct slots *scratch, struct relater *relater, struct groups *groups);
void relater_free(const lede_allocator *a, struct relater *relater);

#endif
