#include "user/regex.h"

#include "user/patterns.h"

#ifdef LEDE_PCRE2

/* What a pattern may cost. A sentence piece has at most SUBJECT_MAX_BYTES (find.c): a sound pattern
 * tries a few things a character there, a catastrophic one doubles its work with each. The limit
 * counts for each place where a match may begin, so that the whole stays linear in the text. */
enum {
	MATCH_LIMIT = 20000, /* tries */
	DEPTH_LIMIT = 2000,  /* nested tries that are remembered */
	HEAP_LIMIT = 1024,   /* kibibytes for those */
	PATTERN_MAX_BYTES = 4096
};

/* ---- Memory --------------------------------------------------------------------------------- */

/* PCRE2 does not tell the size of what it frees: it is kept in front. */
enum { FRONT = 16 };

static void *give(size_t size, void *user)
{
	const lede_allocator *a = user;
	char *block = size < SIZE_MAX - FRONT ? mem_resize(a, NULL, 0, size + FRONT) : NULL;
	if (!block)
		return NULL;
	size += FRONT;
	memcpy(block, &size, sizeof size);
	return block + FRONT;
}

static void take_back(void *given, void *user)
{
	size_t size;
	if (!given)
		return;
	char *block = (char *)given - FRONT;
	memcpy(&size, block, sizeof size);
	mem_free(user, block, size);
}

/* a is only read; PCRE2 has no const for what it hands through. */
static pcre2_general_context *new_memory(const lede_allocator *a)
{
	union {
		const lede_allocator *given;
		void                 *user;
	} allocator = {a};
	return pcre2_general_context_create(give, take_back, allocator.user);
}

/* ---- Compiling ------------------------------------------------------------------------------ */

static bool open_set(const lede_allocator *a, struct pattern_set *set)
{
	if (set->limits)
		return true;
	if (!set->memory)
		set->memory = new_memory(a);
	pcre2_match_context *limits =
		set->memory ? pcre2_match_context_create(set->memory) : NULL;
	if (!limits)
		return false;
	pcre2_set_match_limit(limits, MATCH_LIMIT);
	pcre2_set_depth_limit(limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(limits, HEAP_LIMIT);
	set->limits = limits;
	return true;
}

static pcre2_code *compile(struct pattern_set *set, struct piece expression,
                           struct problem *problem, bool *no_memory)
{
	const uint32_t options =
		PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
	int error;
	PCRE2_SIZE at;
	pcre2_compile_context *context = pcre2_compile_context_create(set->memory);
	*no_memory = !context;
	if (!context)
		return NULL;
	pcre2_set_max_pattern_length(context, PATTERN_MAX_BYTES);
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)expression.bytes, expression.length, options,
	                                 &error, &at, context);
	pcre2_compile_context_free(context);
	if (code)
		return code;
	if (error == PCRE2_ERROR_HEAP_FAILED) {
		*no_memory = true;
		return NULL;
	}
	if (pcre2_get_error_message(error, (PCRE2_UCHAR *)problem->what, sizeof problem->what) < 0)
		problem_say(problem, "the pattern is wrong");
	problem->column = (uint32_t)at + 1;
	return NULL;
}

bool patterns_add(const lede_allocator *a, struct pattern_set *set, struct piece expression,
                  struct pattern pattern, struct problem *problem)
{
	bool no_memory;
	if (!open_set(a, set) || !vec_reserve(a, &set->patterns, 1))
		return false;
	pcre2_code *code = compile(set, expression, problem, &no_memory);
	if (!code)
		return false;
	/* Where there is no machine code to be had, the pattern is interpreted. */
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	pattern.code = code;
	set->patterns.items[set->patterns.count++] = pattern;
	return true;
}

void patterns_free(const lede_allocator *a, struct pattern_set *set)
{
	for (size_t i = 0; i < set->patterns.count; i++)
		pcre2_code_free(set->patterns.items[i].code);
	vec_free(a, &set->patterns);
	pcre2_match_context_free(set->limits);
	pcre2_general_context_free(set->memory);
	*set = (struct pattern_set){0};
}

/* ---- Matching ------------------------------------------------------------------------------- */

bool pattern_scratch_open(const lede_allocator *a, struct pattern_scratch *scratch)
{
	if (scratch->match)
		return true;
	if (!scratch->memory)
		scratch->memory = new_memory(a);
	/* The bounds of the match are all we ask for. */
	if (scratch->memory)
		scratch->match = pcre2_match_data_create(1, scratch->memory);
	return scratch->match != NULL;
}

void pattern_scratch_free(struct pattern_scratch *scratch)
{
	pcre2_match_data_free(scratch->match);
	pcre2_general_context_free(scratch->memory);
	*scratch = (struct pattern_scratch){0};
}

static const char *limit_name(int result)
{
	switch (result) {
	case PCRE2_ERROR_MATCHLIMIT: return "the pattern backtracks too much (match limit)";
	case PCRE2_ERROR_DEPTHLIMIT: return "the pattern nests too deeply (depth limit)";
	case PCRE2_ERROR_HEAPLIMIT: return "the pattern needs too much memory (heap limit)";
	case PCRE2_ERROR_RECURSELOOP: return "the pattern calls itself without end";
	default: return "the pattern can't be matched";
	}
}

enum match_result pattern_match(const struct pattern_set *set, const struct pattern *pattern,
                                struct pattern_scratch *scratch, const char *subject,
                                size_t length, size_t *begin, size_t *end, const char **why)
{
	const PCRE2_SPTR bytes = (PCRE2_SPTR)subject;
	int result = pcre2_match(pattern->code, bytes, length, *begin, 0, scratch->match,
	                         set->limits);
	/* Machine code has a stack of fixed size; the interpreter takes from the heap. */
	if (result == PCRE2_ERROR_JIT_STACKLIMIT)
		result = pcre2_match(pattern->code, bytes, length, *begin, PCRE2_NO_JIT,
		                     scratch->match, set->limits);
	if (result == PCRE2_ERROR_NOMATCH || result == PCRE2_ERROR_PARTIAL)
		return MATCH_NONE;
	if (result == PCRE2_ERROR_NOMEMORY)
		return MATCH_NO_MEMORY;
	if (result < 0) {
		*why = limit_name(result);
		return MATCH_GAVE_UP;
	}
	const PCRE2_SIZE *bounds = pcre2_get_ovector_pointer(scratch->match);
	*begin = bounds[0];
	*end = bounds[1];
	return MATCH_FOUND;
}

#else

bool patterns_add(const lede_allocator *a, struct pattern_set *set, struct piece expression,
                  struct pattern pattern, struct problem *problem)
{
	(void)a;
	(void)set;
	(void)expression;
	(void)pattern;
	return problem_say(problem, "patterns need PCRE2, which lede was built without: install "
	                            "libpcre2-dev (pcre2-devel) and build it again");
}

void patterns_free(const lede_allocator *a, struct pattern_set *set)
{
	(void)a;
	(void)set;
}

bool pattern_scratch_open(const lede_allocator *a, struct pattern_scratch *scratch)
{
	(void)a;
	(void)scratch;
	return true;
}

void pattern_scratch_free(struct pattern_scratch *scratch)
{
	(void)scratch;
}

enum match_result pattern_match(const struct pattern_set *set, const struct pattern *pattern,
                                struct pattern_scratch *scratch, const char *subject,
                                size_t length, size_t *begin, size_t *end, const char **why)
{
	(void)set;
	(void)pattern;
	(void)scratch;
	(void)subject;
	(void)length;
	(void)begin;
	(void)end;
	(void)why;
	return MATCH_NONE;
}

#endif
