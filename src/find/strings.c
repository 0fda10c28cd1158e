#include "find/found.h"

bool strings_add(const lede_allocator *a, string_vec *strings, const char *bytes, size_t length,
                 uint32_t *offset)
{
	if (!vec_reserve(a, strings, length + 2))
		return false;
	if (strings->count == 0)
		strings->items[strings->count++] = '\0';
	*offset = (uint32_t)strings->count;
	if (length > 0)
		memcpy(strings->items + strings->count, bytes, length);
	strings->count += length;
	strings->items[strings->count++] = '\0';
	return true;
}
