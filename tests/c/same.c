#include "same.h"

#include <string.h>

#include "support.h"

static bool same_bytes(const void *a, const void *b, size_t size)
{
	return memcmp(a, b, size) == 0;
}

static bool same_string(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_span(lede_span a, lede_span b)
{
	return a.begin == b.begin && a.end == b.end;
}

static const char *entity_difference(const lede_doc *a, const lede_doc *b, size_t i)
{
	const lede_entity x = lede_doc_entity(a, i), y = lede_doc_entity(b, i);
	if (x.group != y.group)
		return "the group of an entity";
	if (x.source != y.source)
		return "the source of an entity";
	if (!same_string(lede_doc_type_name(a, x.type), lede_doc_type_name(b, y.type)))
		return "the name of a type";
	return same_string(x.value, y.value) ? NULL : "a value";
}

static const char *parts_difference(const lede_doc *a, const lede_doc *b, size_t g)
{
	const lede_group group = lede_doc_group(a, g);
	for (size_t i = 0; i < group.mention_count; i++)
		if (lede_doc_group_mention(a, g, i) != lede_doc_group_mention(b, g, i))
			return "a mention of a group";
	for (size_t i = 0; i < group.alias_count; i++) {
		const lede_alias x = lede_doc_group_alias(a, g, i);
		const lede_alias y = lede_doc_group_alias(b, g, i);
		if (!same_span(x.span, y.span) || x.count != y.count)
			return "an alias";
	}
	for (size_t i = 0; i < group.related_count; i++) {
		const lede_related x = lede_doc_group_related(a, g, i);
		const lede_related y = lede_doc_group_related(b, g, i);
		if (x.group != y.group || x.relation != y.relation || x.count != y.count ||
		    !same_span(x.span, y.span))
			return "a relation";
	}
	return NULL;
}

static const char *group_difference(const lede_doc *a, const lede_doc *b, size_t g)
{
	const lede_group x = lede_doc_group(a, g), y = lede_doc_group(b, g);
	if (!same_string(x.name, y.name) || !same_string(x.role, y.role))
		return "the name or role of a group";
	if (x.type != y.type || x.first != y.first || x.sentence != y.sentence)
		return "the type or place of a group";
	if (!same_bytes(&x.salience, &y.salience, sizeof x.salience))
		return "a salience";
	if (x.mention_count != y.mention_count || x.alias_count != y.alias_count ||
	    x.related_count != y.related_count)
		return "the size of a group";
	return parts_difference(a, b, g);
}

static const char *event_difference(const lede_doc *a, const lede_doc *b, size_t i)
{
	const lede_event x = lede_doc_event(a, i), y = lede_doc_event(b, i);
	const lede_extent *p = &x.extent, *q = &y.extent;
	const bool same_days = p->first.year == q->first.year && p->first.month == q->first.month &&
	                       p->first.day == q->first.day && p->last.year == q->last.year &&
	                       p->last.month == q->last.month && p->last.day == q->last.day;
	return x.entity == y.entity && x.sentence == y.sentence && same_days &&
	                       p->minute == q->minute && p->precision == q->precision
	               ? NULL
	               : "an event";
}

static const char *warning_difference(const lede_doc *a, const lede_doc *b, size_t i)
{
	const lede_warning x = lede_doc_warning(a, i), y = lede_doc_warning(b, i);
	return same_string(x.file, y.file) && x.line == y.line && x.column == y.column &&
	                       same_string(x.what, y.what)
	               ? NULL
	               : "a warning";
}

const char *doc_difference(const lede_doc *a, const lede_doc *b)
{
	if (!doc_equal(a, b))
		return "tokens, sentences or entities";
	static const struct {
		const char *what;
		size_t (*count)(const lede_doc *doc);
		const char *(*difference)(const lede_doc *a, const lede_doc *b, size_t i);
	} kinds[] = {
		{"the number of entities", lede_doc_entity_count, entity_difference},
		{"the number of groups", lede_doc_group_count, group_difference},
		{"the number of events", lede_doc_event_count, event_difference},
		{"the number of warnings", lede_doc_warning_count, warning_difference},
	};
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		const size_t count = kinds[k].count(a);
		if (count != kinds[k].count(b))
			return kinds[k].what;
		for (size_t i = 0; i < count; i++) {
			const char *difference = kinds[k].difference(a, b, i);
			if (difference)
				return difference;
		}
	}
	return NULL;
}
