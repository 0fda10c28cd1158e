#include "train/recase.h"

#include "text/utf8.h"

/* Maps each code point whose mapping is as long, so that every offset stays. */
static void map_text(bytes_vec *text, uint32_t (*map)(uint32_t))
{
	for (size_t at = 0; at < text->count;) {
		uint32_t code;
		char mapped[4];
		const unsigned length =
			utf8_decode(text->items + at, text->count - at, &code);
		if (utf8_encode(map(code), mapped) == length && map(code) != code)
			memcpy(text->items + at, mapped, length);
		at += length;
	}
}

#define copy_vec(to, from)                                                                         \
	do {                                                                                       \
		if (!vec_reserve(&libc_memory, (to), (from)->count))                               \
			die("not enough memory");                                                  \
		memcpy((to)->items, (from)->items, (from)->count * sizeof *(from)->items);         \
		(to)->count = (from)->count;                                                       \
	} while (0)

static void add_copy(corpus_vec *docs, size_t index, uint32_t (*map)(uint32_t))
{
	const struct marked_doc *doc = docs->items + index;
	struct marked_doc copy = {.origin = index + 1, .closing = doc->closing};
	copy_vec(&copy.text, &doc->text);
	copy_vec(&copy.tokens, &doc->tokens);
	copy_vec(&copy.sentences, &doc->sentences);
	copy_vec(&copy.allowed, &doc->allowed);
	map_text(&copy.text, map);
	push(docs, copy);
}

static bool chosen(uint64_t *state, double share)
{
	return (double)(random_next(state) >> 11) < share * 9007199254740992.0; /* 2^53 */
}

void recase(corpus_vec *docs, const struct recase_settings *settings)
{
	uint64_t state = settings->seed;
	const size_t count = docs->count;
	for (size_t d = 0; d < count; d++) {
		if (chosen(&state, settings->lower))
			add_copy(docs, d, uni_lower);
		if (chosen(&state, settings->upper))
			add_copy(docs, d, uni_upper);
	}
}
