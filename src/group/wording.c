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

/* Writes text as it is compared and shown. Returns the end of what is written. */
static char *copy_plain(const char *text, size_t length, char *out)
{
	for (size_t i = 0; i < length;)
		*out++ = plain_next(text, length, &i);
	return out;
}

/* Has any of eight bytes a value under 32, or is it a space behind another? c is before them. */
static bool has_odd_space(char c, uint64_t bytes)
{
	const uint64_t ones = 0x0101010101010101u, high = 0x80u * ones;
	const uint64_t before = bytes << 8 | (unsigned char)c;
	const uint64_t spaces = (bytes ^ ' ' * ones) | (before ^ ' ' * ones); /* 0 for two */
	return (((bytes - ' ' * ones) & ~bytes & high) | ((spaces - ones) & ~spaces & high)) != 0;
}

/* Has any of eight bytes a value up to that of a space? */
static bool has_space(uint64_t bytes)
{
	return ((bytes - EIGHT_TIMES(' ' + 1u)) & ~bytes & EIGHT_TIMES(0x80u)) != 0;
}

/* Is all white space in it single spaces, as nearly always? */
static bool is_plain(const struct index_key *key)
{
	const size_t n = key->length;
	const uint64_t none = n < INDEX_HEAD ? EIGHT_TIMES(0x40u) << 8 * n : 0;
	if (n <= INDEX_HEAD && !has_space(key->head | none)) /* most are one word */
		return true;
	bool odd = has_odd_space('-', key->head | none);
	if (n > INDEX_HEAD)
		odd |= has_odd_space(key->word[n - INDEX_HEAD - 1], key->tail);
	for (size_t i = INDEX_HEAD; i + INDEX_HEAD < n; i += INDEX_HEAD)
		odd |= has_odd_space(key->word[i - 1], eight_at(key->word + i));
	return !odd;
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
	const struct index_key key = index_key(text, length);
	if (is_plain(&key))
		return true;
	char *out = strings->items + *offset, *end = copy_plain(text, length, out);
	for (; out < end; out++)
		if (!*out)
			*out = ' ';
	*end++ = '\0';
	strings->count = (size_t)(end - strings->items);
	return true;
}

bool wordings_reset(const lede_allocator *a, struct wordings *wordings, size_t count)
{
	wordings->items.count = 0;
	return vec_reserve(a, &wordings->items, count / 2) &&
	       slots_reset(a, &wordings->slots, count);
}

void wordings_free(const lede_allocator *a, struct wordings *wordings)
{
	vec_free(a, &wordings->items);
	vec_free(a, &wordings->plain);
	slots_free(a, &wordings->slots);
}

static uint64_t add_chunk(uint64_t hash, uint64_t chunk)
{
	hash = (hash ^ chunk) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 32;
}

/* Of all of it, of which the key has the two ends. */
static uint32_t hash_of(const struct index_key *key)
{
	uint64_t hash = add_chunk(add_chunk(HASH_SEED, key->head), key->tail);
	for (size_t i = INDEX_HEAD; i + INDEX_HEAD < key->length; i += INDEX_HEAD)
		hash = add_chunk(hash, eight_at(key->word + i));
	return hash_mix((uint32_t)hash);
}

/* The text of a wording that is known is far back, so it is read only where the ends don't tell. */
static bool is_wording(const char *text, const struct wording *known, const struct index_key *key)
{
	return known->head == key->head && known->tail == key->tail &&
	       known->length == key->length &&
	       (key->length <= 2 * INDEX_HEAD ||
	        plain_equal(text + known->begin, known->end - known->begin, key->word,
	                    key->length));
}

/* What length bytes of text are found by: they, or a plain copy of them. */
static bool read_key(const lede_allocator *a, struct wordings *wordings, const char *text,
                     size_t length, struct index_key *key)
{
	*key = index_key(text, length);
	if (is_plain(key))
		return true;
	wordings->plain.count = 0;
	if (!vec_reserve(a, &wordings->plain, length))
		return false;
	const char *plain = wordings->plain.items;
	*key = index_key(plain,
	                 (size_t)(copy_plain(text, length, wordings->plain.items) - plain));
	return true;
}

bool wordings_find(const lede_allocator *a, struct wordings *wordings, const char *text,
                   uint32_t begin, uint32_t end, uint32_t *index)
{
	struct index_key key;
	if (!read_key(a, wordings, text + begin, end - begin, &key))
		return false;
	const uint32_t hash = hash_of(&key);
	struct slots_walk walk = slots_find(&wordings->slots, hash);
	while (slots_next(&walk, index))
		if (is_wording(text, wordings->items.items + *index, &key))
			return true;
	*index = (uint32_t)wordings->items.count;
	const struct wording fresh = {
		.head = key.head,
		.tail = key.tail,
		.length = (uint32_t)key.length,
		.begin = begin,
		.end = end,
		.spelling = NO_SPELLING,
	};
	return vec_push(a, &wordings->items, fresh) &&
	       slots_add_at(a, &wordings->slots, &walk, *index);
}
