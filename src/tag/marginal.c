#include "base/vectors.h"

#include "tag/marginal.h"

#include "model/exp.h"

/* A label this far behind a token's best one has a share of nothing. */
enum { MOST_BEHIND = 4095 };

void factors_set(struct factors *f, const int16_t *weights, float unit)
{
	memset(f, 0, sizeof *f);
	const float most_behind = EXP_LEAST / -unit;
	f->unit = unit;
	f->most_behind = most_behind < MOST_BEHIND ? (int)most_behind : MOST_BEHIND;
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_STARTS && label_closes(p); y++) {
			f->start[p][y] = exp_any((float)weights[p * LABEL_COUNT + y] * unit);
			const float gain = f->start[p][y] / f->start[LABEL_O][y];
			f->gain[p] = gain > f->gain[p] ? gain : f->gain[p];
		}
	for (int k = 0; k < LABEL_TYPES; k++) {
		const int16_t *b = weights + (LABEL_B + k) * LABEL_COUNT;
		const int16_t *i = weights + (LABEL_I + k) * LABEL_COUNT;
		f->begin_last[k] = exp_any((float)b[LABEL_L + k] * unit);
		f->inside_last[k] = exp_any((float)i[LABEL_L + k] * unit);
		f->begin_inside[k] = exp_any((float)b[LABEL_I + k] * unit);
		f->inside_inside[k] = exp_any((float)i[LABEL_I + k] * unit);
	}
}

/* exp(weight - best weight), for all labels. Computed, not looked up: that goes eight at a time. */
LEDE_VECTORS_PART void set_emissions(const struct factors *f, const int16_t *sums, float *emit)
{
	int16_t best = INT16_MIN;
	for (int y = 0; y < LABEL_COUNT; y++)
		best = sums[y] > best ? sums[y] : best;
	for (int y = 0; y < LABEL_LANES; y++) {
		const int behind = best - sums[y];
		emit[y] = exp_within((float)-(behind < f->most_behind ? behind : f->most_behind) *
		                     f->unit);
	}
	memset(emit + LABEL_COUNT, 0, (LABEL_LANES - LABEL_COUNT) * sizeof *emit);
}

enum { CLOSING = LABEL_I - LABEL_U, CLOSING_LANES = 24 };

/* The closing labels that matter beside O: through the others goes too little to change anything;
 * mostly O has nearly all. */
LEDE_VECTORS_PART uint32_t rivals_of(const struct factors *f, const float *forward)
{
	const float most = MARGINAL_NEGLIGIBLE * forward[LABEL_O];
	uint32_t rivals = 0;
	for (int k = 0; k < CLOSING_LANES; k++)
		rivals |= forward[LABEL_U + k] * f->gain[LABEL_U + k] <= most ? 0u : 1u << k;
	return rivals & ((1u << CLOSING) - 1);
}

/* out = a * x + b * y, for the 16 lanes that hold the types. */
LEDE_VECTORS_PART void mix(const float *restrict a, const float *restrict x,
                           const float *restrict b, const float *restrict y,
                           float *restrict out)
{
	for (int k = 0; k < 16; k++)
		out[k] = a[k] * x[k] + b[k] * y[k];
}

/* The sum of all lanes, in an order that suits vectors. */
LEDE_VECTORS_PART float sum_lanes(const float *lanes)
{
	float part[8] = {0};
	for (int y = 0; y < LABEL_LANES; y += 8)
		for (int k = 0; k < 8; k++)
			part[k] += lanes[y + k];
	return ((part[0] + part[4]) + (part[1] + part[5])) +
	       ((part[2] + part[6]) + (part[3] + part[7]));
}

LEDE_VECTORS_PART void forward_step(const struct factors *f, const float *from, uint32_t rivals,
                                    float *to)
{
	float starts[32];
	for (int y = 0; y < 32; y++)
		starts[y] = from[LABEL_O] * f->start[LABEL_O][y];
	for (; rivals; rivals &= rivals - 1) {
		const int p = LABEL_U + __builtin_ctz(rivals);
		for (int y = 0; y < 32; y++)
			starts[y] += from[p] * f->start[p][y];
	}
	float last[16], inside[16];
	mix(from + LABEL_B, f->begin_last, from + LABEL_I, f->inside_last, last);
	mix(from + LABEL_B, f->begin_inside, from + LABEL_I, f->inside_inside, inside);
	/* In this order: each store's spare lanes are overwritten by the next. */
	memcpy(to, starts, sizeof starts);
	memcpy(to + LABEL_L, last, sizeof last);
	memcpy(to + LABEL_I, inside, sizeof inside);
	to[LABEL_LANES - 1] = 0; /* the one lane beyond them */
}

