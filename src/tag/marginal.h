/* The probability of an entity under the model, by the forward-backward algorithm (Rabiner, 1989;
 * for conditional random fields Lafferty, McCallum and Pereira, 2001; the probability of a whole
 * segment as in Culotta and McCallum, 2004). */
#ifndef LEDE_TAG_MARGINAL_H
#define LEDE_TAG_MARGINAL_H

#include "model/label.h"

enum {
	CLOSING_COUNT = 1 + LABEL_I - LABEL_U, /* closing labels: O, then U and L */
	CLOSING_LANES = 24                     /* that and LABEL_STARTS, rounded up for vectors */
};

/* exp of the transition weights, 0 where a transition is impossible. */
struct factors {
	/* From closing label c to label y < LABEL_STARTS, by either first. */
	float start[CLOSING_COUNT][CLOSING_LANES], closing[LABEL_STARTS][CLOSING_LANES];
	float unit;
	int   most_behind;                   /* what is further behind is taken for that */
	float begin_last[16], inside_last[16], begin_inside[16], inside_inside[16]; /* [type] */
};

/* unit: what a weight of 1 is worth, in nats. */
void factors_set(struct factors *f, const int16_t *weights, float unit);

/* What forward-backward leaves of each token. */
struct lattice {
	float emit[LABEL_LANES];     /* exp(weight - best weight) */
	float forward[LABEL_LANES];  /* scaled: sums to 1 */
	float backward[LABEL_LANES]; /* scaled by the same factors */
	float scale;                 /* what forward was divided by */
};

/* Fills lattice[0 .. count) from sums[count][LABEL_LANES]; count >= 1. */
void forward_backward(const struct factors *f, const int16_t (*sums)[LABEL_LANES], size_t count,
                      struct lattice *lattice);

/* The probability, 0..1, that tokens first .. last of the lattice are one entity of that type. */
float segment_probability(const struct factors *f, const struct lattice *lattice, size_t first,
                          size_t last, lede_type type);

#endif
