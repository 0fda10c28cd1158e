#include "find/recall.h"

void recall_clear(struct recall *recall)
{
	recall->found.count = recall->values.count = 0;
}

void recall_free(const lede_allocator *a, struct recall *recall)
{
	vec_free(a, &recall->found);
	vec_free(a, &recall->values);
}

static bool copy_value(const lede_allocator *a, const string_vec *from, struct found *f,
                       string_vec *to)
{
	const char *value = f->value ? from->items + f->value : NULL;
	return !value || strings_add(a, to, value, strlen(value), &f->value);
}

bool recall_add(const lede_allocator *a, struct recall *recall, const struct find_input *input,
                uint32_t sentence, const found_vec *found, size_t first, const string_vec *strings,
                struct part *part)
{
	const uint32_t first_token = input->sentences[sentence].first_token;
	const uint32_t begin = input->tokens[first_token].begin;
	*part = (struct part){(uint32_t)recall->found.count, (uint32_t)(found->count - first)};
	for (size_t i = first; i < found->count; i++) {
		struct found f = found->items[i];
		f.begin -= begin;
		f.end -= begin;
		f.first_token -= first_token;
		if (!copy_value(a, strings, &f, &recall->values) || !vec_push(a, &recall->found, f))
			return false;
	}
	return true;
}

bool recall_tell(const lede_allocator *a, const struct recall *recall, struct part part,
                 const struct find_input *input, uint32_t sentence, found_vec *found,
                 string_vec *strings)
{
	const uint32_t first_token = input->sentences[sentence].first_token;
	const uint32_t begin = input->tokens[first_token].begin;
	for (uint32_t i = part.first; i < part.first + part.count; i++) {
		struct found f = recall->found.items[i];
		f.begin += begin;
		f.end += begin;
		f.first_token += first_token;
		f.sentence = sentence;
		if (!copy_value(a, &recall->values, &f, strings) || !vec_push(a, found, f))
			return false;
	}
	return true;
}
