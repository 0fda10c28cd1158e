#include "oracle.h"

double chain_score(const struct chain *chain, const uint8_t *labels)
{
	double score = 0;
	int before = LABEL_O;
	for (size_t i = 0; i < chain->count; i++) {
		const int label = labels[i];
		if (label >= LABEL_COUNT || !label_allows(before, label) ||
		    !(chain->allowed[i] >> label & 1))
			return -INFINITY;
		score += chain->transitions[before][label] + chain->sums[i][label];
		before = label;
	}
	return label_closes(before) ? score : -INFINITY;
}

static double add_logs(double a, double b)
{
	const double high = a > b ? a : b, low = a > b ? b : a;
	return low == -INFINITY ? high : high + log1p(exp(low - high));
}

static double larger(double a, double b)
{
	return a > b ? a : b;
}

/* Folds all paths to each label, token by token. */
static double fold(const struct chain *chain, double (*join)(double, double))
{
	double from[LABEL_COUNT], to[LABEL_COUNT];
	for (int p = 0; p < LABEL_COUNT; p++)
		from[p] = p == LABEL_O ? 0 : -INFINITY;
	for (size_t i = 0; i < chain->count; i++) {
		for (int y = 0; y < LABEL_COUNT; y++) {
			to[y] = -INFINITY;
			if (!(chain->allowed[i] >> y & 1))
				continue;
			for (int p = 0; p < LABEL_COUNT; p++)
				if (label_allows(p, y))
					to[y] = join(to[y], from[p] + chain->transitions[p][y]);
			to[y] += chain->sums[i][y];
		}
		memcpy(from, to, sizeof from);
	}
	double all = -INFINITY;
	for (int y = 0; y < LABEL_COUNT; y++)
		if (label_closes(y))
			all = join(all, from[y]);
	return all;
}

double chain_best(const struct chain *chain)
{
	return fold(chain, larger);
}

double chain_log_sum(const struct chain *chain)
{
	return fold(chain, add_logs);
}

double chain_segment(const struct chain *chain, size_t first, size_t last, lede_type type)
{
	struct chain only = *chain;
	const int k = (int)type - 1;
	for (size_t i = first; i <= last; i++) {
		const int label = first == last ? LABEL_U + k
		                  : i == first  ? LABEL_B + k
		                  : i == last   ? LABEL_L + k
		                                : LABEL_I + k;
		only.allowed[i] &= (uint64_t)1 << label;
	}
	return exp(chain_log_sum(&only) - chain_log_sum(chain));
}

void chain_enumerate(const struct chain *chain, double *best, double *log_sum, size_t *paths)
{
	uint8_t labels[5] = {0};
	assert(chain->count <= sizeof labels);
	*best = *log_sum = -INFINITY;
	*paths = 0;
	/* Counts up in base LABEL_COUNT; steps over all that begins with what can't be. */
	for (size_t at = 0;;) {
		const int before = at ? labels[at - 1] : LABEL_O;
		if (label_allows(before, labels[at]) && at + 1 < chain->count) {
			labels[++at] = 0;
			continue;
		}
		const double score = chain_score(chain, labels);
		if (at + 1 == chain->count && score > -INFINITY) {
			*best = larger(*best, score);
			*log_sum = add_logs(*log_sum, score);
			++*paths;
		}
		while (++labels[at] == LABEL_COUNT)
			if (at-- == 0)
				return;
	}
}

int random_between(uint64_t *state, int most)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (int)((*state >> 33) % (2 * (uint64_t)most + 1)) - most;
}

void chain_random(struct chain *chain, uint64_t *state, size_t count, int most_sum,
                  int most_transition, double unit, int16_t (*sums)[LABEL_LANES],
                  int16_t (*transitions)[LABEL_COUNT])
{
	chain->count = count;
	for (size_t i = 0; i < count; i++) {
		chain->allowed[i] = ANY_LABEL;
		for (int y = 0; y < LABEL_LANES; y++) {
			sums[i][y] =
				(int16_t)(y < LABEL_COUNT ? random_between(state, most_sum) : 0);
			if (y < LABEL_COUNT)
				chain->sums[i][y] = sums[i][y] * unit;
		}
	}
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_COUNT; y++) {
			transitions[p][y] = (int16_t)random_between(state, most_transition);
			chain->transitions[p][y] = transitions[p][y] * unit;
		}
}
