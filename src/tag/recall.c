#include "tag/recall.h"

void tagged_text_clear(struct tagged_text *t)
{
	t->candidates.count = t->notes.count = t->sentences.count = t->runs_of.count = 0;
	runs_clear(&t->runs);
	recall_clear(&t->names);
}

void tagged_text_free(const lede_allocator *a, struct tagged_text *t)
{
	vec_free(a, &t->candidates);
	vec_free(a, &t->notes);
	vec_free(a, &t->sentences);
	vec_free(a, &t->runs_of);
	runs_free(a, &t->runs);
	recall_free(a, &t->names);
}
