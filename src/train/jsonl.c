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

/* [[begin, end, "TYPE"], ...] */
static void read_spans(const char *at, const offset_vec *offsets, const char *file,
                       span_vec *spans)
{
	while ((at = strchr(at + 1, '['))) {
		char *after;
		const unsigned long begin = strtoul(at + 1, &after, 10);
		const unsigned long end = strtoul(after + 1, &after, 10);
		char label[32];
		if (sscanf(after, " , \"%31[A-Z_]\"", label) != 1 || begin >= end ||
		    end >= offsets->count)
			die("%s: an entity that is no [begin, end, \"TYPE\"]: %.40s", file, at);
		const struct marked_span span = {offsets->items[begin], offsets->items[end],
		                                 types_of_label(label)};
		if (span.types)
			push(spans, span);
		at = after;
	}
}

static void read_line(char *line, size_t length, const struct source *source,
                      struct marked_doc *doc)
{
	struct json_reader r;
	struct json_slice key, value, text = {0}, entities = {0};
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
	if (!json_end(&r) || !text.bytes || !entities.bytes)
		die("%s: a line without text or entities: %.40s", source->file, line);
	append(&doc->text, text.bytes, text.length);
	offset_vec offsets = {0};
	span_vec spans = {0};
	bytes_vec list = {0};
	append(&list, entities.bytes, entities.length);
	index_code_points(&doc->text, &offsets);
	read_spans(list.items, &offsets, source->file, &spans);
	doc_add_text(doc, source, &spans);
	vec_free(&libc_memory, &list);
	vec_free(&libc_memory, &offsets);
	vec_free(&libc_memory, &spans);
}

void corpus_read_jsonl(bytes_vec *file, const struct source *source, corpus_vec *docs)
{
	char *rest = file->items, *line;
	size_t length;
	while ((line = next_line(&rest, &length))) {
		if (!length)
			continue;
		struct marked_doc doc = {0};
		read_line(line, length, source, &doc);
		if (doc.tokens.count)
			push(docs, doc);
	}
}
