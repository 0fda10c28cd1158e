#include "base/vectors.h"

#include "tag/cache.h"

#include "base/eight.h"
#include "model/hash.h"

enum {
	SLOTS = 1 << 15,    /* of the hash table; a power of two */
	MAX_WORDS = 18000,  /* then those used least are forgotten: bounds memory to about 11 MB */
	KEPT_WORDS = MAX_WORDS / 4 * 3, /* the most that stay */
	TABLE_WORDS = SLOTS / 4 * 3,    /* the most in the table, or it would be crowded */
	PAGE_WORDS = 64,    /* words are allocated by the page, and never move */
	PAGES = CACHE_NO_NUMBER / PAGE_WORDS,
	SHARED_SLOTS = 1024 /* a power of two; half a megabyte */
};

/* The sums of those features that many words have alike: of their shape, cluster or lists. */
struct shared_sums {
	unsigned which;  /* FEATURE_SHAPE and so on; 0: a free slot */
	uint32_t key[3]; /* all that those features depend on */
	int16_t  sums[FEATURE_OFFSETS][LABEL_LANES];
};

struct page {
	struct cached_word *words; /* [PAGE_WORDS], in the block from the next cache line on */
	void               *block;
};

#define PAGE_SIZE (CACHE_LINE + PAGE_WORDS * sizeof(struct cached_word))

struct word_cache {
	lede_allocator      allocator;
	const lede_model   *model;
	const char         *text;
	const struct token *tokens;
	size_t              text_end;        /* of the last token */
	/* Each token of each text has its time; then comes that of the second reading. */
	uint64_t            text_time, second_time;
	size_t              count;           /* words in use */
	size_t              made;            /* words there is memory for that were used before */
	uint16_t            free;            /* number of the first free one of these */
	/* By hash. A word's number and one, and some more bits of its hash; 0: free. */
	uint32_t            slots[SLOTS];
	struct page         pages[PAGES];
	struct shared_sums  shared[SHARED_SLOTS]; /* by hash; the last one stays */
};

struct word_cache *cache_new(const lede_allocator *a, const lede_model *model)
{
	struct word_cache *cache = mem_resize(a, NULL, 0, sizeof *cache);
	if (cache) {
		memset(cache, 0, sizeof *cache);
		cache->allocator = *a;
		cache->model = model;
		cache->free = CACHE_NO_NUMBER;
	}
	return cache;
}

void cache_free(struct word_cache *cache)
{
	if (!cache)
		return;
	const lede_allocator a = cache->allocator;
	for (struct page *page = cache->pages; page->block; page++)
		mem_free(&a, page->block, PAGE_SIZE);
	mem_free(&a, cache, sizeof *cache);
}

void cache_begin(struct word_cache *cache, const char *text, const struct token *tokens,
                 size_t count)
{
	cache->text = text;
	cache->tokens = tokens;
	cache->text_end = count ? (size_t)tokens[count - 1].begin + tokens[count - 1].length : 0;
	cache->text_time = cache->second_time + 1;
	cache->second_time = cache->text_time + count;
}

static struct cached_word *word_at(const struct word_cache *cache, uint32_t number)
{
	return cache->pages[number / PAGE_WORDS].words + number % PAGE_WORDS;
}

static bool new_page(const lede_allocator *a, struct page *page)
{
	page->block = mem_resize(a, NULL, 0, PAGE_SIZE);
	const size_t gap = (size_t)(-(uintptr_t)page->block % CACHE_LINE);
	page->words = (void *)((char *)page->block + gap);
	return page->block != NULL;
}

/* Room for one more word: a forgotten one's, or behind those there are. */
static struct cached_word *new_word(struct word_cache *cache)
{
	struct cached_word *word;
	if (cache->free != CACHE_NO_NUMBER) {
		word = word_at(cache, cache->free);
		cache->free = word->next_free;
		if (cache->free != CACHE_NO_NUMBER)
			__builtin_prefetch((char *)word_at(cache, cache->free) + CACHE_LINE);
	} else {
		struct page *page = cache->pages + cache->made / PAGE_WORDS;
		if (cache->made == PAGES * PAGE_WORDS ||
		    (!page->block && !new_page(&cache->allocator, page)))
			return NULL;
		word = page->words + cache->made % PAGE_WORDS;
		word->number = (uint16_t)cache->made++;
	}
	cache->count++;
	return word;
}

/* What features a word has of that kind. */
struct word_features {
	uint32_t ids[FEATURE_OFFSETS][FEATURE_MAX_WORD];
	size_t   count[FEATURE_OFFSETS];
};

