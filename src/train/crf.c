/* Stochastic gradient ascent with AdaGrad (Duchi, Hazan and Singer, 2011) on the log-likelihood of
 * a linear-chain CRF whose labels are partly known (Tsuboi et al., 2008):
 *
 *     gradient of a weight = its expectation under the allowed labels
 *                          - its expectation under all labels
 *
 * Both expectations come from forward-backward, scaled token by token so that forward sums to 1. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "train/crf.h"

#include "model/exp.h"
#include "model/hash.h"

#define WATCH_STEP 64 /* sentences between two reports of progress */
#define IGNORED 1e-4f /* a smaller gradient of a token's label is not worth a step */

typedef float lanes[LABEL_LANES];

/* Forward-backward over one sentence with some set of labels. */
struct pass {
	lanes *emit, *forward, *backward; /* [longest] */
	float *scale;                     /* [longest] */
	lanes edges[LABEL_COUNT];         /* expected number of each transition */
};

struct trainer {
	const struct dataset      *set;
	const struct crf_settings *settings;
	struct crf_weights        *weights;
	lanes                     *squares; /* [rows] AdaGrad's sums */
	float                      transition_squares[LABEL_COUNT][LABEL_COUNT];
	lanes                      factors[LABEL_COUNT]; /* exp of transitions, 0 if impossible */
	lanes                     *sums;                 /* [longest] */
	struct pass                allowed, all;
	double                     likelihood;
	uint64_t                   coin; /* state: is evidence shown? */
	uint32_t                   drop_below, drop_salt; /* of hashes; the salt is the epoch's */
};

/* Whether a feature of a token is left out this time: as long as a name is known by its words,
 * nothing is learnt from what is around it (dropout: Srivastava et al., 2014). By what it is, not
 * by where it stands, so that features may be listed in any order. */
static inline bool is_dropped(const struct trainer *t, size_t token, uint32_t row)
{
	return t->drop_below &&
	       hash_add((uint32_t)token ^ t->drop_salt, row) < t->drop_below;
}

static void add_row(const struct crf_weights *weights, uint32_t row, float *restrict sums)
{
	for (int y = 0; y < LABEL_LANES; y++)
		sums[y] += weights->rows[row][y];
}

static void sum_features(const struct trainer *t, size_t token, bool evidence, float *sums)
{
	const struct dataset *set = t->set;
	memset(sums, 0, sizeof(lanes));
	for (size_t i = set->row_begin[token]; i < set->row_begin[token + 1]; i++)
		if (!is_dropped(t, token, set->rows[i]))
			add_row(t->weights, set->rows[i], sums);
	if (t->drop_below)
		for (int y = 0; y < LABEL_LANES; y++)
			sums[y] /= 1 - t->settings->dropout;
	for (size_t i = evidence ? set->more_begin[token] : 0;
	     evidence && i < set->more_begin[token + 1]; i++)
		add_row(t->weights, set->more_rows[i], sums);
}

static void set_factors(struct trainer *t)
{
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_COUNT; y++) {
			const float w = t->weights->transitions[p][y];
			if (label_allows(p, y))
				t->factors[p][y] = exp_any(w);
		}
}

/* Emissions of the labels in `allowed`, relative to the best of them, whose sum is returned. */
static float set_emissions(const float *sums, label_set allowed, float *emit)
{
	float best = -1e30f;
	for (int y = 0; y < LABEL_COUNT; y++)
		if (allowed >> y & 1 && sums[y] > best)
			best = sums[y];
	for (int y = 0; y < LABEL_LANES; y++)
		emit[y] = exp_negative(sums[y] - best > 0 ? 0 : sums[y] - best);
	for (int y = 0; y < LABEL_LANES; y++)
		if (!(allowed >> y & 1))
			emit[y] = 0;
	return best;
}

/* to[y] = sum over p of from[p] * factor[p][y]. */
static void multiply(const lanes *factors, const float *from, float *to)
{
	lanes sum;
	for (int y = 0; y < LABEL_LANES; y++)
		sum[y] = from[LABEL_O] * factors[LABEL_O][y];
	for (int p = LABEL_U; p < LABEL_I; p++)
		for (int y = 0; y < 32; y++)
			sum[y] += from[p] * factors[p][y];
	for (int k = 0; k < LABEL_TYPES; k++) {
		const int b = LABEL_B + k, l = LABEL_L + k, i = LABEL_I + k;
		sum[l] = from[b] * factors[b][l] + from[i] * factors[i][l];
		sum[i] = from[b] * factors[b][i] + from[i] * factors[i][i];
	}
	memcpy(to, sum, sizeof sum);
}

