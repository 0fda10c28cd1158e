/* lede.h, function by function: what comes back, what is refused and with which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "builtin.h"
#include "support.h"

static const char NEWS[] =
	"Angela Merkel met Emmanuel Macron in Paris. They spoke about Nokia and the U.N. charter.";

static lede_doc *analyze(void **state, const char *text)
{
	struct builtin *f = *state;
	lede_doc *doc = NULL;
	assert_int_equal(lede_analyze(f->analyzer, text, strlen(text), NULL, &doc, NULL), LEDE_OK);
	assert_non_null(doc);
	return doc;
}

static void the_version_is_that_of_the_header(void **state)
{
	(void)state;
	char numbers[32];
	snprintf(numbers, sizeof numbers, "%d.%d.%d", LEDE_VERSION_MAJOR, LEDE_VERSION_MINOR,
	         LEDE_VERSION_PATCH);
	assert_string_equal(lede_version(), LEDE_VERSION);
	assert_string_equal(lede_version(), numbers);
}

static void statuses_have_names(void **state)
{
	(void)state;
	assert_string_equal(lede_status_name(LEDE_OK), "OK");
	assert_string_equal(lede_status_name(LEDE_EINVAL), "EINVAL");
	assert_string_equal(lede_status_name(LEDE_ENOMEM), "ENOMEM");
	assert_string_equal(lede_status_name(LEDE_ETOOBIG), "ETOOBIG");
	assert_string_equal(lede_status_name(LEDE_EUTF8), "EUTF8");
	assert_string_equal(lede_status_name(LEDE_EMODEL), "EMODEL");
	assert_string_equal(lede_status_name(LEDE_EVERSION), "EVERSION");
	assert_string_equal(lede_status_name(LEDE_ECANCELLED), "ECANCELLED");
	assert_string_equal(lede_status_name(LEDE_ECANCELLED + 1), "EUNKNOWN");
	assert_string_equal(lede_status_name((lede_status)-1), "EUNKNOWN");
}

static void types_have_names_both_ways(void **state)
{
	(void)state;
	assert_string_equal(lede_type_name(LEDE_PERSON), "PERSON");
	assert_string_equal(lede_type_name(LEDE_LAW), "LAW");
	for (int type = LEDE_PERSON; type < LEDE_TYPE_COUNT; type++) {
		const char *name = lede_type_name((lede_type)type);
		assert_true(name[0] >= 'A' && name[0] <= 'Z');
		assert_int_equal(lede_type_from_name(name, strlen(name)), type);
		assert_int_equal(lede_type_from_name(name, strlen(name) - 1), LEDE_NO_TYPE);
	}
	assert_string_equal(lede_type_name(LEDE_NO_TYPE), "");
	assert_string_equal(lede_type_name(LEDE_TYPE_COUNT), "");
	assert_string_equal(lede_type_name((lede_type)-1), "");
	assert_int_equal(lede_type_from_name("person", 6), LEDE_NO_TYPE);
	assert_int_equal(lede_type_from_name("PERSONS", 7), LEDE_NO_TYPE);
	assert_int_equal(lede_type_from_name("", 0), LEDE_NO_TYPE);
}

static void a_text_gives_tokens_sentences_and_entities(void **state)
{
	lede_doc *doc = analyze(state, NEWS);
	assert_null(doc_fault(doc, NEWS, strlen(NEWS)));
	assert_int_equal(lede_doc_sentence_count(doc), 2);
	assert_int_equal(lede_doc_sentence(doc, 0).span.begin, 0);
	assert_int_equal(lede_doc_sentence(doc, 0).span.end, strchr(NEWS, '.') + 1 - NEWS);
	assert_int_equal(lede_doc_sentence(doc, 1).block, LEDE_PARAGRAPH);
	assert_int_equal(lede_doc_token(doc, 0).span.end, strlen("Angela"));

	bool found = false;
	for (size_t i = 0; i < lede_doc_entity_count(doc); i++) {
		const lede_entity e = lede_doc_entity(doc, i);
		if (!strncmp(NEWS + e.span.begin, "Paris", 5))
			found = e.type == LEDE_GPE && e.span.end - e.span.begin == 5 &&
			        e.sentence == 0 && e.token_count == 1 && e.score > 0.5f;
	}
	assert_true(found);
	lede_doc_free(doc);
}

static void an_index_out_of_range_gives_zeroes(void **state)
{
	lede_doc *doc = analyze(state, NEWS);
	const lede_token no_token = {{0, 0}, 0};
	const lede_sentence no_sentence = {{0, 0}, 0, 0, LEDE_PARAGRAPH};
	const size_t beyond[] = {1000, SIZE_MAX, UINT32_MAX};
	for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
		const lede_token token = lede_doc_token(doc, beyond[i]);
		const lede_sentence sentence = lede_doc_sentence(doc, beyond[i]);
		const lede_entity entity = lede_doc_entity(doc, beyond[i]);
		assert_memory_equal(&token, &no_token, sizeof token);
		assert_memory_equal(&sentence, &no_sentence, sizeof sentence);
		assert_int_equal(entity.type, LEDE_NO_TYPE);
		assert_int_equal(entity.span.end, 0);
		assert_int_equal(entity.token_count, 0);
	}
	assert_int_equal(lede_doc_token(doc, lede_doc_token_count(doc)).span.end, 0);
	assert_int_equal(lede_doc_entity(doc, lede_doc_entity_count(doc)).span.end, 0);
	lede_doc_free(doc);
}

static void at_finds_what_holds_a_byte(void **state)
{
	lede_doc *doc = analyze(state, NEWS);
	const lede_sentence first = lede_doc_sentence(doc, 0);
	assert_int_equal(lede_doc_sentence_at(doc, 0), 0);
	assert_int_equal(lede_doc_sentence_at(doc, first.span.end - 1), 0);
	assert_int_equal(lede_doc_sentence_at(doc, first.span.end), LEDE_NONE); /* the blank */
	assert_int_equal(lede_doc_sentence_at(doc, first.span.end + 1), 1);
	assert_int_equal(lede_doc_sentence_at(doc, strlen(NEWS)), LEDE_NONE);
	assert_int_equal(lede_doc_sentence_at(doc, SIZE_MAX), LEDE_NONE);
	const size_t met = (size_t)(strstr(NEWS, "met") - NEWS);
	assert_int_equal(lede_doc_entity_at(doc, met), LEDE_NONE);
	const size_t paris = (size_t)(strstr(NEWS, "Paris") - NEWS);
	const uint32_t entity = lede_doc_entity_at(doc, paris + 4);
	assert_int_not_equal(entity, LEDE_NONE);
	assert_int_equal(lede_doc_entity_at(doc, paris + 5), LEDE_NONE);
	assert_int_equal(lede_doc_entity_at(doc, SIZE_MAX), LEDE_NONE);
	lede_doc_free(doc);
}

