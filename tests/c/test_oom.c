/* Every allocation fails in turn: LEDE_ENOMEM each time, nothing leaks, and the analyzer works
 * again afterwards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support.h"

enum { MOST = 100000 }; /* allocations, to end a test that would never succeed */

/* Some of everything, long enough for each array to grow more than once. */
static struct text everything(void)
{
	size_t length = 0;
	for (size_t i = 0; i < text_count(); i++)
		length += text_fixture(i).length + 2;
	struct text text = text_repeat("everything", "\n", 1, 3 * length);
	char *at = text.bytes;
	for (size_t i = 0; i < 3 * text_count(); i++) {
		const struct text part = text_fixture(i % text_count());
		memcpy(at, part.bytes, part.length);
		at += part.length + 2;
	}
	return text;
}

static void a_model_without_memory(void **state)
{
	(void)state;
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	lede_status status = LEDE_ENOMEM;
	size_t n = 0;
	while (status && n++ < MOST) {
		lede_error error = {0};
		lede_model *model = (lede_model *)&watch;
		watch.calls = 0;
		watch.fail_at = n;
		status = lede_model_builtin(&allocator, &model, &error);
		if (status) {
			assert_int_equal(status, LEDE_ENOMEM);
			assert_int_equal(error.status, LEDE_ENOMEM);
			assert_null(model);
		}
		lede_model_free(model);
		assert_int_equal(watch.blocks, 0);
	}
	assert_int_equal(status, LEDE_OK);
	assert_true(n > 1); /* it did fail */
	assert_false(watch.misused);
}

static void an_analyzer_without_memory(void **state)
{
	const lede_model *model = *state;
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	lede_status status = LEDE_ENOMEM;
	size_t n = 0;
	while (status && n++ < MOST) {
		lede_error error = {0};
		lede_analyzer *analyzer = (lede_analyzer *)&watch;
		watch.calls = 0;
		watch.fail_at = n;
		status = lede_analyzer_new(model, &allocator, &analyzer, &error);
		if (status) {
			assert_int_equal(status, LEDE_ENOMEM);
			assert_int_equal(error.status, LEDE_ENOMEM);
			assert_null(analyzer);
		}
		lede_analyzer_free(analyzer);
		assert_int_equal(watch.blocks, 0);
	}
	assert_int_equal(status, LEDE_OK);
	assert_true(n > 1);
	assert_false(watch.misused);
}

/* Analyses text with an analyzer of its own whose n-th allocation from now on fails. */
static lede_status analyze_failing_at(const lede_model *model, struct watch *watch, size_t n,
                                      const struct text *text, const lede_doc *expected)
{
	const lede_allocator allocator = watch_allocator(watch);
	lede_error error = {0};
	lede_analyzer *analyzer;
	lede_doc *doc;
	watch->fail_at = 0;
	assert_int_equal(lede_analyzer_new(model, &allocator, &analyzer, NULL), LEDE_OK);
	watch->calls = 0;
	watch->fail_at = n;
	const lede_status status =
		lede_analyze(analyzer, text->bytes, text->length, NULL, &doc, &error);
	if (status) {
		assert_int_equal(status, LEDE_ENOMEM);
		assert_int_equal(error.status, LEDE_ENOMEM);
		assert_null(doc);
		watch->fail_at = 0;
		assert_int_equal(
			lede_analyze(analyzer, text->bytes, text->length, NULL, &doc, NULL), 0);
	}
	assert_true(doc_equal(doc, expected));
	lede_analyzer_free(analyzer);
	lede_doc_free(doc);
	assert_int_equal(watch->blocks, 0);
	assert_int_equal(watch->bytes, 0);
	return status;
}

static void an_analysis_without_memory(void **state)
{
	const lede_model *model = *state;
	struct text text = everything();
	lede_analyzer *analyzer;
	lede_doc *expected;
	assert_int_equal(lede_analyzer_new(model, NULL, &analyzer, NULL), LEDE_OK);
	assert_int_equal(lede_analyze(analyzer, text.bytes, text.length, NULL, &expected, NULL),
	                 LEDE_OK);
	struct watch watch = {0};
	size_t n = 1;
	while (analyze_failing_at(model, &watch, n, &text, expected) && n < MOST)
		n++;
	assert_true(n > 8 && n < MOST);
	assert_false(watch.misused);
	lede_doc_free(expected);
	lede_analyzer_free(analyzer);
	text_free(&text);
}

