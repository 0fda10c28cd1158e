/* Copies of marked text in another case, or with spaces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/label.h"
#include "train/recase.h"
#include "train_support.h"

static const char text[] =
	"{\"text\": \"Äsa saw İzmir.\", \"entities\": [[0, 3, \"PERSON\"], [8, 13, \"GPE\"]]}\n"
	"{\"text\": \"Nobody did.\", \"entities\": []}\n";

static corpus_vec recased(const char *marked, struct recase_settings settings)
{
	corpus_vec docs = read_corpus("a.jsonl", marked, (struct source){.closing = 2});
	settings.seed = 7;
	recase(&docs, &settings);
	return docs;
}

static void assert_copy(const struct marked_doc *copy, size_t origin,
                        const struct marked_doc *of, const char *wanted)
{
	assert_int_equal(copy->origin, origin + 1);
	assert_int_equal(copy->closing, 2);
	assert_int_equal(copy->text.count, of->text.count);
	assert_memory_equal(copy->text.items, wanted, of->text.count);
	assert_int_equal(copy->tokens.count, of->tokens.count);
	assert_memory_equal(copy->tokens.items, of->tokens.items,
	                    of->tokens.count * sizeof *of->tokens.items);
	assert_memory_equal(copy->allowed.items, of->allowed.items,
	                    of->allowed.count * sizeof *of->allowed.items);
}

static void copies_have_the_same_labels(void **state)
{
	(void)state;
	corpus_vec docs = recased(text, (struct recase_settings){.lower = 1, .upper = 1});
	assert_int_equal(docs.count, 6);
	/* The lower-case form of U+0130 is of another length: it stays. */
	assert_copy(docs.items + 2, 0, docs.items, "äsa saw İzmir.");
	assert_copy(docs.items + 3, 0, docs.items, "ÄSA SAW İZMIR.");
	assert_copy(docs.items + 4, 1, docs.items + 1, "nobody did.");
	assert_copy(docs.items + 5, 1, docs.items + 1, "NOBODY DID.");
	assert_int_equal(docs.items[0].origin, 0);
	free_corpus(&docs);
}

static void a_share_of_none_copies_none(void **state)
{
	(void)state;
	corpus_vec docs = recased(text, (struct recase_settings){0});
	assert_int_equal(docs.count, 2);
	free_corpus(&docs);
}

static void in_haste_only_a_sentence_begins_with_a_capital(void **state)
{
	(void)state;
	static const char marked[] =
		"{\"text\": \"Ann and I saw İzmir, Oslo. Then Bob left.\", \"entities\": []}\n";
	corpus_vec docs = recased(marked, (struct recase_settings){.hasty = 1});
	assert_int_equal(docs.count, 2);
	assert_copy(docs.items + 1, 0, docs.items, "Ann and I saw İzmir, oslo. Then bob left.");
	free_corpus(&docs);
}

/* Token i is `text`, and may be what `set` says. */
static void assert_token(const struct marked_doc *doc, size_t i, const char *wanted, label_set set)
{
	const struct token *t = doc->tokens.items + i;
	assert_int_equal(t->length, strlen(wanted));
	assert_memory_equal(doc->text.items + t->begin, wanted, t->length);
	assert_true(doc->allowed.items[i] == set);
}

#define LABEL(family, type) ((label_set)1 << (LABEL_##family + LEDE_##type - 1))

static void hyphens_and_initials_stand_alone(void **state)
{
	(void)state;
	static const char marked[] =
		"{\"text\": \"Ban Ki-moon left the U.S. by T-Mobile. Ki-moon al-Jazeera-TV "
		"well-fed http://x-ray.com\", \"entities\": [[0, 11, \"PERSON\"], [21, 25, \"GPE\"], "
		"[29, 37, \"ORG\"], [39, 60, \"ORG\"]]}\n";
	corpus_vec docs = recased(marked, (struct recase_settings){.spaced = 1});
	assert_int_equal(docs.count, 2);
	const struct marked_doc *copy = docs.items + 1;
	const label_set out = (label_set)1 << LABEL_O;
	static const char *const words[] = {"Ban", "Ki", "-", "moon", "left", "the", "U.", "S.",
	                                    "by", "T", "-", "Mobile", ".", "Ki", "-", "moon",
	                                    "al", "-", "Jazeera", "-", "TV", "well", "-", "fed",
	                                    "http://x-ray.com"};
	const label_set sets[] = {
		LABEL(B, PERSON), LABEL(I, PERSON), LABEL(I, PERSON), LABEL(L, PERSON), out, out,
		LABEL(B, GPE), LABEL(L, GPE), out, LABEL(B, ORG), LABEL(I, ORG), LABEL(L, ORG),
		out, LABEL(B, ORG), LABEL(I, ORG), LABEL(I, ORG), LABEL(I, ORG), LABEL(I, ORG),
		LABEL(I, ORG), LABEL(I, ORG), LABEL(L, ORG), out, out, out, out};
	const size_t count = sizeof words / sizeof *words;
	assert_int_equal(copy->origin, 1);
	assert_int_equal(copy->closing, 2);
	assert_int_equal(copy->tokens.count, count);
	assert_int_equal(copy->allowed.count, count);
	for (size_t i = 0; i < count; i++)
		assert_token(copy, i, words[i], sets[i]);
	assert_int_equal(copy->sentences.count, docs.items[0].sentences.count);
	assert_int_equal(copy->sentences.items[0].token_count, 13);
	free_corpus(&docs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copies_have_the_same_labels),
		cmocka_unit_test(a_share_of_none_copies_none),
		cmocka_unit_test(in_haste_only_a_sentence_begins_with_a_capital),
		cmocka_unit_test(hyphens_and_initials_stand_alone),
	};
	return cmocka_run_group_tests_name("recase", tests, make_folder, remove_folder);
}