static void an_empty_text_is_an_empty_document(void **state)
{
	struct builtin *f = *state;
	lede_doc *doc;
	assert_int_equal(lede_analyze(f->analyzer, NULL, 0, NULL, &doc, NULL), LEDE_OK);
	assert_int_equal(lede_doc_token_count(doc), 0);
	assert_int_equal(lede_doc_sentence_count(doc), 0);
	assert_int_equal(lede_doc_entity_count(doc), 0);
	assert_int_equal(lede_doc_sentence_at(doc, 0), LEDE_NONE);
	assert_int_equal(lede_doc_entity_at(doc, 0), LEDE_NONE);
	lede_doc_free(doc);
}

static void a_document_needs_neither_text_nor_analyzer_nor_model(void **state)
{
	(void)state;
	lede_model *model;
	lede_analyzer *analyzer;
	lede_doc *doc, *again;
	char *text = malloc(sizeof NEWS);
	memcpy(text, NEWS, sizeof NEWS);
	assert_int_equal(lede_model_builtin(NULL, &model, NULL), LEDE_OK);
	assert_int_equal(lede_analyzer_new(model, NULL, &analyzer, NULL), LEDE_OK);
	assert_int_equal(lede_analyze(analyzer, text, strlen(NEWS), NULL, &doc, NULL), LEDE_OK);
	assert_int_equal(lede_analyze(analyzer, text, strlen(NEWS), NULL, &again, NULL), LEDE_OK);
	memset(text, 'x', sizeof NEWS);
	free(text);
	lede_analyzer_free(analyzer);
	lede_model_free(model);
	assert_null(doc_fault(doc, NEWS, strlen(NEWS)));
	assert_true(doc_equal(doc, again));
	lede_doc_free(doc);
	lede_doc_free(again);
}

