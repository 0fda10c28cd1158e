/* Texts to entities, with models whose weights are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "oracle.h"
#include "tag/piece.h"
#include "toy_model.h"

struct fixture {
	struct text blob;
	lede_model *model;
	lede_analyzer *analyzer;
};

static void open_toy(struct fixture *f, const struct toy *toy)
{
	f->blob = toy_blob(toy);
	assert_int_equal(lede_model_open(f->blob.bytes, f->blob.length, NULL, &f->model, NULL),
	                 LEDE_OK);
	assert_int_equal(lede_analyzer_new(f->model, NULL, &f->analyzer, NULL), LEDE_OK);
}

static void close_toy(struct fixture *f)
{
	lede_analyzer_free(f->analyzer);
	lede_model_free(f->model);
	text_free(&f->blob);
}

/* With an analyzer that remembers the text before, which makes no difference to what is found. */
static lede_doc *analyze_bytes(lede_analyzer *analyzer, const char *bytes, size_t length)
{
	lede_doc *doc;
	lede_options options;
	lede_options_init(&options);
	options.flags = LEDE_REUSE;
	assert_int_equal(lede_analyze(analyzer, bytes, length, &options, &doc, NULL), LEDE_OK);
	const char *fault = doc_fault(doc, bytes, length);
	if (fault)
		fail_msg("%.40s: %s", bytes, fault);
	return doc;
}

static lede_doc *analyze(struct fixture *f, const char *text)
{
	return analyze_bytes(f->analyzer, text, strlen(text));
}

/* wanted: "TYPE words; TYPE words" */
static void assert_entities(struct fixture *f, const char *text, const char *wanted)
{
	char found[500] = "";
	size_t at = 0;
	lede_doc *doc = analyze(f, text);
	for (size_t i = 0; i < lede_doc_entity_count(doc); i++) {
		const lede_entity e = lede_doc_entity(doc, i);
		at += (size_t)snprintf(found + at, sizeof found - at, "%s%s %.*s", i ? "; " : "",
		                       lede_type_name(e.type), (int)(e.span.end - e.span.begin),
		                       text + e.span.begin);
	}
	assert_string_equal(found, wanted);
	lede_doc_free(doc);
}

static void names_it_knows(void **state)
{
	(void)state;
	struct fixture f;
	const struct toy toy = toy_small();
	open_toy(&f, &toy);
	assert_entities(&f, "Ann Lee flew from Rome to New York.",
	                "PERSON Ann Lee; GPE Rome; GPE New York");
	assert_entities(&f, "The United Nations met in ROME.", "ORG United Nations; GPE ROME");
	assert_entities(&f, "Rome", "GPE Rome");
	/* The last word of a name is none without those before it, in the same sentence. */
	assert_entities(&f, "Ann left. Lee did not.", "PERSON Ann");
	assert_entities(&f, "Nobody left.", "");
	assert_entities(&f, "", "");
	assert_entities(&f, "Rome, Rome\n\nRome", "GPE Rome; GPE Rome; GPE Rome");
	close_toy(&f);
}

static void a_model_without_weights_marks_nothing(void **state)
{
	(void)state;
	struct fixture f;
	const struct toy toy = {0};
	open_toy(&f, &toy);
	assert_entities(&f, "Ann Lee flew from Rome to New York.", "");
	close_toy(&f);
}

/* Feature i of a word by itself that no other word of these tests has. */
static uint32_t own_feature(const char *bytes, int i)
{
	struct word word;
	uint32_t ids[FEATURE_MAX_WORD];
	word_describe(bytes, strlen(bytes), &word);
	const size_t n = feature_word(&word, (struct lexicon_word){0, 0, 0}, 0, FEATURE_ALL, ids);
	/* In lower case and not, and the longest affixes, before the flags. */
	const uint32_t own[] = {ids[0], ids[2], ids[n - 2], ids[n - 3]};
	return own[i];
}

/* A model with transitions, and the same sentence for the oracle: "Ann Lee flew from Rome." outside
 * is the weight that "flew" and "from" have for O. */
