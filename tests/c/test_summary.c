/* lede_summarize: what is chosen, within which limits, from where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support.h"

/* Sentences 1, 2, 3, 4, 6 and 7 are prose. */
static const char NEWS[] =
	"# Ferry sinks off Samos\n\n"
	"ATHENS (Reuters) - A ferry with 200 passengers sank off the island of Samos on Monday. "
	"The coast guard rescued 180 people, the ministry said. "
	"However, twelve passengers were still missing at night. "
	"Captain Nikos Vardalos had warned of the storm in the morning.\n\n"
	"Read more: the island in pictures\n\n"
	"He told the company that the ferry was too old. "
	"The company denied it.\n";

struct fixture {
	lede_model    *model;
	lede_analyzer *analyzer;
	lede_doc      *doc;
	lede_text      text;
	lede_summary_sentence sentences[64];
	lede_summary   summary;
	lede_error     error;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	*state = f;
	if (!f || lede_model_builtin(NULL, &f->model, NULL) ||
	    lede_analyzer_new(f->model, NULL, &f->analyzer, NULL) ||
	    lede_analyze(f->analyzer, NEWS, sizeof NEWS - 1, NULL, &f->doc, NULL))
		return 1;
	f->text = (lede_text){f->doc, NEWS, sizeof NEWS - 1};
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	lede_doc_free(f->doc);
	lede_analyzer_free(f->analyzer);
	lede_model_free(f->model);
	free(f);
	return 0;
}

static lede_summary_options defaults(void)
{
	lede_summary_options options;
	lede_summary_options_init(&options);
	return options;
}

static void summarize(struct fixture *f, const lede_summary_options *options)
{
	assert_int_equal(lede_summarize(&f->text, 1, options, f->sentences, &f->summary, &f->error),
	                 LEDE_OK);
}

/* Is sentence `index` in the summary? */
static const lede_summary_sentence *find(const struct fixture *f, uint32_t index)
{
	for (size_t i = 0; i < f->summary.count; i++)
		if (f->sentences[i].sentence == index)
			return f->sentences + i;
	return NULL;
}

static void three_sentences_in_text_order_by_default(void **state)
{
	struct fixture *f = *state;
	summarize(f, NULL);
	assert_int_equal(f->summary.count, 3);
	for (size_t i = 0; i < 3; i++) {
		const lede_summary_sentence *s = f->sentences + i;
		const lede_span whole = lede_doc_sentence(f->doc, s->sentence).span;
		assert_int_equal(s->span.begin, whole.begin);
		assert_int_equal(s->span.end, whole.end);
		assert_true(i == 0 || s[-1].sentence < s->sentence);
		assert_true(s->score > 0 && s->score <= 1);
	}
}

static void headings_and_furniture_are_never_chosen(void **state)
{
	struct fixture *f = *state;
	lede_summary_options options = defaults();
	options.sentences = 50;
	summarize(f, &options);
	assert_int_equal(f->summary.count, 6);
	assert_null(find(f, 0));
	assert_null(find(f, 5));
}

/* Minutes are read for what was decided, wherever it stands. */
static void decisions_come_first(void **state)
{
	struct fixture *f = *state;
	static const char minutes[] =
		"# Team meeting\n\n## Search\n\n- Ann showed the new page, and people liked it.\n"
		"- Bob is worried that the page is slow on old phones.\n\n## Decisions\n\n"
		"- The new page is shipped in June.\n\n## Other\n\n- Bob told of his holiday.\n"
		"- Action: Ann asks the vendor about phones.\n";
	lede_doc *doc;
	assert_int_equal(lede_analyze(f->analyzer, minutes, strlen(minutes), NULL, &doc, NULL),
	                 LEDE_OK);
	const lede_text text = {doc, minutes, strlen(minutes)};
	lede_summary_options options = defaults();
	options.sentences = 1;
	assert_int_equal(
		lede_summarize(&text, 1, &options, f->sentences, &f->summary, &f->error), LEDE_OK);
	assert_int_equal(f->summary.count, 1);
	assert_memory_equal(minutes + f->sentences[0].span.begin, "The new page", 12);
	options.sentences = 50;
	assert_int_equal(
		lede_summarize(&text, 1, &options, f->sentences, &f->summary, &f->error), LEDE_OK);
	/* Of sentences 7 and 8 the second is an action. */
	assert_true(find(f, 8)->score > 2 * find(f, 7)->score);
	lede_doc_free(doc);
}

