/* What a user's labels stand for. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support.h"
#include "train/evaluate.h"
#include "train_support.h"

#define BIT(type) (1u << LEDE_##type)

/* Labels with spaces between, noted and decided. */
static struct scheme scheme_of(const char *labels)
{
	struct scheme scheme = {0};
	char copy[300];
	snprintf(copy, sizeof copy, "%s", labels);
	for (char *label = strtok(copy, " "); label; label = strtok(NULL, " "))
		assert_int_equal(scheme_types(&scheme, label), 0);
	scheme_decide(&scheme);
	return scheme;
}

static void free_scheme(struct scheme *scheme)
{
	vec_free(&libc_memory, &scheme->labels);
}

static void labels_of_corpora_are_known(void **state)
{
	(void)state;
	struct scheme s = scheme_of("PER Organization work_of_art creative-work GPE DATE");
	assert_int_equal(scheme_types(&s, "PER"), BIT(PERSON));
	assert_int_equal(scheme_types(&s, "Organization"), BIT(ORG));
	assert_int_equal(scheme_types(&s, "work_of_art"), BIT(WORK));
	assert_int_equal(scheme_types(&s, "creative-work"), BIT(WORK));
	assert_int_equal(scheme_types(&s, "GPE"), BIT(GPE));
	assert_int_equal(scheme_types(&s, "DATE"), 0);
	assert_int_equal(scheme_types(&s, "never met"), 0);
	assert_string_equal(s.names[LEDE_PERSON], "PERSON");
	blob_types types;
	assert_false(scheme_own_types(&s, &types));
	free_scheme(&s);
}

/* A label that leaves the type open is one type where nothing tells more. */
static void wide_labels(void **state)
{
	(void)state;
	struct scheme conll = scheme_of("MISC ORG LOC PER");
	assert_int_equal(scheme_types(&conll, "LOC"), BIT(LOC));
	const uint32_t misc = scheme_types(&conll, "MISC");
	assert_int_equal(__builtin_popcount(misc), 1);
	assert_string_equal(conll.names[__builtin_ctz(misc)], "MISC");
	blob_types types;
	assert_true(scheme_own_types(&conll, &types));
	for (int type = 1; type <= LABEL_TYPES; type++)
		assert_string_equal(types[type - 1], misc == 1u << type ? "MISC" : "");
	struct scheme any = scheme_of("ANYLOC");
	assert_int_equal(scheme_types(&any, "ANYLOC"), BIT(LOC));
	struct scheme told = scheme_of("ANYLOC GPE FAC MISC LAW WORK");
	assert_int_equal(scheme_types(&told, "ANYLOC"), BIT(GPE) | BIT(FAC));
	assert_int_equal(scheme_types(&told, "MISC"), BIT(LAW) | BIT(WORK));
	assert_int_equal(scheme_types(&told, "FAC"), BIT(FAC));
	free_scheme(&conll);
	free_scheme(&any);
	free_scheme(&told);
}

static void own_types_take_free_slots(void **state)
{
	(void)state;
	struct scheme s = scheme_of("gene PER cell-line gene Gene");
	const uint32_t gene = scheme_types(&s, "gene"), line = scheme_types(&s, "cell-line");
	assert_int_equal(__builtin_popcount(gene), 1);
	assert_int_equal(scheme_types(&s, "Gene"), gene);
	assert_int_not_equal(gene, line);
	assert_int_equal((gene | line) & BIT(PERSON), 0);
	assert_string_equal(s.names[__builtin_ctz(gene)], "GENE");
	assert_string_equal(s.names[__builtin_ctz(line)], "CELL_LINE");
	assert_int_equal(s.labels.items[0].count, 2);
	free_scheme(&s);
}