/* to[p] = sum over y of factor[p][y] * next[y]. */
static void multiply_back(const lanes *factors, const float *next, float *to)
{
	memset(to, 0, sizeof(lanes));
	for (int p = 0; p < LABEL_COUNT; p++) {
		if (!label_closes(p))
			continue;
		float sum = 0;
		for (int y = 0; y < LABEL_STARTS; y++)
			sum += factors[p][y] * next[y];
		to[p] = sum;
	}
	for (int k = 0; k < LABEL_TYPES; k++) {
		const int b = LABEL_B + k, l = LABEL_L + k, i = LABEL_I + k;
		to[b] = factors[b][l] * next[l] + factors[b][i] * next[i];
		to[i] = factors[i][l] * next[l] + factors[i][i] * next[i];
	}
}

/* Returns the logarithm of the sum over all sequences. */
static double run_pass(struct trainer *t, struct pass *pass, size_t begin, size_t count,
                       bool restricted)
{
	double log_sum = 0;
	for (size_t i = 0; i < count; i++) {
		const label_set set = restricted ? t->set->allowed[begin + i]
		                                 : ((label_set)1 << LABEL_COUNT) - 1;
		log_sum += (double)set_emissions(t->sums[i], set, pass->emit[i]);
		if (i == 0)
			memcpy(pass->forward[0], t->factors[LABEL_O], sizeof(lanes));
		else
			multiply(t->factors, pass->forward[i - 1], pass->forward[i]);
		float sum = 0;
		for (int y = 0; y < LABEL_LANES; y++)
			pass->forward[i][y] *= pass->emit[i][y];
		for (int y = 0; y < LABEL_COUNT; y++)
			if (i + 1 < count || label_closes(y))
				sum += pass->forward[i][y];
		if (!(sum > 1e-30f))
			die("sentence at token %zu: no sequence of labels is possible", begin + i);
		for (int y = 0; y < LABEL_LANES; y++)
			pass->forward[i][y] /= sum;
		pass->scale[i] = sum;
		log_sum += natural_log((double)sum);
	}
	memset(pass->edges, 0, sizeof pass->edges);
	for (int y = 0; y < LABEL_LANES; y++)
		pass->backward[count - 1][y] = y < LABEL_COUNT && label_closes(y) ? 1.0f : 0.0f;
	for (size_t i = count - 1; i-- > 0;) {
		lanes next;
		const float inverse = 1.0f / pass->scale[i + 1];
		for (int y = 0; y < LABEL_LANES; y++)
			next[y] = pass->backward[i + 1][y] * pass->emit[i + 1][y] * inverse;
		multiply_back(t->factors, next, pass->backward[i]);
		const float *from = pass->forward[i];
		for (int p = 0; p < LABEL_COUNT; p++) {
			if (from[p] < 1e-6f)
				continue;
			if (label_closes(p)) {
				for (int y = 0; y < 32; y++)
					pass->edges[p][y] += from[p] * t->factors[p][y] * next[y];
			} else {
				const int k = p < LABEL_U ? p - LABEL_B : p - LABEL_I;
				const int l = LABEL_L + k, in = LABEL_I + k;
				pass->edges[p][l] += from[p] * t->factors[p][l] * next[l];
				pass->edges[p][in] += from[p] * t->factors[p][in] * next[in];
			}
		}
	}
	for (int y = 0; y < LABEL_STARTS; y++)
		pass->edges[LABEL_O][y] += pass->forward[0][y] * pass->backward[0][y];
	return log_sum;
}

/* The labels of a token whose gradients are worth a step. Most tokens have two or three. */
struct gradient {
	int     count;
	uint8_t labels[LABEL_LANES];
	float   values[LABEL_LANES];
};

/* One AdaGrad step of a row of weights. */
static void step_row(const struct crf_settings *s, float rate, const struct gradient *gradient,
                     float *restrict weights, float *restrict squares)
{
	for (int i = 0; i < gradient->count; i++) {
		const int y = gradient->labels[i];
		const float g = gradient->values[i];
		squares[y] += g * g;
		weights[y] += rate * (g - s->decay * weights[y]) /
		              sqrtf(squares[y] + s->damping);
	}
}

static void step_transitions(struct trainer *t, float rate)
{
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_COUNT; y++) {
			const float g = t->allowed.edges[p][y] - t->all.edges[p][y];
			if (fabsf(g) < IGNORED || !label_allows(p, y))
				continue;
			float *w = &t->weights->transitions[p][y],
			      *sq = &t->transition_squares[p][y];
			*sq += g * g;
			*w += rate * (g - t->settings->decay * *w) /
			      sqrtf(*sq + t->settings->damping);
		}
	set_factors(t);
}

