#include "tag/cache.h"

enum {
	SLOTS = 1 << 15,    /* of the hash table; a power of two */
	MAX_WORDS = 14000,  /* then the cache is emptied: bounds memory to about 9 MB */
	PAGE_WORDS = 64     /* words are allocated by the page, and never move */
};

struct page {
	struct page       *next;
	struct cached_word words[PAGE_WORDS];
};

struct word_cache {
	lede_allocator      allocator;
	const lede_model   *model;
	struct page        *pages, *current; /* the first page, and the one being filled */
	size_t              used;            /* words in the current page */
	size_t              count;           /* words in all */
	struct cached_word *slots[SLOTS];
};

struct word_cache *cache_new(const lede_allocator *a, const lede_model *model)
{
	struct word_cache *cache = mem_resize(a, NULL, 0, sizeof *cache);
	if (cache) {
		memset(cache, 0, sizeof *cache);
		cache->allocator = *a;
		cache->model = model;
	}
	return cache;
}

void cache_free(struct word_cache *cache)
{
	if (!cache)
		return;
	const lede_allocator a = cache->allocator;
	for (struct page *page = cache->pages; page;) {
		struct page *next = page->next;
		mem_free(&a, page, sizeof *page);
		page = next;
	}
	mem_free(&a, cache, sizeof *cache);
}

void cache_reset_if_full(struct word_cache *cache)
{
	if (cache->count < MAX_WORDS)
		return;
	memset(cache->slots, 0, sizeof cache->slots);
	cache->current = cache->pages;
	cache->used = cache->count = 0;
}

/* Room for one more word: in the current page, the next one kept from before, or a new one. */
static struct cached_word *new_word(struct word_cache *cache)
{
	if (!cache->current || cache->used == PAGE_WORDS) {
		struct page *page = cache->current ? cache->current->next : NULL;
		if (!page) {
			page = mem_resize(&cache->allocator, NULL, 0, sizeof *page);
			if (!page)
				return NULL;
			page->next = NULL;
			if (cache->current)
				cache->current->next = page;
			else
				cache->pages = page;
		}
		cache->current = page;
		cache->used = 0;
	}
	cache->count++;
	return &cache->current->words[cache->used++];
}

/* Weights are spread over megabytes: all are asked for before the first is added, so that the
 * waits for memory overlap. */
static void sum_features(const lede_model *model, struct cached_word *cached)
{
	uint32_t ids[FEATURE_OFFSETS][FEATURE_MAX_WORD];
	size_t count[FEATURE_OFFSETS];
	for (int k = 0; k < FEATURE_OFFSETS; k++) {
		count[k] = feature_word(&cached->word, cached->lexicon, k - FEATURE_REACH, ids[k]);
		for (size_t i = 0; i < count[k]; i++)
			model_prefetch_index(model, ids[k][i]);
	}
	for (int k = 0; k < FEATURE_OFFSETS; k++)
		for (size_t i = 0; i < count[k]; i++)
			model_prefetch_row(model, ids[k][i]);
	memset(cached->sums, 0, sizeof cached->sums);
	for (int k = 0; k < FEATURE_OFFSETS; k++)
		for (size_t i = 0; i < count[k]; i++)
			model_add_row(model, ids[k][i], cached->sums[k]);
	cached->summed = true;
}

/* A quick hash of a short word, for this table only. */
static uint32_t slot_hash(const char *bytes, size_t length)
{
	uint64_t a = length, b = 0;
	if (length >= 8) {
		memcpy(&a, bytes, 8);
		memcpy(&b, bytes + length - 8, 8);
		if (length > 16) {
			uint64_t middle;
			memcpy(&middle, bytes + 8, 8);
			b ^= middle * 0x9e3779b97f4a7c15u;
		}
	} else {
		for (size_t i = 0; i < length; i++)
			a = a << 8 | (unsigned char)bytes[i];
	}
	const uint64_t h = (a ^ (uint64_t)length << 56 ^ (b << 23 | b >> 41)) * 0x9e3779b97f4a7c15u;
	return (uint32_t)(h >> 40 ^ h >> 24);
}

/* The word's entry: found, or made with its description. */
static struct cached_word *look(struct word_cache *cache, const char *bytes, size_t length)
{
	struct cached_word **slot = NULL;
	if (length <= CACHE_KEY_BYTES) {
		uint32_t at = slot_hash(bytes, length) % SLOTS;
		while ((slot = &cache->slots[at]), *slot) {
			if ((*slot)->key_length == length && !memcmp((*slot)->key, bytes, length))
				return *slot;
			at = (at + 1) % SLOTS;
		}
	}
	struct cached_word *cached = new_word(cache);
	if (!cached)
		return NULL;
	word_describe(bytes, length, &cached->word);
	cached->lexicon = lexicon_word(&cache->model->lexicon, cached->word.lower);
	cached->summed = false;
	cached->key_length = 0;
	/* A caller that does not reset between its pieces may overfill the cache: words then stay
	 * out of the table rather than crowd it. */
	if (slot && cache->count < SLOTS / 2) {
		cached->key_length = (uint8_t)length;
		memcpy(cached->key, bytes, length);
		*slot = cached;
	}
	return cached;
}

const struct cached_word *cache_look(struct word_cache *cache, const char *bytes, size_t length)
{
	return look(cache, bytes, length);
}

const struct cached_word *cache_get(struct word_cache *cache, const char *bytes, size_t length)
{
	struct cached_word *cached = look(cache, bytes, length);
	if (cached && !cached->summed)
		sum_features(cache->model, cached);
	return cached;
}
