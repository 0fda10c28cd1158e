#include "base/vectors.h"

#include "tag/viterbi.h"

/* Scores are kept relative to the best of the token before, which is 0, and not below FLOOR: in
 * practice nothing that far behind wins again.
 *
 * With T = VITERBI_MAX_TRANSITION and S = VITERBI_MAX_SUM the best score before it is made 0 is
 * within +-(T + S), since a best label always has a next one. Hence
 *   - the lowest sum in int16 is FLOOR + VITERBI_NEVER - S - (T + S) = -31000;
 *   - at a sentence's first token a label that can't be there gets at most
 *     VITERBI_NEVER + S + (T + S) = -11000, which FLOOR then hides, and loses at the second, where
 *     it has at most FLOOR + T = -9000, to one that can: at least -2 (T + S) - T = -7000;
 *   - the lanes behind the types, whose sums are those of other labels, are such labels always. */
enum { FLOOR = -10000 };

LEDE_VECTORS_PART int16_t larger(int16_t a, int16_t b)
{
	return a > b ? a : b;
}

/* value, or the nearest to it in -most .. most. */
LEDE_VECTORS_PART int16_t bounded(int16_t value, int16_t most)
{
	return larger(value < most ? value : most, (int16_t)-most);
}

static int16_t transition(const int16_t *weights, int from, int to)
{
	return bounded(weights[from * LABEL_COUNT + to], VITERBI_MAX_TRANSITION);
}

static void set_starts(struct starts *s, const int16_t *weights, int from)
{
	s->outside = transition(weights, from, LABEL_O);
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++) {
		const bool type = k < LABEL_TYPES;
		s->begin[k] = type ? transition(weights, from, LABEL_B + k) : VITERBI_NEVER;
		s->unit[k] = type ? transition(weights, from, LABEL_U + k) : VITERBI_NEVER;
	}
}

/* The most that weights from a label are over those from O. */
static int16_t gain_over(const struct starts *from, const struct starts *outside)
{
	int16_t gain = (int16_t)(from->outside - outside->outside);
	for (int k = 0; k < LABEL_TYPES; k++) {
		gain = larger(gain, (int16_t)(from->begin[k] - outside->begin[k]));
		gain = larger(gain, (int16_t)(from->unit[k] - outside->unit[k]));
	}
	return gain;
}

void transitions_set(struct transitions *t, const int16_t *weights)
{
	set_starts(&t->outside, weights, LABEL_O);
	t->most_gain = INT16_MIN;
	for (int k = 0; k < LABEL_TYPES; k++) {
		set_starts(t->unit + k, weights, LABEL_U + k);
		set_starts(t->last + k, weights, LABEL_L + k);
		t->unit_gain[k] = gain_over(t->unit + k, &t->outside);
		t->last_gain[k] = gain_over(t->last + k, &t->outside);
		t->most_gain = larger(t->most_gain, larger(t->unit_gain[k], t->last_gain[k]));
	}
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++) {
		const bool type = k < LABEL_TYPES;
		const int b = LABEL_B + k, i = LABEL_I + k, l = LABEL_L + k;
		t->begin_last[k] = type ? transition(weights, b, l) : VITERBI_NEVER;
		t->inside_last[k] = type ? transition(weights, i, l) : VITERBI_NEVER;
		t->begin_inside[k] = type ? transition(weights, b, i) : VITERBI_NEVER;
		t->inside_inside[k] = type ? transition(weights, i, i) : VITERBI_NEVER;
	}
}

/* The best ways to O, B and U become those from another label, where they are better. */
LEDE_VECTORS_PART void relax(struct viterbi_token *to, int16_t from, const struct starts *weights)
{
	to->outside = larger(to->outside, (int16_t)(from + weights->outside));
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++)
		to->begin[k] = larger(to->begin[k], (int16_t)(from + weights->begin[k]));
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++)
		to->unit[k] = larger(to->unit[k], (int16_t)(from + weights->unit[k]));
}

LEDE_VECTORS_PART void start_from(struct viterbi_token *to, int16_t from,
                                  const struct starts *weights)
{
	to->outside = (int16_t)(from + weights->outside);
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++)
		to->begin[k] = (int16_t)(from + weights->begin[k]);
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++)
		to->unit[k] = (int16_t)(from + weights->unit[k]);
}

/* The best way to O, B and U but for their own weights, from the scores of the token before. Mostly
 * O is so far ahead there that no other label is a better one to come from. */
LEDE_VECTORS_PART void step_to_starts(const struct transitions *t, const struct viterbi_token *from,
                                      struct viterbi_token *to)
{
	start_from(to, from->outside, &t->outside);
	to->contested = false;
	if (from->lead >= t->most_gain)
		return;
	for (int k = 0; k < LABEL_TYPES; k++)
		if (from->unit[k] + t->unit_gain[k] > from->outside) {
			relax(to, from->unit[k], t->unit + k);
			to->contested = true;
		}
	for (int k = 0; k < LABEL_TYPES; k++)
		if (from->last[k] + t->last_gain[k] > from->outside) {
			relax(to, from->last[k], t->last + k);
			to->contested = true;
		}
}