/* A step of the features of a token. */
static void step_features(struct trainer *t, float rate, const struct gradient *gradient,
                          size_t token, bool evidence)
{
	const struct dataset *set = t->set;
	for (size_t i = set->row_begin[token]; i < set->row_begin[token + 1]; i++)
		if (!is_dropped(t, token, set->rows[i]))
			step_row(t->settings, rate, gradient, t->weights->rows[set->rows[i]],
			         t->squares[set->rows[i]]);
	for (size_t i = evidence ? set->more_begin[token] : 0;
	     evidence && i < set->more_begin[token + 1]; i++)
		step_row(t->settings, rate, gradient, t->weights->rows[set->more_rows[i]],
		         t->squares[set->more_rows[i]]);
}

/* What the allowed labels of token i of a sentence have over all labels. */
static void find_gradient(const struct trainer *t, size_t i, struct gradient *gradient)
{
	gradient->count = 0;
	for (int y = 0; y < LABEL_COUNT; y++) {
		const float g = t->allowed.forward[i][y] * t->allowed.backward[i][y] -
		                t->all.forward[i][y] * t->all.backward[i][y];
		if (fabsf(g) < IGNORED)
			continue;
		gradient->labels[gradient->count] = (uint8_t)y;
		gradient->values[gradient->count++] = g;
	}
}

static void learn_sentence(struct trainer *t, size_t sentence, float rate)
{
	const struct dataset *set = t->set;
	const bool evidence = set->more_begin && random_next(&t->coin) >> 63;
	const size_t begin = set->sentence_begin[sentence];
	const size_t count = set->sentence_begin[sentence + 1] - begin;
	for (size_t i = 0; i < count; i++)
		sum_features(t, begin + i, evidence, t->sums[i]);
	const double all = run_pass(t, &t->all, begin, count, false);
	const double allowed = run_pass(t, &t->allowed, begin, count, true);
	t->likelihood += allowed - all;
	for (size_t i = 0; i < count; i++) {
		struct gradient gradient;
		find_gradient(t, i, &gradient);
		if (gradient.count)
			step_features(t, rate, &gradient, begin + i, evidence);
	}
	step_transitions(t, rate);
}

static void allocate_pass(struct pass *pass, size_t longest)
{
	pass->emit = xcalloc(longest, sizeof(lanes));
	pass->forward = xcalloc(longest, sizeof(lanes));
	pass->backward = xcalloc(longest, sizeof(lanes));
	pass->scale = xcalloc(longest, sizeof(float));
}

static void free_pass(struct pass *pass)
{
	free(pass->emit);
	free(pass->forward);
	free(pass->backward);
	free(pass->scale);
}

typedef VEC(size_t) order_vec;

/* Fisher and Yates. */
static void shuffle(order_vec *order, uint64_t *state)
{
	for (size_t i = order->count; i > 1; i--) {
		const size_t j = (size_t)(random_next(state) >> 11) % i;
		const size_t swap = order->items[i - 1];
		order->items[i - 1] = order->items[j];
		order->items[j] = swap;
	}
}

/* The sentences to learn from in an epoch, in the set's order. */
static void choose_sentences(const struct dataset *set, const bool *only, bool closing,
                             order_vec *order)
{
	order->count = 0;
	for (size_t d = 0; d < set->doc_count; d++)
		for (size_t s = set->doc_begin[d]; s < set->doc_begin[d + 1]; s++)
			for (int n = closing ? set->closing[d] : 1; n > 0; n--)
				if (!only || only[s])
					push(order, s);
}

/* Adds the weights to a sum. */
static void add_weights(const struct crf_weights *weights, size_t rows, struct crf_weights *sum)
{
	for (size_t i = 0; i < rows; i++)
		for (int y = 0; y < LABEL_LANES; y++)
			sum->rows[i][y] += weights->rows[i][y];
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_COUNT; y++)
			sum->transitions[p][y] += weights->transitions[p][y];
}

/* Makes the weights the mean that a sum of them stands for (Polyak and Juditsky, 1992): where the
 * last sentences have pushed them counts for less. */
static void take_mean(const struct crf_weights *sum, size_t rows, int number,
                      struct crf_weights *weights)
{
	const float share = 1.0f / (float)number;
	for (size_t i = 0; i < rows; i++)
		for (int y = 0; y < LABEL_LANES; y++)
			weights->rows[i][y] = sum->rows[i][y] * share;
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_COUNT; y++)
			weights->transitions[p][y] = sum->transitions[p][y] * share;
}

static void print_epoch(void *user, int epoch, double likelihood)
{
	(void)user;
	fprintf(stderr, "epoch %d: log-likelihood per sentence %.4f, %.0f s of computing\n", epoch,
	        likelihood, (double)clock() / CLOCKS_PER_SEC);
}

/* Tokens; at least 1. */
static size_t longest_sentence(const struct dataset *set)
{
	size_t longest = 1;
	for (size_t s = 0; s < set->sentence_count; s++) {
		const size_t n = set->sentence_begin[s + 1] - set->sentence_begin[s];
		longest = n > longest ? n : longest;
	}
	return longest;
}

