/* LEDE_REUSE: what an analyzer remembers of the text before makes no difference to what is found.
 * Texts are edited at random, and each version is analysed by an analyzer that remembers and by
 * one that does not; every field must be the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "same.h"
#include "support.h"

/* ---- Texts -------------------------------------------------------------------------------- */

/* The texts of a file of JSON Lines, one behind the other, up to `most` bytes. */
static struct text read_texts(const char *path, size_t most)
{
	struct text file = text_file(path);
	assert_non_null(file.bytes);
	size_t length = 0;
	bool inside = false;
	static const char head[] = "\"text\": \"";
	for (size_t i = 0; i < file.length && length < most; i++) {
		if (!inside) {
			inside = file.length - i > sizeof head &&
			         memcmp(file.bytes + i, head, sizeof head - 1) == 0;
			i += inside ? sizeof head - 2 : 0;
		} else if (file.bytes[i] == '"') {
			inside = false;
			file.bytes[length++] = '\n';
			file.bytes[length++] = '\n';
		} else if (file.bytes[i] == '\\') {
			i++;
			file.bytes[length++] = file.bytes[i] == 'n' ? '\n' : file.bytes[i];
		} else {
			file.bytes[length++] = file.bytes[i];
		}
	}
	file.length = length;
	return file;
}

static uint32_t random_below(uint32_t *seed, size_t limit)
{
	*seed = *seed * 1664525u + 1013904223u;
	return limit ? (uint32_t)((*seed >> 8) % limit) : 0;
}

/* Puts `with` in place of text[begin .. end). */
static void splice(struct text *text, size_t begin, size_t end, const char *with, size_t length)
{
	char *bytes = malloc(text->length - (end - begin) + length + 1);
	assert_non_null(bytes);
	memcpy(bytes, text->bytes, begin);
	memcpy(bytes + begin, with, length);
	memcpy(bytes + begin + length, text->bytes + end, text->length - end);
	text->length += length - (end - begin);
	free(text->bytes);
	text->bytes = bytes;
}

/* A place in the text: right behind some byte of that kind, if there is one. */
static size_t place(const struct text *text, uint32_t *seed, char behind)
{
	const size_t at = random_below(seed, text->length);
	const char *found = memchr(text->bytes + at, behind, text->length - at);
	return found ? (size_t)(found - text->bytes) + 1 : at;
}

/* What people do to texts: a letter, a word, a date, a line; cut, copied, moved, upper case. */
static void edit(struct text *text, uint32_t *seed)
{
	static const char *const words[] = {
		"Paris ", "said ", "Kishida ", "5 May ", "May ", "yesterday ", "$5 million ", "x", ". ",
		"\n\n", "# ", "`", "the Bank of Ghana ", "washington ", "on Monday, 3/4/2015, ", "- ",
		"\n", "<!-- lede: off -->", "US ", "He ", "KABUL, April 3, 2008 - ", "\xff", "\"",
	};
	const size_t at = place(text, seed, ' '), length = text->length;
	const size_t line = place(text, seed, '\n');
	size_t end = line + random_below(seed, 400);
	end = end < length ? end : length;
	switch (random_below(seed, 8)) {
	case 0: /* a key that deletes */
		splice(text, at, at < length ? at + 1 : at, "", 0);
		break;
	case 1: /* lines that go */
		splice(text, line, end, "", 0);
		break;
	case 2: { /* or are found elsewhere as well */
		const struct text copy = text_repeat("copy", text->bytes + line, end - line, end - line);
		const size_t to = random_below(seed, text->length);
		splice(text, to, to, copy.bytes, copy.length);
		free(copy.bytes);
		break;
	}
	case 3: /* a capital */
		if (at < length)
			text->bytes[at] ^= 0x20;
		break;
	default: {
		const char *word = words[random_below(seed, sizeof words / sizeof *words)];
		splice(text, at, at, word, strlen(word));
	}
	}
}

/* ---- Analyses ----------------------------------------------------------------------------- */

struct pair {
	lede_analyzer *remembers, *forgets;
};

static struct pair pair_new(const lede_model *model)
{
	struct pair pair;
	assert_int_equal(lede_analyzer_new(model, NULL, &pair.remembers, NULL), LEDE_OK);
	assert_int_equal(lede_analyzer_new(model, NULL, &pair.forgets, NULL), LEDE_OK);
	return pair;
}

static void pair_free(struct pair *pair)
{
	lede_analyzer_free(pair->remembers);
	lede_analyzer_free(pair->forgets);
}

