#include "tag/recall.h"

void tagged_text_clear(struct tagged_text *t)
{
	t->unsure.count = 0;
	t->candidates.count = t->notes.count = t->sentences.count = t->runs_of.count = 0;
	runs_clear(&t->runs);
	recall_clear(&t->names);
}

void tagged_text_free(const lede_allocator *a, struct tagged_text *t)
{
	vec_free(a, &t->candidates);
	vec_free(a, &t->unsure);
	vec_free(a, &t->notes);
	vec_free(a, &t->sentences);
	vec_free(a, &t->runs_of);
	runs_free(a, &t->runs);
	recall_free(a, &t->names);
}

bool candidates_have_parts(const struct fuller_forms *forms, const struct candidate *candidates,
                           uint32_t count, uint32_t first_token)
{
	uint32_t words[LONGEST_PIECE];
	uint8_t places[LONGEST_PIECE];
	for (uint32_t i = 0, end; i < count; i = end) {
		const uint32_t begin = candidates[i].token -
		                       (candidates[i].token - first_token) % LONGEST_PIECE;
		memset(words, 0, sizeof words);
		for (end = i; end < count && candidates[end].token - begin < LONGEST_PIECE; end++)
			words[candidates[end].token - begin] = candidates[end].lower;
		fuller_parts(forms, words, candidates[end - 1].token - begin + 1, places);
		for (uint32_t k = i; k < end; k++)
			if (places[candidates[k].token - begin] != candidates[k].part)
				return false;
	}
	return true;
}