static void open_for_scores(struct fixture *f, struct chain *chain, int outside)
{
	struct toy toy = toy_small();
	memset(chain, 0, sizeof *chain);
	toy.unit = 1.0f / 32;
	for (int p = 0; p < LABEL_COUNT; p++)
		for (int y = 0; y < LABEL_COUNT; y++) {
			toy.transitions[p][y] = (int16_t)((p * 7 + y * 13) % 40 - 20);
			chain->transitions[p][y] = toy.transitions[p][y] / 32.0;
		}
	static const char *const words[] = {"flew", "from"};
	for (size_t i = 0; i < 2; i++)
		for (int copy = 0; copy < 4; copy++) /* one weight is 4 nats at most */
			toy_weight(&toy, own_feature(words[i], copy), LABEL_O, outside / 4);
	open_toy(f, &toy);
	chain->count = 6;
	for (size_t i = 0; i < chain->count; i++)
		chain->allowed[i] = ANY_LABEL;
	const int person = LEDE_PERSON - 1;
	chain->sums[0][LABEL_B + person] = chain->sums[0][LABEL_U + person] = 100 / 32.0;
	chain->sums[1][LABEL_L + person] = 50 / 32.0;
	chain->sums[2][LABEL_O] = chain->sums[3][LABEL_O] = outside / 32.0;
	chain->sums[4][LABEL_U + LEDE_GPE - 1] = 100 / 32.0;
}

/* Also where words are so surely outside that the tagger looks no further. */
static void scores_are_probabilities(void **state)
{
	(void)state;
	static struct chain chain;
	static const int outside[] = {0, 100, 380, 388, 500};
	for (size_t k = 0; k < sizeof outside / sizeof *outside; k++) {
		struct fixture f;
		open_for_scores(&f, &chain, outside[k]);
		lede_doc *doc = analyze(&f, "Ann Lee flew from Rome.");
		assert_int_equal(lede_doc_token_count(doc), chain.count);
		bool rome = false;
		for (size_t i = 0; i < lede_doc_entity_count(doc); i++) {
			const lede_entity e = lede_doc_entity(doc, i);
			const double wanted =
				chain_segment(&chain, e.first_token,
			                      e.first_token + e.token_count - 1, e.type);
			assert_true(fabs((double)e.score - wanted) < 1e-4);
			rome |= e.first_token == 4 && e.type == LEDE_GPE;
		}
		assert_true(rome);
		lede_doc_free(doc);
		close_toy(&f);
	}
}

static void neighbours_count_within_the_sentence(void **state)
{
	(void)state;
	static const char *const texts[] = {"a key b Paris .", "a key Paris .", "key",
	                                    "Paris key .", "Paris b key ."};
	for (int offset = -2; offset <= 2; offset++) {
		struct fixture f;
		struct toy toy = {0};
		toy_word(&toy, "key", offset, LABEL_U + LEDE_GPE - 1, 100);
		toy_word(&toy, "b", 0, LABEL_O, 10);
		open_toy(&f, &toy);
		assert_entities(&f, texts[offset + 2], offset ? "GPE Paris" : "GPE key");
		/* A paragraph further is too far. */
		if (offset < 0)
			assert_entities(&f, "a key\n\nParis b", "");
		else if (offset > 0)
			assert_entities(&f, "Paris\n\nkey b", "");
		close_toy(&f);
	}
}

/* The features of several words: here "the word before and this one". */
static void pairs_count(void **state)
{
	(void)state;
	struct fixture f;
	struct toy toy = {0};
	struct word old, rome;
	word_describe("old", 3, &old);
	word_describe("Rome", 4, &rome);
	struct feature_token tokens[] = {{.word = &old}, {.word = &rome}};
	const struct feature_sentence sentence = {.tokens = tokens, .count = 2};
	uint32_t ids[CONTEXT_MOST];
	context_ids(&sentence, 1, ids);
	toy_weight(&toy, ids[0], LABEL_U + LEDE_LOC - 1, 60);
	open_toy(&f, &toy);
	assert_entities(&f, "The old Rome and the new Rome.", "LOC Rome");
	close_toy(&f);
}

