/* What must hold for any text, tried on fixtures, on parts of them and on random bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support.h"
#include "text/utf8.h"

enum { RANDOM_TEXTS = 200, RANDOM_LENGTH = 700 };

struct fixture {
	lede_model    *model;
	lede_analyzer *analyzer;
	struct text    article;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	*state = f;
	if (!f || lede_model_builtin(NULL, &f->model, NULL) ||
	    lede_analyzer_new(f->model, NULL, &f->analyzer, NULL))
		return 1;
	f->article = text_file("examples/article.md");
	return f->article.bytes == NULL;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	text_free(&f->article);
	lede_analyzer_free(f->analyzer);
	lede_model_free(f->model);
	free(f);
	return 0;
}

static lede_doc *analyze(lede_analyzer *analyzer, const char *bytes, size_t length,
                         lede_markup markup)
{
	lede_options options;
	lede_doc *doc;
	lede_options_init(&options);
	options.markup = markup;
	assert_int_equal(lede_analyze(analyzer, bytes, length, &options, &doc, NULL), LEDE_OK);
	return doc;
}

static void check(struct fixture *f, const char *name, const char *bytes, size_t length)
{
	for (int markup = LEDE_MARKUP_MARKDOWN; markup <= LEDE_MARKUP_NONE; markup++) {
		lede_doc *doc = analyze(f->analyzer, bytes, length, (lede_markup)markup);
		const char *fault = doc_fault(doc, bytes, length);
		if (fault)
			fail_msg("%s (markup %d): %s", name, markup, fault);
		lede_doc_free(doc);
	}
}

static void invariants_hold_for_fixtures(void **state)
{
	for (size_t i = 0; i < text_count(); i++) {
		const struct text text = text_fixture(i);
		check(*state, text.name, text.bytes, text.length);
	}
}

static void invariants_hold_for_every_cut(void **state)
{
	for (size_t i = 0; i < text_count(); i++) {
		const struct text text = text_fixture(i);
		for (size_t cut = 0; cut < text.length; cut++) {
			/* Copies of exactly that size, so that a sanitizer sees a read beyond. */
			struct text head = text_repeat(text.name, text.bytes, text.length, cut);
			check(*state, text.name, head.bytes, head.length);
			text_free(&head);
			check(*state, text.name, text.bytes + cut, text.length - cut);
		}
	}
}

static void invariants_hold_for_random_bytes(void **state)
{
	for (uint32_t seed = 0; seed < RANDOM_TEXTS; seed++) {
		struct text text = text_random(seed, RANDOM_LENGTH);
		check(*state, text.name, text.bytes, text.length);
		text_free(&text);
	}
}

static void invariants_hold_for_the_article(void **state)
{
	struct fixture *f = *state;
	check(f, f->article.name, f->article.bytes, f->article.length);
}

/* Without markup nothing is left out: between tokens there is white space, or nothing at all. */
static void tokens_and_gaps_make_the_text(void **state)
{
	struct fixture *f = *state;
	for (uint32_t i = 0; i < text_count() + RANDOM_TEXTS; i++) {
		struct text text = i < text_count() ?
			text_fixture(i) : text_random(i, RANDOM_LENGTH);
		lede_doc *doc = analyze(f->analyzer, text.bytes, text.length, LEDE_MARKUP_NONE);
		size_t at = 0;
		for (size_t t = 0; t <= lede_doc_token_count(doc); t++) {
			const bool last = t == lede_doc_token_count(doc);
			const lede_span span = lede_doc_token(doc, t).span;
			const size_t begin = last ? text.length : span.begin;
			const uint32_t flags = lede_doc_token(doc, t).flags;
			const bool glued = flags & LEDE_TOKEN_GLUED;
			uint32_t code;
			if (flags >= 2 * LEDE_TOKEN_GLUED)
				fail_msg("%s %u: byte %zu: unknown flags", text.name, i, begin);
			if (t > 0 && !last && glued != (begin == at))
				fail_msg("%s %u: byte %zu: glued is wrong", text.name, i, begin);
			for (; at < begin; at += utf8_decode(text.bytes + at, begin - at, &code)) {
				utf8_decode(text.bytes + at, begin - at, &code);
				if (uni_class(code) != UNI_SPACE && uni_class(code) != UNI_OTHER &&
				    uni_class(code) != UNI_MARK)
					fail_msg("%s %u: byte %zu is in no token", text.name, i,
					         at);
			}
			at = last ? text.length : span.end;
		}
		lede_doc_free(doc);
		if (i >= text_count())
			text_free(&text);
	}
}

