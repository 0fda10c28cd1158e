#include "tag/recall.h"

void tagged_text_clear(struct tagged_text *t)
{
	t->candidates.count = t->notes.count = t->sentences.count = 0;
	recall_clear(&t->names);
}

void tagged_text_free(const lede_allocator *a, struct tagged_text *t)
{
	vec_free(a, &t->candidates);
	vec_free(a, &t->notes);
	vec_free(a, &t->sentences);
	recall_free(a, &t->names);
}