/* What a document writes in lower case elsewhere, and that the next one does not know of it. */
static void what_was_seen_is_of_one_document(void **state)
{
	(void)state;
	enum { T_SEEN = 98 }; /* test_feature.c */
	struct fixture f;
	struct toy toy = {0};
	toy_weight(&toy, hash_mix(SEEN_LOWER * 2 ^ T_SEEN * 0x9e3779b1u), LABEL_O, 100);
	toy_weight(&toy, hash_mix((SEEN_LOWER | SEEN_CAPITAL) * 2 ^ T_SEEN * 0x9e3779b1u), LABEL_O,
	           100);
	toy_word(&toy, "May", 0, LABEL_U + LEDE_PERSON - 1, 50);
	toy_word(&toy, "may", 0, LABEL_U + LEDE_PERSON - 1, 50);
	open_toy(&f, &toy);
	assert_entities(&f, "So May left.", "PERSON May");
	assert_entities(&f, "So May left. They may not.", "PERSON may");
	assert_entities(&f, "So May left.", "PERSON May");
	close_toy(&f);
}

/* The same of the longest form of a name. */
static void the_fullest_form_is_of_one_document(void **state)
{
	(void)state;
	enum { T_FULLER_FIRST = 127 }; /* test_feature.c */
	struct fixture f;
	struct toy toy = {0};
	toy_weight(&toy, hash_mix(word_lower_hash("ann", 3) ^ T_FULLER_FIRST * 0x9e3779b1u),
	           LABEL_U + LEDE_PERSON - 1, 100);
	open_toy(&f, &toy);
	assert_entities(&f, "It is Lee.", "");
	assert_entities(&f, "It is Lee. He saw Ann Lee.", "PERSON Lee");
	assert_entities(&f, "It is Lee.", "");
	close_toy(&f);
}

/* And of what a run of capitals holds that is a run of its own. */
static void a_part_of_a_run_is_of_one_document(void **state)
{
	(void)state;
	enum { T_PART = 130, BEHIND_A_PART = 3 * 16 }; /* test_feature.c */
	struct fixture f;
	struct toy toy = {0};
	toy_weight(&toy, hash_mix(BEHIND_A_PART ^ T_PART * 0x9e3779b1u), LABEL_U + LEDE_PERSON - 1,
	           100);
	open_toy(&f, &toy);
	assert_entities(&f, "It is Ann Lee Bob.", "");
	assert_entities(&f, "It is Ann Lee Bob. He saw Ann Lee.", "PERSON Bob");
	assert_entities(&f, "It is Ann Lee Bob. He saw Ann Lees.", "");
	close_toy(&f);
}

/* A weight for what test_feature.c calls EVIDENCE, of that share, whatever the number. */
static void toy_evidence(struct toy *toy, lede_type type, uint32_t share, int label, int weight)
{
	enum { T_EVIDENCE = 138 };
	for (uint32_t number = 1; number <= 3; number++)
		toy_weight(toy,
		           hash_mix((((uint32_t)type * 4 + share) * 4 + number) ^
		                    T_EVIDENCE * 0x9e3779b1u),
		           label, weight);
}

/* "Lee" is an organisation by itself and a person after "Mr"; with evidence enough, a person. */
static struct toy toy_of_two_minds(void)
{
	struct toy toy = {0};
	toy_word(&toy, "Lee", 0, LABEL_U + LEDE_ORG - 1, 40);
	toy_word(&toy, "Mr", -1, LABEL_U + LEDE_PERSON - 1, 60);
	toy_evidence(&toy, LEDE_PERSON, 3, LABEL_U + LEDE_PERSON - 1, 50);
	return toy;
}

static void the_rest_of_the_document_counts(void **state)
{
	(void)state;
	struct fixture f;
	const struct toy toy = toy_of_two_minds();
	open_toy(&f, &toy);
	assert_entities(&f, "Then Lee left.", "ORG Lee");
	assert_entities(&f, "So Mr Lee came. Then Lee left.", "PERSON Lee; PERSON Lee");
	assert_entities(&f, "Then Lee left. But he, Mr Lee, is back.", "PERSON Lee; PERSON Lee");
	/* A document ends where it ends. */
	assert_entities(&f, "Then Lee left.", "ORG Lee");
	close_toy(&f);
}

