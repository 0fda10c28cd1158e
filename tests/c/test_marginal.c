/* The probability of an entity, against sums over all paths in double precision. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "oracle.h"
#include "tag/marginal.h"

#define UNIT (1.0f / 16)

/* Float rounds at 6e-8 and e^x is good to 5e-6: with some steps a token that is 1e-5 a token. What
 * is next to nothing may drown. */
static double tolerance(double value, size_t tokens)
{
	return (1e-5 * value + 1e-7) * (double)tokens;
}

static struct chain chain;
static struct factors factors;
static struct lattice lattice[CHAIN_MOST];
static int16_t sums[CHAIN_MOST][LABEL_LANES];
static int16_t weights[LABEL_COUNT][LABEL_COUNT];

static void run_between(size_t first_end, size_t last_end)
{
	memset(lattice, 0x7f, sizeof lattice);
	factors_set(&factors, *weights, UNIT);
	forward_backward(&factors, (const int16_t(*)[LABEL_LANES])sums, chain.count, first_end,
	                 last_end, lattice);
}

static void run(void)
{
	run_between(0, chain.count - 1);
}

static void randomise(uint64_t *state, size_t count, int most_sum, int most_transition)
{
	chain_random(&chain, state, count, most_sum, most_transition, UNIT, sums, weights);
	run();
}

static void assert_near(double value, double wanted)
{
	if (!(fabs(value - wanted) <= tolerance(wanted, chain.count)))
		fail_msg("%.9g instead of %.9g", value, wanted);
}

static double segment(size_t first, size_t last, int type)
{
	return (double)segment_probability(&factors, lattice, first, last, (lede_type)type);
}

static void the_oracle_is_right(void **state)
{
	(void)state;
	uint64_t random = 1;
	for (int round = 0; round < 12; round++) {
		double best, log_sum;
		size_t paths;
		randomise(&random, 1 + (size_t)round % 4, 100, 50);
		chain_enumerate(&chain, &best, &log_sum, &paths);
		assert_true(fabs(log_sum - chain_log_sum(&chain)) < 1e-9);
	}
}

static void every_segment_of_a_short_sentence(void **state)
{
	(void)state;
	uint64_t random = 2;
	for (int round = 0; round < 30; round++) {
		randomise(&random, 1 + (size_t)round % 5, 8 << round % 6, 4 << round % 5);
		for (size_t first = 0; first < chain.count; first++)
			for (size_t last = first; last < chain.count; last++)
				for (int type = 1; type <= LABEL_TYPES; type++)
					assert_near(segment(first, last, type),
					            chain_segment(&chain, first, last,
					                          (lede_type)type));
	}
}

static double chain_outside(size_t token)
{
	const double all = chain_log_sum(&chain);
	chain.allowed[token] = (uint64_t)1 << LABEL_O;
	const double outside = chain_log_sum(&chain);
	chain.allowed[token] = ANY_LABEL;
	return exp(outside - all);
}

/* A token is outside, or in one segment of one type: probabilities add up to 1. */
static void segments_share_out_a_token(void **state)
{
	(void)state;
	uint64_t random = 3;
	for (int round = 0; round < 40; round++) {
		randomise(&random, 1 + (size_t)round % 9, 100, 50);
		const size_t token = (size_t)round % chain.count;
		double all = chain_outside(token);
		for (size_t first = 0; first <= token; first++)
			for (size_t last = token; last < chain.count; last++)
				for (int type = 1; type <= LABEL_TYPES; type++)
					all += segment(first, last, type);
		assert_near(all, 1);
	}
}

/* Segments that end within bounds need no more than what is filled in for these. */
static void what_is_asked_for_is_there(void **state)
{
	(void)state;
	uint64_t random = 4;
	for (int round = 0; round < 40; round++) {
		randomise(&random, 1 + (size_t)round % 9, 200, 100);
		const size_t first_end = (size_t)(round * 7) % chain.count;
		const size_t last_end = first_end + (size_t)round % (chain.count - first_end);
		run_between(first_end, last_end);
		for (size_t last = first_end; last <= last_end; last++)
			for (size_t first = 0; first <= last; first++)
				assert_near(segment(first, last, LEDE_ORG),
				            chain_segment(&chain, first, last, LEDE_ORG));
	}
}

static void a_long_sentence_loses_no_precision(void **state)
{
	(void)state;
	uint64_t random = 5;
	randomise(&random, CHAIN_MOST, 100, 50);
	for (size_t first = 0; first < chain.count; first += 41)
		for (size_t length = 1; length < 5; length++) {
			const size_t last = first + length - 1;
			if (last < chain.count)
				assert_near(segment(first, last, LEDE_ORG),
				            chain_segment(&chain, first, last, LEDE_ORG));
		}
}

/* One token, so that the probability is e^x over a sum: as exact as that function of ours. */
static void powers_of_e_are_exact(void **state)
{
	(void)state;
	chain.count = 1;
	memset(weights, 0, sizeof weights);
	for (int gap = 0; gap <= 1200; gap++) {
		for (int y = 0; y < LABEL_LANES; y++)
			sums[0][y] = -2000;
		sums[0][LABEL_O] = 0;
		sums[0][LABEL_U] = (int16_t)-gap;
		run();
		const double e = exp(-gap / 16.0);
		const double error = fabs(segment(0, 0, 1) / (e / (1 + e)) - 1);
		assert_true(error < (gap <= 160 ? 2e-6 : 5e-6));
	}
	/* A transition may be positive. */
	for (int y = 0; y < LABEL_LANES; y++)
		sums[0][y] = (int16_t)(y == LABEL_O || y == LABEL_U ? 0 : -2000);
	for (int16_t w = -1000; w <= 1000; w += 8) {
		weights[LABEL_O][LABEL_U] = w;
		run();
		assert_near(segment(0, 0, 1), 1 / (1 + exp(-w / 16.0)));
	}
}

/* Whatever a model holds, a score is a number from 0 to 1. */
static void hostile_weights_give_a_probability(void **state)
{
	(void)state;
	uint64_t random = 6;
	static const int most[] = {1000, 2000, 4000, 127 * 60, 20000, INT16_MAX};
	for (int round = 0; round < 2000; round++) {
		randomise(&random, 1 + (size_t)round % 20, most[round % 6], most[round / 6 % 6]);
		for (size_t first = 0; first < chain.count; first++)
			for (size_t last = first; last < chain.count; last++) {
				const double p = segment(first, last, 1 + round % LABEL_TYPES);
				if (!(p >= 0 && p <= 1))
					fail_msg("round %d: %g", round, p);
			}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_oracle_is_right),
		cmocka_unit_test(every_segment_of_a_short_sentence),
		cmocka_unit_test(segments_share_out_a_token),
		cmocka_unit_test(what_is_asked_for_is_there),
		cmocka_unit_test(a_long_sentence_loses_no_precision),
		cmocka_unit_test(powers_of_e_are_exact),
		cmocka_unit_test(hostile_weights_give_a_probability),
	};
	return cmocka_run_group_tests_name("marginal", tests, NULL, NULL);
}
