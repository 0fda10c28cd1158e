#include "base/vectors.h"

#include "tag/cache.h"

#include "model/hash.h"

enum {
	SLOTS = 1 << 15,    /* of the hash table; a power of two */
	MAX_WORDS = 18000,  /* then those used least are forgotten: bounds memory to about 11 MB */
	KEPT_WORDS = MAX_WORDS / 4 * 3, /* the most that stay */
	PAGE_WORDS = 64,    /* words are allocated by the page, and never move */
	SHARED_SLOTS = 1024 /* a power of two; half a megabyte */
};

/* The sums of those features that many words have alike: of their shape, cluster or lists. */
struct shared_sums {
	unsigned which;  /* FEATURE_SHAPE and so on; 0: a free slot */
	uint32_t key[3]; /* all that those features depend on */
	int16_t  sums[FEATURE_OFFSETS][LABEL_LANES];
};

struct page {
	struct page        *next;
	struct cached_word *words; /* [PAGE_WORDS], behind this, from the next cache line on */
};

#define PAGE_SIZE (sizeof(struct page) + CACHE_LINE + PAGE_WORDS * sizeof(struct cached_word))

struct word_cache {
	lede_allocator      allocator;
	const lede_model   *model;
	struct page        *pages, *current; /* the first page, and the one being filled */
	size_t              used;            /* words in the current page */
	size_t              count;           /* words in all */
	struct cached_word *slots[SLOTS];
	struct shared_sums  shared[SHARED_SLOTS]; /* by hash; the last one stays */
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
		mem_free(&a, page, PAGE_SIZE);
		page = next;
	}
	mem_free(&a, cache, sizeof *cache);
}

static struct page *new_page(const lede_allocator *a)
{
	struct page *page = mem_resize(a, NULL, 0, PAGE_SIZE);
	if (!page)
		return NULL;
	const uintptr_t behind = (uintptr_t)(page + 1);
	const size_t gap = (size_t)(-behind % CACHE_LINE);
	page->next = NULL;
	page->words = (void *)((char *)(page + 1) + gap);
	return page;
}

