#include "train/recase.h"

#include "text/utf8.h"

/* Maps each code point whose mapping is as long, so that every offset stays. */
static void map_text(char *text, size_t count, uint32_t (*map)(uint32_t))
{
	for (size_t at = 0; at < count;) {
		uint32_t code;
		char mapped[4];
		const unsigned length = utf8_decode(text + at, count - at, &code);
		if (utf8_encode(map(code), mapped) == length && map(code) != code)
			memcpy(text + at, mapped, length);
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

static struct marked_doc copy_doc(const corpus_vec *docs, size_t index)
{
	const struct marked_doc *doc = docs->items + index;
	struct marked_doc copy = {.origin = doc->origin ? doc->origin : index + 1,
	                          .closing = doc->closing};
	copy_vec(&copy.text, &doc->text);
	copy_vec(&copy.tokens, &doc->tokens);
	copy_vec(&copy.sentences, &doc->sentences);
	copy_vec(&copy.allowed, &doc->allowed);
	return copy;
}

static void add_mapped(corpus_vec *docs, size_t index, uint32_t (*map)(uint32_t))
{
	const struct marked_doc copy = copy_doc(docs, index);
	map_text(copy.text.items, copy.text.count, map);
	push(docs, copy);
}

static void add_hasty(corpus_vec *docs, size_t index)
{
	const struct marked_doc copy = copy_doc(docs, index);
	for (size_t s = 0; s < copy.sentences.count; s++) {
		const struct sentence *sentence = copy.sentences.items + s;
		for (uint32_t i = 1; i < sentence->token_count; i++) {
			const struct token *t = copy.tokens.items + sentence->first_token + i;
			char *word = copy.text.items + t->begin;
			if (t->length > 1 || *word != 'I')
				map_text(word, t->length, uni_lower);
		}
	}
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
			add_mapped(docs, d, uni_lower);
		if (chosen(&state, settings->upper))
			add_mapped(docs, d, uni_upper);
		if (chosen(&state, settings->hasty))
			add_hasty(docs, d);
		if (chosen(&state, settings->spaced))
			add_spaced(docs, d);
	}
}