/* Weights are spread over megabytes: all are asked for before the first is added. */
static void ask_for(const lede_model *model, const struct cached_word *cached, unsigned which,
                    struct word_features *features)
{
	for (int k = 0; k < FEATURE_OFFSETS; k++) {
		/* cppcheck-suppress uninitvar -- it is written here */
		uint32_t *ids = features->ids[k];
		features->count[k] = feature_word(&cached->word, cached->lexicon,
		                                  k - FEATURE_REACH, which, ids);
		model_prefetch_rows(model, ids, features->count[k]);
	}
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

/* What the features of that kind say, which are summed once for all words that have them. Good
 * until the next call. */
static const int16_t *share(struct word_cache *cache, const struct cached_word *cached,
                            unsigned which, uint32_t a, uint32_t b, uint32_t c)
{
	const uint32_t hash = hash_add(hash_add(hash_add(which, a), b), c);
	struct shared_sums *shared = cache->shared + hash % SHARED_SLOTS;
	if (shared->which != which || shared->key[0] != a || shared->key[1] != b ||
	    shared->key[2] != c) {
		struct word_features features;
		ask_for(cache->model, cached, which, &features);
		*shared = (struct shared_sums){.which = which, .key = {a, b, c}};
		add_up(cache->model, &features, shared->sums);
	}
	return shared->sums[0];
}

static void sum_features(struct word_cache *cache, struct cached_word *cached)
{
	const struct word *word = &cached->word;
	const struct lexicon_word *lexicon = &cached->lexicon;
	struct word_features own;
	uint32_t far[CONTEXT_FAR];
	ask_for(cache->model, cached, FEATURE_OWN, &own);
	for (int i = 0; i < CONTEXT_FAR; i++)
		far[i] = context_far(word, i);
	model_prefetch_rows(cache->model, far, CONTEXT_FAR);
	memcpy(cached->sums,
	       share(cache, cached, FEATURE_SHAPE, word->shape, word->kind, word->flags),
	       sizeof cached->sums);
	if (lexicon->fine)
		add_sums(share(cache, cached, FEATURE_CLUSTER, lexicon->fine, lexicon->coarse, 0),
		         cached->sums[0]);
	if (lexicon->lists & LIST_ANY)
		add_sums(share(cache, cached, FEATURE_LISTS, lexicon->lists & LIST_ANY,
		               word->flags & WORD_CAPITAL, 0),
		         cached->sums[0]);
	add_up(cache->model, &own, cached->sums);
	for (int i = 0; i < CONTEXT_FAR; i++)
		cached->far[i] = model_find_row(cache->model, far[i]);
	cached->summed = true;
}

/* 1 <= length <= CACHE_KEY_BYTES; readable: bytes that there are, length or more. */
static inline struct cache_key key_of(const char *bytes, size_t length, size_t readable)
{
	const uint64_t top = (uint64_t)length << 56;
	uint64_t first = 0;
	if (readable >= 8)
		first = eight_at(bytes) & UINT64_MAX >> (length < 8 ? 64 - 8 * length : 0);
	else
		memcpy(&first, bytes, length);
	if (length <= 8)
		return (struct cache_key){first, 0, top};
	return (struct cache_key){first, length > 15 ? eight_at(bytes + 8) : 0,
	                          eight_at(bytes + length - 8) >> 8 | top};
}

static inline bool has_key(const struct cached_word *word, const struct cache_key *key)
{
	return ((word->key.first ^ key->first) | (word->key.middle ^ key->middle) |
	        (word->key.last ^ key->last)) == 0;
}

static inline uint32_t hash_key(const struct cache_key *key)
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;
	uint64_t h = key->first ^ key->last * odd ^ key->middle * (odd << 1 | 1);
	h = (h ^ h >> 32) * odd;
	return (uint32_t)(h >> 32);
}

/* Of a slot: the bits of the hash that do not say where it is. */
#define TAG_MASK 0xffff0000u

static inline bool has_tag(uint32_t slot, uint32_t hash)
{
	return !((slot ^ hash) & TAG_MASK);
}

static inline uint32_t slot_of(uint32_t hash)
{
	return hash % SLOTS;
}

static inline struct cached_word *word_of(const struct word_cache *cache, uint32_t slot)
{
	return word_at(cache, (slot & ~TAG_MASK) - 1);
}

