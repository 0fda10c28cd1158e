#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "train/read.h"

static void read_any(bytes_vec *file, struct reader *reader, corpus_vec *docs)
{
	static const char mark[] = "\xef\xbb\xbf"; /* of UTF-8, which some editors write */
	const size_t length = sizeof mark - 1;
	if (file->count >= length && !memcmp(file->items, mark, length)) {
		file->count -= length;
		memmove(file->items, file->items + length, file->count + 1);
	}
	const char *ending = strrchr(reader->source->file, '.');
	if (ending && !strcmp(ending, ".jsonl"))
		corpus_read_jsonl(file, reader, docs);
	else
		corpus_read_conll(file, reader, docs);
	free(file->items);
}

void corpus_read(const char *folder, const struct source *source, corpus_vec *docs)
{
	bytes_vec file = read_file(folder, source->file);
	const size_t first = docs->count;
	read_any(&file, &(struct reader){.source = source}, docs);
	for (size_t d = first; d < docs->count; d++)
		docs->items[d].closing = source->closing;
}

void corpus_read_scheme(const char *path, struct scheme *scheme, corpus_vec *docs)
{
	bytes_vec file = read_file(NULL, path);
	const struct source source = {.file = path, .running = true, .unmarked = scheme->hidden};
	read_any(&file, &(struct reader){.source = &source, .scheme = scheme}, docs);
}

uint32_t reader_types(const struct reader *reader, const char *label)
{
	if (!reader->scheme)
		return types_of_label(label);
	if (strlen(label) > LABEL_LONGEST)
		reader_die(reader, "a label of more than %d bytes: %s", LABEL_LONGEST, label);
	return scheme_types(reader->scheme, label);
}

void reader_die(const struct reader *reader, const char *format, ...)
{
	char what[400];
	va_list args;
	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	die("%s:%zu: %s", reader->source->file, reader->line, what);
}
