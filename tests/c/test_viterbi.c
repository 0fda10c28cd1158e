/* The best path, against all paths (short sentences) and against plain dynamic programming. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "oracle.h"
#include "tag/viterbi.h"

/* A sentence, and what viterbi makes of it. */
static struct chain chain;
static struct transitions transitions;
static int16_t sums[CHAIN_MOST][LABEL_LANES];
static struct viterbi_token best[CHAIN_MOST];
static int16_t weights[LABEL_COUNT][LABEL_COUNT];
static uint8_t labels[CHAIN_MOST];

static void label(void)
{
	memset(labels, 0xff, sizeof labels);
	memset(best, 0x55, sizeof best);
	transitions_set(&transitions, *weights);
	viterbi(&transitions, (const int16_t(*)[LABEL_LANES])sums, best, chain.count, labels);
}

static void randomise(uint64_t *state, size_t count, int most_sum, int most_transition)
{
	chain_random(&chain, state, count, most_sum, most_transition, 1, sums, weights);
	label();
}

static void the_best_of_all_paths_is_found(void **state)
{
	(void)state;
	static const size_t paths_of[] = {0, 11, 131, 1561, 18601, 221651};
	uint64_t random = 1;
	for (int round = 0; round < 40; round++) {
		double score, log_sum;
		size_t paths;
		const size_t count = round == 0 ? 5 : 1 + (size_t)round % 4;
		randomise(&random, count, 1 << round % 10, 1 << round % 8);
		chain_enumerate(&chain, &score, &log_sum, &paths);
		assert_int_equal(paths, paths_of[count]);
		assert_true(chain_score(&chain, labels) == score);
		assert_true(chain_best(&chain) == score); /* the other oracle */
	}
}

static void the_best_path_of_a_long_sentence_is_found(void **state)
{
	(void)state;
	uint64_t random = 2;
	for (int round = 0; round < 60; round++) {
		const size_t count = 1 + (size_t)(round * 37) % CHAIN_MOST;
		randomise(&random, count, 1 << round % 10, 1 << round % 8);
		assert_true(chain_score(&chain, labels) == chain_best(&chain));
	}
}

/* Names as a trained model sees them: long runs of one type, far ahead of all else. */
static void a_long_entity_is_found(void **state)
{
	(void)state;
	uint64_t random = 3;
	for (size_t length = 2; length < CHAIN_MOST; length = length * 3 / 2 + 1) {
		chain_random(&chain, &random, CHAIN_MOST, 100, 100, 1, sums, weights);
		const size_t first = (CHAIN_MOST - length) / 2;
		for (size_t i = first; i < first + length; i++) {
			const int y = i == first                ? LABEL_B
			              : i + 1 == first + length ? LABEL_L
			                                        : LABEL_I;
			sums[i][y] = 900;
			chain.sums[i][y] = 900;
		}
		label();
		assert_true(chain_score(&chain, labels) == chain_best(&chain));
		assert_int_equal(labels[first], LABEL_B);
		assert_int_equal(labels[first + length - 1], LABEL_L);
	}
}

/* Without weights there is nothing to mark. */
static void a_tie_is_outside(void **state)
{
	(void)state;
	uint64_t random = 4;
	randomise(&random, 9, 0, 0);
	for (size_t i = 0; i < chain.count; i++)
		assert_int_equal(labels[i], LABEL_O);
}

static void a_single_token(void **state)
{
	(void)state;
	for (int wanted = 0; wanted < LABEL_COUNT; wanted++) {
		memset(sums, 0, sizeof sums);
		memset(weights, 0, sizeof weights);
		sums[0][wanted] = 50;
		sums[0][LABEL_U + 3] = 20;
		chain.count = 1;
		label();
		/* Only O and U begin and end a sentence. */
		const bool whole = wanted == LABEL_O || (wanted >= LABEL_U && wanted < LABEL_L);
		assert_int_equal(labels[0], whole ? wanted : LABEL_U + 3);
	}
}

static void assert_well_formed(void)
{
	for (size_t i = 0; i < chain.count; i++)
		chain.allowed[i] = ANY_LABEL;
	assert_true(chain_score(&chain, labels) > -INFINITY);
}

/* A model from elsewhere may hold anything. The path is well formed all the same. */
static void hostile_weights_give_a_well_formed_path(void **state)
{
	(void)state;
	uint64_t random = 5;
	static const int most[] = {1000, 2000, 4000, 127 * 60, 20000, INT16_MAX};
	for (int round = 0; round < 3000; round++) {
		const int most_sum = most[round % 6], most_transition = most[round / 6 % 6];
		randomise(&random, 1 + (size_t)round % 12, most_sum, most_transition);
		assert_well_formed();
	}
}

/* Each weight at one of its ends, which is worse than anything between. */
static void extreme_weights_give_a_well_formed_path(void **state)
{
	(void)state;
	uint64_t random = 6;
	for (int round = 0; round < 3000; round++) {
		const int extreme = round % 2 ? 127 * 60 : INT16_MAX;
		randomise(&random, 1 + (size_t)round % 7, 1, 1);
		for (size_t i = 0; i < chain.count; i++)
			for (int y = 0; y < LABEL_COUNT; y++)
				sums[i][y] = (int16_t)(sums[i][y] * extreme);
		for (int p = 0; p < LABEL_COUNT; p++)
			for (int y = 0; y < LABEL_COUNT; y++)
				weights[p][y] = (int16_t)(weights[p][y] * extreme);
		label();
		assert_well_formed();
	}
}

/* Everything speaks for an entity that has begun before the sentence. */
static void a_sentence_never_begins_inside(void **state)
{
	(void)state;
	static const int inside[] = {LABEL_L, LABEL_I};
	for (size_t n = 0; n < 2; n++)
		for (int sum = 1; sum < INT16_MAX; sum = sum * 2 + 1) {
			memset(weights, 0, sizeof weights);
			for (size_t i = 0; i < 4; i++)
				for (int y = 0; y < LABEL_LANES; y++)
					sums[i][y] = (int16_t)-sum;
			sums[0][inside[n] + 2] = (int16_t)sum;
			sums[1][LABEL_L + 2] = (int16_t)sum;
			chain.count = 4;
			label();
			assert_well_formed();
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_best_of_all_paths_is_found),
		cmocka_unit_test(the_best_path_of_a_long_sentence_is_found),
		cmocka_unit_test(a_long_entity_is_found),
		cmocka_unit_test(a_tie_is_outside),
		cmocka_unit_test(a_single_token),
		cmocka_unit_test(hostile_weights_give_a_well_formed_path),
		cmocka_unit_test(extreme_weights_give_a_well_formed_path),
		cmocka_unit_test(a_sentence_never_begins_inside),
	};
	return cmocka_run_group_tests_name("viterbi", tests, NULL, NULL);
}