/* Makes all words free that were used less often than that. */
static void forget(struct word_cache *cache, unsigned least)
{
	cache->count = 0;
	cache->free = CACHE_NO_NUMBER;
	memset(cache->slots, 0, sizeof cache->slots);
	for (size_t i = cache->made; i-- > 0;) {
		struct cached_word *word = word_at(cache, (uint32_t)i);
		if (word->uses < least || !word->key.last) {
			word->uses = 0;
			word->next_free = cache->free;
			cache->free = word->number;
			continue;
		}
		const uint32_t hash = hash_key(&word->key);
		uint32_t at = slot_of(hash);
		while (cache->slots[at])
			at = (at + 1) % SLOTS;
		cache->slots[at] = (hash & TAG_MASK) | (word->number + 1u);
		word->uses /= 2; /* what was frequent long ago ages */
		cache->count++;
	}
}

/* The least number of uses that at most KEPT_WORDS words have. */
static unsigned least_uses(const struct word_cache *cache)
{
	size_t with[256] = {0}, kept = cache->made;
	for (size_t i = 0; i < cache->made; i++)
		with[word_at(cache, (uint32_t)i)->uses]++;
	unsigned least = 0;
	while (least < 2 || (kept > KEPT_WORDS && least < 256))
		kept -= with[least++];
	return least;
}

void cache_reset_if_full(struct word_cache *cache)
{
	if (cache->count >= MAX_WORDS)
		forget(cache, least_uses(cache));
}

/* A word that is looked for; its hash tells where it is in the table, or behind that. */
struct wanted {
	struct cache_key key;
	uint32_t         hash;
};

static inline void want(const struct word_cache *cache, const struct token *token,
                        struct wanted *wanted)
{
	*wanted = (struct wanted){{0, 0, 0}, 0};
	if (token->length > CACHE_KEY_BYTES)
		return;
	wanted->key = key_of(cache->text + token->begin, token->length,
	                     cache->text_end - token->begin);
	wanted->hash = hash_key(&wanted->key);
}

/* The most words that are looked for at a time. */
enum { AT_ONCE = 64 };

/* Those of them that are new. */
struct new_words {
	struct cached_word *words[AT_ONCE];
	size_t              count;
};

/* Asks the lexicon about new words, for all of them at a time. */
static void read_lexicon(const struct word_cache *cache, const struct new_words *new)
{
	const struct lexicon *lexicon = &cache->model->lexicon;
	for (size_t i = 0; i < new->count; i++)
		lexicon_prefetch(lexicon, lexicon_first(new->words[i]->word.lower));
	for (size_t i = 0; i < new->count; i++)
		lexicon_prefetch_entry(lexicon, lexicon_first(new->words[i]->word.lower));
	for (size_t i = 0; i < new->count; i++)
		new->words[i]->lexicon = lexicon_word(lexicon, &new->words[i]->word);
}

/* Describes a word, but for what is in the lexicon; at: the free slot for it. */
static struct cached_word *describe(struct word_cache *cache, const struct token *token,
                                    const struct wanted *wanted, uint32_t at, uint64_t now,
                                    struct new_words *new)
{
	struct cached_word *cached = new_word(cache);
	if (!cached)
		return NULL;
	new->words[new->count++] = cached;
	word_describe(cache->text + token->begin, token->length, &cached->word);
	cached->summed = false;
	cached->uses = 0;
	cached->born = now;
	cached->noted = 0;
	cached->key = (struct cache_key){0, 0, 0};
	/* A caller that does not reset between its pieces may overfill the cache: words then stay
	 * out of the table rather than crowd it. */
	if (wanted->key.last && cache->count < TABLE_WORDS) {
		cached->key = wanted->key;
		cache->slots[at] = (wanted->hash & TAG_MASK) | (cached->number + 1u);
	}
	return cached;
}

/* The word's entry, found by its bytes or made. */
static struct cached_word *search(struct word_cache *cache, const struct token *token,
                                  const struct wanted *wanted, uint64_t now,
                                  struct new_words *new)
{
	uint32_t at = slot_of(wanted->hash), slot;
	while (wanted->key.last && (slot = cache->slots[at])) {
		struct cached_word *word = word_of(cache, slot);
		if (has_tag(slot, wanted->hash) && has_key(word, &wanted->key))
			return word;
		at = (at + 1) % SLOTS;
	}
	return describe(cache, token, wanted, at, now, new);
}

static inline void use(struct cached_word *word)
{
	word->uses = (uint8_t)(word->uses + (word->uses < 255));
}

