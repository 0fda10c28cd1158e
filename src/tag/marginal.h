/* The probability of an entity under the model, by the forward-backward algorithm (Rabiner, 1989;
 * for conditional random fields Lafferty, McCallum and Pereira, 2001; the probability of a whole
 * segment as in Culotta and McCallum, 2004). */
#ifndef LEDE_TAG_MARGINAL_H
#define LEDE_TAG_MARGINAL_H

#include "model/label.h"

enum { MARGINAL_LANES = 16 }; /* LABEL_TYPES rounded up for vector registers */

/* exp of transition weights from O and two other kinds of labels to O and two kinds of labels, by
 * type; 0 behind the types. */
struct links {
	struct link {
		float first[MARGINAL_LANES], second[MARGINAL_LANES], outside;
	} from_outside, from[2 * MARGINAL_LANES];
	/* The most that a link from that label is over the one from O. */
	float gain[2 * MARGINAL_LANES];
};

struct factors {
	struct links forward;  /* from O, U and L to O, B and U */
	struct links backward; /* from O, B and U back to O, U and L */
	float begin_last[MARGINAL_LANES], inside_last[MARGINAL_LANES],
		begin_inside[MARGINAL_LANES], inside_inside[MARGINAL_LANES];
	float unit;
	int   most_behind; /* what is further behind is taken for that */
};

/* unit: what a weight of 1 is worth, in nats. */
void factors_set(struct factors *f, const int16_t *weights, float unit);

/* What forward-backward leaves of each token, as far as segment_probability() asks for it. */
struct lattice {
	float emit[LABEL_LANES]; /* exp(weight - best weight) */
	float scale;             /* what forward was divided by, so that all of it is 1 */
	struct {
		float begin[MARGINAL_LANES], unit[MARGINAL_LANES];
	} forward;
	struct {
		float unit[MARGINAL_LANES], last[MARGINAL_LANES];
	} backward; /* scaled by the same factors */
};

/* Fills lattice[0 .. count) from sums[count][LABEL_LANES], as far as segments need it that end at
 * first_end .. last_end: forward up to there, backward down to there. last_end < count. */
void forward_backward(const struct factors *f, const int16_t (*sums)[LABEL_LANES], size_t count,
                      size_t first_end, size_t last_end, struct lattice *lattice);

/* The probability, 0..1, that tokens first .. last of the lattice are one entity of that type. */
float segment_probability(const struct factors *f, const struct lattice *lattice, size_t first,
                          size_t last, lede_type type);

#endif
