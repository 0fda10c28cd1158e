/* Linear-chain sums and maxima in double precision, by the plainest algorithm there is: what the
 * fast ones are compared with. Only label_allows is shared with them. */
#ifndef LEDE_TESTS_ORACLE_H
#define LEDE_TESTS_ORACLE_H

#include "model/label.h"

enum { CHAIN_MOST = 320 };

#define ANY_LABEL (((uint64_t)1 << LABEL_COUNT) - 1)

/* A sentence to label. Its first token follows O, its last label closes. */
struct chain {
	size_t   count;
	double   sums[CHAIN_MOST][LABEL_COUNT];
	double   transitions[LABEL_COUNT][LABEL_COUNT];
	uint64_t allowed[CHAIN_MOST]; /* sets of labels, as bits */
};

/* The score of a path, or -INFINITY when it is not well formed or not allowed. */
double chain_score(const struct chain *chain, const uint8_t *labels);

/* The best score of all paths, and the logarithm of the sum of e^score over all of them. */
double chain_best(const struct chain *chain);
double chain_log_sum(const struct chain *chain);

/* The probability that tokens first .. last are one entity of that type, among all paths. */
double chain_segment(const struct chain *chain, size_t first, size_t last, lede_type type);

/* The same two by trying every path; *paths is how many there are. For five tokens at most. */
void chain_enumerate(const struct chain *chain, double *best, double *log_sum, size_t *paths);

/* Whole numbers from -most to most. */
int random_between(uint64_t *state, int most);

/* Random whole weights, as int16 tables and, times unit, in *chain; every label is allowed. */
void chain_random(struct chain *chain, uint64_t *state, size_t count, int most_sum,
                  int most_transition, double unit, int16_t (*sums)[LABEL_LANES],
                  int16_t (*transitions)[LABEL_COUNT]);

#endif
