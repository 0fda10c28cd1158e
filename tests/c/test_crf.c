/* Learning: does it climb the right hill, the same way each time? */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "oracle.h"
#include "model/word.h"
#include "train/lists.h"
#include "train/second.h"
#include "train_support.h"

enum { TOKENS = 4000, ROWS = 8, PER_TOKEN = 3 };

/* A dataset made by hand: feature r is row r. */
struct toy_set {
	struct dataset set;
	uint32_t features[ROWS], rows[TOKENS * PER_TOKEN];
	size_t row_begin[TOKENS + 1], sentence_begin[TOKENS + 1];
	label_set allowed[TOKENS];
	size_t doc_begin[3], origin[2]; /* two documents, the second of them from end_doc on */
	uint8_t closing[2];
};

static struct toy_set toy_data;

static struct dataset *new_set(void)
{
	struct toy_set *t = &toy_data;
	memset(t, 0, sizeof *t);
	for (uint32_t r = 0; r < ROWS; r++)
		t->features[r] = r * 0x10001001u;
	t->set = (struct dataset){.features = t->features,
	                          .row_count = ROWS,
	                          .rows = t->rows,
	                          .row_begin = t->row_begin,
	                          .allowed = t->allowed,
	                          .sentence_begin = t->sentence_begin,
	                          .doc_begin = t->doc_begin,
	                          .origin = t->origin,
	                          .closing = t->closing,
	                          .doc_count = 2};
	return &t->set;
}

static void add_token(struct dataset *set, label_set allowed, const uint32_t *rows, size_t count)
{
	const size_t begin = set->row_begin[set->token_count];
	memcpy(set->rows + begin, rows, count * sizeof *rows);
	set->allowed[set->token_count++] = allowed;
	set->row_begin[set->token_count] = begin + count;
}

static void end_sentence(struct dataset *set)
{
	set->sentence_begin[++set->sentence_count] = set->token_count;
	set->doc_begin[1] = set->doc_begin[2] = set->sentence_count;
}

static label_set bit(int label)
{
	return (label_set)1 << label;
}

/* Sets *chain to a sentence under these weights; restricted: to its allowed labels. */
static void chain_of(const struct dataset *set, const struct crf_weights *weights, size_t sentence,
                     bool restricted, struct chain *chain)
{
	const size_t begin = set->sentence_begin[sentence];
	chain->count = set->sentence_begin[sentence + 1] - begin;
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_COUNT; y++)
			chain->transitions[p][y] = (double)weights->transitions[p][y];
	for (size_t i = 0; i < chain->count; i++) {
		chain->allowed[i] = restricted ? set->allowed[begin + i] : ANY_LABEL;
		for (int y = 0; y < LABEL_COUNT; y++) {
			chain->sums[i][y] = 0;
			for (size_t k = set->row_begin[begin + i];
			     k < set->row_begin[begin + i + 1]; k++)
				chain->sums[i][y] += (double)weights->rows[set->rows[k]][y];
		}
	}
}

static double likelihood(const struct dataset *set, const struct crf_weights *weights)
{
	static struct chain allowed, all;
	double sum = 0;
	for (size_t s = 0; s < set->sentence_count; s++) {
		chain_of(set, weights, s, true, &allowed);
		chain_of(set, weights, s, false, &all);
		sum += chain_log_sum(&allowed) - chain_log_sum(&all);
	}
	return sum;
}

/* A sentence "O B I L U O"; partial: of two labels nothing is known, of one not the type. */
static struct dataset *sentence_to_learn(bool partial)
{
	struct dataset *set = new_set();
	const label_set places = bit(LABEL_U + LEDE_GPE - 1) | bit(LABEL_U + LEDE_LOC - 1);
	add_token(set, bit(LABEL_O), (uint32_t[]){0, 1}, 2);
	add_token(set, bit(LABEL_B + LEDE_ORG - 1), (uint32_t[]){2}, 1);
	add_token(set, partial ? ANY_LABEL : bit(LABEL_I + LEDE_ORG - 1), (uint32_t[]){3, 1, 4}, 3);
	add_token(set, bit(LABEL_L + LEDE_ORG - 1), (uint32_t[]){2, 5}, 2);
	add_token(set, partial ? places : bit(LABEL_U + LEDE_GPE - 1), (uint32_t[]){6, 2}, 2);
	add_token(set, partial ? ANY_LABEL : bit(LABEL_O), (uint32_t[]){0}, 1);
	end_sentence(set);
	return set;
}

