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
	for (int c = 0; c < CLOSING_COUNT; c++) {
		const int p = c ? LABEL_U + c - 1 : LABEL_O;
		for (int y = 0; y < LABEL_STARTS; y++)
			f->start[c][y] = f->closing[y][c] =
				exp_any((float)weights[p * LABEL_COUNT + y] * unit);
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

/* out = sum over i of weights[i] * rows[i], for CLOSING_LANES. */
LEDE_VECTORS_PART void combine(const float (*rows)[CLOSING_LANES], const float *weights, int count,
                               float *out)
{
	float8 sum[CLOSING_LANES / 8] = {{0}};
	for (int i = 0; i < count; i++)
		for (int part = 0; part < CLOSING_LANES / 8; part++)
			sum[part] += FLOAT8_AT(rows[i] + 8 * part) * weights[i];
	memcpy(out, sum, sizeof sum);
}

/* out = a * x + b * y, for the 16 lanes that hold the types. */
LEDE_VECTORS_PART void mix(const float *a, const float *x, const float *b, const float *y,
                           float *out)
{
	for (int k = 0; k < 16; k += 8) {
		const float8 mixed = FLOAT8_AT(a + k) * FLOAT8_AT(x + k) +
				     FLOAT8_AT(b + k) * FLOAT8_AT(y + k);
		memcpy(out + k, &mixed, sizeof mixed);
	}
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

LEDE_VECTORS_PART void forward_step(const struct factors *f, const float *from, float *to)
{
	float closing[CLOSING_COUNT], starts[CLOSING_LANES], last[16], inside[16];
	closing[0] = from[LABEL_O];
	memcpy(closing + 1, from + LABEL_U, sizeof closing - sizeof *closing);
	combine(f->start, closing, CLOSING_COUNT, starts);
	mix(from + LABEL_B, f->begin_last, from + LABEL_I, f->inside_last, last);
	mix(from + LABEL_B, f->begin_inside, from + LABEL_I, f->inside_inside, inside);
	/* In this order: each store's spare lanes are overwritten by the next. */
	memcpy(to, starts, sizeof starts);
	memcpy(to + LABEL_L, last, sizeof last);
	memcpy(to + LABEL_I, inside, sizeof inside);
	to[LABEL_LANES - 1] = 0; /* the one lane beyond them */
}

/* to[p] = sum over y of factor[p][y] * next[y], next already times its emissions. */
LEDE_VECTORS_PART void backward_step(const struct factors *f, const float *next, float *to)
{
	float closing[CLOSING_LANES], begin[16], inside[16];
	combine(f->closing, next, LABEL_STARTS, closing);
	mix(next + LABEL_L, f->begin_last, next + LABEL_I, f->begin_inside, begin);
	mix(next + LABEL_L, f->inside_last, next + LABEL_I, f->inside_inside, inside);
	/* Likewise. */
	to[LABEL_O] = closing[0];
	memcpy(to + LABEL_B, begin, sizeof begin);
	memcpy(to + LABEL_U, closing + 1, (CLOSING_COUNT - 1) * sizeof *to);
	memcpy(to + LABEL_I, inside, sizeof inside);
	to[LABEL_LANES - 1] = 0;
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
				lattice[0].forward[y] = y < LABEL_STARTS ? f->start[0][y] : 0;
		else
			forward_step(f, lattice[i - 1].forward, lattice[i].forward);
		scale_forward(lattice + i);
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
		backward_step(f, next, lattice[i].backward);
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