/* Sum of a[y] * b[y], in an order that suits vectors. */
LEDE_VECTORS_PART float dot(const float *a, const float *b)
{
	float lanes[32];
	for (int y = 0; y < 32; y++)
		lanes[y] = a[y] * b[y];
	for (int y = 0; y < 16; y++)
		lanes[y] += lanes[y + 16];
	for (int y = 0; y < 8; y++)
		lanes[y] += lanes[y + 8];
	return ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) +
	       ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7]));
}

/* to[p] = sum over y of factor[p][y] * next[y], next already times its emissions. rivals: of the
 * same token as `to`; to[p] is 0 for what is neither O nor one of them. */
LEDE_VECTORS_PART void backward_step(const struct factors *f, uint32_t rivals, const float *next,
                                     float *to)
{
	memset(to, 0, LABEL_LANES * sizeof *to);
	to[LABEL_O] = dot(f->start[LABEL_O], next);
	for (; rivals; rivals &= rivals - 1) {
		const int p = LABEL_U + __builtin_ctz(rivals);
		to[p] = dot(f->start[p], next);
	}
	float begin[16], inside[16];
	mix(next + LABEL_L, f->begin_last, next + LABEL_I, f->begin_inside, begin);
	mix(next + LABEL_L, f->inside_last, next + LABEL_I, f->inside_inside, inside);
	memcpy(to + LABEL_B, begin, LABEL_TYPES * sizeof *to);
	memcpy(to + LABEL_I, inside, LABEL_TYPES * sizeof *to);
}

/* Multiplies by the emissions and scales to a sum of 1. */
LEDE_VECTORS_PART void scale_forward(struct lattice *at)
{
	for (int y = 0; y < LABEL_LANES; y++)
		at->forward[y] *= at->emit[y]; /* 0 beyond the labels */
	const float sum = sum_lanes(at->forward);
	if (!(sum > 1e-30f)) {
		/* Weights that contradict each other beyond what a float can tell: no evidence. */
		at->scale = 1.0f;
		return;
	}
	at->scale = sum;
	const float inverse = 1.0f / sum;
	for (int y = 0; y < LABEL_LANES; y++)
		at->forward[y] *= inverse;
}

LEDE_VECTORS static void fill_lattice(const struct factors *f, const int16_t (*sums)[LABEL_LANES],
                                      size_t count, struct lattice *lattice)
{
	for (size_t i = 0; i < count; i++) {
		set_emissions(f, sums[i], lattice[i].emit);
		if (i == 0)
			for (int y = 0; y < LABEL_LANES; y++)
				lattice[0].forward[y] = y < LABEL_STARTS ? f->start[LABEL_O][y] : 0;
		else
			forward_step(f, lattice[i - 1].forward, lattice[i - 1].rivals,
			             lattice[i].forward);
		scale_forward(lattice + i);
		lattice[i].rivals = rivals_of(f, lattice[i].forward);
	}
	float *end = lattice[count - 1].backward, closed = lattice[count - 1].forward[LABEL_O];
	for (int y = LABEL_U; y < LABEL_I; y++)
		closed += lattice[count - 1].forward[y];
	const float share = closed > 0 ? 1.0f / closed : 0.0f;
	memset(end, 0, sizeof lattice->backward);
	end[LABEL_O] = share;
	for (int y = LABEL_U; y < LABEL_I; y++)
		end[y] = share;
	for (size_t i = count - 1; i-- > 0;) {
		float next[LABEL_LANES];
		const float inverse = 1.0f / lattice[i + 1].scale;
		for (int y = 0; y < LABEL_LANES; y++)
			next[y] = lattice[i + 1].backward[y] * lattice[i + 1].emit[y] * inverse;
		backward_step(f, lattice[i].rivals, next, lattice[i].backward);
	}
}

void forward_backward(const struct factors *f, const int16_t (*sums)[LABEL_LANES], size_t count,
                      struct lattice *lattice)
{
	fill_lattice(f, sums, count, lattice);
}

float segment_probability(const struct factors *f, const struct lattice *lattice, size_t first,
                          size_t last, lede_type type)
{
	const int k = (int)type - 1;
	const struct lattice *end = lattice + last;
	float p;
	if (first == last) {
		p = end->forward[LABEL_U + k] * end->backward[LABEL_U + k];
	} else {
		p = lattice[first].forward[LABEL_B + k];
		for (size_t i = first + 1; i < last; i++)
			p *= (i == first + 1 ? f->begin_inside[k] : f->inside_inside[k]) *
			     lattice[i].emit[LABEL_I + k] / lattice[i].scale;
		p *= (last == first + 1 ? f->begin_last[k] : f->inside_last[k]) *
		     end->emit[LABEL_L + k] / end->scale * end->backward[LABEL_L + k];
	}
	/* Not a number where the weights are beyond what a float can tell: no evidence. */
	return p > 1.0f ? 1.0f : p > 0.0f ? p : 0.0f;
}