/* The same of L and I. */
LEDE_VECTORS_PART void step_within(const struct transitions *t, const struct viterbi_token *from,
                                   struct viterbi_token *to)
{
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++)
		to->last[k] = larger((int16_t)(from->begin[k] + t->begin_last[k]),
		                     (int16_t)(from->inside[k] + t->inside_last[k]));
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++)
		to->inside[k] = larger((int16_t)(from->begin[k] + t->begin_inside[k]),
		                       (int16_t)(from->inside[k] + t->inside_inside[k]));
}

LEDE_VECTORS_PART void add_bounded(int16_t *scores, const int16_t *sums)
{
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++)
		scores[k] = (int16_t)(scores[k] + bounded(sums[k], VITERBI_MAX_SUM));
}

LEDE_VECTORS_PART void lower(const int16_t *scores, int16_t by, int16_t *to)
{
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++)
		to[k] = larger((int16_t)(scores[k] - by), FLOOR);
}

/* Adds the token's own weights to the ways, and lowers all so that the best is 0. */
LEDE_VECTORS_PART void settle(struct viterbi_token *ways, const int16_t *sums,
                              struct viterbi_token *to)
{
	add_bounded(ways->begin, sums + LABEL_B);
	add_bounded(ways->unit, sums + LABEL_U);
	add_bounded(ways->last, sums + LABEL_L);
	add_bounded(ways->inside, sums + LABEL_I);
	const int16_t outside =
		(int16_t)(ways->outside + bounded(sums[LABEL_O], VITERBI_MAX_SUM));
	int16_t other = INT16_MIN;
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++)
		other = larger(other, larger(larger(ways->begin[k], ways->unit[k]),
		                             larger(ways->last[k], ways->inside[k])));
	const int16_t best = larger(outside, other);
	lower(ways->begin, best, to->begin);
	lower(ways->unit, best, to->unit);
	lower(ways->last, best, to->last);
	lower(ways->inside, best, to->inside);
	to->outside = larger((int16_t)(outside - best), FLOOR);
	to->lead = (int16_t)(to->outside - larger((int16_t)(other - best), FLOOR));
	to->contested = ways->contested;
}

/* Before the first token stands O. */
LEDE_VECTORS_PART void begin_sentence(const struct transitions *t, struct viterbi_token *first)
{
	start_from(first, 0, &t->outside);
	first->contested = false;
	LEDE_ROLLED for (int k = 0; k < VITERBI_LANES; k++)
		first->last[k] = first->inside[k] = VITERBI_NEVER;
}

enum { SENTENCE_END = LABEL_COUNT }; /* to come after a label, at no weight */

static int weight_to(const struct starts *weights, int next)
{
	return next == SENTENCE_END ? 0
	       : next == LABEL_O    ? weights->outside
	       : next < LABEL_U     ? weights->begin[next - LABEL_B]
	                            : weights->unit[next - LABEL_U];
}

/* The best of the labels that close to come from. */
static int best_closing(const struct transitions *t, const struct viterbi_token *from, int next)
{
	int label = LABEL_O, best = from->outside + weight_to(&t->outside, next);
	for (int k = 0; k < LABEL_TYPES; k++) {
		const int score = from->unit[k] + weight_to(t->unit + k, next);
		if (score > best) {
			best = score;
			label = LABEL_U + k;
		}
	}
	for (int k = 0; k < LABEL_TYPES; k++) {
		const int score = from->last[k] + weight_to(t->last + k, next);
		if (score > best) {
			best = score;
			label = LABEL_L + k;
		}
	}
	return label;
}

/* The label before `label` of token `to` on the best way to it. */
static int trace(const struct transitions *t, const struct viterbi_token *to, int label)
{
	const struct viterbi_token *from = to - 1;
	if (label < LABEL_L)
		return to->contested ? best_closing(t, from, label) : LABEL_O;
	const int k = label < LABEL_I ? label - LABEL_L : label - LABEL_I;
	const int16_t *b = label < LABEL_I ? t->begin_last : t->begin_inside;
	const int16_t *i = label < LABEL_I ? t->inside_last : t->inside_inside;
	return from->begin[k] + b[k] >= from->inside[k] + i[k] ? LABEL_B + k : LABEL_I + k;
}

LEDE_VECTORS static void find_path(const struct transitions *t, const int16_t (*sums)[LABEL_LANES],
                                   struct viterbi_token *tokens, size_t count)
{
	struct viterbi_token ways;
	begin_sentence(t, &ways);
	settle(&ways, sums[0], tokens);
	for (size_t i = 1; i < count; i++) {
		step_to_starts(t, tokens + i - 1, &ways);
		step_within(t, tokens + i - 1, &ways);
		settle(&ways, sums[i], tokens + i);
	}
}

void viterbi(const struct transitions *t, const int16_t (*sums)[LABEL_LANES],
             struct viterbi_token *tokens, size_t count, uint8_t *labels)
{
	find_path(t, sums, tokens, count);
	int label = best_closing(t, tokens + count - 1, SENTENCE_END);
	for (size_t i = count; i-- > 0;) {
		labels[i] = (uint8_t)label;
		if (i > 0)
			label = trace(t, tokens + i, label);
	}
}
