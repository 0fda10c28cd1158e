/* A corpus as numbers: for each token its features, and the labels it may have. */
#ifndef LEDE_TRAIN_DATASET_H
#define LEDE_TRAIN_DATASET_H

#include "model/lexicon.h"
#include "train/corpus.h"
#include "train/start.h"

struct dataset {
	uint32_t *features;      /* [row_count] the hash that names each row; ascending up to */
	size_t    sorted_count;  /* this, behind which are rows of dataset_add_evidence */
	size_t    row_count;
	uint32_t *rows;          /* [row_begin[token_count]] rows of the features of all tokens */
	size_t   *row_begin;     /* [token_count + 1] */
	label_set *allowed;      /* [token_count] */
	size_t    token_count;
	size_t   *sentence_begin; /* [sentence_count + 1] first token of each sentence */
	size_t    sentence_count;
	size_t   *doc_begin;      /* [doc_count + 1] first sentence of each document */
	size_t   *origin;         /* [doc_count] the document that it is a copy of, or itself */
	uint8_t  *closing;        /* [doc_count] as in struct source */
	size_t    doc_count;
	uint32_t *name_like;      /* [token_count] word.lower of tokens with a capital, else 0 */
	/* What the rest of the document says of a token (second stage), as rows; empty until
	 * dataset_add_evidence. */
	uint32_t *more_rows;
	size_t   *more_begin;     /* [token_count + 1] */
};

/* Features that occur fewer than least times are left out, unless start has them. start: a model
 * that is gone on from, all of whose features are kept; NULL for none. */
void dataset_make(const corpus_vec *docs, const struct lexicon *lexicon, uint32_t least,
                  const struct start *start, struct dataset *set);

/* Adds the evidence features that follow from labels, which a model gave to each token that has not
 * seen the document. */
void dataset_add_evidence(struct dataset *set, const uint8_t *labels);

#endif