static void freeing_nothing_is_fine(void **state)
{
	(void)state;
	lede_doc_free(NULL);
	lede_analyzer_free(NULL);
	lede_model_free(NULL);
}

/* Analyses NEWS with options that are to be refused; returns the error. */
static lede_error refused(void **state, const lede_options *options, const char *text,
                          size_t length)
{
	struct builtin *f = *state;
	lede_error error = {0};
	lede_doc *doc = (lede_doc *)f; /* to see that it is reset */
	const lede_status status =
		lede_analyze(f->analyzer, text, length, options, &doc, &error);
	assert_int_not_equal(status, LEDE_OK);
	assert_int_equal(status, error.status);
	assert_null(doc);
	assert_true(strlen(error.what) > 0);
	assert_int_not_equal(error.what[strlen(error.what) - 1], '.');
	return error;
}

static void wrong_arguments_are_refused(void **state)
{
	lede_options options;
	lede_error error = refused(state, NULL, NULL, 1);
	assert_int_equal(error.status, LEDE_EINVAL);

	memset(&options, 0, sizeof options); /* forgot lede_options_init */
	error = refused(state, &options, NEWS, strlen(NEWS));
	assert_int_equal(error.status, LEDE_EINVAL);
	assert_non_null(strstr(error.what, "lede_options_init"));

	lede_options_init(&options);
	options.size = sizeof options + 8; /* from a newer library */
	assert_int_equal(refused(state, &options, NEWS, 1).status, LEDE_EINVAL);

	lede_options_init(&options);
	options.flags = 1u << 31;
	error = refused(state, &options, NEWS, 1);
	assert_int_equal(error.status, LEDE_EINVAL);
	assert_non_null(strstr(error.what, "flags"));

	lede_options_init(&options);
	options.markup = (lede_markup)77;
	error = refused(state, &options, NEWS, 1);
	assert_int_equal(error.status, LEDE_EINVAL);
	assert_non_null(strstr(error.what, "markup"));

	lede_analyzer *analyzer = (lede_analyzer *)&options;
	assert_int_equal(lede_analyzer_new(NULL, NULL, &analyzer, &error), LEDE_EINVAL);
	assert_null(analyzer);
}

static void the_caller_may_know_fewer_options(void **state)
{
	struct builtin *f = *state;
	lede_options options;
	lede_doc *doc;
	lede_options_init(&options);
	options.size = offsetof(lede_options, max_bytes);
	options.max_bytes = 3; /* beyond size: not looked at */
	assert_int_equal(lede_analyze(f->analyzer, NEWS, strlen(NEWS), &options, &doc, NULL),
	                 LEDE_OK);
	lede_doc_free(doc);
}

static void a_long_text_is_refused(void **state)
{
	lede_options options;
	lede_options_init(&options);
	options.max_bytes = strlen(NEWS) - 1;
	assert_int_equal(refused(state, &options, NEWS, strlen(NEWS)).status, LEDE_ETOOBIG);
	/* Not read, so that it need not be there. */
	assert_int_equal(refused(state, NULL, NEWS, (size_t)INT32_MAX + 1).status, LEDE_ETOOBIG);

	struct builtin *f = *state;
	lede_doc *doc;
	options.max_bytes++;
	assert_int_equal(lede_analyze(f->analyzer, NEWS, strlen(NEWS), &options, &doc, NULL),
	                 LEDE_OK);
	lede_doc_free(doc);
}

static void strict_utf8_says_where(void **state)
{
	static const char bad[] = "Jos\xc3\xa9 met Jos\xe9 in Rome.";
	lede_options options;
	lede_options_init(&options);
	options.flags = LEDE_STRICT_UTF8;
	const lede_error error = refused(state, &options, bad, sizeof bad - 1);
	assert_int_equal(error.status, LEDE_EUTF8);
	assert_int_equal(error.offset, strchr(bad, '\xe9') - bad);

	struct builtin *f = *state;
	lede_doc *doc;
	assert_int_equal(lede_analyze(f->analyzer, bad, 8, &options, &doc, NULL), LEDE_OK);
	lede_doc_free(doc);
	assert_int_equal(lede_analyze(f->analyzer, bad, sizeof bad - 1, NULL, &doc, NULL), LEDE_OK);
	assert_null(doc_fault(doc, bad, sizeof bad - 1));
	lede_doc_free(doc);
}

