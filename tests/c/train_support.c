#define _POSIX_C_SOURCE 200809L
/* Before the library's own headers, which hide what is declared after them. */
#include <stdio.h>
#include <unistd.h>

#include "train_support.h"

static char folder[] = "/tmp/lede-test-train-XXXXXX";

int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL;
}

const char *path_of(const char *name)
{
	static char path[200];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

int remove_folder(void **state)
{
	(void)state;
	static const char *const names[] = {"a.conll", "a.jsonl", "a.model", "b.model"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(path_of(names[i]));
	return rmdir(folder);
}

void write_file(const char *name, const char *content)
{
	FILE *file = fopen(path_of(name), "wb");
	if (!file || fwrite(content, 1, strlen(content), file) != strlen(content) || fclose(file))
		abort();
}

corpus_vec read_corpus(const char *name, const char *content, struct source source)
{
	corpus_vec docs = {0};
	write_file(name, content);
	source.file = name;
	corpus_read(folder, &source, &docs);
	return docs;
}

void free_corpus(corpus_vec *docs)
{
	for (size_t i = 0; i < docs->count; i++)
		marked_doc_free(docs->items + i);
	vec_free(&libc_memory, docs);
}

int hush(void)
{
	fflush(stderr);
	const int kept = dup(2);
	if (kept < 0 || !freopen("/dev/null", "w", stderr))
		abort();
	return kept;
}

void speak(int kept)
{
	fflush(stderr);
	dup2(kept, 2);
	close(kept);
}

struct crf_weights train_quietly(const struct dataset *set, struct crf_settings settings)
{
	struct crf_weights weights;
	const int kept = hush();
	crf_train(set, NULL, &settings, NULL, &weights);
	speak(kept);
	return weights;
}

void free_set(struct dataset *set)
{
	free(set->features);
	free(set->rows);
	free(set->row_begin);
	free(set->allowed);
	free(set->sentence_begin);
	free(set->doc_begin);
	free(set->origin);
	free(set->closing);
	free(set->name_like);
	free(set->more_rows);
	free(set->more_begin);
}

void free_lexicon(struct lexicon *l)
{
	free((void *)(uintptr_t)l->bucket);
	free((void *)(uintptr_t)l->low);
	free((void *)(uintptr_t)l->lists);
	free((void *)(uintptr_t)l->fine);
	free((void *)(uintptr_t)l->coarse);
}
