/* Users' patterns: regular expressions, run by PCRE2 with limits. Built without PCRE2 (LEDE_PCRE2
 * is not defined), every pattern is a line that is wrong. */
#ifndef LEDE_USER_PATTERNS_H
#define LEDE_USER_PATTERNS_H

#include "user/line.h"

struct pattern {
	void    *code;  /* pcre2_code */
	uint32_t file;  /* offset of its file's name in the rules' strings */
	uint32_t line;
	uint32_t order; /* its rank in the files */
	uint8_t  type;  /* lede_type; LEDE_NO_TYPE: what it matches is to be ignored */
};

struct pattern_set {
	VEC(struct pattern) patterns;
	void *memory; /* pcre2_general_context */
	void *limits; /* pcre2_match_context */
};

/* What matching needs, kept from text to text. */
struct pattern_scratch {
	void *memory; /* pcre2_general_context */
	void *match;  /* pcre2_match_data */
};

/* Compiles the expression. a must stay where it is as long as the set. False when there is no
 * memory, or with problem->what set when the expression is wrong; problem->column is then that
 * within it, from 1. */
bool patterns_add(const lede_allocator *a, struct pattern_set *set, struct piece expression,
                  struct pattern pattern, struct problem *problem);

void patterns_free(const lede_allocator *a, struct pattern_set *set);

/* Makes the scratch ready; a must stay where it is. False when there is no memory. */
bool pattern_scratch_open(const lede_allocator *a, struct pattern_scratch *scratch);
void pattern_scratch_free(struct pattern_scratch *scratch);

enum match_result { MATCH_NONE, MATCH_FOUND, MATCH_GAVE_UP, MATCH_NO_MEMORY };

/* Looks in subject[0 .. length) for the next match at or after *begin, which is then in
 * [*begin, *end); it may be empty. MATCH_GAVE_UP: *why says which limit was hit. */
enum match_result pattern_match(const struct pattern_set *set, const struct pattern *pattern,
                                struct pattern_scratch *scratch, const char *subject,
                                size_t length, size_t *begin, size_t *end, const char **why);

#endif
