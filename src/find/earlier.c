#include "find/earlier.h"

/* Slots that are looked at for one sentence: bounds the time, whatever the text. */
enum { MOST_PROBES = 8 };

struct stretch {
	const char *bytes;
	size_t      length;
};

static struct stretch stretch_of(const char *text, const struct token *tokens,
                                 const struct sentence *s)
{
	const struct token *head = tokens + s->first_token, *tail = head + s->token_count - 1;
	return (struct stretch){text + head->begin, tail->begin + tail->length - head->begin};
}

static uint64_t hash_of(struct stretch s)
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;
	uint64_t h = s.length * odd;
	for (; s.length >= 8; s.bytes += 8, s.length -= 8) {
		uint64_t eight;
		memcpy(&eight, s.bytes, 8);
		h = (h ^ h >> 29 ^ eight) * odd;
	}
	for (; s.length; s.bytes++, s.length--)
		h = (h ^ h >> 29 ^ (unsigned char)*s.bytes) * odd;
	return h ^ h >> 32;
}

static bool same_cut(const struct token *a, const struct token *b, uint32_t count)
{
	const uint32_t moved = b->begin - a->begin;
	for (uint32_t i = 0; i < count; i++)
		if (a[i].begin + moved != b[i].begin || a[i].length != b[i].length ||
		    a[i].flags != b[i].flags)
			return false;
	return true;
}

/* Whether sentence number `old` of the earlier text is like that one, which has those bytes. */
static bool is_same(const struct earlier *e, uint32_t old, const struct find_input *input,
                    const struct sentence *s, struct stretch bytes)
{
	const struct sentence *o = e->sentences.items + old;
	if (o->token_count != s->token_count || o->block != s->block)
		return false;
	const struct stretch was = stretch_of(e->text.items, e->tokens.items, o);
	return was.length == bytes.length && memcmp(was.bytes, bytes.bytes, bytes.length) == 0 &&
	       same_cut(e->tokens.items + o->first_token, input->tokens + s->first_token,
	                s->token_count);
}

/* The slot of a sentence like that one, or a free one for it; NULL if there are too many of its
 * hash. */
static uint32_t *find_slot(const struct earlier *e, const struct find_input *input,
                           const struct sentence *s, struct stretch bytes, uint64_t hash)
{
	size_t at = hash & (e->slots.count - 1);
	for (int probe = 0; probe < MOST_PROBES; probe++) {
		uint32_t *slot = e->slots.items + at;
		if (!*slot || (e->hashes.items[*slot - 1] == hash &&
		               is_same(e, *slot - 1, input, s, bytes)))
			return slot;
		at = (at + 1) & (e->slots.count - 1);
	}
	return NULL;
}

/* Most texts go on as they did: the sentence behind the last one found is tried first. */
bool earlier_match(const lede_allocator *a, struct earlier *e, struct find_input *input)
{
	uint32_t next = 0; /* of the earlier text */
	e->same.count = 0;
	if (!vec_reserve(a, &e->same, input->sentence_count))
		return false;
	for (size_t i = 0; i < input->sentence_count; i++) {
		const struct sentence *s = input->sentences + i;
		const struct stretch bytes = stretch_of(input->text, input->tokens, s);
		uint32_t same = LEDE_NONE;
		if (next < e->sentences.count && is_same(e, next, input, s, bytes)) {
			same = next;
		} else if (e->slots.count) {
			const uint32_t *slot = find_slot(e, input, s, bytes, hash_of(bytes));
			if (slot && *slot)
				same = *slot - 1;
		}
		e->same.items[e->same.count++] = same;
		if (same != LEDE_NONE)
			next = same + 1;
	}
	input->same = e->same.items;
	return true;
}

/* Enters all sentences into the hash table, of several that are the same the first. */
static void index_sentences(struct earlier *e, const struct find_input *input)
{
	memset(e->slots.items, 0, e->slots.count * sizeof *e->slots.items);
	e->hashes.count = 0;
	for (uint32_t i = 0; i < input->sentence_count; i++) {
		const struct sentence *s = input->sentences + i;
		const struct stretch bytes = stretch_of(input->text, input->tokens, s);
		const uint64_t hash = hash_of(bytes);
		e->hashes.items[e->hashes.count++] = hash;
		uint32_t *slot = find_slot(e, input, s, bytes, hash);
		if (slot && !*slot)
			*slot = i + 1;
	}
}

static void forget(struct earlier *e)
{
	e->text.count = e->tokens.count = e->sentences.count = 0;
	e->hashes.count = e->slots.count = 0;
}

#define COPY(to, from, n)                                                                          \
	do {                                                                                       \
		if (n)                                                                             \
			memcpy((to)->items, (from), (n) * sizeof *(to)->items);                    \
		(to)->count = (n);                                                                 \
	} while (0)

bool earlier_replace(const lede_allocator *a, struct earlier *e, const struct find_input *input)
{
	const struct token *last = input->tokens + input->token_count - 1;
	const size_t length = input->token_count ? (size_t)last->begin + last->length : 0;
	size_t slots = 16;
	while (slots < 2 * input->sentence_count)
		slots *= 2;
	forget(e);
	if (!vec_reserve(a, &e->text, length) || !vec_reserve(a, &e->tokens, input->token_count) ||
	    !vec_reserve(a, &e->sentences, input->sentence_count) ||
	    !vec_reserve(a, &e->hashes, input->sentence_count) || !vec_reserve(a, &e->slots, slots))
		return false;
	COPY(&e->text, input->text, length);
	COPY(&e->tokens, input->tokens, input->token_count);
	COPY(&e->sentences, input->sentences, input->sentence_count);
	e->slots.count = slots;
	index_sentences(e, input);
	return true;
}

void earlier_free(const lede_allocator *a, struct earlier *e)
{
	vec_free(a, &e->text);
	vec_free(a, &e->tokens);
	vec_free(a, &e->sentences);
	vec_free(a, &e->hashes);
	vec_free(a, &e->slots);
	vec_free(a, &e->same);
}
