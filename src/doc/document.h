/* The immutable result: flat arrays, in text order. */
#ifndef LEDE_DOC_DOCUMENT_H
#define LEDE_DOC_DOCUMENT_H

#include "group/groups.h"
#include "time/timeline.h"
#include "user/rules.h"

struct lede_doc {
	lede_allocator allocator;
	token_vec      tokens;
	sentence_vec   sentences;
	found_vec      entities;
	string_vec     strings;
	event_vec      events;
	warning_vec    warnings;
	uint32_t       own_types[OWN_TYPES]; /* offsets of names; 0: there is no such type */
	struct groups  groups;
};

/* Takes the arrays over into a new document, and leaves empty ones behind: for a long text they are
 * too large to have twice. NULL when there is no memory; the arrays then stay where they are. */
lede_doc *document_new(const lede_allocator *a, token_vec *tokens, sentence_vec *sentences,
                       found_vec *entities, string_vec *strings, struct groups *groups);

/* What users' rules leave in a document: the names of own types and warnings, both with offsets of
 * its strings. The array is taken over. */
void document_set_rules(lede_doc *doc, const uint32_t own_types[OWN_TYPES], warning_vec *warnings);

/* The dates of a document in the order of time, as timeline_make gives them; taken over. */
void document_set_events(lede_doc *doc, event_vec *events);

/* Whether a text of that length can be the one the document is of. */
static inline bool document_is_of(const lede_doc *doc, size_t length)
{
	const struct token *last = doc->tokens.items + doc->tokens.count - 1;
	return doc->tokens.count == 0 || (size_t)last->begin + last->length <= length;
}

#endif
