#include "group/wording.h"

#include "base/index.h"
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

static uint64_t add_chunk(uint64_t hash, uint64_t chunk)
{
	hash = (hash ^ chunk) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 32;
}

/* Of text with runs of white space: the characters as they are compared, eight at a time. */
static uint64_t spaced_hash(const char *text, size_t length)
{
	uint64_t hash = HASH_SEED, chunk = 0;
	unsigned used = 0;
	for (size_t i = 0; i < length;) {
		chunk |= (uint64_t)(unsigned char)plain_next(text, length, &i) << 8 * used;
		if (++used < INDEX_HEAD)
			continue;
		hash = add_chunk(hash, chunk);
		chunk = used = 0;
	}
	return used > 0 ? add_chunk(hash, chunk) : hash;
}

/* Has any of eight bytes a value under 32, or is it a space behind another? c is before them. */
static bool has_odd_space(char c, uint64_t bytes)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80u * ones;
	const uint64_t before = bytes << 8 | (unsigned char)c;
	const uint64_t spaces = (bytes ^ ' ' * ones) | (before ^ ' ' * ones); /* 0 for two */
	return (((bytes - ' ' * ones) & ~bytes & high) | ((spaces - ones) & ~spaces & high)) != 0;
}

/* Hashes text eight bytes at a time. False if there is white space in it that is compared as one
 * space, but is none. */
static bool hash_chunks(const char *text, size_t length, uint64_t *hash)
{
	size_t i = 0;
	char last = '-';
	bool odd = false;
	for (; i + INDEX_HEAD <= length; i += INDEX_HEAD) {
		const uint64_t chunk = index_bytes(text + i, INDEX_HEAD);
		odd |= has_odd_space(last, chunk);
		*hash = add_chunk(*hash, chunk);
		last = text[i + INDEX_HEAD - 1];
	}
	if (i == length)
		return !odd;
	const size_t rest = length - i;
	const uint64_t chunk = index_bytes(text + i, rest);
	*hash = add_chunk(*hash, chunk);
	return !odd && !has_odd_space(last, chunk | 0x4040404040404040u << 8 * rest);
}

static uint32_t plain_hash(const char *text, size_t length)
{
	uint64_t hash = HASH_SEED;
	if (!hash_chunks(text, length, &hash))
		hash = spaced_hash(text, length);
	return hash_mix((uint32_t)hash);
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
	uint64_t hash = 0;
	if (hash_chunks(text, length, &hash))
		return true;
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
