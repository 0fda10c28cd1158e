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
 *     it has at most FLOOR + T = -9000, to one that can: at least -2 (T + S) - T = -7000. */
enum { FLOOR = -10000 };

LEDE_VECTORS_PART int16_t larger(int16_t a, int16_t b)
{
	return a > b ? a : b;
}

/* value, or the nearest to it in -most .. most. */
LEDE_VECTORS_PART int16_t bounded(int16_t value, int16_t most)
{
	value = value > most ? most : value;
	return value < -most ? (int16_t)-most : value;
}

static int16_t transition(const int16_t *weights, int from, int to)
{
	return bounded(weights[from * LABEL_COUNT + to], VITERBI_MAX_TRANSITION);
}

void transitions_set(struct transitions *t, const int16_t *weights)
{
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < 32; y++)
			t->start[p][y] = label_closes(p) && y < LABEL_STARTS
			                         ? transition(weights, p, y)
			                         : VITERBI_NEVER;
	for (int p = 0; p < LABEL_COUNT; p++) {
		t->gain[p] = INT16_MIN;
		for (int y = 0; y < LABEL_STARTS; y++)
			t->gain[p] = larger(t->gain[p],
			                    (int16_t)(t->start[p][y] - t->start[LABEL_O][y]));
	}
	for (int k = 0; k < 16; k++) {
		const bool type = k < LABEL_TYPES;
		const int b = LABEL_B + k, i = LABEL_I + k, l = LABEL_L + k;
		t->begin_last[k] = type ? transition(weights, b, l) : VITERBI_NEVER;
		t->inside_last[k] = type ? transition(weights, i, l) : VITERBI_NEVER;
		t->begin_inside[k] = type ? transition(weights, b, i) : VITERBI_NEVER;
		t->inside_inside[k] = type ? transition(weights, i, i) : VITERBI_NEVER;
	}
}

/* to[0 .. 32) = max(to, from + weights[0 .. 32)) */
LEDE_VECTORS_PART void relax(int16_t *to, int16_t from, const int16_t *weights)
{
	for (int y = 0; y < 32; y++)
		to[y] = larger(to[y], (int16_t)(from + weights[y]));
}

/* The best way to each label but for its own weight, from the scores of the token before. Returns
 * whether any label but O may be the best to come from for a label that may follow O: mostly O is
 * so far ahead that none can. */
LEDE_VECTORS_PART bool step(const struct transitions *t, const int16_t *from, int16_t *to)
{
	int16_t starts[32];
	for (int y = 0; y < 32; y++)
		starts[y] = (int16_t)(from[LABEL_O] + t->start[LABEL_O][y]);
	int16_t rival = INT16_MIN;
	for (int p = LABEL_U; p < LABEL_I; p++)
		rival = larger(rival, (int16_t)(from[p] + t->gain[p]));
	const bool contested = rival > from[LABEL_O];
	for (int p = LABEL_U; contested && p < LABEL_I; p++)
		if (from[p] + t->gain[p] > from[LABEL_O])
			relax(starts, from[p], t->start[p]);

	int16_t last[16], inside[16];
	for (int k = 0; k < 16; k++) {
		const int16_t b = from[LABEL_B + k];
		const int16_t i = from[LABEL_I + k];
		last[k] = larger((int16_t)(b + t->begin_last[k]), (int16_t)(i + t->inside_last[k]));
		inside[k] = larger((int16_t)(b + t->begin_inside[k]),
		                   (int16_t)(i + t->inside_inside[k]));
	}
	/* In this order: each store's spare lanes are overwritten by the next. */
	memcpy(to, starts, sizeof starts);
	memcpy(to + LABEL_L, last, sizeof last);
	memcpy(to + LABEL_I, inside, sizeof inside);
	to[LABEL_LANES - 1] = VITERBI_NEVER; /* the one lane beyond them */
	return contested;
}

/* Adds the token's own weights, and shifts all so that the best is 0. */
LEDE_VECTORS_PART void settle(int16_t *scores, const int16_t *sums)
{
	int16_t best = INT16_MIN;
	for (int y = 0; y < LABEL_LANES; y++)
		scores[y] = (int16_t)(scores[y] + bounded(sums[y], VITERBI_MAX_SUM));
	for (int y = 0; y < LABEL_COUNT; y++)
		best = larger(best, scores[y]);
	for (int y = 0; y < LABEL_LANES; y++)
		scores[y] = larger((int16_t)(scores[y] - best), FLOOR);
}

/* The label before `label` on the best way to it. contested: as step() said. */
static int trace(const struct transitions *t, const int16_t *from, int label, bool contested)
{
	if (label >= LABEL_L) {
		const int k = label < LABEL_I ? label - LABEL_L : label - LABEL_I;
		const int16_t *b = label < LABEL_I ? t->begin_last : t->begin_inside;
		const int16_t *i = label < LABEL_I ? t->inside_last : t->inside_inside;
		return from[LABEL_B + k] + b[k] >= from[LABEL_I + k] + i[k] ? LABEL_B + k
		                                                            : LABEL_I + k;
	}
	int best = LABEL_O;
	for (int p = LABEL_U; contested && p < LABEL_I; p++)
		if (from[p] + t->start[p][label] > from[best] + t->start[best][label])
			best = p;
	return best;
}

LEDE_VECTORS static void find_path(const struct transitions *t, const int16_t (*sums)[LABEL_LANES],
                                   int16_t (*best)[LABEL_LANES], size_t count, uint8_t *labels)
{
	for (int y = 0; y < LABEL_LANES; y++)
		best[0][y] = y < LABEL_STARTS ? t->start[LABEL_O][y] : VITERBI_NEVER;
	settle(best[0], sums[0]);
	labels[0] = false;
	for (size_t i = 1; i < count; i++) {
		labels[i] = step(t, best[i - 1], best[i]); /* kept here until its label is known */
		settle(best[i], sums[i]);
	}
	int label = LABEL_O;
	for (int y = LABEL_U; y < LABEL_I; y++)
		if (best[count - 1][y] > best[count - 1][label])
			label = y;
	for (size_t i = count; i-- > 0;) {
		const bool contested = labels[i];
		labels[i] = (uint8_t)label;
		if (i > 0)
			label = trace(t, best[i - 1], label, contested);
	}
}

void viterbi(const struct transitions *t, const int16_t (*sums)[LABEL_LANES],
             int16_t (*best)[LABEL_LANES], size_t count, uint8_t *labels)
{
	find_path(t, sums, best, count, labels);
}
