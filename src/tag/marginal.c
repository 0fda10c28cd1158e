#include "base/vectors.h"

#include "tag/marginal.h"

#include "model/exp.h"

#define LOG2_E 1.44269504f

/* A label this far behind a token's best one has a share of nothing. */
enum { MOST_BEHIND = 4095 };

static float factor(const int16_t *weights, float unit, int from, int to)
{
	return exp_any((float)weights[from * LABEL_COUNT + to] * unit);
}

/* The factors of what goes from O, U and L, or of what comes to O, B and U. first, second: the
 * labels at the other end. */
static struct link link_of(const int16_t *weights, float unit, int label, bool from)
{
	struct link link = {0};
	const int first = from ? LABEL_B : LABEL_U, second = from ? LABEL_U : LABEL_L;
	link.outside = from ? factor(weights, unit, label, LABEL_O)
	                    : factor(weights, unit, LABEL_O, label);
	for (int k = 0; k < LABEL_TYPES; k++) {
		link.first[k] = from ? factor(weights, unit, label, first + k)
		                     : factor(weights, unit, first + k, label);
		link.second[k] = from ? factor(weights, unit, label, second + k)
		                      : factor(weights, unit, second + k, label);
	}
	return link;
}

static float gain_over(const struct link *link, const struct link *outside)
{
	float gain = link->outside / outside->outside;
	for (int k = 0; k < LABEL_TYPES; k++) {
		const float first = link->first[k] / outside->first[k],
			    second = link->second[k] / outside->second[k];
		gain = first > gain ? first : gain;
		gain = second > gain ? second : gain;
	}
	return gain;
}

static void set_links(struct links *links, const int16_t *weights, float unit, bool from)
{
	const int first = from ? LABEL_U : LABEL_B, second = from ? LABEL_L : LABEL_U;
	links->from_outside = link_of(weights, unit, LABEL_O, from);
	for (int k = 0; k < LABEL_TYPES; k++) {
		links->from[k] = link_of(weights, unit, first + k, from);
		links->from[MARGINAL_LANES + k] = link_of(weights, unit, second + k, from);
	}
	for (int i = 0; i < 2 * MARGINAL_LANES; i++)
		links->gain[i] = i % MARGINAL_LANES < LABEL_TYPES
		                         ? gain_over(links->from + i, &links->from_outside)
		                         : 0;
}

void factors_set(struct factors *f, const int16_t *weights, float unit)
{
	memset(f, 0, sizeof *f);
	const float most_behind = EXP_LEAST / -unit;
	f->unit = unit;
	f->most_behind = most_behind < MOST_BEHIND ? (int)most_behind : MOST_BEHIND;
	set_links(&f->forward, weights, unit, true);
	set_links(&f->backward, weights, unit, false);
	for (int k = 0; k < LABEL_TYPES; k++) {
		const int b = LABEL_B + k, i = LABEL_I + k, l = LABEL_L + k;
		f->begin_last[k] = factor(weights, unit, b, l);
		f->inside_last[k] = factor(weights, unit, i, l);
		f->begin_inside[k] = factor(weights, unit, b, i);
		f->inside_inside[k] = factor(weights, unit, i, i);
	}
}

/* exp(weight - best weight), for all labels. Computed, not looked up: that goes eight at a time. */
LEDE_VECTORS_PART void set_emissions(const struct factors *f, const int16_t *sums, float *emit)
{
	int16_t best = INT16_MIN;
	for (int y = 0; y < LABEL_COUNT; y++)
		best = sums[y] > best ? sums[y] : best;
	const float bits = f->unit * LOG2_E;
	for (int y = 0; y < LABEL_LANES; y++) {
		const int behind = best - sums[y];
		emit[y] = exp2_within((float)-(behind < f->most_behind ? behind : f->most_behind) *
		                      bits);
	}
	memset(emit + LABEL_COUNT, 0, (LABEL_LANES - LABEL_COUNT) * sizeof *emit);
}

/* A number for each label, in registers. */
enum { PARTS = MARGINAL_LANES / 8 };

struct shares {
	float8 begin[PARTS], unit[PARTS], last[PARTS], inside[PARTS];
	float outside;
};

/* Which of the labels come to more than 1/100,000 of what O comes to, whatever comes next: a bit
 * for each lane. */
