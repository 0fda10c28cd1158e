#include "doc/document.h"

lede_doc *document_new(const lede_allocator *a, token_vec *tokens, sentence_vec *sentences,
                       found_vec *entities, string_vec *strings, struct groups *groups)
{
	if (!vec_trim(a, tokens) || !vec_trim(a, sentences) || !vec_trim(a, entities) ||
	    !vec_trim(a, strings) || !groups_trim(a, groups))
		return NULL;
	lede_doc *doc = mem_resize(a, NULL, 0, sizeof *doc);
	if (!doc)
		return NULL;
	*doc = (lede_doc){.allocator = *a,
	                  .tokens = *tokens,
	                  .sentences = *sentences,
	                  .entities = *entities,
	                  .strings = *strings,
	                  .groups = *groups};
	*tokens = (token_vec){0};
	*sentences = (sentence_vec){0};
	*entities = (found_vec){0};
	*strings = (string_vec){0};
	*groups = (struct groups){0};
	return doc;
}

void lede_doc_free(lede_doc *doc)
{
	if (!doc)
		return;
	const lede_allocator a = doc->allocator;
	vec_free(&a, &doc->tokens);
	vec_free(&a, &doc->sentences);
	vec_free(&a, &doc->entities);
	vec_free(&a, &doc->strings);
	vec_free(&a, &doc->events);
	vec_free(&a, &doc->warnings);
	groups_free(&a, &doc->groups);
	mem_free(&a, doc, sizeof *doc);
}

void document_set_rules(lede_doc *doc, const uint32_t own_types[OWN_TYPES], warning_vec *warnings)
{
	memcpy(doc->own_types, own_types, sizeof doc->own_types);
	doc->warnings = *warnings;
	*warnings = (warning_vec){0};
}

void document_set_events(lede_doc *doc, event_vec *events)
{
	doc->events = *events;
	*events = (event_vec){0};
}

const char *lede_doc_type_name(const lede_doc *doc, lede_type type)
{
	const size_t own = (size_t)type - LEDE_TYPE_COUNT;
	if ((size_t)type >= LEDE_TYPE_COUNT && own < OWN_TYPES && doc->own_types[own])
		return doc->strings.items + doc->own_types[own];
	return lede_type_name(type);
}

lede_type lede_doc_type(const lede_doc *doc, const char *name, size_t length)
{
	for (size_t i = 0; i < OWN_TYPES && doc->own_types[i]; i++) {
		const char *own = doc->strings.items + doc->own_types[i];
		if (strlen(own) == length && memcmp(own, name, length) == 0)
			return (lede_type)(LEDE_TYPE_COUNT + i);
	}
	return lede_type_from_name(name, length);
}

size_t lede_doc_warning_count(const lede_doc *doc)
{
	return doc->warnings.count;
}

lede_warning lede_doc_warning(const lede_doc *doc, size_t index)
{
	if (index >= doc->warnings.count)
		return (lede_warning){"", 0, 0, ""};
	const struct warning *w = doc->warnings.items + index;
	return (lede_warning){doc->strings.items + w->file, w->line, w->column,
	                      doc->strings.items + w->what};
}

size_t lede_doc_sentence_count(const lede_doc *doc)
{
	return doc->sentences.count;
}

size_t lede_doc_entity_count(const lede_doc *doc)
{
	return doc->entities.count;
}

size_t lede_doc_event_count(const lede_doc *doc)
{
	return doc->events.count;
}

lede_event lede_doc_event(const lede_doc *doc, size_t index)
{
	if (index >= doc->events.count)
		return (lede_event){0};
	const struct event *event = doc->events.items + index;
	return (lede_event){event->entity, doc->entities.items[event->entity].sentence,
	                    event->extent};
}

size_t lede_doc_token_count(const lede_doc *doc)
{
	return doc->tokens.count;
}

/* From the first byte of one token to the last of another, count - 1 further on. */
static lede_span span_of(const lede_doc *doc, uint32_t first, uint32_t count)
{
	const struct token *head = doc->tokens.items + first, *tail = head + count - 1;
	return (lede_span){head->begin, tail->begin + tail->length};
}

