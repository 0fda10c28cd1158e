/* What the tests of the trainer share: files, corpora from strings, silence. */
#ifndef LEDE_TESTS_TRAIN_SUPPORT_H
#define LEDE_TESTS_TRAIN_SUPPORT_H

#include "train/read.h"
#include "train/crf.h"

/* A new folder for the files of a test program; gone, with its files, after remove_folder. Both
 * return 0 when it went well. */
int make_folder(void **state);
int remove_folder(void **state);

/* The path of a file in it: one of a.conll, a.jsonl, a.model, b.model. Good until the next call. */
const char *path_of(const char *name);

void write_file(const char *name, const char *content);

/* Reads a corpus file of that content; free_corpus it. */
corpus_vec read_corpus(const char *name, const char *content, struct source source);
void       free_corpus(corpus_vec *docs);

/* The trainer reports on stderr, which is no news in a test: nothing is said between
 * kept = hush() and speak(kept). */
int  hush(void);
void speak(int kept);

/* Frees what dataset_make and second_stage allocated. */
void free_set(struct dataset *set);
void free_lexicon(struct lexicon *lexicon);

/* crf_train; free(result.rows). */
struct crf_weights train_quietly(const struct dataset *set, struct crf_settings settings);

#endif