/* Which words are wanted; asks for their slots. */
static void want_all(const struct word_cache *cache, const struct token *tokens, size_t count,
                     struct wanted *wanted)
{
	for (size_t i = 0; i < count; i++) {
		want(cache, tokens + i, wanted + i);
		__builtin_prefetch(&cache->slots[slot_of(wanted[i].hash)]);
	}
}

/* Those in the very slots, which most of them are; asks for them. NULL if it is surely another. */
static void guess_all(const struct word_cache *cache, const struct wanted *wanted, size_t count,
                      struct cached_word **words)
{
	for (size_t i = 0; i < count; i++) {
		const uint32_t slot = cache->slots[slot_of(wanted[i].hash)];
		words[i] = slot && has_tag(slot, wanted[i].hash) ? word_of(cache, slot) : NULL;
		__builtin_prefetch(words[i]);
	}
}

/* The words of up to AT_ONCE tokens. now: as cached_word.born. False when there is no memory. */
static bool look(struct word_cache *cache, const struct token *tokens, size_t count, uint64_t now,
                 struct cached_word **words)
{
	struct wanted wanted[AT_ONCE];
	struct new_words new;
	bool found = true;
	new.count = 0;
	want_all(cache, tokens, count, wanted);
	guess_all(cache, wanted, count, words);
	for (size_t i = 0; found && i < count; i++) {
		if (!words[i] || !has_key(words[i], &wanted[i].key))
			words[i] = search(cache, tokens + i, wanted + i, now, &new);
		found = words[i] != NULL;
		if (found)
			use(words[i]);
	}
	read_lexicon(cache, &new);
	return found;
}

bool cache_look(struct word_cache *cache, uint32_t first, size_t count,
                struct cached_word **words)
{
	const struct token *tokens = cache->tokens + first;
	const uint64_t now = cache->text_time + first;
	for (size_t done = 0, n; done < count; done += n) {
		n = count - done < AT_ONCE ? count - done : AT_ONCE;
		if (!look(cache, tokens + done, n, now, words + done))
			return false;
	}
	return true;
}

/* The words that have those numbers now; asks for them. NULL for CACHE_NO_NUMBER. */
static void find_numbered(const struct word_cache *cache, const uint16_t *numbers, size_t count,
                          struct cached_word **words)
{
	for (size_t i = 0; i < count; i++) {
		words[i] = numbers[i] == CACHE_NO_NUMBER ? NULL : word_at(cache, numbers[i]);
		__builtin_prefetch(words[i]);
	}
}

/* Asks for the memory of all of a word but its first cache line. */
static inline void prefetch_rest(const struct cached_word *word)
{
	for (size_t byte = CACHE_LINE; byte < sizeof *word; byte += CACHE_LINE)
		__builtin_prefetch((const char *)word + byte);
}

/* Lists those words that were forgotten since `then`: now they are others. */
static size_t list_forgotten(struct cached_word *const *words, size_t count, uint64_t then,
                             uint8_t *forgotten)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		struct cached_word *word = words[i];
		forgotten[n] = (uint8_t)i;
		if (!word || !word->uses || word->born > then) {
			n++;
			continue;
		}
		use(word);
		prefetch_rest(word);
	}
	return n;
}

/* Looks for those words again, by their bytes. */
static bool look_for_forgotten(struct word_cache *cache, const struct token *tokens,
                               const uint8_t *forgotten, size_t count, struct cached_word **words)
{
	struct token missing[AT_ONCE];
	struct cached_word *found[AT_ONCE];
	for (size_t k = 0; k < count; k++)
		missing[k] = tokens[forgotten[k]];
	if (!look(cache, missing, count, cache->second_time, found))
		return false;
	for (size_t k = 0; k < count; k++)
		words[forgotten[k]] = found[k];
	return true;
}

bool cache_look_again(struct word_cache *cache, uint32_t first, size_t count,
                      const uint16_t *numbers, const struct cached_word **words)
{
	struct cached_word *found[AT_ONCE];
	uint8_t forgotten[AT_ONCE + 1];
	const struct token *tokens = cache->tokens + first;
	const uint64_t then = cache->text_time + first;
	for (size_t done = 0, n; done < count; done += n) {
		n = count - done < AT_ONCE ? count - done : AT_ONCE;
		find_numbered(cache, numbers + done, n, found);
		const size_t missing = list_forgotten(found, n, then, forgotten);
		if (missing && !look_for_forgotten(cache, tokens + done, forgotten, missing, found))
			return false;
		for (size_t i = 0; i < n; i++) {
			if (!found[i]->summed)
				sum_features(cache, found[i]);
			words[done + i] = found[i];
		}
	}
	return true;
}
