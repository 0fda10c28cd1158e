#pragma GCC optimize("O3") /* the loops over labels are worth vectors even in a build at -O2 */

#include "tag/marginal.h"

/* e to the x for x <= 0, without libm, whose last bit differs between machines: 2^n * p(r) with
 * the Taylor polynomial of degree 6 for |r| <= ln 2 / 2. Relative error under 1e-6 down to x = -10,
 * under 5e-6 below. */
static inline float exp_negative(float x)
{
	x = x < -80.0f ? -80.0f : x;
	const float n = (float)(int)(x * 1.44269504f - 0.5f);
	const float r = x - n * 0.693147181f;
	const float p =
		1.0f +
		r * (1.0f +
	             r * (0.5f +
	                  r * (0.166666667f +
	                       r * (0.0416666667f + r * (0.00833333333f + r * 0.00138888889f)))));
	const uint32_t bits = (uint32_t)((int)n + 127) << 23;
	float power;
	memcpy(&power, &bits, sizeof power);
	return p * power;
}

/* exp of a transition weight, which may be positive. */
static float exp_weight(int16_t weight, float unit)
{
	const float x = (float)weight * unit;
	return x > 0 ? 1.0f / exp_negative(-x) : exp_negative(x);
}

void factors_set(struct factors *f, const int16_t *weights, float unit)
{
	memset(f, 0, sizeof *f);
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_STARTS; y++)
			if (label_closes(p)) {
				f->start[p][y] = exp_weight(weights[p * LABEL_COUNT + y], unit);
				if (p >= LABEL_U)
					f->start_back[y][p - LABEL_U] = f->start[p][y];
			}
	for (int k = 0; k < LABEL_TYPES; k++) {
		const int16_t *b = weights + (LABEL_B + k) * LABEL_COUNT;
		const int16_t *i = weights + (LABEL_I + k) * LABEL_COUNT;
		f->begin_last[k] = exp_weight(b[LABEL_L + k], unit);
		f->inside_last[k] = exp_weight(i[LABEL_L + k], unit);
		f->begin_inside[k] = exp_weight(b[LABEL_I + k], unit);
		f->inside_inside[k] = exp_weight(i[LABEL_I + k], unit);
	}
}

static void set_emissions(const int16_t *sums, float unit, float *emit)
{
	int16_t best = INT16_MIN;
	for (int y = 0; y < LABEL_COUNT; y++)
		best = sums[y] > best ? sums[y] : best;
	for (int y = 0; y < LABEL_LANES; y++)
		emit[y] = y < LABEL_COUNT ? exp_negative((float)(sums[y] - best) * unit) : 0.0f;
}

static void forward_step(const struct factors *f, const float *from, float *to)
{
	float starts[32];
	for (int y = 0; y < 32; y++)
		starts[y] = from[LABEL_O] * f->start[LABEL_O][y];
	for (int p = LABEL_U; p < LABEL_I; p++)
		for (int y = 0; y < 32; y++)
			starts[y] += from[p] * f->start[p][y];
	float last[16], inside[16];
	for (int k = 0; k < 16; k++) {
		const float b = from[LABEL_B + k], i = from[LABEL_I + k];
		last[k] = b * f->begin_last[k] + i * f->inside_last[k];
		inside[k] = b * f->begin_inside[k] + i * f->inside_inside[k];
	}
	/* In this order: each store's spare lanes are overwritten by the next. */
	memcpy(to, starts, sizeof starts);
	memcpy(to + LABEL_L, last, sizeof last);
	memcpy(to + LABEL_I, inside, sizeof inside);
}

/* to[p] = sum over y of factor[p][y] * next[y], next already times its emissions. */
static void backward_step(const struct factors *f, const float *next, float *to)
{
	float closing[32] = {0}, outside = 0;
	for (int y = 0; y < LABEL_STARTS; y++) {
		outside += next[y] * f->start[LABEL_O][y];
		for (int p = 0; p < 32; p++)
			closing[p] += next[y] * f->start_back[y][p];
	}
	float begin[16], inside[16];
	for (int k = 0; k < 16; k++) {
		const float l = next[LABEL_L + k], i = next[LABEL_I + k];
		begin[k] = l * f->begin_last[k] + i * f->begin_inside[k];
		inside[k] = l * f->inside_last[k] + i * f->inside_inside[k];
	}
	to[LABEL_O] = outside;
	memcpy(to + LABEL_B, begin, LABEL_TYPES * sizeof *to);
	memcpy(to + LABEL_U, closing, 2 * LABEL_TYPES * sizeof *to);
	memcpy(to + LABEL_I, inside, LABEL_TYPES * sizeof *to);
	for (int y = LABEL_COUNT; y < LABEL_LANES; y++)
		to[y] = 0;
}

/* Multiplies by the emissions and scales to a sum of 1. */
static void scale_forward(struct lattice *at)
{
	float sum = 0;
	for (int y = 0; y < LABEL_LANES; y++)
		at->forward[y] = y < LABEL_COUNT ? at->forward[y] * at->emit[y] : 0.0f;
	for (int y = 0; y < LABEL_COUNT; y++)
		sum += at->forward[y];
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

void forward_backward(const struct factors *f, const int16_t (*sums)[LABEL_LANES], size_t count,
                      float unit, struct lattice *lattice)
{
	for (size_t i = 0; i < count; i++) {
		set_emissions(sums[i], unit, lattice[i].emit);
		if (i == 0)
			for (int y = 0; y < LABEL_LANES; y++)
				lattice[0].forward[y] = y < LABEL_STARTS ? f->start[LABEL_O][y] : 0;
		else
			forward_step(f, lattice[i - 1].forward, lattice[i].forward);
		scale_forward(lattice + i);
	}
	float *end = lattice[count - 1].backward, closed = 0;
	for (int y = 0; y < LABEL_LANES; y++)
		if (y < LABEL_COUNT && label_closes(y))
			closed += lattice[count - 1].forward[y];
	for (int y = 0; y < LABEL_LANES; y++)
		end[y] = y < LABEL_COUNT && label_closes(y) && closed > 0 ? 1.0f / closed : 0.0f;
	for (size_t i = count - 1; i-- > 0;) {
		float next[LABEL_LANES];
		const float inverse = 1.0f / lattice[i + 1].scale;
		for (int y = 0; y < LABEL_LANES; y++)
			next[y] = lattice[i + 1].backward[y] * lattice[i + 1].emit[y] * inverse;
		backward_step(f, next, lattice[i].backward);
	}
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