/* Begins with what another model has learnt. */
static void begin_with(struct trainer *t, const struct start *start)
{
	for (size_t r = 0; r < t->set->row_count; r++) {
		const float *row = start_row(start, t->set->features[r]);
		if (row)
			memcpy(t->weights->rows[r], row, LABEL_COUNT * sizeof *row);
	}
	memcpy(t->weights->transitions, start->transitions, sizeof start->transitions);
}

void crf_train(const struct dataset *set, const bool *only, const struct crf_settings *settings,
               const struct crf_watch *watch, struct crf_weights *weights)
{
	static const struct crf_watch lines = {.epoch = print_epoch};
	watch = watch ? watch : &lines;
	struct trainer *t = xcalloc(1, sizeof *t);
	const size_t longest = longest_sentence(set);
	weights->rows = xcalloc(set->row_count, sizeof(lanes));
	memset(weights->transitions, 0, sizeof weights->transitions);
	t->set = set;
	t->settings = settings;
	t->weights = weights;
	t->coin = settings->seed + 1;
	t->drop_below = (uint32_t)(settings->dropout * 4294967040.0f);
	t->squares = xcalloc(set->row_count, sizeof(lanes));
	t->sums = xcalloc(longest, sizeof(lanes));
	allocate_pass(&t->allowed, longest);
	allocate_pass(&t->all, longest);
	if (settings->start)
		begin_with(t, settings->start);
	set_factors(t);

	order_vec order = {0};
	choose_sentences(set, only, false, &order);
	uint64_t state = settings->seed;
	double done = 0; /* epochs */
	struct crf_weights *sum = NULL;
	if (settings->averaged > 1) {
		sum = xcalloc(1, sizeof *sum);
		sum->rows = xcalloc(set->row_count, sizeof(lanes));
	}
	for (int epoch = 0; epoch < settings->epochs; epoch++) {
		if (epoch == settings->epochs - settings->closing)
			choose_sentences(set, only, true, &order);
		shuffle(&order, &state);
		const size_t count = order.count;
		t->likelihood = 0;
		t->drop_salt = hash_add((uint32_t)settings->seed, (uint32_t)epoch);
		for (size_t s = 0; s < count; s++, done += 1.0 / (double)count) {
			const double left = 1.0 - 0.9 * done / settings->epochs;
			learn_sentence(t, order.items[s], settings->rate * (float)left);
			if (watch->step && s % WATCH_STEP == 0)
				watch->step(watch->user, epoch + 1,
				            (double)s / (double)count);
		}
		if (watch->epoch)
			watch->epoch(watch->user, epoch + 1, t->likelihood / (double)count);
		if (sum && epoch >= settings->epochs - settings->averaged)
			add_weights(weights, set->row_count, sum);
	}
	if (sum) {
		take_mean(sum, set->row_count, settings->averaged, weights);
		free(sum->rows);
		free(sum);
	}
	vec_free(&libc_memory, &order);
	free(t->squares);
	free(t->sums);
	free_pass(&t->allowed);
	free_pass(&t->all);
	free(t);
}

/* best[y]: the most that a sequence up to a token may be worth which ends in y there, and from[y]
 * the label before (Viterbi, 1967). before: the same of the token before; NULL for the first. */
static void extend(const struct crf_weights *weights, const float *before, const float *sums,
                   float *best, uint8_t *from)
{
	for (int y = 0; y < LABEL_COUNT; y++) {
		best[y] = -1e30f;
		for (int p = 0; p < (before ? LABEL_COUNT : 1); p++) {
			const float score = (before ? before[p] : 0) + weights->transitions[p][y];
			if (label_allows(p, y) && score > best[y]) {
				best[y] = score;
				from[y] = (uint8_t)p;
			}
		}
		best[y] += sums[y];
	}
}

void crf_label(const struct dataset *set, const struct crf_weights *weights, size_t sentence,
               uint8_t *labels)
{
	const size_t begin = set->sentence_begin[sentence];
	const size_t count = set->sentence_begin[sentence + 1] - begin;
	lanes *best = xcalloc(count, sizeof *best);
	uint8_t(*from)[LABEL_LANES] = xcalloc(count, sizeof *from);
	for (size_t i = 0; i < count; i++) {
		lanes sums = {0};
		for (size_t k = set->row_begin[begin + i]; k < set->row_begin[begin + i + 1]; k++)
			add_row(weights, set->rows[k], sums);
		extend(weights, i ? best[i - 1] : NULL, sums, best[i], from[i]);
	}
	int label = LABEL_O;
	for (int y = 0; y < LABEL_COUNT; y++)
		if (label_closes(y) && best[count - 1][y] > best[count - 1][label])
			label = y;
	for (size_t i = count; i-- > 0; label = from[i][label])
		labels[i] = (uint8_t)label;
	free(best);
	free(from);
}