/* Whatever an analyzer has seen before, it finds the same in a text. */
static void the_past_does_not_matter(void **state)
{
	struct fixture *f = *state;
	for (uint32_t i = 0; i < text_count() + 40; i++) {
		struct text text = i < text_count() ? text_fixture(i) : text_random(i, 3000);
		lede_analyzer *fresh;
		assert_int_equal(lede_analyzer_new(f->model, NULL, &fresh, NULL), LEDE_OK);
		lede_doc *before = analyze(f->analyzer, text.bytes, text.length, 0);
		lede_doc_free(analyze(f->analyzer, f->article.bytes, f->article.length, 0));
		lede_doc *after = analyze(f->analyzer, text.bytes, text.length, 0);
		lede_doc *alone = analyze(fresh, text.bytes, text.length, 0);
		assert_true(doc_equal(before, alone));
		assert_true(doc_equal(after, alone));
		lede_doc_free(before);
		lede_doc_free(after);
		lede_doc_free(alone);
		lede_analyzer_free(fresh);
		if (i >= text_count())
			text_free(&text);
	}
}

/* A blank line ends everything: two texts with one between are found as each by itself. */
static void a_blank_line_separates(void **state)
{
	static const char *const parts[] = {
		"Angela Merkel met Emmanuel Macron in", "Paris, Texas. Nokia Corp",
		"and the U.S. said", "\xe2\x80\x9cNo", "Rome fell.",
	};
	enum { PARTS = sizeof parts / sizeof *parts };
	struct fixture *f = *state;
	for (size_t i = 0; i < PARTS * PARTS; i++) {
		const char *first = parts[i / PARTS], *second = parts[i % PARTS];
		char both[200];
		const int length = snprintf(both, sizeof both, "%s\n\n%s", first, second);
		lede_doc *whole = analyze(f->analyzer, both, (size_t)length, 0);
		lede_doc *head = analyze(f->analyzer, first, strlen(first), 0);
		lede_doc *tail = analyze(f->analyzer, second, strlen(second), 0);
		const size_t shift = strlen(first) + 2, count = lede_doc_sentence_count(head);
		assert_int_equal(lede_doc_sentence_count(whole),
		                 count + lede_doc_sentence_count(tail));
		assert_int_equal(lede_doc_token_count(whole),
		                 lede_doc_token_count(head) + lede_doc_token_count(tail));
		assert_int_equal(lede_doc_sentence(whole, count).span.begin,
		                 lede_doc_sentence(tail, 0).span.begin + shift);
		lede_doc_free(whole);
		lede_doc_free(head);
		lede_doc_free(tail);
	}
}

/* The prose of the benchmark takes 40 MB; the article, which is full of names, a little more. */
static void memory_is_a_few_times_the_text(void **state)
{
	enum { LENGTH = 10000000, MOST = 45000000 };
	const struct fixture *f = *state;
	struct text text = text_repeat("book", f->article.bytes, f->article.length, LENGTH);
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	lede_analyzer *analyzer;
	lede_doc *doc;
	assert_int_equal(lede_analyzer_new(f->model, &allocator, &analyzer, NULL), LEDE_OK);
	assert_int_equal(lede_analyze(analyzer, text.bytes, text.length, NULL, &doc, NULL),
	                 LEDE_OK);
	lede_analyzer_free(analyzer);
	assert_in_range(watch.peak - watch.bytes, 1, MOST);
	lede_doc_free(doc);
	assert_int_equal(watch.bytes, 0);
	text_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(invariants_hold_for_fixtures),
		cmocka_unit_test(invariants_hold_for_every_cut),
		cmocka_unit_test(invariants_hold_for_random_bytes),
		cmocka_unit_test(invariants_hold_for_the_article),
		cmocka_unit_test(tokens_and_gaps_make_the_text),
		cmocka_unit_test(the_past_does_not_matter),
		cmocka_unit_test(a_blank_line_separates),
		cmocka_unit_test(memory_is_a_few_times_the_text),
	};
	return cmocka_run_group_tests_name("properties", tests, set_up, tear_down);
}
