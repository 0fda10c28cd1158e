#include <stdlib.h>

#include "train/read.h"

void corpus_read(const char *folder, const struct source *source, corpus_vec *docs)
{
	bytes_vec file = read_file(folder, source->file);
	const char *ending = strrchr(source->file, '.');
	if (ending && !strcmp(ending, ".jsonl"))
		corpus_read_jsonl(&file, source, docs);
	else
		corpus_read_conll(&file, source, docs);
	free(file.items);
}
