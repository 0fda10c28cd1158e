/* What the built-in model finds in texts that are made to mislead it: headings, capitals only, no
 * capitals, boilerplate, markup, mail, odd spaces. Each file of tests/golden/names has its reason
 * on top. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "lede.h"

static lede_model    *model;
static lede_analyzer *analyzer;

static int open_model(void **state)
{
	(void)state;
	return lede_model_builtin(NULL, &model, NULL) ||
	       lede_analyzer_new(model, NULL, &analyzer, NULL);
}

static int close_model(void **state)
{
	(void)state;
	lede_analyzer_free(analyzer);
	lede_model_free(model);
	return 0;
}

/* "TYPE words", a line end written as \n. */
static void append_entity(char *line, const char *text, const lede_entity *entity)
{
	char piece[GOLDEN_LINE];
	int used = snprintf(piece, sizeof piece, "%s ", lede_type_name(entity->type));
	for (uint32_t i = entity->span.begin; i < entity->span.end; i++)
		used += snprintf(piece + used, sizeof piece - (size_t)used,
		                 text[i] == '\n' ? "\\n" : "%c", text[i]);
	golden_append(line, piece, (size_t)used);
}

static bool check_names(const struct golden *golden)
{
	char got[GOLDEN_LINE] = "";
	lede_doc *doc;
	assert_int_equal(lede_analyze(analyzer, golden->text, strlen(golden->text), NULL, &doc,
	                              NULL),
	                 LEDE_OK);
	for (size_t i = 0; i < lede_doc_entity_count(doc); i++) {
		const lede_entity entity = lede_doc_entity(doc, i);
		if (entity.type <= LEDE_LAW)
			append_entity(got, golden->text, &entity);
	}
	lede_doc_free(doc);
	return golden_agrees(golden, got);
}

static void check_file(const char *path, size_t least)
{
	assert_true(golden_each(path, check_names) >= least);
}

static void headings(void **state)
{
	(void)state;
	check_file("tests/golden/names/headings.txt", 7);
}

static void capitals_only(void **state)
{
	(void)state;
	check_file("tests/golden/names/capitals.txt", 5);
}

static void no_capitals(void **state)
{
	(void)state;
	check_file("tests/golden/names/lower_case.txt", 4);
}

static void boilerplate(void **state)
{
	(void)state;
	check_file("tests/golden/names/boilerplate.txt", 12);
}

static void markdown(void **state)
{
	(void)state;
	check_file("tests/golden/names/markdown.txt", 6);
}

static void hard_wrapped_mail(void **state)
{
	(void)state;
	check_file("tests/golden/names/mail.txt", 5);
}

static void odd_spaces(void **state)
{
	(void)state;
	check_file("tests/golden/names/spacing.txt", 3);
}

static void capitals_for_other_reasons(void **state)
{
	(void)state;
	check_file("tests/golden/names/doubtful.txt", 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings),    cmocka_unit_test(capitals_only),
		cmocka_unit_test(no_capitals), cmocka_unit_test(boilerplate),
		cmocka_unit_test(markdown),    cmocka_unit_test(hard_wrapped_mail),
		cmocka_unit_test(odd_spaces),  cmocka_unit_test(capitals_for_other_reasons),
	};
	return cmocka_run_group_tests_name("names", tests, open_model, close_model);
}
