/* Threads that share a model and a user's rules, each with an analyzer of its own, find what one
 * thread finds. Meant for `make tsan`. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support.h"

enum { THREADS = 4, ROUNDS = 5, TEXTS = 8 };

struct job {
	const lede_model  *model;
	const lede_rules  *rules;
	const struct text *texts;
	lede_doc *const   *expected;
	size_t             first; /* threads begin at different texts */
	bool               same;
};

/* cmocka's assertions are for its own thread alone, so this one reports by job->same. */
static void *run(void *argument)
{
	struct job *job = argument;
	lede_analyzer *analyzer;
	lede_options options;
	lede_options_init(&options);
	options.rules = job->rules;
	job->same = !lede_analyzer_new(job->model, NULL, &analyzer, NULL);
	for (size_t i = 0; i < ROUNDS * TEXTS && job->same; i++) {
		const size_t t = (job->first + i) % TEXTS;
		const struct text *text = job->texts + t;
		lede_doc *doc;
		job->same = !lede_analyze(analyzer, text->bytes, text->length, &options, &doc,
		                           NULL) &&
		            doc_equal(doc, job->expected[t]);
		lede_doc_free(doc);
	}
	lede_analyzer_free(analyzer);
	return NULL;
}

/* Words, and a pattern that hits its limit, in what text_random makes. */
#define TERMS "the\tTHE\nof the\t-\n"
#define PATTERNS "CAPITAL \\b[A-Z]\\w+\nSLOW (\\w|\\w)*!x\n"

static const lede_rules_file rule_files[] = {
	{LEDE_TERMS, "terms", TERMS, sizeof TERMS - 1},
	{LEDE_PATTERNS, "patterns", PATTERNS, sizeof PATTERNS - 1},
};

static void threads_share_a_model(void **state)
{
	(void)state;
	struct text texts[TEXTS];
	lede_doc *expected[TEXTS];
	lede_model *model;
	lede_rules *rules;
	lede_analyzer *analyzer;
	lede_options options;
	assert_int_equal(lede_rules_new(rule_files, 2, NULL, &rules, NULL), LEDE_OK);
	assert_int_equal(lede_rules_warning_count(rules), 0);
	lede_options_init(&options);
	options.rules = rules;
	assert_int_equal(lede_model_builtin(NULL, &model, NULL), LEDE_OK);
	assert_int_equal(lede_analyzer_new(model, NULL, &analyzer, NULL), LEDE_OK);
	for (size_t t = 0; t < TEXTS; t++) {
		texts[t] = text_random((uint32_t)t, 4000);
		assert_int_equal(lede_analyze(analyzer, texts[t].bytes, texts[t].length, &options,
		                              expected + t, NULL),
		                 LEDE_OK);
	}

	pthread_t threads[THREADS];
	struct job jobs[THREADS];
	for (size_t i = 0; i < THREADS; i++) {
		jobs[i] = (struct job){model, rules, texts, expected, 2 * i, false};
		assert_int_equal(pthread_create(threads + i, NULL, run, jobs + i), 0);
	}
	for (size_t i = 0; i < THREADS; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	for (size_t i = 0; i < THREADS; i++)
		assert_true(jobs[i].same);

	for (size_t t = 0; t < TEXTS; t++) {
		lede_doc_free(expected[t]);
		text_free(texts + t);
	}
	lede_analyzer_free(analyzer);
	lede_rules_free(rules);
	lede_model_free(model);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(threads_share_a_model),
	};
	return cmocka_run_group_tests_name("threads", tests, NULL, NULL);
}
