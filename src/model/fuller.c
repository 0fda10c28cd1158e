#include "model/fuller.h"

/* A longer run is a heading or a list more often than a name. */
enum { LONGEST_RUN = 6, LONGEST_PART = 5 };

struct fuller_slot {
	uint32_t      word; /* word.lower, or the hash of a run; 0 is a free slot */
	struct fuller form;
};

void runs_clear(struct capital_runs *runs)
{
	runs->words.count = runs->open = 0;
}

void runs_free(const lede_allocator *a, struct capital_runs *runs)
{
	vec_free(a, &runs->words);
	runs->open = 0;
}

bool runs_note(const lede_allocator *a, struct capital_runs *runs, const struct word *word,
               bool first)
{
	if (word && word->flags & WORD_HAS_UPPER)
		return (!first || vec_push(a, &runs->words, 0u)) &&
		       vec_push(a, &runs->words, word->lower);
	if (runs->words.count - runs->open < 2)
		runs->words.count = runs->open; /* one word is no run */
	else if (!vec_push(a, &runs->words, 0u))
		return false;
	runs->open = runs->words.count;
	return true;
}

bool runs_copy(const lede_allocator *a, struct capital_runs *runs, const struct capital_runs *from,
               size_t first, size_t count)
{
	if (!vec_reserve(a, &runs->words, count))
		return false;
	if (count)
		memcpy(runs->words.items + runs->words.count, from->words.items + first,
		       count * sizeof *runs->words.items);
	runs->open = runs->words.count += count;
	return true;
}

void fuller_free(const lede_allocator *a, struct fuller_forms *forms)
{
	mem_free(a, forms->slots, forms->capacity * sizeof *forms->slots);
	*forms = (struct fuller_forms){0};
}

static void fuller_clear(struct fuller_forms *forms)
{
	if (forms->count)
		memset(forms->slots, 0, forms->capacity * sizeof *forms->slots);
	forms->count = 0;
}

void fuller_drop(const lede_allocator *a, struct fuller_forms *forms)
{
	fuller_clear(forms);
	if (forms->capacity * sizeof *forms->slots > VEC_KEPT_BYTES)
		fuller_free(a, forms);
}

/* The slot of that word, or the free one where it would be. capacity > 0. */
static struct fuller_slot *slot_of(const struct fuller_forms *forms, uint32_t word)
{
	size_t at = word & (forms->capacity - 1);
	while (forms->slots[at].word && forms->slots[at].word != word)
		at = (at + 1) & (forms->capacity - 1);
	return forms->slots + at;
}

static bool grow(const lede_allocator *a, struct fuller_forms *forms)
{
	struct fuller_forms larger = *forms;
	larger.capacity = forms->capacity ? forms->capacity * 2 : 256;
	const size_t size = larger.capacity * sizeof *larger.slots;
	larger.slots = mem_resize(a, NULL, 0, size);
	if (!larger.slots)
		return false;
	memset(larger.slots, 0, size);
	for (size_t i = 0; i < forms->capacity; i++)
		if (forms->slots[i].word)
			*slot_of(&larger, forms->slots[i].word) = forms->slots[i];
	mem_free(a, forms->slots, forms->capacity * sizeof *forms->slots);
	*forms = larger;
	return true;
}

static bool note_run(const lede_allocator *a, struct fuller_forms *forms, const uint32_t *words,
                     size_t length)
{
	if (length > LONGEST_PART)
		return true;
	uint32_t hash = HASH_SEED;
	for (size_t i = 0; i < length; i++)
		hash = hash_add(hash, words[i]);
	if (forms->count >= forms->capacity / 4 * 3 && !grow(a, forms))
		return false;
	struct fuller_slot *slot = slot_of(forms, hash);
	forms->count += !slot->word;
	slot->word = hash;
	return true;
}

static bool note_form(const lede_allocator *a, struct fuller_forms *forms, const uint32_t *words,
                      size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (forms->count >= forms->capacity / 4 * 3 && !grow(a, forms))
			return false;
		struct fuller_slot *slot = slot_of(forms, words[i]);
		if (slot->form.length >= length)
			continue;
		forms->count += !slot->word;
		slot->word = words[i];
		slot->form = (struct fuller){words[0], words[length - 1], (uint8_t)length,
		                             i == 0 ? 1 : i + 1 < length ? 2 : 3};
	}
	return true;
}

bool fuller_find(const lede_allocator *a, struct fuller_forms *forms,
                 const struct capital_runs *runs, const struct seen *seen)
{
	fuller_clear(forms);
	const uint32_t *words = runs->words.items;
	const size_t count = runs->open;
	for (size_t i = 0, end; i < count; i = end + 1) {
		const bool first = !words[i];
		i += first;
		for (end = i; end < count && words[end];)
			end++;
		i += first && end > i && seen_get(seen, words[i]) & SEEN_LOWER;
		const size_t length = end - i;
		if (length >= 2 && length <= LONGEST_RUN &&
		    (!note_form(a, forms, words + i, length) ||
		     !note_run(a, forms, words + i, length)))
			return false;
	}
	return true;
}

struct fuller fuller_get(const struct fuller_forms *forms, uint32_t lower)
{
	return forms->count ? slot_of(forms, lower)->form : (struct fuller){0};
}

void fuller_prefetch(const struct fuller_forms *forms, uint32_t lower)
{
	if (forms->count)
		__builtin_prefetch(forms->slots + (lower & (forms->capacity - 1)));
}

/* The length of the longest part that begins at words[0], of a run of which `left` words are left,
 * or 0. most: a part is no longer. */
static size_t part_length(const struct fuller_forms *forms, const uint32_t *words, size_t left,
                          size_t most)
{
	uint32_t hash = HASH_SEED;
	size_t longest = 0;
	for (size_t n = 1; n <= left && n <= most; n++) {
		hash = hash_add(hash, words[n - 1]);
		if (n > 1 && slot_of(forms, hash)->word == hash)
			longest = n;
	}
	return longest;
}

void fuller_parts(const struct fuller_forms *forms, const uint32_t *words, size_t count,
                  uint8_t *places)
{
	memset(places, 0, count);
	for (size_t i = 0, end; forms->count && i < count; i = end + 1) {
		for (end = i; end < count && words[end];)
			end++;
		const size_t whole = end - i;
		const size_t most = whole - 1 < LONGEST_PART ? whole - 1 : LONGEST_PART;
		for (size_t at = i, n; whole > 2 && at + 1 < end; at += n ? n : 1) {
			n = part_length(forms, words + at, end - at, most);
			for (size_t k = 0; k < n; k++)
				places[at + k] = k == 0 ? 1 : k + 1 < n ? 2 : 3;
		}
	}
}