static void a_warm_analyzer_keeps_its_scratch_and_no_more(void **state)
{
	const lede_model *model = *state;
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	struct text text = everything();
	lede_analyzer *analyzer;
	lede_doc *doc;
	assert_int_equal(lede_analyzer_new(model, &allocator, &analyzer, NULL), LEDE_OK);
	assert_int_equal(lede_analyze(analyzer, text.bytes, text.length, NULL, &doc, NULL), 0);
	lede_doc_free(doc);
	const size_t held = watch.bytes, cold_calls = watch.calls;
	watch.calls = 0;
	assert_int_equal(lede_analyze(analyzer, text.bytes, text.length, NULL, &doc, NULL), 0);
	assert_true(watch.calls < cold_calls);
	lede_doc_free(doc);
	assert_int_equal(watch.bytes, held);
	lede_analyzer_free(analyzer);
	assert_int_equal(watch.blocks, 0);
	text_free(&text);
}

#define TERMS "Ada Byron\tPERSON\tAda Lovelace\nship\tVESSEL\nbad\n"
#define PATTERNS "ID [A-Z]+-[0-9]+\nX (\nSLOW (a|a)*b|(a+)+c\n"
#define DECISIONS "Paris : VESSEL\nA = B\nA\n"

static const lede_rules_file rule_files[] = {
	{LEDE_TERMS, "terms", TERMS, sizeof TERMS - 1},
	{LEDE_PATTERNS, "patterns", PATTERNS, sizeof PATTERNS - 1},
	{LEDE_DECISIONS, "decisions", DECISIONS, sizeof DECISIONS - 1},
};

static void rules_without_memory(void **state)
{
	(void)state;
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	lede_status status = LEDE_ENOMEM;
	size_t n = 0;
	while (status && n++ < MOST) {
		lede_error error = {0};
		lede_rules *rules = (lede_rules *)&watch;
		watch.calls = 0;
		watch.fail_at = n;
		status = lede_rules_new(rule_files, 3, &allocator, &rules, &error);
		if (status) {
			assert_int_equal(status, LEDE_ENOMEM);
			assert_int_equal(error.status, LEDE_ENOMEM);
			assert_null(rules);
		} else {
			assert_int_equal(lede_rules_warning_count(rules), 3);
		}
		lede_rules_free(rules);
		assert_int_equal(watch.blocks, 0);
	}
	assert_int_equal(status, LEDE_OK);
	assert_true(n > 12);
	assert_false(watch.misused);
}

static void an_analysis_with_rules_without_memory(void **state)
{
	const lede_model *model = *state;
	static const char text[] = "Ada Byron wrote AB-12 on the ship to Paris; aaaaaaaaaaaaaaaaaaaa"
				   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.";
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	lede_options options;
	lede_rules *rules;
	lede_status status = LEDE_ENOMEM;
	size_t n = 0;
	assert_int_equal(lede_rules_new(rule_files, 3, NULL, &rules, NULL), LEDE_OK);
	lede_options_init(&options);
	options.rules = rules;
	while (status && n++ < MOST) {
		lede_analyzer *analyzer;
		lede_doc *doc;
		watch.fail_at = 0;
		assert_int_equal(lede_analyzer_new(model, &allocator, &analyzer, NULL), LEDE_OK);
		watch.calls = 0;
		watch.fail_at = n;
		status = lede_analyze(analyzer, text, sizeof text - 1, &options, &doc, NULL);
		assert_true(status == LEDE_OK || status == LEDE_ENOMEM);
		watch.fail_at = 0;
		if (status) {
			assert_null(doc);
			assert_int_equal(lede_analyze(analyzer, text, sizeof text - 1, &options,
			                              &doc, NULL), LEDE_OK);
		}
		assert_int_equal(lede_doc_entity_count(doc), 4);
		assert_int_equal(lede_doc_warning_count(doc), 1);
		lede_doc_free(doc);
		lede_analyzer_free(analyzer);
		assert_int_equal(watch.blocks, 0);
	}
	assert_int_equal(status, LEDE_OK);
	assert_true(n > 10);
	assert_false(watch.misused);
	lede_rules_free(rules);
}

static int set_up(void **state)
{
	return lede_model_builtin(NULL, (lede_model **)state, NULL) != LEDE_OK;
}

static int tear_down(void **state)
{
	lede_model_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_model_without_memory),
		cmocka_unit_test(an_analyzer_without_memory),
		cmocka_unit_test(an_analysis_without_memory),
		cmocka_unit_test(rules_without_memory),
		cmocka_unit_test(an_analysis_with_rules_without_memory),
		cmocka_unit_test(a_warm_analyzer_keeps_its_scratch_and_no_more),
	};
	return cmocka_run_group_tests_name("oom", tests, set_up, tear_down);
}
