/* What the finders (tagger, numbers, dates, users' rules) hand on: entities, in text order. */
#ifndef LEDE_FIND_FOUND_H
#define LEDE_FIND_FOUND_H

#include "base/memory.h"
#include "text/sentence.h"

struct found {
	uint32_t    begin, end; /* bytes of the text */
	uint32_t    sentence;   /* the one that holds it whole */
	uint32_t    first_token, token_count; /* the tokens that it touches; token_count >= 1 */
	lede_type   type;
	float       score;
	uint32_t    value; /* offset into the document's strings; 0: none */
	lede_source source;
	uint32_t    group; /* set last of all, by the grouper; LEDE_NONE: none */
};

typedef VEC(struct found) found_vec;

/* NUL-terminated strings, one behind the other, named by where they begin. Offset 0 is "". */
typedef VEC(char) string_vec;

/* Appends a string of length bytes without NULs; *offset says where it begins. False when there is
 * no memory. */
bool strings_add(const lede_allocator *a, string_vec *strings, const char *bytes, size_t length,
                 uint32_t *offset);

/* The caller's way to stop an analysis. */
struct stop {
	bool (*progress)(void *user, size_t done, size_t total); /* NULL: there is none */
	void  *user;
	size_t total;
	bool   stopped;
};

/* What the finders read: a text, cut. */
struct find_input {
	const char            *text;
	const struct token    *tokens;
	size_t                 token_count;
	const struct sentence *sentences;
	size_t                 sentence_count;
	/* For each sentence the index of one that was just like it in the text before (earlier.h),
	 * or LEDE_NONE. NULL: nothing is remembered. */
	const uint32_t        *same;
	struct stop           *stop; /* NULL: nobody can */
};

/* Of a text for which nothing is remembered and which nobody stops. */
static inline struct find_input find_input_of(const char *text, const token_vec *tokens,
                                              const sentence_vec *sentences)
{
	return (struct find_input){
		.text = text,
		.tokens = tokens->items,
		.token_count = tokens->count,
		.sentences = sentences->items,
		.sentence_count = sentences->count,
	};
}

/* The byte behind the last token. */
static inline uint32_t find_text_end(const struct find_input *input)
{
	const struct token *end = input->tokens + input->token_count;
	return input->token_count ? end[-1].begin + end[-1].length : 0;
}

/* Whether to go on, to be asked between the parts of what comes after all sentences and takes long.
 * If not, it fails as if there were no memory. */
static inline bool find_goes_on(const struct find_input *input)
{
	struct stop *s = input->stop;
	if (s && s->progress && !s->stopped)
		s->stopped = s->progress(s->user, s->total, s->total);
	return !s || !s->stopped;
}

/* An entity that is count whole tokens from first on. */
static inline struct found found_tokens(const struct find_input *input, uint32_t sentence,
                                        uint32_t first, uint32_t count)
{
	const struct token *head = input->tokens + first, *tail = head + count - 1;
	return (struct found){
		.begin = head->begin,
		.end = tail->begin + tail->length,
		.sentence = sentence,
		.first_token = first,
		.token_count = count,
		.score = 1,
		.group = LEDE_NONE,
	};
}

#endif
