#include "cut.h"

bool cut_text(const lede_allocator *a, const char *text, size_t length, lede_markup markup,
              struct cut *cut)
{
	return layout_read(a, text, (uint32_t)length, markup, &cut->layout) &&
	       split_blocks(a, text, &cut->layout, &cut->tokens, &cut->sentences);
}

void cut_free(const lede_allocator *a, struct cut *cut)
{
	layout_free(a, &cut->layout);
	vec_free(a, &cut->tokens);
	vec_free(a, &cut->sentences);
	vec_free(a, &cut->found);
	vec_free(a, &cut->strings);
}
