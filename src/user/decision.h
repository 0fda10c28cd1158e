/* Users' decisions: who is who and what is what, the last word on what was found. Kinds and format
 * are in lede.h. Types and entries to ignore are applied by decide.h; same, different and name
 * by whoever makes groups of names. */
#ifndef LEDE_USER_DECISION_H
#define LEDE_USER_DECISION_H

#include "user/line.h"

struct decision {
	lede_decision_kind kind;
	const char *left, *right; /* NUL-terminated names; right is "" for LEDE_DECIDE_TYPE */
	lede_type   type;         /* for LEDE_DECIDE_TYPE */
};

/* How many decisions the rules have; in the order of the files, of which the first that contradicts
 * a later one holds. rules may be NULL. */
size_t decision_count(const lede_rules *rules);

struct decision decision_at(const lede_rules *rules, size_t index);

/* Reads a line that is neither empty nor a comment. False with problem set when it is none. */
bool decision_read(struct piece line, lede_decision *decision, struct problem *problem);

#endif