static void users_map_labels(void **state)
{
	(void)state;
	struct scheme s = {0};
	assert_null(scheme_map(&s, "TEAM=ORG"));
	assert_null(scheme_map(&s, "PLACE=GPE,LOC"));
	assert_null(scheme_map(&s, "ORG="));
	assert_null(scheme_map(&s, "DATE=DAY"));
	assert_null(scheme_map(&s, "TEAM=CLUB")); /* the last one counts */
	static const char *const labels[] = {"TEAM", "PLACE", "ORG", "DATE"};
	for (size_t i = 0; i < 4; i++)
		scheme_types(&s, labels[i]);
	scheme_decide(&s);
	assert_string_equal(s.names[__builtin_ctz(scheme_types(&s, "TEAM"))], "CLUB");
	assert_int_equal(scheme_types(&s, "PLACE"), BIT(GPE) | BIT(LOC));
	assert_int_equal(scheme_types(&s, "ORG"), 0);
	assert_string_equal(s.names[__builtin_ctz(scheme_types(&s, "DATE"))], "DAY");
	assert_non_null(scheme_map(&s, "TEAM"));
	assert_non_null(scheme_map(&s, "=ORG"));
	assert_non_null(scheme_map(&s, "A=org"));
	assert_non_null(scheme_map(&s, "A=ORG,,GPE"));
	assert_non_null(scheme_map(&s, "A=ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ"));
	free_scheme(&s);
}

/* The scheme of labels with spaces between, going on from the toy with names of its types. */
static struct scheme scheme_from(const char *labels, const blob_types *types, bool *known)
{
	struct scheme scheme = {0};
	const lede_model model = {.types = types};
	char copy[300];
	snprintf(copy, sizeof copy, "%s", labels);
	for (char *label = strtok(copy, " "); label; label = strtok(NULL, " "))
		scheme_types(&scheme, label);
	*known = scheme_decide_from(&scheme, &model);
	return scheme;
}

/* What a model tells apart goes on being told apart, under the names that files have. */
static void labels_on_top_of_a_model(void **state)
{
	(void)state;
	const uint32_t places = BIT(GPE) | BIT(LOC) | BIT(FAC);
	const uint32_t various = BIT(NORP) | BIT(EVENT) | BIT(PRODUCT) | BIT(WORK) | BIT(LAW);
	bool known;
	struct scheme conll = scheme_from("MISC ORG LOC PER", NULL, &known);
	assert_true(known);
	assert_int_equal(scheme_types(&conll, "LOC"), places);
	assert_int_equal(scheme_types(&conll, "MISC"), various);
	assert_int_equal(scheme_types(&conll, "PER"), BIT(PERSON));
	assert_int_equal(conll.hidden | conll.forgotten, 0);
	blob_types types;
	assert_true(scheme_own_types(&conll, &types));
	assert_string_equal(types[LEDE_GPE - 1], "LOC");
	assert_string_equal(types[LEDE_WORK - 1], "MISC");
	assert_string_equal(types[LEDE_PERSON - 1], "");

	/* Going on from that one: LOC is all three again. */
	struct scheme again = scheme_from("LOC GPE", (const blob_types *)&types, &known);
	assert_true(known);
	assert_int_equal(scheme_types(&again, "LOC"), places);
	assert_int_equal(again.forgotten, scheme_types(&again, "GPE"));
	assert_int_equal(again.hidden, ~again.forgotten & (BIT(PERSON) | BIT(ORG) | various));

	struct scheme some = scheme_from("LOC FAC ANYLOC MISC LAW", NULL, &known);
	assert_int_equal(scheme_types(&some, "LOC"), BIT(GPE) | BIT(LOC));
	assert_int_equal(scheme_types(&some, "ANYLOC"), BIT(LOC) | BIT(FAC));
	assert_int_equal(scheme_types(&some, "MISC"), BIT(LAW));
	struct scheme any = scheme_from("LOCATION", NULL, &known);
	assert_true(known);
	assert_int_equal(scheme_types(&any, "LOCATION"), places);
	free_scheme(&conll);
	free_scheme(&again);
	free_scheme(&some);
	free_scheme(&any);
}

