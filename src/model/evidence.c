#include "model/evidence.h"

enum { TYPES = LABEL_TYPES + 1, COUNT_SHIFT = 2 * TYPES };

void evidence_clear(struct evidence *evidence)
{
	if (evidence->count)
		memset(evidence->slots, 0, evidence->capacity * sizeof *evidence->slots);
	evidence->count = 0;
}

void evidence_free(const lede_allocator *a, struct evidence *evidence)
{
	mem_free(a, evidence->slots, evidence->capacity * sizeof *evidence->slots);
	*evidence = (struct evidence){0};
}

void evidence_drop(const lede_allocator *a, struct evidence *evidence)
{
	evidence_clear(evidence);
	if (evidence->capacity * sizeof *evidence->slots > VEC_KEPT_BYTES)
		evidence_free(a, evidence);
}

/* The slot of that word, or the free one where it would be. capacity > 0. */
static struct word_tally *slot_of(const struct evidence *evidence, uint32_t lower)
{
	size_t at = lower & (evidence->capacity - 1);
	while (evidence->slots[at].lower && evidence->slots[at].lower != lower)
		at = (at + 1) & (evidence->capacity - 1);
	return evidence->slots + at;
}

static bool grow(const lede_allocator *a, struct evidence *evidence)
{
	struct evidence larger = {.capacity = evidence->capacity ? evidence->capacity * 2 : 256,
	                          .count = evidence->count};
	larger.slots = mem_resize(a, NULL, 0, larger.capacity * sizeof *larger.slots);
	if (!larger.slots)
		return false;
	memset(larger.slots, 0, larger.capacity * sizeof *larger.slots);
	for (size_t i = 0; i < evidence->capacity; i++)
		if (evidence->slots[i].lower)
			*slot_of(&larger, evidence->slots[i].lower) = evidence->slots[i];
	evidence_free(a, evidence);
	*evidence = larger;
	return true;
}

bool evidence_note(const lede_allocator *a, struct evidence *evidence, uint32_t lower,
                   lede_type type)
{
	if (!lower)
		return true;
	if (evidence->count >= evidence->capacity / 4 * 3 && !grow(a, evidence))
		return false;
	struct word_tally *tally = slot_of(evidence, lower);
	if (!tally->lower) {
		tally->lower = lower;
		evidence->count++;
	}
	if (tally->count[type] < TALLY_MOST)
		tally->count[type]++;
	return true;
}

void evidence_prefetch(const struct evidence *evidence, uint32_t lower)
{
	if (evidence->capacity)
		__builtin_prefetch(evidence->slots + (lower & (evidence->capacity - 1)));
}

uint32_t evidence_of(const struct evidence *evidence, uint32_t lower, lede_type own)
{
	if (!lower || !evidence->capacity)
		return 0;
	const struct word_tally *tally = slot_of(evidence, lower);
	uint32_t count[TYPES], sum = 0;
	for (int t = 0; t < TYPES; t++) {
		count[t] = tally->count[t];
		if (t == (int)own && count[t])
			count[t]--;
		sum += count[t];
	}
	if (sum == 0)
		return 0;
	uint32_t view = (sum == 1 ? 1u : sum < 4 ? 2u : 3u) << COUNT_SHIFT;
	for (int t = 0; t < TYPES; t++) { /* 4 * count / sum, at most 3, without dividing */
		const uint32_t quarters = 4 * count[t];
		const uint32_t share = (uint32_t)(quarters >= sum) + (quarters >= 2 * sum) +
		                       (quarters >= 3 * sum);
		view |= share << 2 * t;
	}
	return view;
}

bool evidence_against(uint32_t view, lede_type own)
{
	for (int t = 0; t < TYPES; t++)
		if (t != (int)own && (view >> 2 * t & 3) >= 2)
			return true;
	return false;
}
