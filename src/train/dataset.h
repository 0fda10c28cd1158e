/* A corpus as numbers: for each token its features, and the labels it may have. */
#ifndef LEDE_TRAIN_DATASET_H
#define LEDE_TRAIN_DATASET_H

#include "model/lexicon.h"
#include "train/corpus.h"

struct dataset {
	uint32_t *features;      /* [row_count] the hash that names each row, ascending */
	size_t    row_count;
	uint32_t *rows;          /* [row_begin[token_count]] rows of the features of all tokens */
	size_t   *row_begin;     /* [token_count + 1] */
	label_set *allowed;      /* [token_count] */
	size_t    token_count;
	size_t   *sentence_begin; /* [sentence_count + 1] first token of each sentence */
	size_t    sentence_count;
};

/* Features that occur fewer than least times are left out. */
void dataset_make(const corpus_vec *docs, const struct lexicon *lexicon, uint32_t least,
                  struct dataset *set);

#endif