static void datelines_and_connectives_are_trimmable(void **state)
{
	struct fixture *f = *state;
	lede_summary_options options = defaults();
	options.sentences = 50;
	summarize(f, &options);
	assert_memory_equal(NEWS + find(f, 1)->span.begin + find(f, 1)->trim, "A ferry", 7);
	assert_memory_equal(NEWS + find(f, 3)->span.begin + find(f, 3)->trim, "twelve", 6);
	assert_int_equal(find(f, 2)->trim, 0);
}

static void a_pronoun_cut_off_from_its_name_gets_it(void **state)
{
	struct fixture *f = *state;
	const uint32_t he = 6, captain = 4;
	lede_summary_options options = defaults();
	options.sentences = 1;
	options.keep = &he;
	options.keep_count = 1;
	summarize(f, &options);
	const lede_summary_sentence *s = find(f, 6);
	assert_non_null(s);
	assert_memory_equal(NEWS + s->pronoun.begin, "He", 2);
	assert_int_equal(lede_doc_entity(f->doc, s->stands_for).sentence, captain);
	const uint32_t both[] = {4, 5, 6};
	options.sentences = 3;
	options.keep = both;
	options.keep_count = 3;
	summarize(f, &options);
	assert_int_equal(find(f, 6)->stands_for, LEDE_NONE);
}

/* No limit is exceeded, and no other sentence of prose fits. */
static void assert_full(struct fixture *f, const lede_summary_options *o)
{
	lede_summary_sentence all[64];
	lede_summary everything;
	lede_summary_options no_limit = defaults();
	no_limit.sentences = 64;
	assert_int_equal(lede_summarize(&f->text, 1, &no_limit, all, &everything, NULL), LEDE_OK);
	const lede_summary *s = &f->summary;
	const bool by_words = o->words, by_chars = o->chars, by_count = o->sentences;
	assert_true(!by_words || s->words <= o->words);
	assert_true(!by_chars || s->chars <= o->chars);
	assert_true(!by_count || s->count <= o->sentences);
	for (size_t i = 0; i < everything.count; i++) {
		uint32_t words = 0, chars = all[i].span.end - all[i].span.begin;
		if (find(f, all[i].sentence))
			continue;
		for (uint32_t at = all[i].span.begin; at < all[i].span.end; at++)
			words += NEWS[at] == ' ';
		assert_false((!by_words || s->words + words + 1 <= o->words) &&
		             (!by_chars || s->chars + chars + (s->count > 0) <= o->chars) &&
		             (!by_count || s->count < o->sentences));
	}
}

static void budgets_are_kept_and_filled(void **state)
{
	struct fixture *f = *state;
	for (uint32_t n = 1; n < 90; n++) {
		lede_summary_options options = defaults();
		options.words = n;
		summarize(f, &options);
		assert_full(f, &options);
		options.words = 0;
		options.chars = 5 * n;
		summarize(f, &options);
		assert_full(f, &options);
		options.words = n;
		options.sentences = n / 10 + 1;
		summarize(f, &options);
		assert_full(f, &options);
	}
}

static void what_cannot_fit_is_told(void **state)
{
	struct fixture *f = *state;
	lede_summary_options options = defaults();
	options.words = 2;
	summarize(f, &options);
	assert_int_equal(f->summary.count, 0);
	assert_int_equal(f->summary.shortest_words, 4);
	assert_int_equal(f->summary.shortest_chars, 22);
}

static void a_ratio_is_a_share_of_the_words(void **state)
{
	struct fixture *f = *state;
	lede_summary_options options = defaults();
	options.ratio = 1;
	summarize(f, &options);
	const uint32_t all = f->summary.words;
	assert_int_equal(f->summary.count, 6);
	options.ratio = 0.5f;
	summarize(f, &options);
	assert_true(f->summary.words <= all / 2 && f->summary.words > all / 4);
}