/* Not against what the first pass was sure of. */
static void the_rest_does_not_count_against_the_sure(void **state)
{
	(void)state;
	struct fixture f;
	struct toy toy = toy_of_two_minds();
	toy_word(&toy, "few", -1, LABEL_O, 60);
	toy_word(&toy, "no", -1, LABEL_O, 100);
	toy_evidence(&toy, LEDE_PERSON, 3, LABEL_U + LEDE_PERSON - 1, 120);
	open_toy(&f, &toy);
	assert_entities(&f, "so Mr Lee came\n\nfew Lee left", "PERSON Lee; PERSON Lee");
	assert_entities(&f, "so Mr Lee came\n\nno Lee left", "PERSON Lee");
	close_toy(&f);
}

/* What the second pass tags again takes the place of what was found there, and of that alone. */
static void the_second_pass_keeps_the_order(void **state)
{
	(void)state;
	struct fixture f;
	struct toy toy = toy_of_two_minds();
	toy_word(&toy, "Rome", 0, LABEL_U + LEDE_GPE - 1, 60);
	open_toy(&f, &toy);
	assert_entities(&f, "In Rome. Rome saw Lee in Rome. Rome. It is Mr Lee in Rome. Rome.",
	                "GPE Rome; GPE Rome; PERSON Lee; GPE Rome; GPE Rome; PERSON Lee; GPE Rome; "
	                "GPE Rome");
	close_toy(&f);
}

/* Between tokens that are surely outside it tags the unsure again, and leaves the rest. */
static void the_second_pass_keeps_what_is_sure(void **state)
{
	(void)state;
	struct fixture f;
	struct toy toy = toy_of_two_minds();
	toy_word(&toy, "few", -1, LABEL_O, 60);
	toy_word(&toy, "Rome", 0, LABEL_U + LEDE_GPE - 1, 120);
	toy_word(&toy, "in", 0, LABEL_O, 127);
	toy_evidence(&toy, LEDE_PERSON, 3, LABEL_U + LEDE_PERSON - 1, 120);
	open_toy(&f, &toy);
	assert_entities(&f,
	                "Rome in Rome in few Lee in Rome in few Lee in in Rome. So Mr Lee in "
	                "Rome. He and Mr Lee in Rome. And Mr Lee.",
	                "GPE Rome; GPE Rome; PERSON Lee; GPE Rome; PERSON Lee; GPE Rome; PERSON Lee; "
	                "GPE Rome; PERSON Lee; GPE Rome; PERSON Lee");
	close_toy(&f);
}

/* Where there is no room for what the first pass added up, it is added up again. */
static void the_second_pass_reaches_the_end(void **state)
{
	(void)state;
	enum { SENTENCES = 2 * MOST_KEPT / 6 };
	struct fixture f;
	struct toy toy = toy_of_two_minds();
	toy_word(&toy, "few", -1, LABEL_O, 60);
	toy_evidence(&toy, LEDE_PERSON, 2, LABEL_U + LEDE_PERSON - 1, 120);
	open_toy(&f, &toy);
	const char *sentence = "Mr Lee saw few Lee. ";
	struct text text = text_repeat("much", sentence, strlen(sentence),
	                               SENTENCES * strlen(sentence));
	lede_doc *doc = analyze_bytes(f.analyzer, text.bytes, text.length);
	assert_int_equal(lede_doc_entity_count(doc), 2 * SENTENCES);
	lede_doc_free(doc);
	text_free(&text);
	close_toy(&f);
}

/* ---- Documents one after the other ----------------------------------------------------------- */

/* Enough different words to fill and empty the cache. */
static struct text many_words(size_t count)
{
	struct text text = text_repeat("many words", " ", 1, 9 * count);
	for (size_t i = 0; i < count; i++) {
		char word[32];
		const int n = snprintf(word, sizeof word, "%cx%zu%s", i % 2 ? 'W' : 'w', i,
		                       i % 11 ? "" : ".");
		memcpy(text.bytes + 9 * i, word, (size_t)n);
	}
	return text;
}

