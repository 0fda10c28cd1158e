/*
 * Weights such that the sets of sentences they prefer match what people wrote. For each article
 * all sets of three of its best sentences so far are laid out; the score of a set is that of
 * gist/choose.c, the sum of its sentences' less what it says twice. A softmax over the scores makes
 * them a distribution, and the weights climb to where the ROUGE expected under it is highest
 * (minimum risk training: Och, 2003; Shen and others, 2016), by the steps of Adam (Kingma and Ba,
 * 2015). The best sentences are then chosen anew, twice. Nothing is drawn by lot.
 */
#include <stdio.h>
#include <stdlib.h>

#include "model/exp.h"
#include "rank/rank.h"

enum {
	CHOSEN = 3,      /* sentences of a set */
	CANDIDATES = 12, /* of an article */
	ROUNDS = 3,
	STEPS = 150,            /* of a round */
	SIZE = FEATURE_COUNT + 1 /* the last is what is said twice */
};

static const double risk_scale = 0.1, penalty = 10, rate = 0.05;

/* A set of sentences of an article. */
struct set {
	float  features[SIZE]; /* sums over its sentences, in units of their spread */
	double rouge;          /* over the mean of the article's sets */
};

struct sets {
	VEC(struct set) all;
	VEC(size_t) ends; /* of each article */
};

/* The standard deviation of each feature over all sentences of prose. */
static void find_spread(const article_vec *articles, double spread[SIZE])
{
	double count = 1e-9, sum[FEATURE_COUNT] = {0}, square[FEATURE_COUNT] = {0};
	for (size_t a = 0; a < articles->count; a++) {
		const struct article *article = articles->items + a;
		for (size_t i = 0; i < article->gist.sentences.count; i++) {
			if (article->gist.sentences.items[i].flags & GIST_FURNITURE)
				continue;
			count++;
			for (int f = 0; f < FEATURE_COUNT; f++) {
				const double x = (double)article->features[i][f];
				sum[f] += x;
				square[f] += x * x;
			}
		}
	}
	for (int f = 0; f < FEATURE_COUNT; f++) {
		const double mean = sum[f] / count;
		spread[f] = sqrt(square[f] / count - mean * mean) + 1e-9;
	}
	spread[FEATURE_COUNT] = 1;
}

static double score(const float *features, const double *weights, const double *spread)
{
	double sum = 0;
	for (int f = 0; f < FEATURE_COUNT; f++)
		sum += weights[f] * (double)features[f] / spread[f];
	return sum;
}

/* The best sentences of prose of an article, the best first; returns how many. */
static size_t find_candidates(const struct article *article, const double *weights,
                              const double *spread, uint32_t candidates[CANDIDATES])
{
	double scores[CANDIDATES];
	size_t count = 0;
	for (uint32_t i = 0; i < article->gist.sentences.count; i++) {
		if (article->gist.sentences.items[i].flags & GIST_FURNITURE)
			continue;
		const double s = score(article->features[i], weights, spread);
		size_t at = count;
		if (count < CANDIDATES)
			count++;
		else if (s > scores[CANDIDATES - 1])
			at = CANDIDATES - 1;
		else
			continue;
		for (; at > 0 && scores[at - 1] < s; at--) {
			scores[at] = scores[at - 1];
			candidates[at] = candidates[at - 1];
		}
		scores[at] = s;
		candidates[at] = i;
	}
	return count;
}

/* What the sentences say twice, as in gist/choose.c. */
static double repeated(const struct gist *gist, const uint32_t *sentences, float *seen)
{
	double again = 0;
	for (int pass = 0; pass < 2; pass++)
		for (size_t k = 0; k < CHOSEN; k++) {
			const struct gist_sentence *s = gist->sentences.items + sentences[k];
			const struct gist_use *use = gist->uses.items + s->first_use;
			for (uint32_t u = 0; u < s->use_count; u++) {
				const uint32_t term = use[u].term;
				if (pass == 0 && seen[term] > 0)
					again += (double)gist->centroid.items[term];
				seen[term] = pass == 0;
			}
		}
	return again;
}

static void add_set(struct sets *sets, const struct article *article, const uint32_t *sentences,
                    const double *spread, float *seen)
{
	struct set set = {.rouge = article_rouge(article, sentences, CHOSEN)};
	for (size_t k = 0; k < CHOSEN; k++)
		for (int f = 0; f < FEATURE_COUNT; f++)
			set.features[f] += (float)((double)article->features[sentences[k]][f] /
			                           spread[f]);
	set.features[FEATURE_COUNT] = (float)repeated(&article->gist, sentences, seen);
	push(&sets->all, set);
}

