/* Learns the weights of the conditional random field. */
#ifndef LEDE_TRAIN_CRF_H
#define LEDE_TRAIN_CRF_H

#include "model/label.h"
#include "train/dataset.h"
#include "train/start.h"

struct crf_settings {
	int      epochs;
	float    rate;     /* of AdaGrad, falling linearly to a tenth of it */
	float    decay;    /* L2 on the weights a step touches */
	float    damping;  /* added to AdaGrad's sum of squares */
	uint64_t seed;     /* of the order of sentences */
	float    dropout;  /* the share of features that is left out at random, each time anew */
	int      closing;  /* the last so many epochs see only the documents that are closing */
	int      averaged; /* the weights are the mean of those after the last so many epochs */
	const struct start *start; /* weights to begin with; NULL: 0 */
};

struct crf_weights {
	float (*rows)[LABEL_LANES]; /* [set.row_count] */
	float transitions[LABEL_COUNT][LABEL_COUNT]; /* 0 where impossible */
};

/* Is told how far the training is. Either function may be NULL. */
struct crf_watch {
	void (*step)(void *user, int epoch, double part); /* now and then; part of it: 0..1 */
	void (*epoch)(void *user, int epoch, double likelihood); /* after it; of a sentence */
	void *user;
};

/* Maximises the likelihood of the allowed labels, sentence by sentence; where the set has evidence,
 * every other time with it, so that one set of weights serves both passes of the tagger. only: the
 * sentences to learn from, by set.sentence_count flags; NULL: all. A pure function of its
 * arguments, bit for bit. watch may be NULL: a line an epoch on standard error. Epochs count from
 * 1; in watch->epoch the weights are those at its end. */
void crf_train(const struct dataset *set, const bool *only, const struct crf_settings *settings,
               const struct crf_watch *watch, struct crf_weights *weights);

/* The best labels of a sentence without evidence, to labels[0 .. its tokens). */
void crf_label(const struct dataset *set, const struct crf_weights *weights, size_t sentence,
               uint8_t *labels);

#endif