/* The slope of the likelihood along one weight, which is one of *weights. */
static double slope(const struct dataset *set, const struct crf_weights *weights, float *weight)
{
	const float kept = *weight, h = 1e-3f;
	*weight = kept + h;
	const double up = likelihood(set, weights), high = (double)*weight;
	*weight = kept - h;
	const double down = likelihood(set, weights), low = (double)*weight;
	*weight = kept;
	return (up - down) / (high - low);
}

/* The gradient that crf_train followed, against differences of the oracle's likelihood.
 *
 * With one sentence and a damping that dwarfs AdaGrad's squares, a step is the gradient times
 * rate / sqrt(damping). A run of one epoch ends at the weights where the second step of a run of
 * two begins: the difference is the gradient there, at weights that are not zero. The second step
 * has 1 - 0.9 / 2 of the rate. A gradient under 1e-4 is not followed, once a token. */
static void check_gradient(bool partial)
{
	const struct dataset *set = sentence_to_learn(partial);
	const double tolerance = 5e-4;
	const struct crf_settings once = {.epochs = 1, .rate = 5e2f, .damping = 1e6f, .seed = 1};
	struct crf_settings twice = once;
	twice.epochs = 2;
	const double step = 5e2 * 0.55 / 1e3;
	struct crf_weights before = train_quietly(set, once), after = train_quietly(set, twice);
	double steepest = 0;
	for (uint32_t r = 0; r < ROWS; r++)
		for (int y = 0; y < LABEL_COUNT; y++) {
			float *w = &before.rows[r][y];
			const double gradient = (double)(after.rows[r][y] - *w) / step;
			const double wanted = slope(set, &before, w);
			if (fabs(gradient - wanted) > tolerance)
				fail_msg("row %u, label %d: %g instead of %g", r, y, gradient,
				         wanted);
			steepest = fabs(gradient) > steepest ? fabs(gradient) : steepest;
		}
	assert_true(steepest > 0.1);
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_COUNT; y++) {
			float *w = &before.transitions[p][y];
			const double gradient = (double)(after.transitions[p][y] - *w) / step;
			const double wanted = slope(set, &before, w);
			if (fabs(gradient - wanted) > tolerance)
				fail_msg("transition %d to %d: %g instead of %g", p, y, gradient,
				         wanted);
			assert_true(label_allows(p, y) || *w == 0);
		}
	free(before.rows);
	free(after.rows);
}

static void the_gradient_of_complete_labels(void **state)
{
	(void)state;
	check_gradient(false);
}

static void the_gradient_of_partial_labels(void **state)
{
	(void)state;
	check_gradient(true);
}

/* One-token sentences with one feature: the best weights give each label its share. */
static void shares_are_learnt(void **state)
{
	(void)state;
	struct dataset *set = new_set();
	static const struct {
		int label, tenths;
	} shares[] = {{LABEL_O, 6}, {LABEL_U + LEDE_GPE - 1, 3}, {LABEL_U + LEDE_ORG - 1, 1}};
	for (int round = 0; round < 100; round++)
		for (size_t k = 0; k < 3; k++)
			for (int n = 0; n < shares[k].tenths; n++) {
				add_token(set, bit(shares[k].label), (uint32_t[]){0}, 1);
				end_sentence(set);
			}
	struct crf_weights weights =
		train_quietly(set, (struct crf_settings){.epochs = 20, .rate = 0.05f,
	                                                 .damping = 1e-2f, .seed = 7});
	struct chain *chain = calloc(1, sizeof *chain);
	chain_of(set, &weights, 0, false, chain);
	for (size_t k = 0; k < 3; k++) {
		chain->allowed[0] = bit(shares[k].label);
		const double part = chain_log_sum(chain);
		chain->allowed[0] = ANY_LABEL;
		assert_true(fabs(exp(part - chain_log_sum(chain)) - shares[k].tenths / 10.0) <
		            0.04);
	}
	free(chain);
	free(weights.rows);
}