static void add_article(struct sets *sets, const struct article *article, const double *weights,
                        const double *spread)
{
	uint32_t candidates[CANDIDATES];
	const size_t n = find_candidates(article, weights, spread, candidates);
	const size_t begin = sets->all.count;
	float *seen = xcalloc(article->gist.terms.list.count + 1, sizeof *seen);
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			for (size_t k = j + 1; k < n; k++) {
				const uint32_t chosen[] = {candidates[i], candidates[j],
				                           candidates[k]};
				add_set(sets, article, chosen, spread, seen);
			}
	free(seen);
	double mean = 0;
	for (size_t i = begin; i < sets->all.count; i++)
		mean += sets->all.items[i].rouge / (double)(sets->all.count - begin);
	for (size_t i = begin; i < sets->all.count; i++)
		sets->all.items[i].rouge -= mean;
	push(&sets->ends, sets->all.count);
}

/* The gradient of what is to be small: expected ROUGE, negative, and the squares of the weights. */
static void find_gradient(const struct sets *sets, const double *weights, double gradient[SIZE])
{
	double scores[CANDIDATES * CANDIDATES * CANDIDATES / 6];
	size_t begin = 0;
	for (int f = 0; f < SIZE; f++)
		gradient[f] = penalty * weights[f];
	for (size_t a = 0; a < sets->ends.count; a++) {
		const struct set *set = sets->all.items + begin;
		const size_t n = sets->ends.items[a] - begin;
		double best = -1e300, total = 0, expected = 0;
		begin += n;
		for (size_t i = 0; i < n; i++) {
			scores[i] = 0;
			for (int f = 0; f < SIZE; f++)
				scores[i] += weights[f] * (double)set[i].features[f];
			best = scores[i] > best ? scores[i] : best;
		}
		for (size_t i = 0; i < n; i++)
			total += scores[i] = (double)exp_negative((float)(scores[i] - best));
		for (size_t i = 0; i < n; i++)
			expected += scores[i] / total * set[i].rouge;
		for (size_t i = 0; i < n; i++) {
			const double p = scores[i] / total;
			const double pull = p * (set[i].rouge - expected) / risk_scale;
			for (int f = 0; f < SIZE; f++)
				gradient[f] -= pull * (double)set[i].features[f];
		}
	}
}

static void climb(const struct sets *sets, double weights[SIZE])
{
	double mean[SIZE] = {0}, square[SIZE] = {0}, gradient[SIZE];
	double mean_decay = 1, square_decay = 1;
	for (int step = 0; step < STEPS; step++) {
		mean_decay *= 0.9;
		square_decay *= 0.99;
		find_gradient(sets, weights, gradient);
		for (int f = 0; f < SIZE; f++) {
			mean[f] = 0.9 * mean[f] + 0.1 * gradient[f];
			square[f] = 0.99 * square[f] + 0.01 * gradient[f] * gradient[f];
			const double size = sqrt(square[f] / (1 - square_decay)) + 1e-8;
			weights[f] -= rate * (1 - (double)step / STEPS) * mean[f] /
			              (1 - mean_decay) / size;
		}
		if (weights[FEATURE_COUNT] > 0)
			weights[FEATURE_COUNT] = 0;
	}
}

/* The scale of the scores: shares of a softmax that people can read. */
static double find_scale(const article_vec *articles, const double *weights, const double *spread)
{
	double count = 1e-9, sum = 0, square = 0;
	for (size_t a = 0; a < articles->count; a++)
		for (size_t i = 0; i < articles->items[a].gist.sentences.count; i++) {
			if (articles->items[a].gist.sentences.items[i].flags & GIST_FURNITURE)
				continue;
			const double s = score(articles->items[a].features[i], weights, spread);
			count++;
			sum += s;
			square += s * s;
		}
	return 0.6 / (sqrt(square / count - sum / count * (sum / count)) + 1e-9);
}

void fit(const article_vec *articles, bool (*leave_out)(size_t index),
         struct gist_weights *weights)
{
	double spread[SIZE], w[SIZE] = {0}, first[SIZE] = {0};
	find_spread(articles, spread);
	/* The first candidates: near the beginning, and like the whole. */
	first[FEATURE_near] = 4 * spread[FEATURE_near];
	first[FEATURE_like_all] = 6 * spread[FEATURE_like_all];
	for (int round = 0; round < ROUNDS; round++) {
		struct sets sets = {0};
		for (size_t a = 0; a < articles->count; a++)
			if (!leave_out || !leave_out(a))
				add_article(&sets, articles->items + a, round ? w : first, spread);
		climb(&sets, w);
		vec_free(&libc_memory, &sets.all);
		vec_free(&libc_memory, &sets.ends);
	}
	const double scale = find_scale(articles, w, spread);
	for (int f = 0; f < FEATURE_COUNT; f++)
		weights->features[f] = (float)(w[f] / spread[f] * scale);
	weights->repetition = (float)(-w[FEATURE_COUNT] * scale);
}