static void earlier_documents_leave_no_trace(void **state)
{
	(void)state;
	struct fixture f;
	const struct toy toy = toy_small();
	open_toy(&f, &toy);
	struct text many = many_words(40000);
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < text_count(); i++) {
			const struct text text = text_fixture(i);
			lede_analyzer *fresh;
			assert_int_equal(lede_analyzer_new(f.model, NULL, &fresh, NULL), LEDE_OK);
			lede_doc *a = analyze_bytes(f.analyzer, text.bytes, text.length),
				 *b = analyze_bytes(fresh, text.bytes, text.length);
			assert_true(doc_equal(a, b));
			lede_doc_free(a);
			lede_doc_free(b);
			lede_analyzer_free(fresh);
		}
		lede_doc_free(analyze_bytes(f.analyzer, many.bytes, many.length));
		assert_entities(&f, "Ann Lee saw Rome.", "PERSON Ann Lee; GPE Rome");
	}
	text_free(&many);
	close_toy(&f);
}

/* ---- Long sentences -------------------------------------------------------------------------- */

static void a_long_sentence_has_all_its_names(void **state)
{
	(void)state;
	enum { UNITS = 1500 };
	struct fixture f;
	const struct toy toy = toy_small();
	open_toy(&f, &toy);
	static const char unit[] = "rome and Ann Lee of x ";
	struct text text = text_repeat("long", unit, sizeof unit - 1, UNITS * (sizeof unit - 1));
	lede_doc *doc = analyze_bytes(f.analyzer, text.bytes, text.length);
	assert_int_equal(lede_doc_sentence_count(doc), 1);
	assert_int_equal(lede_doc_token_count(doc), 6 * UNITS);
	/* Where the sentence was cut a name may be in two pieces, but no token is lost. */
	size_t named = 0, pieces = 0;
	for (size_t i = 0; i < lede_doc_entity_count(doc); i++) {
		const lede_entity e = lede_doc_entity(doc, i);
		named += e.token_count;
		pieces += e.first_token % 6 == 2 && e.token_count == 1;
		assert_true(e.first_token % 6 == 0 || e.first_token % 6 == 2 ||
		            (e.first_token % 6 == 3 && e.first_token % 512 == 0));
	}
	assert_true(named <= 3 * UNITS && named >= 3 * UNITS - 6 * UNITS / 512);
	assert_true(pieces <= 6 * UNITS / 512);
	lede_doc_free(doc);
	text_free(&text);
	close_toy(&f);
}

static void sentences_about_as_long_as_a_piece(void **state)
{
	(void)state;
	struct fixture f;
	const struct toy toy = toy_small();
	open_toy(&f, &toy);
	for (size_t tokens = 508; tokens <= 516; tokens++) {
		struct text text = text_repeat("piece", "Rome ", 5, 5 * tokens);
		lede_doc *doc = analyze_bytes(f.analyzer, text.bytes, text.length);
		assert_int_equal(lede_doc_token_count(doc), tokens);
		assert_int_equal(lede_doc_entity_count(doc), tokens);
		lede_doc_free(doc);
		text_free(&text);
	}
	close_toy(&f);
}

/* ---- What is never a name -------------------------------------------------------------------- */

/* Weighs all that is known of a word for one label. */
static void insist(struct toy *toy, const char *bytes, int label)
{
	struct word word;
	uint32_t ids[FEATURE_MAX_WORD];
	word_describe(bytes, strlen(bytes), &word);
	const size_t n = feature_word(&word, (struct lexicon_word){0, 0, 0}, 0, FEATURE_ALL, ids);
	for (size_t i = 0; i < n; i++)
		toy_weight(toy, ids[i], label, 127);
}

static void a_model_may_insist_in_vain(void **state)
{
	(void)state;
	static const char *const tokens[] = {"https://rome.example/a", "ann@rome.example"};
	for (size_t i = 0; i < 2; i++) {
		struct fixture f;
		struct toy toy = toy_small();
		char text[100];
		const int org = LEDE_ORG - 1;
		insist(&toy, tokens[i], LABEL_I + org);
		toy_word(&toy, "begin", 0, LABEL_B + org, 127);
		toy_word(&toy, "end", 0, LABEL_L + org, 127);
		toy_word(&toy, "alone", 0, LABEL_U + org, 127);
		for (int y = LABEL_L + org; y < LABEL_COUNT; y += LABEL_TYPES)
			toy.transitions[LABEL_B + org][y] = toy.transitions[LABEL_I + org][y] =
				1000;
		for (int p = 0; p < LABEL_COUNT; p++)
			toy.transitions[p][LABEL_O] = -1000;
		open_toy(&f, &toy);
		snprintf(text, sizeof text, "Alone, begin %s end.\n\nRome", tokens[i]);
		lede_doc *doc = analyze(&f, text); /* which looks for URLs in entities */
		bool special = false;
		for (size_t t = 0; t < lede_doc_token_count(doc); t++)
			special |=
				lede_doc_token(doc, t).flags & (LEDE_TOKEN_URL | LEDE_TOKEN_EMAIL);
		assert_true(special);
		assert_true(lede_doc_entity_count(doc) > 0);
		lede_doc_free(doc);
		close_toy(&f);
	}
}