struct progress {
	size_t calls, last, total, at_end, stop_at;
	bool   fell;
};

static bool on_progress(void *user, size_t done, size_t total)
{
	struct progress *p = user;
	p->fell |= p->calls > 0 && done < p->last;
	p->last = done;
	p->total = total;
	p->at_end += done == total;
	return ++p->calls == p->stop_at;
}

static void progress_is_told_and_can_stop(void **state)
{
	struct builtin *f = *state;
	struct text text = text_repeat("news", NEWS, strlen(NEWS), 200000);
	struct progress progress = {0};
	lede_options options;
	lede_doc *doc, *fresh;
	lede_options_init(&options);
	options.progress = on_progress;
	options.user = &progress;
	assert_int_equal(lede_analyze(f->analyzer, text.bytes, text.length, &options, &doc, NULL),
	                 LEDE_OK);
	assert_true(progress.calls > 4);
	assert_false(progress.fell);
	assert_int_equal(progress.total, text.length);
	assert_true(progress.last <= text.length);

	/* Some of the calls come when all sentences are read: what follows takes long, too. */
	assert_true(progress.at_end > 3);
	const size_t calls = progress.calls;
	for (size_t stop = 1; stop <= calls; stop++) {
		progress = (struct progress){.stop_at = stop};
		const lede_error error = refused(state, &options, text.bytes, text.length);
		assert_int_equal(error.status, LEDE_ECANCELLED);
		assert_int_equal(progress.calls, stop);
	}
	/* A cancelled run leaves no trace. */
	assert_int_equal(lede_analyze(f->analyzer, text.bytes, text.length, NULL, &fresh, NULL),
	                 LEDE_OK);
	assert_true(doc_equal(doc, fresh));
	lede_doc_free(doc);
	lede_doc_free(fresh);
	text_free(&text);
}

static void markup_is_a_choice(void **state)
{
	static const char text[] = "Alice lives in `Oslo` now.\n\n```\nBob\n```\n";
	struct builtin *f = *state;
	lede_options options;
	lede_doc *markdown, *plain;
	lede_options_init(&options);
	assert_int_equal(options.markup, LEDE_MARKUP_MARKDOWN);
	assert_int_equal(
		lede_analyze(f->analyzer, text, sizeof text - 1, &options, &markdown, NULL), 0);
	options.markup = LEDE_MARKUP_NONE;
	assert_int_equal(lede_analyze(f->analyzer, text, sizeof text - 1, &options, &plain, NULL),
	                 0);
	const size_t bob = (size_t)(strstr(text, "Bob") - text);
	assert_int_equal(lede_doc_sentence_at(markdown, bob), LEDE_NONE);
	assert_int_not_equal(lede_doc_sentence_at(plain, bob), LEDE_NONE);
	lede_doc_free(markdown);
	lede_doc_free(plain);
}

static void an_error_may_be_ignored(void **state)
{
	struct builtin *f = *state;
	lede_doc *doc;
	assert_int_equal(lede_analyze(f->analyzer, NULL, 5, NULL, &doc, NULL), LEDE_EINVAL);
	assert_null(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_version_is_that_of_the_header),
		cmocka_unit_test(statuses_have_names),
		cmocka_unit_test(types_have_names_both_ways),
		cmocka_unit_test(a_text_gives_tokens_sentences_and_entities),
		cmocka_unit_test(an_index_out_of_range_gives_zeroes),
		cmocka_unit_test(at_finds_what_holds_a_byte),
		cmocka_unit_test(an_empty_text_is_an_empty_document),
		cmocka_unit_test(a_document_needs_neither_text_nor_analyzer_nor_model),
		cmocka_unit_test(freeing_nothing_is_fine),
		cmocka_unit_test(wrong_arguments_are_refused),
		cmocka_unit_test(the_caller_may_know_fewer_options),
		cmocka_unit_test(a_long_text_is_refused),
		cmocka_unit_test(strict_utf8_says_where),
		cmocka_unit_test(progress_is_told_and_can_stop),
		cmocka_unit_test(markup_is_a_choice),
		cmocka_unit_test(an_error_may_be_ignored),
	};
	return cmocka_run_group_tests_name("api", tests, builtin_set_up, builtin_tear_down);
}
