#include "tag/types.h"

void own_types_number(const lede_model *model, size_t others, found_vec *entities)
{
	size_t kept = 0;
	for (size_t i = 0; model->types && i < entities->count; i++) {
		struct found entity = entities->items[i];
		entity.type = model->numbers[entity.type];
		if (entity.type != LEDE_NO_TYPE &&
		    (entity.type < LEDE_TYPE_COUNT || entity.type >= LEDE_TYPE_COUNT + others))
			entities->items[kept++] = entity;
	}
	if (model->types)
		entities->count = kept;
}

bool own_types_name(const lede_allocator *a, const lede_model *model, string_vec *strings,
                    uint32_t *offsets)
{
	for (int type = LEDE_TYPE_COUNT; model->types && type < LEDE_TYPE_LIMIT; type++) {
		const char *name = lede_model_type_name(model, (lede_type)type);
		if (*name &&
		    !strings_add(a, strings, name, strlen(name), offsets + type - LEDE_TYPE_COUNT))
			return false;
	}
	return true;
}