static void the_best_first_on_request(void **state)
{
	struct fixture *f = *state;
	lede_summary_options options = defaults();
	options.flags = LEDE_BY_RANK;
	options.sentences = 6;
	summarize(f, &options);
	assert_true(f->sentences[0].score > 0.9999f);
	for (size_t i = 1; i < 6; i++)
		assert_true(f->sentences[i - 1].score >= f->sentences[i].score);
}

static void range_keep_and_drop_say_which(void **state)
{
	struct fixture *f = *state;
	const uint32_t keep = 7, drop = 1;
	lede_summary_options options = defaults();
	options.keep = &keep;
	options.keep_count = 1;
	options.drop = &drop;
	options.drop_count = 1;
	summarize(f, &options);
	assert_int_equal(f->summary.count, 3);
	assert_non_null(find(f, 7));
	assert_null(find(f, 1));
	options = defaults();
	options.range = (lede_span){lede_doc_sentence(f->doc, 2).span.begin,
	                            lede_doc_sentence(f->doc, 3).span.end};
	summarize(f, &options);
	assert_int_equal(f->summary.count, 2);
	assert_non_null(find(f, 2));
	assert_non_null(find(f, 3));
}

static void a_focus_is_a_name_or_words(void **state)
{
	struct fixture *f = *state;
	lede_summary_options options = defaults();
	options.focus = "Vardalos";
	options.focus_length = 8;
	options.sentences = 10;
	summarize(f, &options);
	assert_int_equal(f->summary.count, 2); /* he is "He", too */
	assert_non_null(find(f, 4));
	assert_non_null(find(f, 6));
	options.focus = "passenger";
	options.focus_length = 9;
	summarize(f, &options);
	assert_int_equal(f->summary.count, 2);
	assert_non_null(find(f, 1));
	assert_non_null(find(f, 3));
	options.exclude = "missing";
	options.exclude_length = 7;
	summarize(f, &options);
	assert_int_equal(f->summary.count, 1);
	options.focus = "zebra";
	options.focus_length = 5;
	summarize(f, &options);
	assert_int_equal(f->summary.count, 0);
	assert_int_equal(f->summary.shortest_words, 0);
}

static lede_doc *analyze(struct fixture *f, const char *text)
{
	lede_doc *doc = NULL;
	assert_int_equal(lede_analyze(f->analyzer, text, strlen(text), NULL, &doc, NULL), LEDE_OK);
	return doc;
}

static void what_is_known_is_left_out(void **state)
{
	struct fixture *f = *state;
	static const char older[] = "A ferry with 200 passengers sank off Samos on Monday. The coast "
				    "guard rescued 180 people.";
	lede_doc *doc = analyze(f, older);
	const lede_text known = {doc, older, sizeof older - 1};
	lede_summary_options options = defaults();
	options.known = &known;
	options.sentences = 10;
	summarize(f, &options);
	assert_null(find(f, 1));
	assert_non_null(find(f, 4));
	lede_doc_free(doc);
}

static void texts_together_do_not_repeat_each_other(void **state)
{
	struct fixture *f = *state;
	static const char other[] = "A ferry sank off the island of Samos on Monday with 200 passengers. "
				    "Its owner is a bank in Piraeus.";
	lede_doc *doc = analyze(f, other);
	const lede_text texts[] = {f->text, {doc, other, sizeof other - 1}};
	lede_summary_options options = defaults();
	options.sentences = 2;
	assert_int_equal(lede_summarize(texts, 2, &options, f->sentences, &f->summary, NULL),
	                 LEDE_OK);
	assert_int_equal(f->summary.count, 2);
	size_t sinkings = 0;
	for (size_t i = 0; i < 2; i++) {
		const lede_summary_sentence *s = f->sentences + i;
		sinkings += s->sentence == (s->text == 0);
	}
	assert_int_equal(sinkings, 1);
	lede_doc_free(doc);
}