static void check_same(struct pair *pair, const struct text *text, const lede_options *given)
{
	lede_options options = *given;
	lede_doc *doc, *expected;
	options.flags |= LEDE_REUSE;
	assert_int_equal(
		lede_analyze(pair->remembers, text->bytes, text->length, &options, &doc, NULL),
		LEDE_OK);
	assert_int_equal(
		lede_analyze(pair->forgets, text->bytes, text->length, given, &expected, NULL),
		LEDE_OK);
	const char *difference = doc_difference(doc, expected);
	if (difference)
		fail_msg("%s", difference);
	lede_doc_free(doc);
	lede_doc_free(expected);
}

static void check_edits(const lede_model *model, struct text text, uint32_t seed, int rounds)
{
	struct pair pair = pair_new(model);
	lede_options options;
	lede_options_init(&options);
	check_same(&pair, &text, &options);
	for (int i = 0; i < rounds; i++) {
		for (uint32_t n = 1 + random_below(&seed, 3); n > 0 && text.length; n--)
			edit(&text, &seed);
		/* Options may change as well. */
		const uint32_t flags = random_below(&seed, 8) ? 0 : random_below(&seed, 4);
		options.flags = (flags & 1 ? LEDE_DAY_FIRST : 0) | (flags & 2 ? LEDE_PRONOUNS : 0);
		options.markup = random_below(&seed, 10) ? LEDE_MARKUP_MARKDOWN : LEDE_MARKUP_NONE;
		options.date = (lede_date){random_below(&seed, 10) ? 0 : 2015, 6, 1};
		check_same(&pair, &text, &options);
	}
	text_free(&text);
	pair_free(&pair);
}

static void edits_of_articles(void **state)
{
	check_edits(*state, read_texts("model/text/train/lede_more.jsonl", 60000), 1, 120);
	check_edits(*state, text_file("examples/article.md"), 2, 300);
}

static void edits_of_what_is_awkward(void **state)
{
	for (size_t i = 0; i < text_count(); i++) {
		const struct text t = text_fixture(i);
		check_edits(*state, text_repeat(t.name, t.bytes, t.length, t.length),
		            (uint32_t)i, 12);
	}
	for (uint32_t seed = 1; seed < 5; seed++)
		check_edits(*state, text_random(seed, 3000), seed, 30);
}

static void texts_that_have_nothing_in_common(void **state)
{
	struct pair pair = pair_new(*state);
	lede_options options;
	lede_options_init(&options);
	struct text article = text_file("examples/article.md"), none = {"none", NULL, 0};
	for (size_t i = 0; i < text_count(); i++) {
		const struct text fixture = text_fixture(i);
		check_same(&pair, &fixture, &options);
		check_same(&pair, i % 3 ? &article : &none, &options);
	}
	text_free(&article);
	pair_free(&pair);
}

/* The same sentence again and again, and different ones of one length. */
static void many_like_one_another(void **state)
{
	static const char same[] = "Mr Kishida met Paris in Paris on 5 May 2015. ";
	struct text text = text_repeat("same", same, sizeof same - 1, 20000);
	for (size_t i = 0; i + sizeof same < text.length; i += 3 * sizeof same)
		text.bytes[i + 3] = (char)('A' + i % 23);
	check_edits(*state, text, 3, 20);
}

static void with_rules(void **state)
{
	static const char terms[] = "Kishida\tPRODUCT\nzorb\tALIEN\n";
	static const char patterns[] = "WORD \\b[a-z]+ing\\b\n";
	const lede_rules_file files[] = {{LEDE_TERMS, "t", terms, sizeof terms - 1},
	                                 {LEDE_PATTERNS, "p", patterns, sizeof patterns - 1}};
	lede_rules *rules;
	assert_int_equal(lede_rules_new(files, 2, NULL, &rules, NULL), LEDE_OK);
	struct pair pair = pair_new(*state);
	struct text text = text_file("examples/article.md");
	lede_options options;
	lede_options_init(&options);
	uint32_t seed = 9;
	for (int i = 0; i < 30; i++) {
		options.rules = i % 3 ? rules : NULL;
		options.types = i % 5 ? 0 : 1u << LEDE_PERSON | 1u << LEDE_DATE;
		edit(&text, &seed);
		check_same(&pair, &text, &options);
	}
	text_free(&text);
	pair_free(&pair);
	lede_rules_free(rules);
}

/* ---- What goes wrong ---------------------------------------------------------------------- */

static bool stop_at(void *user, size_t done, size_t total)
{
	(void)total;
	return done >= *(size_t *)user;
}