/* A set that can be learnt by heart. */
static struct dataset *alternating(void)
{
	struct dataset *set = new_set();
	for (uint32_t s = 0; s < 40; s++) {
		add_token(set, bit(LABEL_O), (uint32_t[]){0, s % 3}, 2);
		if (s % 2) {
			add_token(set, bit(LABEL_U + LEDE_GPE - 1), (uint32_t[]){3, 4}, 2);
		} else {
			add_token(set, bit(LABEL_B + LEDE_PERSON - 1), (uint32_t[]){5}, 1);
			add_token(set, bit(LABEL_L + LEDE_PERSON - 1), (uint32_t[]){6}, 1);
		}
		add_token(set, bit(LABEL_O), (uint32_t[]){7}, 1);
		end_sentence(set);
	}
	return set;
}

static void more_epochs_are_more_likely(void **state)
{
	(void)state;
	const struct dataset *set = alternating();
	double before = -INFINITY;
	for (int epochs = 1; epochs <= 16; epochs *= 2) {
		const struct crf_settings settings = {
			.epochs = epochs, .rate = 0.1f, .damping = 1e-2f, .seed = 3};
		struct crf_weights weights = train_quietly(set, settings);
		const double now = likelihood(set, &weights);
		assert_true(now > before && now < 0);
		before = now;
		free(weights.rows);
	}
	assert_true(before / 40 > -0.2);
}

static void decay_keeps_weights_small(void **state)
{
	(void)state;
	const struct dataset *set = alternating();
	double sums[2] = {0, 0};
	for (int k = 0; k < 2; k++) {
		const struct crf_settings settings = {.epochs = 10, .rate = 0.1f,
		                                      .decay = k ? 0.1f : 0, .damping = 1e-2f,
		                                      .seed = 3};
		struct crf_weights weights = train_quietly(set, settings);
		for (size_t r = 0; r < ROWS; r++)
			for (int y = 0; y < LABEL_COUNT; y++)
				sums[k] += fabs((double)weights.rows[r][y]);
		free(weights.rows);
	}
	assert_true(sums[1] < 0.9 * sums[0]);
}

/* Each token has a feature that always tells its label and one that does four times of five: the
 * second is worth something only to those who can't rely on the first. */
static void dropout_spreads_what_is_learnt(void **state)
{
	(void)state;
	struct dataset *set = new_set();
	for (uint32_t s = 0; s < 40; s++) {
		const int label = s % 2 ? LABEL_O : LABEL_U + LEDE_GPE - 1;
		const uint32_t hint = s % 10 < 2 ? 1 - s % 2 : s % 2;
		add_token(set, bit(label), (uint32_t[]){s % 2, 2 + hint}, 2);
		end_sentence(set);
	}
	float part[2];
	for (int k = 0; k < 2; k++) {
		const struct crf_settings settings = {.epochs = 20, .rate = 0.1f, .damping = 1e-2f,
		                                      .seed = 3, .dropout = k ? 0.5f : 0};
		struct crf_weights weights = train_quietly(set, settings),
				   again = train_quietly(set, settings);
		assert_memory_equal(weights.rows, again.rows, ROWS * sizeof *weights.rows);
		part[k] = weights.rows[3][LABEL_O] / weights.rows[1][LABEL_O];
		free(weights.rows);
		free(again.rows);
	}
	assert_true(part[0] > 0 && part[1] > 1.05f * part[0]);
}

static void the_same_again_is_the_same(void **state)
{
	(void)state;
	const struct dataset *set = alternating();
	const struct crf_settings settings = {
		.epochs = 5, .rate = 0.1f, .decay = 1e-3f, .damping = 1e-2f, .seed = 11};
	struct crf_settings other = settings;
	other.seed++;
	struct crf_weights a = train_quietly(set, settings), b = train_quietly(set, settings),
			   c = train_quietly(set, other);
	const size_t bytes = ROWS * sizeof *a.rows;
	assert_memory_equal(a.rows, b.rows, bytes);
	assert_memory_equal(a.transitions, b.transitions, sizeof a.transitions);
	assert_int_not_equal(memcmp(a.rows, c.rows, bytes), 0); /* another order */
	free(a.rows);
	free(b.rows);
	free(c.rows);
}

/* Two documents that contradict one another: the last epochs decide, for the one that they alone
 * see, or see more often. */