LEDE_VECTORS_PART uint32_t worth_adding(const struct links *links, const float8 *first,
                                        const float8 *second, float outside)
{
	const mask8 bits = {1, 2, 4, 8, 16, 32, 64, 128};
	const float8 least = (float8){0} + outside * 1e-5f;
	mask8 found = {0};
	for (int i = 0; i < PARTS; i++) {
		const float *gain = links->gain + 8 * i;
		found |= (mask8)(first[i] * FLOAT8_AT(gain) > least) & bits << 8 * i;
		found |= (mask8)(second[i] * FLOAT8_AT(gain + MARGINAL_LANES) > least) &
		         bits << (MARGINAL_LANES + 8 * i);
	}
	uint64_t pairs[4];
	memcpy(pairs, &found, sizeof pairs);
	const uint64_t both = pairs[0] | pairs[1] | pairs[2] | pairs[3];
	return (uint32_t)(both | both >> 32);
}

/* What comes over the links from O and the others: mostly six of the twenty matter. */
LEDE_VECTORS_PART float combine(const struct links *links, const float8 *first,
                                const float8 *second, float outside, float8 *to_first,
                                float8 *to_second)
{
	const struct link *link = &links->from_outside;
	float8 a[PARTS], b[PARTS];
	float to_outside = link->outside * outside;
	for (int i = 0; i < PARTS; i++) {
		a[i] = FLOAT8_AT(link->first + 8 * i) * outside;
		b[i] = FLOAT8_AT(link->second + 8 * i) * outside;
	}
	uint32_t lanes = worth_adding(links, first, second, outside);
	float weights[2 * MARGINAL_LANES];
	memcpy(weights, first, MARGINAL_LANES * sizeof *weights);
	memcpy(weights + MARGINAL_LANES, second, MARGINAL_LANES * sizeof *weights);
	for (; lanes; lanes &= lanes - 1) {
		const int lane = __builtin_ctz(lanes);
		link = links->from + lane;
		to_outside += link->outside * weights[lane];
		for (int i = 0; i < PARTS; i++) {
			a[i] += FLOAT8_AT(link->first + 8 * i) * weights[lane];
			b[i] += FLOAT8_AT(link->second + 8 * i) * weights[lane];
		}
	}
	memcpy(to_first, a, sizeof a);
	memcpy(to_second, b, sizeof b);
	return to_outside;
}

/* to = a * x + b * y, for each type. */
LEDE_VECTORS_PART void mix(const float *a, const float8 *x, const float *b, const float8 *y,
                           float8 *to)
{
	for (int i = 0; i < PARTS; i++)
		to[i] = FLOAT8_AT(a + 8 * i) * x[i] + FLOAT8_AT(b + 8 * i) * y[i];
}

LEDE_VECTORS_PART float sum_lanes(const float8 *of)
{
	const float8 lanes = *of;
	return ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) +
	       ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7]));
}

LEDE_VECTORS_PART float sum_of(const struct shares *s)
{
	float8 sum = {0};
	for (int i = 0; i < PARTS; i++)
		sum += (s->begin[i] + s->unit[i]) + (s->last[i] + s->inside[i]);
	return sum_lanes(&sum) + s->outside;
}

LEDE_VECTORS_PART void multiply(struct shares *s, float by)
{
	s->outside *= by;
	for (int i = 0; i < PARTS; i++) {
		s->begin[i] *= by;
		s->unit[i] *= by;
		s->last[i] *= by;
		s->inside[i] *= by;
	}
}

LEDE_VECTORS_PART void emit(struct shares *s, const float *emissions)
{
	s->outside *= emissions[LABEL_O];
	for (int i = 0; i < PARTS; i++) {
		s->begin[i] *= FLOAT8_AT(emissions + LABEL_B + 8 * i);
		s->unit[i] *= FLOAT8_AT(emissions + LABEL_U + 8 * i);
		s->last[i] *= FLOAT8_AT(emissions + LABEL_L + 8 * i);
		s->inside[i] *= FLOAT8_AT(emissions + LABEL_I + 8 * i);
	}
}

/* Scales to a sum of 1; returns the sum. Weights that contradict each other beyond what a float can
 * tell are no evidence. */
LEDE_VECTORS_PART float scale(struct shares *s)
{
	const float sum = sum_of(s);
	if (!(sum > 1e-30f))
		return 1.0f;
	multiply(s, 1.0f / sum);
	return sum;
}

LEDE_VECTORS_PART void step_forward(const struct factors *f, struct shares *s)
{
	struct shares to;
	to.outside = combine(&f->forward, s->unit, s->last, s->outside, to.begin, to.unit);
	mix(f->begin_last, s->begin, f->inside_last, s->inside, to.last);
	mix(f->begin_inside, s->begin, f->inside_inside, s->inside, to.inside);
	*s = to;
}

