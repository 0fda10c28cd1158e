#include "group/groups.h"

void groups_free(const lede_allocator *a, struct groups *groups)
{
	vec_free(a, &groups->items);
	vec_free(a, &groups->mentions);
	vec_free(a, &groups->aliases);
	vec_free(a, &groups->related);
}

bool groups_trim(const lede_allocator *a, struct groups *groups)
{
	return vec_trim(a, &groups->items) && vec_trim(a, &groups->mentions) &&
	       vec_trim(a, &groups->aliases) && vec_trim(a, &groups->related);
}
