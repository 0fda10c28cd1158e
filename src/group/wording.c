#include "group/wording.h"

#include "model/hash.h"

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The character at *at as it is compared and shown; *at moves on, over all of a run of white
 * space. */
static inline char plain_next(const char *text, size_t length, size_t *at)
{
	const char c = text[(*at)++];
	if (!is_space(c))
		return c;
	while (*at < length && is_space(text[*at]))
		++*at;
	return ' ';
}

static uint32_t plain_hash(const char *text, size_t length)
{
	uint32_t hash = HASH_SEED;
	for (size_t i = 0; i < length;)
		hash = (hash ^ (unsigned char)plain_next(text, length, &i)) * 0x01000193u;
	return hash_mix(hash);
}

static bool plain_equal(const char *left, size_t n, const char *right, size_t m)
{
	size_t i = 0, j = 0;
	if (n == m && !memcmp(left, right, n))
		return true;
	while (i < n && j < m)
		if (plain_next(left, n, &i) != plain_next(right, m, &j))
			return false;
	return i == n && j == m;
}

bool add_plain_text(const lede_allocator *a, string_vec *strings, const char *text, size_t length,
                    uint32_t *offset)
{
	if (!strings_add(a, strings, text, length, offset))
		return false;
	char *out = strings->items + *offset;
	for (size_t i = 0; i < length;) {
		const char c = plain_next(text, length, &i);
		*out++ = c ? c : ' ';
	}
	*out++ = '\0';
	strings->count = (size_t)(out - strings->items);
	return true;
}

bool wordings_reset(const lede_allocator *a, struct wordings *wordings, size_t count)
{
	wordings->items.count = 0;
	return slots_reset(a, &wordings->slots, count);
}

void wordings_free(const lede_allocator *a, struct wordings *wordings)
{
	vec_free(a, &wordings->items);
	slots_free(a, &wordings->slots);
}

bool wordings_find(const lede_allocator *a, struct wordings *wordings, const char *text,
                   uint32_t begin, uint32_t end, uint32_t *index)
{
	const uint32_t hash = plain_hash(text + begin, end - begin);
	struct slots_walk walk = slots_find(&wordings->slots, hash);
	while (slots_next(&walk, index)) {
		const struct wording *known = wordings->items.items + *index;
		if (plain_equal(text + known->begin, known->end - known->begin, text + begin,
		                end - begin))
			return true;
	}
	*index = (uint32_t)wordings->items.count;
	const struct wording fresh = {begin, end, NO_SPELLING, 0};
	return vec_push(a, &wordings->items, fresh) &&
	       slots_add(a, &wordings->slots, hash, *index);
}
