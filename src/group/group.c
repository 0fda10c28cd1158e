#include "group/group.h"

#include "group/alias.h"
#include "group/build.h"
#include "group/decided.h"
#include "group/pronoun.h"
#include "group/relate.h"
#include "group/resolve.h"
#include "group/role.h"

struct grouper {
	lede_allocator  allocator;
	struct resolver resolver;
	struct builder  builder;
	struct relater  relater;
	struct slots    scratch; /* of one pass after the other */
	found_vec       pronouns;
};

struct grouper *grouper_new(const lede_allocator *a)
{
	struct grouper *self = mem_resize(a, NULL, 0, sizeof *self);
	if (self)
		*self = (struct grouper){.allocator = *a};
	return self;
}

void grouper_free(struct grouper *self)
{
	if (!self)
		return;
	const lede_allocator a = self->allocator;
	resolver_free(&a, &self->resolver);
	builder_free(&a, &self->builder);
	relater_free(&a, &self->relater);
	slots_free(&a, &self->scratch);
	vec_free(&a, &self->pronouns);
	mem_free(&a, self, sizeof *self);
}

bool grouper_run(struct grouper *self, const struct find_input *input,
                 const lede_rules *rules, found_vec *found, string_vec *strings,
                 struct groups *groups)
{
	const lede_allocator *a = &self->allocator;
	return resolve_names(a, input, found, &self->scratch, &self->resolver) &&
	       find_goes_on(input) &&
	       apply_same_and_different(a, rules, &self->resolver) &&
	       build_groups(a, input, &self->resolver, &self->builder, found, groups) &&
	       find_goes_on(input) &&
	       apply_names(a, rules, &self->resolver, &self->builder, groups, strings) &&
	       list_aliases(a, input, found, &self->builder,
	                    &self->resolver.names.wordings, groups, strings) &&
	       find_goes_on(input) &&
	       find_roles(a, input, found, groups, strings) &&
	       relate_groups(a, input->text, &self->resolver.names, &self->builder, found,
	                     &self->scratch, &self->relater, groups);
}

bool grouper_add_pronouns(struct grouper *self, const struct find_input *input, found_vec *found,
                          struct groups *groups)
{
	const lede_allocator *a = &self->allocator;
	return find_pronouns(a, input, found, &self->builder, &self->resolver.linker,
	                     &self->pronouns) &&
	       insert_pronouns(a, &self->pronouns, found, groups);
}