static void stopped_analyses(void **state)
{
	struct pair pair = pair_new(*state);
	struct text text = read_texts("model/text/train/lede_more.jsonl", 120000);
	lede_options options, stopped;
	lede_options_init(&options);
	check_same(&pair, &text, &options);
	uint32_t seed = 4;
	for (size_t i = 0; i < 7; i++) {
		size_t at = i < 6 ? i * 20000 : text.length + 1;
		lede_doc *doc;
		edit(&text, &seed);
		at = at < text.length ? at : text.length; /* while names are grouped */
		stopped = options;
		stopped.flags = LEDE_REUSE;
		stopped.progress = stop_at;
		stopped.user = &at;
		assert_int_equal(
			lede_analyze(pair.remembers, text.bytes, text.length, &stopped, &doc, NULL),
			LEDE_ECANCELLED);
		check_same(&pair, &text, &options);
	}
	text_free(&text);
	pair_free(&pair);
}

/* Every allocation of an analysis after an edit fails in turn. */
static void analyses_without_memory(void **state)
{
	enum { MOST = 10000 };
	static const char before[] = "# Paris\n\nMr Kishida met Ms Joly in Paris on 5 May. May came "
				     "late. He paid $5 million. Paris sued Joly.\n\nParis left Rome.";
	static const char after[] = "# Paris\n\nMr Kishida met Ms Joly in Oslo on 5 May. May came "
				    "late. He paid $5 million. Paris sued Joly.\n\nThen Paris left.";
	lede_options options;
	lede_options_init(&options);
	options.flags = LEDE_REUSE;
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	struct pair pair = pair_new(*state);
	lede_doc *expected;
	assert_int_equal(lede_analyze(pair.forgets, after, sizeof after - 1, NULL, &expected, NULL),
	                 LEDE_OK);
	lede_status status = LEDE_ENOMEM;
	size_t n = 0;
	while (status && n++ < MOST) {
		lede_analyzer *analyzer;
		lede_doc *doc;
		watch.fail_at = 0;
		assert_int_equal(lede_analyzer_new(*state, &allocator, &analyzer, NULL), LEDE_OK);
		assert_int_equal(
			lede_analyze(analyzer, before, sizeof before - 1, &options, &doc, NULL),
			LEDE_OK);
		lede_doc_free(doc);
		watch.calls = 0;
		watch.fail_at = n;
		status = lede_analyze(analyzer, after, sizeof after - 1, &options, &doc, NULL);
		watch.fail_at = 0;
		if (status) {
			assert_int_equal(status, LEDE_ENOMEM);
			assert_int_equal(lede_analyze(analyzer, after, sizeof after - 1, &options,
			                              &doc, NULL),
			                 LEDE_OK);
		}
		assert_null(doc_difference(doc, expected));
		lede_doc_free(doc);
		lede_analyzer_free(analyzer);
		assert_int_equal(watch.blocks, 0);
	}
	assert_int_equal(status, LEDE_OK);
	assert_true(n > 8);
	assert_false(watch.misused);
	lede_doc_free(expected);
	pair_free(&pair);
}

/* ---- What it costs ------------------------------------------------------------------------ */

static void memory_is_bounded_and_only_for_who_asks(void **state)
{
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	struct text text = read_texts("model/text/train/lede_more.jsonl", 200000);
	lede_options options;
	lede_options_init(&options);
	lede_analyzer *analyzer;
	lede_doc *doc;
	assert_int_equal(lede_analyzer_new(*state, &allocator, &analyzer, NULL), LEDE_OK);
	size_t held[4];
	for (int i = 0; i < 4; i++) {
		options.flags = i ? LEDE_REUSE : 0;
		assert_int_equal(
			lede_analyze(analyzer, text.bytes, text.length, &options, &doc, NULL), 0);
		lede_doc_free(doc);
		held[i] = watch.bytes;
	}
	assert_true(held[1] > held[0]);
	assert_true(held[2] - held[0] < 20 * text.length);
	assert_int_equal(held[3], held[2]);
	lede_analyzer_free(analyzer);
	text_free(&text);
}

static int open_model(void **state)
{
	lede_model *model;
	const int failed = lede_model_builtin(NULL, &model, NULL);
	*state = model;
	return failed;
}

static int free_model(void **state)
{
	lede_model_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits_of_articles),
		cmocka_unit_test(edits_of_what_is_awkward),
		cmocka_unit_test(texts_that_have_nothing_in_common),
		cmocka_unit_test(many_like_one_another),
		cmocka_unit_test(with_rules),
		cmocka_unit_test(stopped_analyses),
		cmocka_unit_test(analyses_without_memory),
		cmocka_unit_test(memory_is_bounded_and_only_for_who_asks),
	};
	return cmocka_run_group_tests(tests, open_model, free_model);
}