static void code_is_no_name(void **state)
{
	(void)state;
	struct fixture f;
	struct toy toy = toy_small();
	insist(&toy, "`Rome`", LABEL_U + LEDE_GPE - 1);
	open_toy(&f, &toy);
	lede_doc *doc = analyze(&f, "Call `Rome` in Rome.");
	assert_true(lede_doc_token(doc, 1).flags & LEDE_TOKEN_CODE);
	assert_int_equal(lede_doc_entity_at(doc, strlen("Call `")), LEDE_NONE);
	assert_int_not_equal(lede_doc_entity_at(doc, strlen("Call `Rome` in ")), LEDE_NONE);
	lede_doc_free(doc);
	close_toy(&f);
}

/* ---- Memory ---------------------------------------------------------------------------------- */

static void every_allocation_may_fail(void **state)
{
	(void)state;
	struct fixture f;
	const struct toy toy = toy_small();
	open_toy(&f, &toy);
	static const char unit[] = "Ann Lee saw Rome and New York. ";
	struct text text = text_repeat("names", unit, sizeof unit - 1, 4000);
	struct text many = many_words(3000);
	memcpy(many.bytes, text.bytes, text.length);
	lede_doc *expected = analyze_bytes(f.analyzer, many.bytes, many.length);
	assert_true(lede_doc_entity_count(expected) > 300);
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	lede_status status = LEDE_ENOMEM;
	size_t failures = 0;
	while (status) {
		lede_analyzer *analyzer;
		lede_doc *doc;
		watch.calls = watch.fail_at = 0;
		assert_int_equal(lede_analyzer_new(f.model, &allocator, &analyzer, NULL), LEDE_OK);
		watch.calls = 0;
		watch.fail_at = ++failures;
		status = lede_analyze(analyzer, many.bytes, many.length, NULL, &doc, NULL);
		watch.fail_at = 0;
		if (status) {
			assert_int_equal(status, LEDE_ENOMEM);
			doc = analyze_bytes(analyzer, many.bytes, many.length);
		}
		assert_true(doc_equal(doc, expected));
		lede_doc_free(doc);
		lede_analyzer_free(analyzer);
		assert_int_equal(watch.blocks, 0);
	}
	assert_true(failures > 20); /* pages of the cache, the table of words seen, entities */
	assert_false(watch.misused);
	lede_doc_free(expected);
	text_free(&text);
	text_free(&many);
	close_toy(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_it_knows),
		cmocka_unit_test(a_model_without_weights_marks_nothing),
		cmocka_unit_test(scores_are_probabilities),
		cmocka_unit_test(neighbours_count_within_the_sentence),
		cmocka_unit_test(pairs_count),
		cmocka_unit_test(what_was_seen_is_of_one_document),
		cmocka_unit_test(the_fullest_form_is_of_one_document),
		cmocka_unit_test(a_part_of_a_run_is_of_one_document),
		cmocka_unit_test(the_rest_of_the_document_counts),
		cmocka_unit_test(the_rest_does_not_count_against_the_sure),
		cmocka_unit_test(the_second_pass_keeps_the_order),
		cmocka_unit_test(the_second_pass_keeps_what_is_sure),
		cmocka_unit_test(the_second_pass_reaches_the_end),
		cmocka_unit_test(earlier_documents_leave_no_trace),
		cmocka_unit_test(a_long_sentence_has_all_its_names),
		cmocka_unit_test(sentences_about_as_long_as_a_piece),
		cmocka_unit_test(a_model_may_insist_in_vain),
		cmocka_unit_test(code_is_no_name),
		cmocka_unit_test(every_allocation_may_fail),
	};
	return cmocka_run_group_tests_name("tagger", tests, NULL, NULL);
}