/* s: of the next token, already times its emissions. */
LEDE_VECTORS_PART void step_backward(const struct factors *f, struct shares *s)
{
	struct shares to;
	to.outside = combine(&f->backward, s->begin, s->unit, s->outside, to.unit, to.last);
	mix(f->begin_last, s->last, f->begin_inside, s->inside, to.begin);
	mix(f->inside_last, s->last, f->inside_inside, s->inside, to.inside);
	*s = to;
}

/* Returns what is at the last token. Before the first stands O. */
LEDE_VECTORS_PART struct shares go_forward(const struct factors *f, struct lattice *lattice,
                                           size_t last_end)
{
	struct shares s = {.outside = 1};
	for (size_t i = 0; i <= last_end; i++) {
		struct lattice *at = lattice + i;
		step_forward(f, &s);
		emit(&s, at->emit);
		at->scale = scale(&s);
		memcpy(at->forward.begin, s.begin, sizeof s.begin);
		memcpy(at->forward.unit, s.unit, sizeof s.unit);
	}
	return s;
}

/* A sentence ends behind any label that closes. */
LEDE_VECTORS_PART struct shares sentence_end(void)
{
	struct shares s = {.outside = 1};
	for (int k = 0; k < LABEL_TYPES; k++)
		s.unit[k / 8][k % 8] = s.last[k / 8][k % 8] = 1;
	return s;
}

/* The inverse of what all paths through a token come to. */
LEDE_VECTORS_PART float share_of_all(const struct shares *forward, const struct shares *backward)
{
	float8 sum = {0};
	for (int i = 0; i < PARTS; i++)
		sum += (forward->begin[i] * backward->begin[i] +
		        forward->unit[i] * backward->unit[i]) +
		       (forward->last[i] * backward->last[i] +
		        forward->inside[i] * backward->inside[i]);
	const float all = sum_lanes(&sum) + forward->outside * backward->outside;
	return all > 0 ? 1.0f / all : 0.0f;
}

/* Beyond last_end backward has no forward beside it, whose scale it could share. */
LEDE_VECTORS_PART void go_backward(const struct factors *f, const struct shares *forward,
                                   size_t count, size_t first_end, size_t last_end,
                                   struct lattice *lattice)
{
	struct shares s = sentence_end();
	for (size_t i = count - 1;; i--) {
		struct lattice *at = lattice + i;
		if (i == last_end)
			multiply(&s, share_of_all(forward, &s));
		if (i <= last_end) {
			memcpy(at->backward.unit, s.unit, sizeof s.unit);
			memcpy(at->backward.last, s.last, sizeof s.last);
		}
		if (i == first_end)
			return;
		emit(&s, at->emit);
		if (i <= last_end)
			multiply(&s, 1.0f / at->scale);
		else
			scale(&s);
		step_backward(f, &s);
	}
}

LEDE_VECTORS static void fill_lattice(const struct factors *f, const int16_t (*sums)[LABEL_LANES],
                                      size_t count, size_t first_end, size_t last_end,
                                      struct lattice *lattice)
{
	for (size_t i = 0; i < count; i++)
		set_emissions(f, sums[i], lattice[i].emit);
	const struct shares forward = go_forward(f, lattice, last_end);
	go_backward(f, &forward, count, first_end, last_end, lattice);
}

void forward_backward(const struct factors *f, const int16_t (*sums)[LABEL_LANES], size_t count,
                      size_t first_end, size_t last_end, struct lattice *lattice)
{
	fill_lattice(f, sums, count, first_end, last_end, lattice);
}

float segment_probability(const struct factors *f, const struct lattice *lattice, size_t first,
                          size_t last, lede_type type)
{
	const int k = (int)type - 1;
	const struct lattice *end = lattice + last;
	float p;
	if (first == last) {
		p = end->forward.unit[k] * end->backward.unit[k];
	} else {
		p = lattice[first].forward.begin[k];
		for (size_t i = first + 1; i < last; i++)
			p *= (i == first + 1 ? f->begin_inside[k] : f->inside_inside[k]) *
			     lattice[i].emit[LABEL_I + k] / lattice[i].scale;
		p *= (last == first + 1 ? f->begin_last[k] : f->inside_last[k]) *
		     end->emit[LABEL_L + k] / end->scale * end->backward.last[k];
	}
	/* Not a number where the weights are beyond what a float can tell: no evidence. */
	return p > 1.0f ? 1.0f : p > 0.0f ? p : 0.0f;
}
