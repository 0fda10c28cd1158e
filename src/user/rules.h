/* What users say, read from their files. */
#ifndef LEDE_USER_RULES_H
#define LEDE_USER_RULES_H

#include "user/line.h"
#include "user/patterns.h"
#include "user/terms.h"

/* Types of users' own, as many as a set of types has bits left. */
#define OWN_TYPES (LEDE_TYPE_LIMIT - LEDE_TYPE_COUNT)

/* A decision as it is kept: left and right are offsets of strings. */
struct kept_decision {
	lede_decision_kind kind;
	uint32_t           left, right;
	lede_type          type;
};

struct lede_rules {
	lede_allocator allocator;
	string_vec     strings; /* names of files and types, canonical names, warnings */
	uint32_t       own_types[OWN_TYPES]; /* offsets of the names of LEDE_TYPE_COUNT, ... */
	size_t         own_count;
	struct term_set    terms;
	struct pattern_set patterns;
	struct term_set    decided; /* what decisions give a type or ignore */
	VEC(struct kept_decision) decisions;
	warning_vec warnings;
	uint32_t    order; /* entries so far */
};

static inline const char *rules_string(const lede_rules *rules, uint32_t offset)
{
	return rules->strings.count ? rules->strings.items + offset : "";
}

#endif
