/* The best label sequence (Viterbi, 1967), exact, in whole numbers: the same on every machine. */
#ifndef LEDE_TAG_VITERBI_H
#define LEDE_TAG_VITERBI_H

#include "model/label.h"

enum { VITERBI_LANES = 16 }; /* LABEL_TYPES rounded up for vector registers */

/* Weights of transitions, by type. Impossible ones hold VITERBI_NEVER. */
struct transitions {
	struct starts { /* to the labels that may follow O, from O and so on */
		int16_t begin[VITERBI_LANES], unit[VITERBI_LANES], outside;
	} outside, unit[LABEL_TYPES], last[LABEL_TYPES];
	/* The most that U and L are better ones to come from than O, over all next labels. */
	int16_t unit_gain[VITERBI_LANES], last_gain[VITERBI_LANES], most_gain;
	int16_t begin_last[VITERBI_LANES], inside_last[VITERBI_LANES];     /* B -> L and I -> L */
	int16_t begin_inside[VITERBI_LANES], inside_inside[VITERBI_LANES]; /* B -> I and I -> I */
};

/* What viterbi() leaves of each token: how good the best way to each label is, by type. */
struct viterbi_token {
	int16_t begin[VITERBI_LANES], unit[VITERBI_LANES], last[VITERBI_LANES],
		inside[VITERBI_LANES], outside;
	int16_t lead; /* how far the best way to O is ahead of that to any other label */
	bool contested; /* whether any label but O may be the best before O, B and U */
};

/* Weights beyond these are read as these. With that nothing overflows, and a path that can't be
 * never beats one that can, whatever the model holds: see viterbi.c. A trained model stays far
 * below. */
#define VITERBI_MAX_SUM        2000
#define VITERBI_MAX_TRANSITION 1000

#define VITERBI_NEVER (-16000)

/* weights: int16[LABEL_COUNT][LABEL_COUNT] as the model has them. */
void transitions_set(struct transitions *t, const int16_t *weights);

/* sums[count][LABEL_LANES]: weight of label y at token t in sums[t][y]; count >= 1. Fills tokens[0
 * .. count); writes the labels to labels[0 .. count). The first token may carry any label that may
 * follow O, the last any that closes. Exact unless scores drift apart by more than 10000; well
 * formed always. */
void viterbi(const struct transitions *t, const int16_t (*sums)[LABEL_LANES],
             struct viterbi_token *tokens, size_t count, uint8_t *labels);

#endif
