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

/* ---- Cutting ------------------------------------------------------------------------------ */

/* How many bytes are the same at the beginning of both, up to limit. */
static uint32_t same_head(const char *a, const char *b, uint32_t limit)
{
	enum { STEP = 256 };
	uint32_t at = 0;
	while (limit - at >= STEP && memcmp(a + at, b + at, STEP) == 0)
		at += STEP;
	while (at < limit && a[at] == b[at])
		at++;
	return at;
}

/* How many bytes are the same before both ends, up to limit. */
static uint32_t same_tail(const char *a_end, const char *b_end, uint32_t limit)
{
	enum { STEP = 256 };
	uint32_t size = 0;
	while (limit - size >= STEP && memcmp(a_end - size - STEP, b_end - size - STEP, STEP) == 0)
		size += STEP;
	while (size < limit && *(a_end - size - 1) == *(b_end - size - 1))
		size++;
	return size;
}

bool earlier_cut(const lede_allocator *a, const struct earlier *e, const char *text,
                 uint32_t length, lede_markup markup, struct layout *layout, token_vec *tokens,
                 sentence_vec *sentences)
{
	if (!e->known)
		return layout_read(a, text, length, markup, layout) &&
		       split_blocks(a, text, layout, tokens, sentences);
	const char *old = e->text.items;
	const uint32_t old_length = (uint32_t)e->text.count;
	const uint32_t shorter = length < old_length ? length : old_length;
	const uint32_t head = same_head(text, old, shorter);
	const uint32_t tail = same_tail(text + length, old + old_length, shorter - head);
	const struct layout_before layout_before = {&e->layout, old_length, head, tail};
	const struct split_before split_before = {&e->layout, e->tokens.items, e->sentences.items,
	                                          e->tokens.count, e->sentences.count};
	return layout_read_again(a, text, length, markup, &layout_before, layout) &&
	       split_blocks_again(a, text, &split_before, layout, tokens, sentences);
}

/* ---- Matching ----------------------------------------------------------------------------- */

/* The sentences of a text that were not copied from the earlier one. */
struct middle {
	uint32_t first, end;
	uint32_t moved; /* from the index of one behind them to its earlier one, modulo 2^32 */
};

static struct middle middle_of(const struct earlier *e, const struct layout *layout,
                               uint32_t sentence_count)
{
	const struct seam *seams = layout->seams.items;
	struct middle middle = {0, sentence_count, 0};
	if (layout->taken_head)
		middle.first = seams[layout->taken_head - 1].sentences;
	if (layout->taken_tail < layout->seams.count) {
		middle.end = seams[layout->taken_tail].sentences;
		middle.moved = e->layout.seams.items[layout->old_tail].sentences - middle.end;
	}
	return middle;
}

/* Most texts go on as they did: the sentence behind the last one found is tried first. */
bool earlier_match(const lede_allocator *a, struct earlier *e, const struct layout *layout,
                   struct find_input *input)
{
	const uint32_t count = (uint32_t)input->sentence_count;
	const struct middle middle = middle_of(e, layout, count);
	uint32_t next = middle.first; /* of the earlier text */
	e->same.count = 0;
	if (!vec_reserve(a, &e->same, count))
		return false;
	for (uint32_t i = 0; i < middle.first; i++)
		e->same.items[i] = i;
	for (uint32_t i = middle.first; i < middle.end; i++) {
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
		e->same.items[i] = same;
		if (same != LEDE_NONE)
			next = same + 1;
	}
	for (uint32_t i = middle.end; i < count; i++)
		e->same.items[i] = i + middle.moved;
	e->same.count = count;
	input->same = e->same.items;
	return true;
}

/* ---- Remembering -------------------------------------------------------------------------- */

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
	e->known = false;
	e->text.count = e->tokens.count = e->sentences.count = 0;
	e->hashes.count = e->slots.count = 0;
}

#define COPY(to, from, n)                                                                          \
	do {                                                                                       \
		if (n)                                                                             \
			memcpy((to)->items, (from), (n) * sizeof *(to)->items);                    \
		(to)->count = (n);                                                                 \
	} while (0)

bool earlier_replace(const lede_allocator *a, struct earlier *e, uint32_t length,
                     struct layout *layout, const struct find_input *input)
{
	size_t slots = 16;
	while (slots < 2 * input->sentence_count)
		slots *= 2;
	forget(e);
	if (!vec_reserve(a, &e->text, length) || !vec_reserve(a, &e->tokens, input->token_count) ||
	    !vec_reserve(a, &e->sentences, input->sentence_count) ||
	    !vec_reserve(a, &e->hashes, input->sentence_count) || !vec_reserve(a, &e->slots, slots))
		return false;
	const struct layout old = e->layout;
	e->layout = *layout;
	*layout = old;
	COPY(&e->text, input->text, length);
	COPY(&e->tokens, input->tokens, input->token_count);
	COPY(&e->sentences, input->sentences, input->sentence_count);
	e->slots.count = slots;
	index_sentences(e, input);
	e->known = true;
	return true;
}

void earlier_free(const lede_allocator *a, struct earlier *e)
{
	vec_free(a, &e->text);
	layout_free(a, &e->layout);
	vec_free(a, &e->tokens);
	vec_free(a, &e->sentences);
	vec_free(a, &e->hashes);
	vec_free(a, &e->slots);
	vec_free(a, &e->same);
}
