/* What users' rules find in a text. */
#ifndef LEDE_USER_FIND_H
#define LEDE_USER_FIND_H

#include "user/rules.h"
#include "user/select.h"

/* A token of a sentence, as patterns read it. */
struct shown {
	uint32_t at;    /* in the subject */
	uint32_t token;
};

/* Scratch of rules_find; zero-initialise. */
struct rule_finder {
	candidate_vec candidates;
	byte_vec      taken;
	VEC(char) subject; /* a piece of a sentence, and its tokens */
	VEC(struct shown) shown;
	VEC(uint8_t) gave_up; /* of each pattern */
	struct pattern_scratch scratch;
};

void rule_finder_free(const lede_allocator *a, struct rule_finder *finder);

/* Appends what the rules find, in text order and without overlaps; LEDE_NO_TYPE where nothing is to
 * be found. value is an offset of *strings. Patterns that hit a limit are left out from there on
 * and named in *warnings, whose strings are in *strings, too. a must stay where it is as long as
 * the finder. False when there is no memory. */
bool rules_find(const lede_allocator *a, struct rule_finder *finder, const lede_rules *rules,
                const struct find_input *input, found_vec *found, string_vec *strings,
                warning_vec *warnings);

/* Lets the users' word stand: *found becomes what is in *own (from rules_find) and what of *found
 * does not overlap it, but for what rules ignore: only entities inside of that go. Then decisions
 * are applied. False when there is no memory. */
bool rules_merge(const lede_allocator *a, const lede_rules *rules, const struct find_input *input,
                 const found_vec *own, found_vec *found);

#endif
