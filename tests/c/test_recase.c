/* Copies of marked text in another case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "train/recase.h"
#include "train_support.h"

static const char text[] =
	"{\"text\": \"Äsa saw İzmir.\", \"entities\": [[0, 3, \"PERSON\"], [8, 13, \"GPE\"]]}\n"
	"{\"text\": \"Nobody did.\", \"entities\": []}\n";

static corpus_vec recased(double lower, double upper)
{
	corpus_vec docs = read_corpus("a.jsonl", text, (struct source){0});
	const struct recase_settings settings = {lower, upper, 7};
	recase(&docs, &settings);
	return docs;
}

static void assert_copy(const struct marked_doc *copy, size_t origin,
                        const struct marked_doc *of, const char *wanted)
{
	assert_int_equal(copy->origin, origin + 1);
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
	corpus_vec docs = recased(1, 1);
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
	corpus_vec docs = recased(0, 0);
	assert_int_equal(docs.count, 2);
	free_corpus(&docs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copies_have_the_same_labels),
		cmocka_unit_test(a_share_of_none_copies_none),
	};
	return cmocka_run_group_tests_name("recase", tests, make_folder, remove_folder);
}
