/* The groups of a document, as they are kept. */
#ifndef LEDE_GROUP_GROUPS_H
#define LEDE_GROUP_GROUPS_H

#include "find/found.h"

struct group {
	lede_type type;
	float     salience;
	uint32_t  name, role; /* offsets of strings; 0: none */
	uint32_t  first_mention, mention_count;
	uint32_t  first_alias, alias_count;
	uint32_t  first_related, related_count;
};

struct groups {
	VEC(struct group) items;     /* the most salient first */
	VEC(uint32_t) mentions;      /* entities, in text order, group by group */
	VEC(lede_alias) aliases;     /* the most frequent first, group by group */
	VEC(lede_related) related;   /* the closest first, group by group */
};

void groups_free(const lede_allocator *a, struct groups *groups);

/* Gives back memory that is not used. False when the allocator fails. */
bool groups_trim(const lede_allocator *a, struct groups *groups);

#endif