/* Types that no label stands for are hidden; own ones take the places of some of them. */
static void own_types_on_top_of_a_model(void **state)
{
	(void)state;
	bool known;
	struct scheme s = scheme_from("drug PER gene DATE Drug", NULL, &known);
	assert_true(known);
	const uint32_t drug = scheme_types(&s, "drug"), gene = scheme_types(&s, "gene");
	assert_int_equal(__builtin_popcount(drug), 1);
	assert_int_equal(scheme_types(&s, "Drug"), drug);
	assert_int_equal(s.forgotten, drug | gene);
	assert_int_equal(__builtin_popcount(s.forgotten), 2);
	assert_int_equal(s.hidden, 0x7fe & ~(s.forgotten | BIT(PERSON)));
	assert_int_equal(scheme_types(&s, "DATE"), 0);
	assert_string_equal(s.names[__builtin_ctz(drug)], "DRUG");
	assert_string_equal(s.names[LEDE_ORG], BLOB_TYPE_HIDDEN);
	free_scheme(&s);

	s = scheme_from("drug gene", NULL, &known);
	assert_false(known); /* there is nothing to go on from */
	assert_false(s.decided);
	free_scheme(&s);

	s = (struct scheme){0};
	assert_null(scheme_map(&s, "TOWN=GPE"));
	assert_null(scheme_map(&s, "THING=WORK,PRODUCT"));
	assert_null(scheme_map(&s, "ORG="));
	scheme_types(&s, "TOWN");
	scheme_types(&s, "THING");
	scheme_types(&s, "ORG");
	assert_true(scheme_decide_from(&s, &(lede_model){0}));
	assert_int_equal(scheme_types(&s, "TOWN"), BIT(GPE));
	assert_int_equal(scheme_types(&s, "THING"), BIT(WORK) | BIT(PRODUCT));
	assert_int_equal(scheme_types(&s, "ORG"), 0);
	assert_true(s.hidden & BIT(ORG));
	free_scheme(&s);
}

/* CoNLL files of users: any columns, any of the usual tags, sentences cut by the library. */
static corpus_vec read_user(const char *name, const char *content, struct scheme *scheme)
{
	corpus_vec docs = {0};
	write_file(name, content);
	corpus_read_scheme(path_of(name), scheme, &docs);
	for (size_t i = 0; i < docs.count; i++)
		marked_doc_free(docs.items + i);
	docs.count = 0;
	scheme_decide(scheme);
	corpus_read_scheme(path_of(name), scheme, &docs);
	return docs;
}

static void assert_spans(const struct marked_doc *doc, const char *wanted)
{
	char found[300] = "";
	for (size_t i = 0; i < doc->spans.count; i++) {
		const struct marked_span *span = doc->spans.items + i;
		snprintf(found + strlen(found), sizeof found - strlen(found), "%s%.*s",
		         i ? "|" : "", (int)(span->end - span->begin),
		         doc->text.items + span->begin);
	}
	assert_string_equal(found, wanted);
}

static void all_kinds_of_tags(void **state)
{
	(void)state;
	static const char *const files[] = {
		/* BIO, IOB1 with four columns, BILOU, BIOES */
		"Ann\tB-PER\nLee\tI-PER\nRome\tB-LOC\nOslo\tB-LOC\nran\tO\n",
		"-DOCSTART- -X- -X- O\n\nAnn NNP B-NP I-PER\nLee NNP I-NP I-PER\n"
		"Rome NNP I-NP I-LOC\nOslo NNP B-NP B-LOC\nran VBD B-VP O\n",
		"\xef\xbb\xbf# a comment\nAnn  B-PER\nLee  L-PER\nRome U-LOC\nOslo U-LOC \nran  O\r\n",
		"Ann\tB-PER\nLee\tE-PER\nRome\tS-LOC\nOslo\tI-LOC\nran\tO",
	};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct scheme scheme = {0};
		corpus_vec docs = read_user("a.conll", files[i], &scheme);
		assert_int_equal(docs.count, 1);
		assert_spans(docs.items, "Ann Lee|Rome|Oslo");
		assert_int_equal(docs.items->spans.items[0].types, BIT(PERSON));
		free_corpus(&docs);
		free_scheme(&scheme);
	}
}

