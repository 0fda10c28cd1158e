#include "doc/document.h"

/* Copies count items of size to *cursor and moves it on; returns where they now are. */
static void *place(char **cursor, const void *items, size_t count, size_t size)
{
	void *at = *cursor;
	if (count)
		memcpy(at, items, count * size);
	*cursor += count * size;
	return at;
}

lede_doc *document_new(const lede_allocator *a, const token_vec *tokens,
                       const sentence_vec *sentences, const tagged_vec *entities)
{
	/* The item types are made of 4-byte fields: no padding is needed between the arrays. */
	const size_t bytes = sizeof(lede_doc) + tokens->count * sizeof *tokens->items +
	                     sentences->count * sizeof *sentences->items +
	                     entities->count * sizeof *entities->items;
	lede_doc *doc = mem_resize(a, NULL, 0, bytes);
	if (!doc)
		return NULL;
	char *cursor = (char *)(doc + 1);
	doc->allocator = *a;
	doc->bytes = bytes;
	doc->token_count = tokens->count;
	doc->sentence_count = sentences->count;
	doc->entity_count = entities->count;
	doc->tokens = place(&cursor, tokens->items, tokens->count, sizeof *tokens->items);
	doc->sentences =
		place(&cursor, sentences->items, sentences->count, sizeof *sentences->items);
	doc->entities = place(&cursor, entities->items, entities->count, sizeof *entities->items);
	return doc;
}

void lede_doc_free(lede_doc *doc)
{
	if (doc) {
		const lede_allocator a = doc->allocator;
		mem_free(&a, doc, doc->bytes);
	}
}

size_t lede_doc_sentence_count(const lede_doc *doc)
{
	return doc->sentence_count;
}

size_t lede_doc_entity_count(const lede_doc *doc)
{
	return doc->entity_count;
}

size_t lede_doc_token_count(const lede_doc *doc)
{
	return doc->token_count;
}

/* From the first byte of one token to the last of another, count - 1 further on. */
static lede_span span_of(const lede_doc *doc, uint32_t first, uint32_t count)
{
	const struct token *head = doc->tokens + first, *tail = head + count - 1;
	return (lede_span){head->begin, tail->begin + tail->length};
}

lede_token lede_doc_token(const lede_doc *doc, size_t index)
{
	if (index >= doc->token_count)
		return (lede_token){{0, 0}, 0};
	const struct token *t = doc->tokens + index;
	return (lede_token){{t->begin, t->begin + t->length}, t->flags};
}

lede_sentence lede_doc_sentence(const lede_doc *doc, size_t index)
{
	if (index >= doc->sentence_count)
		return (lede_sentence){{0, 0}, 0, 0, LEDE_PARAGRAPH};
	const struct sentence *s = doc->sentences + index;
	return (lede_sentence){span_of(doc, s->first_token, s->token_count), s->first_token,
	                       s->token_count, s->block};
}

lede_entity lede_doc_entity(const lede_doc *doc, size_t index)
{
	if (index >= doc->entity_count)
		return (lede_entity){{0, 0}, LEDE_NO_TYPE, 0, 0, 0, 0};
	const struct tagged *e = doc->entities + index;
	return (lede_entity){span_of(doc, e->first_token, e->token_count), e->type, e->score,
	                     e->sentence, e->first_token, e->token_count};
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
	return item_at(doc, doc->entity_count, entity_span, byte);
}

uint32_t lede_doc_sentence_at(const lede_doc *doc, size_t byte)
{
	return item_at(doc, doc->sentence_count, sentence_span, byte);
}