static void wrong_options_are_refused(void **state)
{
	struct fixture *f = *state;
	const uint32_t keep = 1;
	const lede_text texts[] = {f->text, f->text};
	lede_summary_options options = defaults();
	options.flags = 2;
	assert_int_equal(lede_summarize(&f->text, 1, &options, f->sentences, &f->summary, NULL),
	                 LEDE_EINVAL);
	options = defaults();
	options.ratio = 1.5f;
	assert_int_equal(lede_summarize(&f->text, 1, &options, f->sentences, &f->summary, NULL),
	                 LEDE_EINVAL);
	options = defaults();
	options.keep = &keep;
	options.keep_count = 1;
	assert_int_equal(lede_summarize(texts, 2, &options, f->sentences, &f->summary, NULL),
	                 LEDE_EINVAL);
	options.words = 3;
	assert_int_equal(
		lede_summarize(&f->text, 1, &options, f->sentences, &f->summary, &f->error),
		LEDE_EINVAL);
	assert_int_equal(f->summary.count, 0);
	options.size = 0;
	assert_int_equal(lede_summarize(&f->text, 1, &options, f->sentences, &f->summary, NULL),
	                 LEDE_EINVAL);
}

static void every_text_can_be_summarised(void **state)
{
	struct fixture *f = *state;
	for (size_t i = 0; i < text_count(); i++) {
		const struct text text = text_fixture(i);
		lede_doc *doc = NULL;
		lede_summary summary;
		assert_int_equal(
			lede_analyze(f->analyzer, text.bytes, text.length, NULL, &doc, NULL), 0);
		const size_t count = lede_doc_sentence_count(doc);
		lede_summary_sentence *sentences = calloc(count + 1, sizeof *sentences);
		float *scores = calloc(count + 1, sizeof *scores);
		const lede_text it = {doc, text.bytes, text.length};
		assert_int_equal(lede_summarize(&it, 1, NULL, sentences, &summary, NULL), LEDE_OK);
		assert_true(summary.count <= 3);
		assert_int_equal(lede_score_sentences(&it, NULL, scores, NULL), LEDE_OK);
		for (size_t k = 0; k < count; k++)
			assert_true(scores[k] >= 0 && scores[k] <= 1);
		for (size_t k = 0; k < summary.count; k++)
			assert_true(sentences[k].score == scores[sentences[k].sentence]);
		free(sentences);
		free(scores);
		lede_doc_free(doc);
	}
}

static void every_allocation_may_fail(void **state)
{
	struct fixture *f = *state;
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	lede_summary_options options = defaults();
	options.allocator = &allocator;
	options.focus = "ferry";
	options.focus_length = 5;
	lede_status status = LEDE_ENOMEM;
	size_t n = 0;
	while (status && n++ < 1000) {
		watch.calls = 0;
		watch.fail_at = n;
		status = lede_summarize(&f->text, 1, &options, f->sentences, &f->summary, NULL);
		if (status)
			assert_int_equal(status, LEDE_ENOMEM);
		assert_int_equal(watch.blocks, 0);
	}
	assert_int_equal(status, LEDE_OK);
	assert_true(n > 5);
	assert_false(watch.misused);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_sentences_in_text_order_by_default),
		cmocka_unit_test(headings_and_furniture_are_never_chosen),
		cmocka_unit_test(decisions_come_first),
		cmocka_unit_test(datelines_and_connectives_are_trimmable),
		cmocka_unit_test(a_pronoun_cut_off_from_its_name_gets_it),
		cmocka_unit_test(budgets_are_kept_and_filled),
		cmocka_unit_test(what_cannot_fit_is_told),
		cmocka_unit_test(a_ratio_is_a_share_of_the_words),
		cmocka_unit_test(the_best_first_on_request),
		cmocka_unit_test(range_keep_and_drop_say_which),
		cmocka_unit_test(a_focus_is_a_name_or_words),
		cmocka_unit_test(what_is_known_is_left_out),
		cmocka_unit_test(texts_together_do_not_repeat_each_other),
		cmocka_unit_test(wrong_options_are_refused),
		cmocka_unit_test(every_text_can_be_summarised),
		cmocka_unit_test(every_allocation_may_fail),
	};
	return cmocka_run_group_tests_name("summary", tests, set_up, tear_down);
}
