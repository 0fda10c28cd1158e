/* Learns the weights of the conditional random field. */
#ifndef LEDE_TRAIN_CRF_H
#define LEDE_TRAIN_CRF_H

#include "model/label.h"
#include "train/dataset.h"

struct crf_settings {
	int      epochs;
	float    rate;     /* of AdaGrad, falling linearly to a tenth of it */
	float    decay;    /* L2 on the weights a step touches */
	float    damping;  /* added to AdaGrad's sum of squares */
	uint64_t seed;     /* of the order of sentences */
};

struct crf_weights {
	float (*rows)[LABEL_LANES]; /* [set.row_count] */
	float transitions[LABEL_COUNT][LABEL_COUNT]; /* 0 where impossible */
};

/* Maximises the likelihood of the allowed labels, sentence by sentence. A pure function of its
 * arguments, bit for bit. Prints a line an epoch. */
void crf_train(const struct dataset *set, const struct crf_settings *settings,
               struct crf_weights *weights);

#endif