/* Room for one more word: in the current page, the next one kept from before, or a new one. */
static struct cached_word *new_word(struct word_cache *cache)
{
	if (!cache->current || cache->used == PAGE_WORDS) {
		struct page *page = cache->current ? cache->current->next : NULL;
		if (!page) {
			page = new_page(&cache->allocator);
			if (!page)
				return NULL;
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

/* What features a word has of that kind. */
struct word_features {
	uint32_t ids[FEATURE_OFFSETS][FEATURE_MAX_WORD];
	size_t   count[FEATURE_OFFSETS];
};

/* Weights are spread over megabytes: all are asked for before the first is added. */
static struct word_features ask_for(const lede_model *model, const struct cached_word *cached,
                                    unsigned which)
{
	struct word_features features;
	for (int k = 0; k < FEATURE_OFFSETS; k++) {
		/* cppcheck-suppress uninitvar -- it is written here */
		uint32_t *ids = features.ids[k];
		features.count[k] = feature_word(&cached->word, cached->lexicon,
		                                 k - FEATURE_REACH, which, ids);
		model_prefetch_rows(model, ids, features.count[k]);
	}
	return features;
}

static void add_up(const lede_model *model, const struct word_features *features,
                   int16_t (*sums)[LABEL_LANES])
{
	for (int k = 0; k < FEATURE_OFFSETS; k++)
		model_add_rows(model, features->ids[k], features->count[k], sums[k]);
}

LEDE_VECTORS static void add_sums(const int16_t *restrict from, int16_t *restrict to)
{
	for (int i = 0; i < FEATURE_OFFSETS * LABEL_LANES; i++)
		to[i] = (int16_t)(to[i] + from[i]);
}

/* Adds what the features of that kind say, which are summed once for all words that have them. */
static void add_shared(struct word_cache *cache, struct cached_word *cached, unsigned which,
                       uint32_t a, uint32_t b, uint32_t c)
{
	const uint32_t hash = hash_add(hash_add(hash_add(which, a), b), c);
	struct shared_sums *shared = cache->shared + hash % SHARED_SLOTS;
	if (shared->which != which || shared->key[0] != a || shared->key[1] != b ||
	    shared->key[2] != c) {
		const struct word_features features = ask_for(cache->model, cached, which);
		*shared = (struct shared_sums){.which = which, .key = {a, b, c}};
		add_up(cache->model, &features, shared->sums);
	}
	add_sums(shared->sums[0], cached->sums[0]);
}

static void sum_features(struct word_cache *cache, struct cached_word *cached)
{
	const struct word *word = &cached->word;
	const struct lexicon_word *lexicon = &cached->lexicon;
	const struct word_features own = ask_for(cache->model, cached, FEATURE_OWN);
	memset(cached->sums, 0, sizeof cached->sums);
	add_shared(cache, cached, FEATURE_SHAPE, word->shape, word->kind, word->flags);
	if (lexicon->fine)
		add_shared(cache, cached, FEATURE_CLUSTER, lexicon->fine, lexicon->coarse, 0);
	if (lexicon->lists & LIST_ANY)
		add_shared(cache, cached, FEATURE_LISTS, lexicon->lists & LIST_ANY,
		           word->flags & WORD_CAPITAL, 0);
	add_up(cache->model, &own, cached->sums);
	for (int i = 0; i < FEATURE_FAR; i++)
		cached->far[i] = model_find_row(cache->model, feature_far(word, i));
	cached->summed = true;
}

static uint64_t load8(const char *bytes)
{
	uint64_t value;
	memcpy(&value, bytes, 8);
	return value;
}

static uint64_t load4(const char *bytes)
{
	uint32_t value;
	memcpy(&value, bytes, 4);
	return value;
}

/* 1 <= length <= CACHE_KEY_BYTES. Short words are read in pieces that overlap. */
static struct cache_key key_of(const char *bytes, size_t length)
{
	if (length >= 8)
		return (struct cache_key){load8(bytes), load8(bytes + length - 8),
		                          length > 16 ? load8(bytes + 8) : 0};
	if (length >= 4)
		return (struct cache_key){load4(bytes) | load4(bytes + length - 4) << 32, 0, 0};
	return (struct cache_key){(uint64_t)(unsigned char)bytes[0] |
	                                  (uint64_t)(unsigned char)bytes[length / 2] << 8 |
	                                  (uint64_t)(unsigned char)bytes[length - 1] << 16,
	                          0, 0};
}

static bool has_key(const struct cached_word *word, const struct cache_key *key, size_t length)
{
	return ((word->key.first ^ key->first) | (word->key.last ^ key->last) |
	        (word->key.middle ^ key->middle) | (word->key_length ^ length)) == 0;
}

static uint32_t slot_of(const struct cache_key *key, size_t length)
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;
	uint64_t h = (key->first ^ length) * odd;
	h = (h ^ h >> 32 ^ key->last) * odd;
	h = (h ^ h >> 32 ^ key->middle) * odd;
	return (uint32_t)(h >> 40) % SLOTS;
}

/* A walk over all words, page by page. */
struct walk {
	struct page *page;
	size_t       at;
};

static struct cached_word *walk_next(struct walk *walk)
{
	if (walk->at == PAGE_WORDS) {
		walk->page = walk->page->next;
		walk->at = 0;
	}
	return &walk->page->words[walk->at++];
}

static void insert(struct word_cache *cache, struct cached_word *word)
{
	uint32_t at = slot_of(&word->key, word->key_length);
	while (cache->slots[at])
		at = (at + 1) % SLOTS;
	cache->slots[at] = word;
}

/* The least number of uses that at most KEPT_WORDS words have. */
static unsigned least_uses(const struct word_cache *cache)
{
	size_t with[256] = {0}, kept = cache->count;
	struct walk walk = {cache->pages, 0};
	for (size_t i = 0; i < cache->count; i++)
		with[walk_next(&walk)->uses]++;
	unsigned least = 0;
	while (least < 2 || (kept > KEPT_WORDS && least < 256))
		kept -= with[least++];
	return least;
}

void cache_reset_if_full(struct word_cache *cache)
{
	if (cache->count < MAX_WORDS)
		return;
	const unsigned least = least_uses(cache);
	const size_t count = cache->count;
	struct walk from = {cache->pages, 0}, to = {cache->pages, 0};
	memset(cache->slots, 0, sizeof cache->slots);
	cache->count = 0;
	for (size_t i = 0; i < count; i++) {
		const struct cached_word *word = walk_next(&from);
		if (word->uses < least || !word->key_length)
			continue;
		struct cached_word *kept = walk_next(&to);
		if (kept != word)
			memcpy(kept, word, sizeof *kept);
		kept->uses /= 2; /* what was frequent long ago ages */
		insert(cache, kept);
		cache->count++;
	}
	cache->current = to.page;
	cache->used = to.at;
}

/* A word that is looked for, and where in the table it is, if it is, or behind that. */
struct wanted {
	struct cache_key key;
	uint32_t         at;
};

/* The word's entry: found, or made with its description. */
static struct cached_word *look(struct word_cache *cache, const char *bytes, size_t length,
                                const struct wanted *wanted)
{
	struct cached_word **slot = NULL;
	if (length <= CACHE_KEY_BYTES) {
		uint32_t at = wanted->at;
		while ((slot = &cache->slots[at]), *slot) {
			if (has_key(*slot, &wanted->key, length)) {
				(*slot)->uses = (uint8_t)((*slot)->uses + ((*slot)->uses < 255));
				return *slot;
			}
			at = (at + 1) % SLOTS;
		}
	}
	struct cached_word *cached = new_word(cache);
	if (!cached)
		return NULL;
	word_describe(bytes, length, &cached->word);
	cached->lexicon = lexicon_word(&cache->model->lexicon, &cached->word);
	cached->summed = false;
	cached->uses = 1;
	cached->key_length = 0;
	/* A caller that does not reset between its pieces may overfill the cache: words then stay
	 * out of the table rather than crowd it. */
	if (slot && cache->count < SLOTS / 4 * 3) {
		cached->key = wanted->key;
		cached->key_length = (uint8_t)length;
		*slot = cached;
	}
	return cached;
}

bool cache_look(struct word_cache *cache, const char *text, const struct token *tokens,
                size_t count, bool with_sums, const struct cached_word **words)
{
	enum { AT_ONCE = 32 };
	struct wanted wanted[AT_ONCE];
	for (size_t done = 0, n; done < count; done += n, tokens += n, words += n) {
		n = count - done < AT_ONCE ? count - done : AT_ONCE;
		for (size_t i = 0; i < n; i++) {
			const size_t length = tokens[i].length;
			if (length > CACHE_KEY_BYTES)
				continue;
			wanted[i].key = key_of(text + tokens[i].begin, length);
			wanted[i].at = slot_of(&wanted[i].key, length);
			__builtin_prefetch(&cache->slots[wanted[i].at]);
		}
		for (size_t i = 0; i < n; i++)
			if (tokens[i].length <= CACHE_KEY_BYTES)
				__builtin_prefetch(cache->slots[wanted[i].at]);
		for (size_t i = 0; i < n; i++) {
			struct cached_word *word = look(cache, text + tokens[i].begin,
			                                tokens[i].length, &wanted[i]);
			if (!word)
				return false;
			if (with_sums && !word->summed)
				sum_features(cache, word);
			words[i] = word;
		}
	}
	return true;
}