lede_token lede_doc_token(const lede_doc *doc, size_t index)
{
	if (index >= doc->tokens.count)
		return (lede_token){{0, 0}, 0};
	const struct token *t = doc->tokens.items + index;
	return (lede_token){{t->begin, t->begin + t->length}, t->flags & ~(uint32_t)TOKEN_LETTERS};
}

lede_sentence lede_doc_sentence(const lede_doc *doc, size_t index)
{
	if (index >= doc->sentences.count)
		return (lede_sentence){{0, 0}, 0, 0, LEDE_PARAGRAPH};
	const struct sentence *s = doc->sentences.items + index;
	return (lede_sentence){span_of(doc, s->first_token, s->token_count), s->first_token,
	                       s->token_count, s->block};
}

lede_entity lede_doc_entity(const lede_doc *doc, size_t index)
{
	if (index >= doc->entities.count)
		return (lede_entity){.group = LEDE_NONE};
	const struct found *e = doc->entities.items + index;
	return (lede_entity){
		.span = {e->begin, e->end},
		.type = e->type,
		.score = e->score,
		.sentence = e->sentence,
		.first_token = e->first_token,
		.token_count = e->token_count,
		.group = e->group,
		.source = e->source,
		.value = e->value ? doc->strings.items + e->value : NULL,
	};
}

static lede_span entity_span(const lede_doc *doc, size_t index)
{
	return lede_doc_entity(doc, index).span;
}

static lede_span sentence_span(const lede_doc *doc, size_t index)
{
	return lede_doc_sentence(doc, index).span;
}

/* The last of count items that begins at or before byte, if it reaches beyond it. */
static uint32_t item_at(const lede_doc *doc, size_t count,
                        lede_span (*span)(const lede_doc *, size_t), size_t byte)
{
	size_t low = 0, high = count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (span(doc, middle).begin <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0 || span(doc, low - 1).end <= byte)
		return LEDE_NONE;
	return (uint32_t)(low - 1);
}

uint32_t lede_doc_entity_at(const lede_doc *doc, size_t byte)
{
	return item_at(doc, doc->entities.count, entity_span, byte);
}

uint32_t lede_doc_sentence_at(const lede_doc *doc, size_t byte)
{
	return item_at(doc, doc->sentences.count, sentence_span, byte);
}

/* ---- Groups ------------------------------------------------------------------------------- */

size_t lede_doc_group_count(const lede_doc *doc)
{
	return doc->groups.items.count;
}

lede_group lede_doc_group(const lede_doc *doc, size_t index)
{
	if (index >= doc->groups.items.count)
		return (lede_group){.first = LEDE_NONE, .sentence = LEDE_NONE};
	const struct group *g = doc->groups.items.items + index;
	const uint32_t first = doc->groups.mentions.items[g->first_mention];
	return (lede_group){
		.name = doc->strings.items + g->name,
		.role = g->role ? doc->strings.items + g->role : NULL,
		.type = g->type,
		.salience = g->salience,
		.first = first,
		.sentence = doc->entities.items[first].sentence,
		.mention_count = g->mention_count,
		.alias_count = g->alias_count,
		.related_count = g->related_count,
	};
}

uint32_t lede_doc_group_mention(const lede_doc *doc, size_t group, size_t index)
{
	if (group >= doc->groups.items.count)
		return LEDE_NONE;
	const struct group *g = doc->groups.items.items + group;
	if (index >= g->mention_count)
		return LEDE_NONE;
	return doc->groups.mentions.items[g->first_mention + index];
}

lede_alias lede_doc_group_alias(const lede_doc *doc, size_t group, size_t index)
{
	if (group >= doc->groups.items.count)
		return (lede_alias){{0, 0}, 0};
	const struct group *g = doc->groups.items.items + group;
	if (index >= g->alias_count)
		return (lede_alias){{0, 0}, 0};
	return doc->groups.aliases.items[g->first_alias + index];
}

lede_related lede_doc_group_related(const lede_doc *doc, size_t group, size_t index)
{
	const lede_related none = {.group = LEDE_NONE};
	if (group >= doc->groups.items.count)
		return none;
	const struct group *g = doc->groups.items.items + group;
	if (index >= g->related_count)
		return none;
	return doc->groups.related.items[g->first_related + index];
}
