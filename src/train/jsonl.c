/* JSON Lines files: running text with spans in code points. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/json_read.h"
#include "train/read.h"

/* The byte at which each code point of text begins, and one more for its end. */
typedef VEC(uint32_t) offset_vec;

static void index_code_points(const bytes_vec *text, offset_vec *offsets)
{
	for (size_t i = 0; i < text->count; i++)
		if (((unsigned char)text->items[i] & 0xc0) != 0x80)
			push(offsets, (uint32_t)i);
	push(offsets, (uint32_t)text->count);
}

static int by_begin(const void *a, const void *b)
{
	const struct marked_span *x = a, *y = b;
	return x->begin < y->begin ? -1 : x->begin > y->begin;
}

/* Text order, and no two that overlap. */
static void sort_spans(const struct reader *reader, span_vec *spans)
{
	if (spans->count)
		qsort(spans->items, spans->count, sizeof *spans->items, by_begin);
	for (size_t i = 1; i < spans->count; i++)
		if (spans->items[i].begin < spans->items[i - 1].end)
			reader_die(reader, "two entities overlap, at byte %u of the text",
			           spans->items[i].begin);
}

/* [[begin, end, "TYPE"], ...] */
static void read_spans(const struct reader *reader, const char *at, const offset_vec *offsets,
                       span_vec *spans)
{
	while ((at = strchr(at + 1, '['))) {
		char *after;
		const unsigned long begin = strtoul(at + 1, &after, 10);
		after += strspn(after, " \t");
		const unsigned long end = *after == ',' ? strtoul(after + 1, &after, 10) : 0;
		char label[LABEL_LONGEST + 1];
		int length = 0;
		if (sscanf(after, " , \"%31[^\"\\]\" ]%n", label, &length) != 1 || !length)
			reader_die(reader, "an entity that is no [begin, end, \"TYPE\"]: %.40s",
			           at);
		if (begin >= end || end >= offsets->count)
			reader_die(reader, "an entity [%lu, %lu, \"%s\"] of %zu code points",
			           begin, end, label, offsets->count - 1);
		const struct marked_span span = {offsets->items[begin], offsets->items[end],
		                                 reader_types(reader, label)};
		if (span.types)
			push(spans, span);
		at = after + length - 1;
	}
}

static void read_line(const struct reader *reader, char *line, size_t length,
                      struct marked_doc *doc)
{
	struct json_reader r;
	struct json_slice key, value = {0}, text = {0}, entities = {0};
	json_begin(&r, line, length);
	if (json_open_object(&r))
		while (json_next_key(&r, &key)) {
			const bool is_text = key.length == 4 && !memcmp(key.bytes, "text", 4);
			if (is_text)
				json_string(&r, &text);
			else
				json_skip(&r, &value);
			if (key.length == 8 && !memcmp(key.bytes, "entities", 8))
				entities = value;
		}
	if (!json_end(&r))
		reader_die(reader, "%s at column %zu", r.problem, json_column(&r));
	if (!text.bytes || !entities.bytes)
		reader_die(reader, "a line without text or entities");
	append(&doc->text, text.bytes, text.length);
	offset_vec offsets = {0};
	bytes_vec list = {0};
	append(&list, entities.bytes, entities.length);
	index_code_points(&doc->text, &offsets);
	read_spans(reader, list.items, &offsets, &doc->spans);
	sort_spans(reader, &doc->spans);
	doc_add_text(doc, reader->source);
	vec_free(&libc_memory, &list);
	vec_free(&libc_memory, &offsets);
}

/* A copy of the document without its line breaks. */
static void add_unbroken(const struct reader *reader, size_t index, corpus_vec *docs)
{
	const struct marked_doc *doc = docs->items + index;
	struct marked_doc copy = {.origin = index + 1};
	append(&copy.text, doc->text.items, doc->text.count);
	for (size_t i = 0; i < copy.text.count; i++)
		if (copy.text.items[i] == '\n')
			copy.text.items[i] = ' ';
	for (size_t i = 0; i < doc->spans.count; i++)
		push(&copy.spans, doc->spans.items[i]);
	doc_add_text(&copy, reader->source);
	push(docs, copy);
}

void corpus_read_jsonl(bytes_vec *file, struct reader *reader, corpus_vec *docs)
{
	char *rest = file->items, *line;
	size_t length;
	while ((line = next_line(&rest, &length))) {
		reader->line++;
		if (!length)
			continue;
		struct marked_doc doc = {0};
		read_line(reader, line, length, &doc);
		if (!doc.tokens.count) {
			marked_doc_free(&doc);
			continue;
		}
		push(docs, doc);
		if (reader->source->unbroken)
			add_unbroken(reader, docs->count - 1, docs);
	}
}
