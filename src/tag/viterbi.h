/* The best label sequence (Viterbi, 1967), exact, in whole numbers: the same on every machine. */
#ifndef LEDE_TAG_VITERBI_H
#define LEDE_TAG_VITERBI_H

#include "model/label.h"

/* Weights of transitions, laid out for the inner loops. Impossible ones hold VITERBI_NEVER. */
struct transitions {
	int16_t start[LABEL_COUNT][32]; /* [p][y]: from closing label p to y < LABEL_STARTS */
	int16_t gain[LABEL_COUNT];      /* [p]: the most that closing label p is a better one to
	                                   come from than O, over all y */
	int16_t begin_last[16], inside_last[16];     /* [type]: B -> L and I -> L */
	int16_t begin_inside[16], inside_inside[16]; /* [type]: B -> I and I -> I */
};

/* Weights beyond these are read as these. With that nothing overflows, and a path that can't be
 * never beats one that can, whatever the model holds: see viterbi.c. A trained model stays far
 * below. */
#define VITERBI_MAX_SUM        2000
#define VITERBI_MAX_TRANSITION 1000

#define VITERBI_NEVER (-16000)

/* weights: int16[LABEL_COUNT][LABEL_COUNT] as the model has them. */
void transitions_set(struct transitions *t, const int16_t *weights);

/* sums[count][LABEL_LANES]: weight of label y at token t in sums[t][y]; count >= 1. Uses
 * best[count][LABEL_LANES] as scratch; writes the labels to labels[0 .. count). The first token
 * may carry any label that may follow O, the last any that closes. Exact unless scores drift apart
 * by more than 10000; well formed always. */
void viterbi(const struct transitions *t, const int16_t (*sums)[LABEL_LANES],
             int16_t (*best)[LABEL_LANES], size_t count, uint8_t *labels);

#endif
