/* Texts that break careless programs. What they give is checked here; that the work grows with
 * their size and no faster is checked by work.sh, which runs
 *     test_pathological NAME LENGTH
 * and counts instructions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "builtin.h"
#include "support.h"

/* Made by repetition of a unit. */
static const struct {
	const char *name, *unit;
} kinds[] = {
	{"prose", "Angela Merkel met Mr. Macron in Paris. They spoke of the U.S. economy.\n"},
	{"brackets", "("},
	{"closing", ")"},
	{"square", "["},
	{"links", "[a]("},
	{"images", "![["},
	{"angles", "<"},
	{"comments", "<!--"},
	{"tags", "<a href=\""},
	{"backquotes", "`a``"},
	{"rising-ticks", "` `` ``` ```` ````` ``````"},
	{"stars", "*a_ **b"},
	{"quotes", "\""},
	{"curly", "\xe2\x80\x9c"},
	{"initials", "A."},
	{"spaced-initials", "A. "},
	{"dots", "."},
	{"dashes", "-"},
	{"hyphens", "A-"},
	{"apostrophes", "a'"},
	{"token", "a"},
	{"capitals", "A"},
	{"digits", "1"},
	{"commas", "1,"},
	{"dollars", "$"},
	{"numbers", "1 "},
	{"thousands", "1 000 "},
	{"amounts", "$1 to "},
	{"number-words", "twenty-"},
	{"hundreds", "one hundred and "},
	{"halves", "half a million "},
	{"many", "tens of "},
	{"telephones", "+1 202 "},
	{"urls", "http://"},
	{"mails", "a@"},
	{"names", "Rome "},
	{"namesakes", "Ann Lee met Bob Lee and Mr. Lee of Lee Corp. in Lee. "},
	{"lines", "word\n"},
	{"name-lines", "Word\n"},
	{"blank-lines", "\n"},
	{"spaces", " "},
	{"pipes", "|"},
	{"rows", "| a "},
	{"items", "- a\n"},
	{"nested-items", "- - "},
	{"quoted", "> "},
	{"hashes", "# a\n"},
	{"fences", "```\n"},
	{"rules", "---\n"},
	{"ampersands", "&amp;"},
	{"nul", "\0"},
	{"bad", "\xff"},
	{"cut", "\xf0\x9f\x98"},
	{"surrogates", "\xed\xa0\x80"},
	{"marks", "\xcc\x81"},
	{"emoji", "\xf0\x9f\x98\x80"},
	{"no-break", "\xc2\xa0"},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static struct text make(size_t kind, size_t length)
{
	const size_t unit = strlen(kinds[kind].unit);
	return text_repeat(kinds[kind].name, kinds[kind].unit, unit ? unit : 1, length);
}

static lede_doc *analyze(void **state, const struct text *text)
{
	struct builtin *f = *state;
	lede_options options;
	lede_doc *doc;
	lede_options_init(&options);
	options.flags = LEDE_REUSE; /* remembering must not take longer than reading, either */
	assert_int_equal(
		lede_analyze(f->analyzer, text->bytes, text->length, &options, &doc, NULL),
		LEDE_OK);
	const char *fault = doc_fault(doc, text->bytes, text->length);
	if (fault)
		fail_msg("%s: %s", text->name, fault);
	return doc;
}

static void every_kind_keeps_the_invariants(void **state)
{
	for (size_t kind = 0; kind < KINDS; kind++) {
		struct text text = make(kind, 50000);
		lede_doc_free(analyze(state, &text));
		text_free(&text);
	}
}

/* Analyses length bytes of unit over and over. */
static lede_doc *repeated(void **state, const char *unit, size_t length)
{
	struct text text = text_repeat(unit, unit, strlen(unit), length);
	lede_doc *doc = analyze(state, &text);
	text_free(&text);
	return doc;
}

static void a_megabyte_of_brackets_names_nobody(void **state)
{
	lede_doc *doc = repeated(state, "(", 1 << 20);
	assert_int_equal(lede_doc_entity_count(doc), 0);
	assert_true(lede_doc_token_count(doc) <= 1 << 20);
	lede_doc_free(doc);
}

static void a_megabyte_of_initials_is_read_to_the_end(void **state)
{
	lede_doc *doc = repeated(state, "A.", 1 << 20);
	const size_t last = lede_doc_token_count(doc) - 1;
	assert_int_equal(lede_doc_token(doc, last).span.end, 1 << 20);
	lede_doc_free(doc);
}

/* It may be cut, so that no later stage meets a token of any length, but nothing is lost. */
static void a_megabyte_without_a_blank_is_few_tokens(void **state)
{
	lede_doc *doc = repeated(state, "a", 1 << 20);
	const size_t count = lede_doc_token_count(doc);
	assert_true(count >= 1 && count <= 64);
	assert_int_equal(lede_doc_sentence_count(doc), 1);
	assert_int_equal(lede_doc_entity_count(doc), 0);
	for (size_t t = 0; t < count; t++)
		assert_int_equal(lede_doc_token(doc, t).span.begin,
		                 t ? lede_doc_token(doc, t - 1).span.end : 0);
	assert_int_equal(lede_doc_token(doc, count - 1).span.end, 1 << 20);
	lede_doc_free(doc);
}

static void a_line_of_20_kB_is_many_sentences(void **state)
{
	static const char unit[] = "Angela Merkel met Emmanuel Macron in Paris. ";
	lede_doc *doc = repeated(state, unit, 500 * (sizeof unit - 1));
	assert_int_equal(lede_doc_sentence_count(doc), 500);
	assert_int_equal(lede_doc_token_count(doc), 500 * 8);
	/* Far from the ends of the text the sentences are all alike. */
	assert_int_equal(lede_doc_entity_count(doc) % 10, 0);
	lede_doc_free(doc);
}

static void a_hundred_thousand_lines_of_a_word(void **state)
{
	lede_doc *doc = repeated(state, "word\n", 100000 * 5);
	assert_int_equal(lede_doc_token_count(doc), 100000);
	lede_doc_free(doc);
	doc = repeated(state, "word\n\n", 100000 * 6);
	assert_int_equal(lede_doc_token_count(doc), 100000);
	assert_int_equal(lede_doc_sentence_count(doc), 100000);
	lede_doc_free(doc);
}

static void tiny_texts_have_the_right_shape(void **state)
{
	static const struct {
		const char *bytes;
		size_t      length, tokens, sentences;
	} tiny[] = {
		{"", 0, 0, 0},     {"a", 1, 1, 1}, {"\xff", 1, 1, 1},
		{"(", 1, 1, 1},    {" ", 1, 0, 0}, {"\n", 1, 0, 0},
		{"\r\n", 2, 0, 0}, {".", 1, 1, 1}, {"\xef\xbb\xbf", 3, 0, 0},
	};
	for (size_t i = 0; i < sizeof tiny / sizeof *tiny; i++) {
		struct text text = text_repeat(tiny[i].bytes, tiny[i].bytes, tiny[i].length,
		                               tiny[i].length);
		lede_doc *doc = analyze(state, &text);
		if (lede_doc_token_count(doc) != tiny[i].tokens ||
		    lede_doc_sentence_count(doc) != tiny[i].sentences)
			fail_msg("'%s': %zu tokens, %zu sentences", tiny[i].bytes,
			         lede_doc_token_count(doc), lede_doc_sentence_count(doc));
		assert_int_equal(lede_doc_entity_count(doc), 0);
		lede_doc_free(doc);
		text_free(&text);
	}
}

static void bad_bytes_leave_their_neighbours_alone(void **state)
{
	static const char text[] = "Paris \xff\xfe Rome \xed\xa0\x80 Oslo \xf0\x9f Bonn.";
	struct text whole = {text, (char *)(uintptr_t)text, sizeof text - 1};
	lede_doc *doc = analyze(state, &whole);
	const char *const words[] = {"Paris", "Rome", "Oslo", "Bonn"};
	for (size_t w = 0; w < 4; w++) {
		const size_t at = (size_t)(strstr(text, words[w]) - text);
		size_t found = 0;
		for (size_t t = 0; t < lede_doc_token_count(doc); t++) {
			const lede_span span = lede_doc_token(doc, t).span;
			found += span.begin == at && span.end == at + strlen(words[w]);
		}
		assert_int_equal(found, 1);
	}
	lede_doc_free(doc);
}

/* The memory an analysis takes besides its results is bounded by the text. */
static void memory_is_linear_in_the_text(void **state)
{
	const struct builtin *f = *state;
	for (size_t kind = 0; kind < KINDS; kind++) {
		size_t peak[2];
		for (size_t i = 0; i < 2; i++) {
			struct watch watch = {0};
			const lede_allocator allocator = watch_allocator(&watch);
			struct text text = make(kind, i ? 160000 : 40000);
			lede_analyzer *analyzer;
			lede_doc *doc;
			assert_int_equal(
				lede_analyzer_new(f->model, &allocator, &analyzer, NULL), 0);
			watch.peak = 0;
			const size_t before = watch.bytes;
			assert_int_equal(lede_analyze(analyzer, text.bytes, text.length, NULL, &doc,
			                              NULL), 0);
			peak[i] = watch.peak > before ? watch.peak - before : 0;
			lede_doc_free(doc);
			lede_analyzer_free(analyzer);
			assert_int_equal(watch.blocks, 0);
			text_free(&text);
		}
		if (peak[1] > 6 * peak[0] + 65536)
			fail_msg("%s: 4 times the text takes %zu bytes instead of %zu",
			         kinds[kind].name, peak[1], peak[0]);
	}
}

/* For work.sh: analyses texts of that kind (of every kind when there is none of that name), first
 * of length, then of four times the length, and prints their names in that order. */
static int work(const char *name, size_t length)
{
	lede_model *model;
	lede_status status = lede_model_builtin(NULL, &model, NULL);
	for (size_t i = 0; i < 2 * KINDS && !status; i++) {
		if (*name && strcmp(kinds[i / 2].name, name) != 0)
			continue;
		struct text text = make(i / 2, i % 2 ? 4 * length : length);
		lede_analyzer *analyzer;
		lede_doc *doc = NULL;
		status = lede_analyzer_new(model, NULL, &analyzer, NULL);
		if (!status)
			status = lede_analyze(analyzer, text.bytes, text.length, NULL, &doc, NULL);
		printf("%s %zu\n", text.name, text.length);
		lede_doc_free(doc);
		lede_analyzer_free(analyzer);
		text_free(&text);
	}
	lede_model_free(model);
	return (int)status;
}

int main(int argc, char **argv)
{
	if (argc == 3)
		return work(argv[1], strtoul(argv[2], NULL, 10));
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_keeps_the_invariants),
		cmocka_unit_test(a_megabyte_of_brackets_names_nobody),
		cmocka_unit_test(a_megabyte_of_initials_is_read_to_the_end),
		cmocka_unit_test(a_megabyte_without_a_blank_is_few_tokens),
		cmocka_unit_test(a_line_of_20_kB_is_many_sentences),
		cmocka_unit_test(a_hundred_thousand_lines_of_a_word),
		cmocka_unit_test(tiny_texts_have_the_right_shape),
		cmocka_unit_test(bad_bytes_leave_their_neighbours_alone),
		cmocka_unit_test(memory_is_linear_in_the_text),
	};
	return cmocka_run_group_tests_name("pathological", tests, builtin_set_up, builtin_tear_down);
}