static void the_closing_documents_have_the_last_word(void **state)
{
	(void)state;
	struct dataset *set = new_set();
	for (int n = 0; n < 20; n++) {
		add_token(set, bit(LABEL_U + (n < 10 ? LEDE_GPE : LEDE_ORG) - 1), (uint32_t[]){0},
		          1);
		end_sentence(set);
	}
	set->doc_begin[1] = 10;
	for (int round = 0; round < 4; round++) {
		const int last = round % 2;
		set->closing[last] = round < 2 ? 1 : 3;
		set->closing[!last] = round < 2 ? 0 : 1;
		struct crf_weights weights = train_quietly(
			set, (struct crf_settings){.epochs = 10, .rate = 0.1f, .damping = 1e-2f,
			                             .seed = 3, .closing = 5});
		uint8_t label;
		crf_label(set, &weights, 0, &label);
		assert_int_equal(label, LABEL_U + (last ? LEDE_ORG : LEDE_GPE) - 1);
		free(weights.rows);
	}
}

/* Of sentences that are left out nothing is learnt; the labels of crf_label are those learnt. */
static void only_some_sentences(void **state)
{
	(void)state;
	struct dataset *set = alternating();
	bool only[40];
	for (size_t s = 0; s < 40; s++)
		only[s] = s % 2 == 0;
	const struct crf_settings settings = {
		.epochs = 10, .rate = 0.1f, .damping = 1e-2f, .seed = 3};
	static const struct crf_watch silence = {0};
	struct crf_weights all, half;
	crf_train(set, NULL, &settings, &silence, &all);
	crf_train(set, only, &settings, &silence, &half);
	uint8_t labels[8];
	crf_label(set, &all, 0, labels);
	assert_int_equal(labels[1], LABEL_B + LEDE_PERSON - 1);
	assert_int_equal(labels[2], LABEL_L + LEDE_PERSON - 1);
	crf_label(set, &all, 1, labels);
	assert_int_equal(labels[1], LABEL_U + LEDE_GPE - 1);
	for (int y = 0; y < LABEL_COUNT; y++) {
		assert_true(half.rows[3][y] == 0 && half.rows[4][y] == 0);
		assert_true(y != LABEL_B || half.rows[5][y] != 0);
	}
	free(all.rows);
	free(half.rows);
}

/* The set that a document's words are seen in again, for the second pass. */
static void evidence_is_learnt_from_other_documents(void **state)
{
	(void)state;
	corpus_vec docs = {0};
	static const char *const names[] = {"Ann", "Bob", "Cid", "Dan", "Eve", "Fay", "Gus", "Hal"};
	char text[4000] = "";
	for (size_t k = 0; k < 8; k++) {
		const size_t at = strlen(text);
		snprintf(text + at, sizeof text - at,
		         "{\"text\": \"So Mr %s came. Then %s left.\", \"entities\": "
		         "[[6, 9, \"PERSON\"], [21, 24, \"PERSON\"]]}\n",
		         names[k], names[k]);
	}
	docs = read_corpus("a.jsonl", text, (struct source){0});
	static const struct clusters no_clusters;
	list_vec no_names = {0};
	struct lexicon lexicon = lists_index(&no_names, &no_clusters);
	struct dataset set;
	dataset_make(&docs, &lexicon, 1, NULL, &set);
	const size_t rows = set.row_count;
	assert_null(set.more_begin);
	second_stage(&set, &(struct crf_settings){
				   .epochs = 10, .rate = 0.1f, .damping = 1e-2f, .seed = 3});
	assert_true(set.row_count > rows);
	assert_non_null(set.more_begin);
	/* Each name is seen in two places of its document: both know of the other. */
	const size_t first = set.sentence_begin[0];
	size_t told = 0;
	for (size_t t = first; t < set.sentence_begin[2]; t++)
		if (set.name_like[t] == word_lower_hash("Ann", 3)) {
			assert_true(set.more_begin[t + 1] > set.more_begin[t]);
			told++;
		}
	assert_int_equal(told, 2);
	free_set(&set);
	free_lexicon(&lexicon);
	free_corpus(&docs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_gradient_of_complete_labels),
		cmocka_unit_test(the_gradient_of_partial_labels),
		cmocka_unit_test(shares_are_learnt),
		cmocka_unit_test(more_epochs_are_more_likely),
		cmocka_unit_test(decay_keeps_weights_small),
		cmocka_unit_test(dropout_spreads_what_is_learnt),
		cmocka_unit_test(the_same_again_is_the_same),
		cmocka_unit_test(the_closing_documents_have_the_last_word),
		cmocka_unit_test(only_some_sentences),
		cmocka_unit_test(evidence_is_learnt_from_other_documents),
	};
	return cmocka_run_group_tests_name("crf", tests, make_folder, remove_folder);
}