static void sentences_are_joined_and_cut_anew(void **state)
{
	(void)state;
	struct scheme scheme = {0};
	corpus_vec docs = read_user("a.conll",
	                            "-DOCSTART- O\n\nAnn B-PER\nran O\n. O\n\nSo O\ndid O\nBob B-PER\n"
	                            ". O\n\nWhy O\n? O\n\nNo O\n. O\n\nHm O\n. O\n\n"
	                            "-DOCSTART- O\n\nOslo B-LOC\n",
	                            &scheme);
	assert_int_equal(docs.count, 2);
	assert_string_equal(docs.items->text.items, "Ann ran. So did Bob. Why? No.\n\nHm.");
	assert_int_equal(docs.items->sentences.count, 5);
	assert_spans(docs.items, "Ann|Bob");
	assert_spans(docs.items + 1, "Oslo");
	free_corpus(&docs);
	free_scheme(&scheme);
}

/* Without -DOCSTART- lines documents are of forty sentences. */
static void endless_files_are_cut(void **state)
{
	(void)state;
	char content[2000] = "";
	for (int i = 0; i < 81; i++)
		strcat(content, "Ann B-PER\nran O\n\n");
	struct scheme scheme = {0};
	corpus_vec docs = read_user("a.conll", content, &scheme);
	assert_int_equal(docs.count, 3);
	assert_int_equal(docs.items[1].spans.count, 40);
	assert_int_equal(docs.items[2].spans.count, 1);
	free_corpus(&docs);
	free_scheme(&scheme);
}

static void figures(void **state)
{
	(void)state;
	const struct tally tally = {.right = 3, .found = 4, .marked = 6}, none = {0};
	assert_float_equal(precision_of(&tally), 75, 1e-9);
	assert_float_equal(recall_of(&tally), 50, 1e-9);
	assert_float_equal(f1_of(&tally), 60, 1e-9);
	assert_float_equal(f1_of(&none), 0, 1e-9);
}

static void assert_tally(const struct tally *tally, size_t right, size_t found, size_t marked)
{
	assert_int_equal(tally->right, right);
	assert_int_equal(tally->found, found);
	assert_int_equal(tally->marked, marked);
}

/* The built-in model on marks of which some are right. */
static void evaluation(void **state)
{
	(void)state;
	struct scheme scheme = {0};
	corpus_vec docs = read_user(
		"a.jsonl",
		"{\"text\": \"Angela Merkel flew to Paris.\", \"entities\": [[0, 13, \"PERSON\"], "
		"[22, 27, \"ANYLOC\"]]}\n"
		"{\"text\": \"Angela Merkel flew to Paris.\", \"entities\": [[7, 13, \"PERSON\"], "
		"[22, 27, \"GPE\"]]}\n"
		"{\"text\": \"Angela Merkel flew to Paris.\", \"entities\": [[22, 27, \"FAC\"]]}\n",
		&scheme);
	struct text file = text_file("model/lede.model");
	bytes_vec blob = {.items = file.bytes, .count = file.length};
	struct scores scores;
	evaluate(&blob, &docs, BIT(PERSON) | BIT(GPE) | BIT(FAC), &scores);
	assert_tally(scores.of + LEDE_PERSON, 1, 3, 2);
	assert_tally(scores.of + LEDE_GPE, 2, 3, 2);
	assert_tally(scores.of + LEDE_FAC, 0, 0, 1);
	assert_tally(scores.of, 3, 6, 5);
	text_free(&file);
	free_corpus(&docs);
	free_scheme(&scheme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_of_corpora_are_known),
		cmocka_unit_test(wide_labels),
		cmocka_unit_test(own_types_take_free_slots),
		cmocka_unit_test(users_map_labels),
		cmocka_unit_test(labels_on_top_of_a_model),
		cmocka_unit_test(own_types_on_top_of_a_model),
		cmocka_unit_test(all_kinds_of_tags),
		cmocka_unit_test(sentences_are_joined_and_cut_anew),
		cmocka_unit_test(endless_files_are_cut),
		cmocka_unit_test(figures),
		cmocka_unit_test(evaluation),
	};
	return cmocka_run_group_tests_name("scheme", tests, make_folder, remove_folder);
}
