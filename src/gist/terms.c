#include "gist/terms.h"

#include "model/hash.h"
#include "text/utf8.h"

/* ---- Words -------------------------------------------------------------------------------- */

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool has_vowel(const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (is_vowel(word[i]))
			return true;
	return false;
}

static bool ends_with(const char *word, size_t length, const char *end)
{
	const size_t n = strlen(end);
	return length > n && !memcmp(word + length - n, end, n);
}

static size_t cut_plural(char *word, size_t length)
{
	if (length < 4 || word[length - 1] != 's')
		return length;
	if (ends_with(word, length, "sses") || ends_with(word, length, "xes") ||
	    ends_with(word, length, "ches") || ends_with(word, length, "shes"))
		return length - 2;
	if (ends_with(word, length, "ies") && length > 4) {
		word[length - 3] = 'y';
		return length - 2;
	}
	if (ends_with(word, length, "ss") || ends_with(word, length, "us") ||
	    ends_with(word, length, "is"))
		return length;
	return length - 1;
}

/* Without -ed, -ing or -ly where a stem with a vowel is left. */
static size_t cut_ending(char *word, size_t length)
{
	static const char *const ends[] = {"ing", "ed", "ly"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const size_t rest = length - strlen(ends[i]);
		if (length < 6 - (i == 1) || !ends_with(word, length, ends[i]) ||
		    !has_vowel(word, rest) || rest < 3)
			continue;
		if (i == 1 && word[rest - 1] == 'e') /* need, agreed */
			return length - 1;
		const char last = word[rest - 1];
		const bool doubled = last == word[rest - 2] && !is_vowel(last);
		return rest - (doubled && last != 'l' && last != 's' && last != 'z');
	}
	return length;
}

size_t word_stem(char *lower, size_t length)
{
	length = cut_ending(lower, cut_plural(lower, length));
	if (length > 3 && lower[length - 1] == 'e')
		length--;
	if (length > 2 && lower[length - 1] == 'y')
		lower[length - 1] = 'i';
	return length;
}

void word_read(const char *text, size_t length, struct word *word)
{
	uint32_t used = 0;
	for (size_t at = 0; at < length && used < WORD_MAX_BYTES;) {
		uint32_t code;
		at += utf8_decode(text + at, length - at, &code);
		/* One apostrophe, so that one list of words does. */
		used += utf8_encode(code == 0x2019 ? '\'' : uni_lower(code), word->lower + used);
	}
	word->lower[used] = '\0';
	word->length = used;
	word->kind = word_kind(word->lower, used);
	char stem[sizeof word->lower];
	memcpy(stem, word->lower, used);
	word->stem = hash_bytes(stem, word_stem(stem, used));
}

float term_rarity(uint32_t stem)
{
	uint32_t low = 0, high = rarity_count;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (rarity_stems[middle] < stem)
			low = middle + 1;
		else
			high = middle;
	}
	const bool found = low < rarity_count && rarity_stems[low] == stem;
	return (float)(found ? rarity_of[low] : rarity_unknown) / RARITY_UNIT;
}

/* ---- Terms -------------------------------------------------------------------------------- */

/* The slot of stem, or the free one where it belongs. */
static size_t slot_of(const struct glossary *terms, uint32_t stem)
{
	const size_t mask = terms->slots.count - 1;
	size_t slot = stem & mask;
	while (terms->slots.items[slot] &&
	       terms->list.items[terms->slots.items[slot] - 1].stem != stem)
		slot = (slot + 1) & mask;
	return slot;
}

/* Room for one more term, with half of the slots free. */
static bool make_room(const lede_allocator *a, struct glossary *terms)
{
	if (!vec_reserve(a, &terms->list, 1))
		return false;
	if (2 * (terms->list.count + 1) <= terms->slots.count)
		return true;
	const size_t wanted = terms->slots.count ? 2 * terms->slots.count : 256;
	if (!vec_reserve(a, &terms->slots, wanted - terms->slots.count))
		return false;
	terms->slots.count = wanted;
	memset(terms->slots.items, 0, wanted * sizeof *terms->slots.items);
	for (size_t i = 0; i < terms->list.count; i++)
		terms->slots.items[slot_of(terms, terms->list.items[i].stem)] = (uint32_t)i + 1;
	return true;
}

bool glossary_count(const lede_allocator *a, struct glossary *terms, uint32_t stem,
                    uint32_t *number)
{
	if (!make_room(a, terms))
		return false;
	uint32_t *slot = terms->slots.items + slot_of(terms, stem);
	if (!*slot) {
		terms->list.items[terms->list.count++] =
			(struct term){stem, 0, term_rarity(stem), 0};
		*slot = (uint32_t)terms->list.count;
	}
	*number = *slot - 1;
	terms->list.items[*number].count++;
	return true;
}

uint32_t glossary_find(const struct glossary *terms, uint32_t stem)
{
	if (!terms->slots.count)
		return LEDE_NONE;
	const uint32_t found = terms->slots.items[slot_of(terms, stem)];
	return found ? found - 1 : LEDE_NONE;
}

void glossary_free(const lede_allocator *a, struct glossary *terms)
{
	vec_free(a, &terms->list);
	vec_free(a, &terms->slots);
}

float log_of(float x)
{
	/* x = 2^n * m with 1 <= m < 2; ln m = 2 atanh((m - 1) / (m + 1)), four terms of it. */
	uint32_t bits;
	memcpy(&bits, &x, sizeof bits);
	const int n = (int)(bits >> 23) - 127;
	bits = (bits & 0x7fffffu) | 127u << 23;
	float m;
	memcpy(&m, &bits, sizeof m);
	const float z = (m - 1) / (m + 1), zz = z * z;
	return (float)n * 0.693147181f +
	       2 * z * (1 + zz * (1.0f / 3 + zz * (1.0f / 5 + zz * (1.0f / 7))));
}
