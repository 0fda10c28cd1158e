/* make-rank: learns what makes a sentence worth choosing. */
#ifndef LEDE_RANK_RANK_H
#define LEDE_RANK_RANK_H

#include "gist/weights.h"
#include "train/util.h"

/* Writes src/gist/rarity.c, from files of plain text in folder, to standard output. */
void rarity_write(const char *folder, char **files, size_t file_count);

/* ---- article.c ----------------------------------------------------------------------------- */

/* How often the words and pairs of words of a sentence come in a reference summary. */
struct match {
	uint16_t *words, *pairs; /* by number of the reference's word or pair */
	uint32_t  length;        /* words of the sentence */
};

/* A text with a summary that people wrote. */
struct article {
	char       *text;
	size_t      length;
	lede_doc   *doc;
	struct gist gist;
	float     (*features)[FEATURE_COUNT]; /* of each sentence */
	/* The reference: the count of each of its words and pairs, and of all. */
	VEC(uint16_t) words;
	VEC(uint16_t) pairs;
	uint32_t      word_total, pair_total;
	struct match *matches; /* of each sentence */
};

typedef VEC(struct article) article_vec;

/* Reads a file of lines {"text": ..., "references": [...]}; the first reference counts. */
void articles_read(const char *file, lede_analyzer *analyzer, article_vec *articles);

/* ROUGE-1 and ROUGE-2 (F1, stems of the project's own) of a set of sentences, added up. */
double article_rouge(const struct article *article, const uint32_t *sentences, size_t count);

/* ---- fit.c --------------------------------------------------------------------------------- */

/* Learns from the articles, but for those, by index, that leave_out (if it is not NULL) says. */
void fit(const article_vec *articles, bool (*leave_out)(size_t index),
         struct gist_weights *weights);

#endif
