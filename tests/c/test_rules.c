/* Users' rules: how their files are read, and what they find. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support.h"

static lede_model *model;
static lede_analyzer *analyzer;

/* ---- Help ----------------------------------------------------------------------------------- */

static lede_rules_file file(lede_rules_kind kind, const char *bytes)
{
	static const char *const names[] = {"terms.tsv", "patterns.txt", "decisions.txt"};
	return (lede_rules_file){kind, names[kind], bytes, strlen(bytes)};
}

static lede_rules *rules_from(lede_rules_kind kind, const char *bytes)
{
	const lede_rules_file one = file(kind, bytes);
	lede_rules *rules;
	assert_int_equal(lede_rules_new(&one, 1, NULL, &rules, NULL), LEDE_OK);
	return rules;
}

static lede_doc *analyze(const lede_rules *rules, const char *text)
{
	lede_options options;
	lede_doc *doc;
	lede_options_init(&options);
	options.rules = rules;
	assert_int_equal(lede_analyze(analyzer, text, strlen(text), &options, &doc, NULL), 0);
	const char *fault = doc_fault(doc, text, strlen(text));
	if (fault)
		fail_msg("%s: %s", text, fault);
	return doc;
}

/* The entities that users' rules found, as "TYPE:text|TYPE:text=value"; all of them if all. */
static const char *found(const lede_rules *rules, const char *text, bool all)
{
	static char said[2048];
	char *at = said;
	lede_doc *doc = analyze(rules, text);
	*at = '\0';
	for (size_t i = 0; i < lede_doc_entity_count(doc); i++) {
		const lede_entity e = lede_doc_entity(doc, i);
		if (!all && e.source != LEDE_FROM_TERM && e.source != LEDE_FROM_PATTERN)
			continue;
		at += sprintf(at, "%s%s:%.*s", at == said ? "" : "|",
		              lede_doc_type_name(doc, e.type), (int)(e.span.end - e.span.begin),
		              text + e.span.begin);
		if (e.value)
			at += sprintf(at, "=%s", e.value);
	}
	lede_doc_free(doc);
	return said;
}

static void finds(lede_rules_kind kind, const char *bytes, const char *text, const char *expected)
{
	lede_rules *rules = rules_from(kind, bytes);
	if (lede_rules_warning_count(rules))
		fail_msg("%s: %s", bytes, lede_rules_warning(rules, 0).what);
	assert_string_equal(found(rules, text, false), expected);
	lede_rules_free(rules);
}

static void warns(lede_rules_kind kind, const char *bytes, const char *expected)
{
	char said[512] = "";
	lede_rules *rules = rules_from(kind, bytes);
	for (size_t i = 0; i < lede_rules_warning_count(rules); i++) {
		const lede_warning w = lede_rules_warning(rules, i);
		sprintf(said + strlen(said), "%s:%u:%u: %.80s\n", w.file, w.line, w.column, w.what);
	}
	assert_string_equal(said, expected);
	lede_rules_free(rules);
}

/* ---- Terms ---------------------------------------------------------------------------------- */

static void terms_are_whole_words(void **state)
{
	(void)state;
	finds(LEDE_TERMS, "cat\tANIMAL\n", "A cat, a concatenation, Cats and CAT.",
	      "ANIMAL:cat|ANIMAL:CAT");
	finds(LEDE_TERMS, "n't\tORG\nca\tORG", "It can't be in CA.", "ORG:CA");
	finds(LEDE_TERMS, "Acme\tORG", "An Acme-like Acme's (Acme) Acme.", "ORG:Acme|ORG:Acme|ORG:Acme");
}

static void terms_obey_the_tokeniser_s_punctuation(void **state)
{
	(void)state;
	static const char terms[] = "AT&T\tORG\nC++\tPRODUCT\nYahoo!\tORG\n.NET\tPRODUCT\n"
				    "Acme Inc.\tORG\nC\tLANG\nO'Reilly\tPERSON\nU.S. Steel\tORG\n"
				    "Don't Look Up\tWORK\nC#\tPRODUCT\nnode.js\tPRODUCT\n"
				    "Jean-Luc\tPERSON\n\\#1 Son\tWORK\n24/7\tORG\n";
	finds(LEDE_TERMS, terms, "We at AT&T use C++, C# and C.", "ORG:AT&T|PRODUCT:C++|PRODUCT:C#|LANG:C");
	finds(LEDE_TERMS, terms, "Yahoo! bought it. I like Yahoo!", "ORG:Yahoo!|ORG:Yahoo!");
	finds(LEDE_TERMS, terms, "They write .NET code in .NET.", "PRODUCT:.NET|PRODUCT:.NET");
	finds(LEDE_TERMS, terms, "Acme Inc. said so. He left Acme Inc.", "ORG:Acme Inc.|ORG:Acme Inc.");
	finds(LEDE_TERMS, terms, "He read O\xE2\x80\x99Reilly on U.S. Steel.",
	      "PERSON:O\xE2\x80\x99Reilly|ORG:U.S. Steel");
	finds(LEDE_TERMS, terms, "We saw Don't Look Up, Don\xE2\x80\x99t Look Up.",
	      "WORK:Don't Look Up|WORK:Don\xE2\x80\x99t Look Up");
	finds(LEDE_TERMS, terms, "Node.js, #1 Son and Jean\xE2\x80\x90Luc, 24/7.",
	      "PRODUCT:Node.js|WORK:#1 Son|PERSON:Jean\xE2\x80\x90Luc|ORG:24/7");
	finds(LEDE_TERMS, terms, "We at *AT*&T read *Don't*\nLook `C` Up",
	      "ORG:AT*&T");
}

static void longest_first_then_order(void **state)
{
	(void)state;
	finds(LEDE_TERMS, "New York\tGPE\nNew York Times\tORG\nThe New York\tWORK\n",
	      "The New York Times", "ORG:New York Times");
	finds(LEDE_TERMS, "a b\tONE\nb c\tTWO\n", "a b c", "ONE:a b");
	finds(LEDE_TERMS, "b c\tTWO\na b\tONE\n", "a b c", "TWO:b c");
	finds(LEDE_TERMS, "Ada\tPERSON\nAda\tPRODUCT\n", "Ada", "PERSON:Ada");
	finds(LEDE_TERMS, "x x x\tLONG\nx\tSHORT\n", "x x x x x", "LONG:x x x|SHORT:x|SHORT:x");
	lede_rules_file files[] = {file(LEDE_PATTERNS, "ID [A-Z]+-\\d+"),
				   file(LEDE_TERMS, "GH-12\tPRODUCT\nGH-12 fix\tEVENT")};
	lede_rules *rules;
	assert_int_equal(lede_rules_new(files, 2, NULL, &rules, NULL), LEDE_OK);
	assert_string_equal(found(rules, "GH-12 and GH-12 fix", false), "ID:GH-12|EVENT:GH-12 fix");
	lede_rules_free(rules);
}

static void capitals_count_as_the_entry_says(void **state)
{
	(void)state;
	finds(LEDE_TERMS, "Go\tLANG", "Go go GO", "LANG:Go");
	finds(LEDE_TERMS, "go\tLANG", "Go go GO", "LANG:Go|LANG:go|LANG:GO");
	finds(LEDE_TERMS, "Go\tLANG\t\tany", "Go go GO", "LANG:Go|LANG:go|LANG:GO");
	finds(LEDE_TERMS, "go\tLANG\t\texact", "Go go GO", "LANG:go");
	finds(LEDE_TERMS, "\xC3\x89mile Z\tPERSON", "\xC3\x89mile Z, \xC3\xA9mile z",
	      "PERSON:\xC3\x89mile Z");
	finds(LEDE_TERMS, "\xC3\xA9mile z\tPERSON", "\xC3\x89mile Z", "PERSON:\xC3\x89mile Z");
}

static void a_term_has_a_name(void **state)
{
	(void)state;
	finds(LEDE_TERMS, "BoJ\tORG\tBank of Japan\nFed\tORG", "The BoJ and the Fed.",
	      "ORG:BoJ=Bank of Japan|ORG:Fed");
}

static void terms_win_and_ignore(void **state)
{
	(void)state;
	lede_rules *rules = rules_from(LEDE_TERMS, "Angela\tPRODUCT\nParis\t-\nEmmanuel Macron\tIGNORE\n");
	static const char text[] = "Angela Merkel met Emmanuel Macron in Paris and in London.";
	assert_string_equal(found(NULL, text, true),
	                    "PERSON:Angela Merkel|PERSON:Emmanuel Macron|GPE:Paris|GPE:London");
	assert_string_equal(found(rules, text, true), "PRODUCT:Angela|GPE:London");
	/* What is larger than what is ignored stays. */
	static const char larger[] = "She left the University of Paris in 2001.";
	assert_string_equal(found(rules, larger, true), found(NULL, larger, true));
	lede_rules_free(rules);
}

static void decisions_retype_and_ignore(void **state)
{
	(void)state;
	static const char text[] = "Angela Merkel met Emmanuel Macron in Paris and in London.";
	lede_rules *rules = rules_from(LEDE_DECISIONS,
		"Angela Merkel : VESSEL # a ship\nLondon : -\nMerkel : ORG\nA = B\n");
	assert_int_equal(lede_rules_warning_count(rules), 0);
	assert_string_equal(found(rules, text, true),
	                    "VESSEL:Angela Merkel|PERSON:Emmanuel Macron|GPE:Paris");
	assert_int_equal(lede_rules_type(rules, "VESSEL", 6), LEDE_TYPE_COUNT);
	assert_int_equal(lede_rules_type(rules, "ORG", 3), LEDE_ORG);
	assert_int_equal(lede_rules_type(NULL, "VESSEL", 6), LEDE_NO_TYPE);
	assert_string_equal(lede_rules_type_name(rules, LEDE_TYPE_COUNT), "VESSEL");
	lede_rules_free(rules);
}

/* ---- Patterns ------------------------------------------------------------------------------- */

static void patterns_see_prose(void **state)
{
	(void)state;
	finds(LEDE_PATTERNS, "TICKET PROJ-\\d+", "See PROJ-12, `PROJ-13` and PROJ-14x.",
	      "TICKET:PROJ-12|TICKET:PROJ-14");
	finds(LEDE_PATTERNS, "ORG  Bank of \\w+",
	      "It was on that very day, as everybody knows by now, that the Bank\n"
	      "of   England and the *Bank* of Japan agreed.",
	      "ORG:Bank\nof   England|ORG:Bank* of Japan");
	finds(LEDE_PATTERNS, "X href|http", "<a href='http://x.org'>here</a> [there](http://y.org).", "");
	finds(LEDE_PATTERNS, "X  \\s+\\w+\\s+", "a bc d", "X:bc");
	finds(LEDE_PATTERNS, "X x*", "axxb xx", "X:xx|X:xx");
	finds(LEDE_PATTERNS, "X (?i)caf\xC3\xA9", "CAF\xC3\x89", "X:CAF\xC3\x89");
	finds(LEDE_PATTERNS, "X a.b", "a\xFF" "b a-b", "X:a-b");
	finds(LEDE_PATTERNS, "- \\bBonn\\b\nGPE Bonn|Ulm", "Bonn and Ulm", "GPE:Ulm");
}

static void long_sentences_are_read_in_pieces(void **state)
{
	(void)state;
	struct text text = text_repeat("long", "lorem ID-7 ipsum ", 17, 17 * 2000);
	lede_rules *rules = rules_from(LEDE_PATTERNS, "ID ID-\\d");
	lede_options options;
	lede_doc *doc;
	size_t count = 0;
	lede_options_init(&options);
	options.rules = rules;
	assert_int_equal(lede_analyze(analyzer, text.bytes, text.length, &options, &doc, NULL), 0);
	for (size_t i = 0; i < lede_doc_entity_count(doc); i++)
		count += lede_doc_entity(doc, i).source == LEDE_FROM_PATTERN;
	assert_int_equal(count, 2000);
	lede_doc_free(doc);
	lede_rules_free(rules);
	text_free(&text);
}

/* Doubles its work with every a. */
#define HOSTILE "EVIL (?:a|a)*c|(a+)+$b\n"

static void a_hostile_pattern_is_given_up_once(void **state)
{
	(void)state;
	struct text text = text_repeat("a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab Rome. ", 48,
	                               48 * 1000);
	lede_rules *rules = rules_from(LEDE_PATTERNS, "# two\n" HOSTILE "CITY Rome");
	lede_options options;
	lede_doc *doc;
	lede_options_init(&options);
	options.rules = rules;
	assert_int_equal(lede_rules_warning_count(rules), 0);
	for (int again = 0; again < 2; again++) {
		assert_int_equal(lede_analyze(analyzer, text.bytes, text.length, &options, &doc,
		                              NULL), 0);
		assert_int_equal(lede_doc_warning_count(doc), 1);
		const lede_warning warning = lede_doc_warning(doc, 0);
		assert_string_equal(warning.file, "patterns.txt");
		assert_int_equal(warning.line, 2);
		assert_non_null(strstr(warning.what, "match limit"));
		assert_int_equal(lede_doc_warning(doc, 1).line, 0);
		size_t cities = 0;
		for (size_t i = 0; i < lede_doc_entity_count(doc); i++)
			cities += lede_doc_entity(doc, i).source == LEDE_FROM_PATTERN;
		assert_int_equal(cities, 1000);
		lede_doc_free(doc);
	}
	lede_rules_free(rules);
	text_free(&text);
}

/* ---- What is wrong with files ---------------------------------------------------------------- */

static void lines_that_are_wrong_are_named(void **state)
{
	(void)state;
	warns(LEDE_TERMS, "# fine\r\nAda\tPERSON\r\nBob\n Ca\xE9\tORG\nDan\torg\n"
	                  "Eva\tPERSON\t\tmaybe\n"
	                  "\tORG\nTwo  ORG\n",
	      "terms.tsv:3:0: a term, a tab and its type are wanted\n"
	      "terms.tsv:4:4: this is no UTF-8\n"
	      "terms.tsv:5:0: 'org' is no type: PERSON, ORG ... or an upper-case word\n"
	      "terms.tsv:6:0: 'maybe' is neither 'exact' nor 'any'\n"
	      "terms.tsv:7:0: a term, a tab and its type are wanted\n");
	warns(LEDE_TERMS, "\xFF\xFE" "A", "terms.tsv:1:0: the file is UTF-16; save it as UTF-8\n");
	warns(LEDE_TERMS, "\xEF\xBB\xBF" "Ada\tPERSON", "");
	warns(LEDE_PATTERNS, "ID\n  ID   a(b\nID [z-a]\nok x\n",
	      "patterns.txt:1:0: a type, a blank and a pattern are wanted\n"
	      "patterns.txt:2:11: missing closing parenthesis\n"
	      "patterns.txt:3:7: range out of order in character class\n"
	      "patterns.txt:4:0: 'ok' is no type: PERSON, ORG ... or an upper-case word\n");
	warns(LEDE_DECISIONS, "A = B\nA is B\n= B\nA =\nA : b\n\"A = B\" : WORK\n",
	      "decisions.txt:2:0: no decision: A = B, A != B, A => NAME, A : TYPE or A : -, "
	      "with spaces around the\n"
	      "decisions.txt:3:0: nothing stands before the sign\n"
	      "decisions.txt:4:3: nothing stands behind the sign\n"
	      "decisions.txt:5:5: 'b' is no type: PERSON, ORG ... or an upper-case word\n");
}

static void there_is_room_for_some_types_of_one_s_own(void **state)
{
	(void)state;
	char terms[1024] = "", expected[256];
	for (int i = LEDE_TYPE_COUNT; i <= LEDE_TYPE_LIMIT; i++)
		sprintf(terms + strlen(terms), "term%d\tTYPE%d\n", i, i);
	sprintf(expected, "terms.tsv:%d:0: there are too many types of your own for 'TYPE%d'\n",
	        LEDE_TYPE_LIMIT - LEDE_TYPE_COUNT + 1, LEDE_TYPE_LIMIT);
	warns(LEDE_TERMS, terms, expected);
}

static void warnings_are_not_without_number(void **state)
{
	(void)state;
	struct text text = text_repeat("bad", "no tab\n", 7, 7 * 1000);
	const lede_rules_file bad = {LEDE_TERMS, "bad", text.bytes, text.length};
	lede_rules *rules;
	assert_int_equal(lede_rules_new(&bad, 1, NULL, &rules, NULL), LEDE_OK);
	assert_int_equal(lede_rules_warning_count(rules), 101);
	assert_int_equal(lede_rules_warning(rules, 100).line, 101);
	lede_rules_free(rules);
	text_free(&text);
}

static void decisions_are_read_for_editors(void **state)
{
	(void)state;
	lede_decision d;
	lede_error error;
	const char *line = "  \"A : B\" => \"C\" # why";
	assert_int_equal(lede_decision_read(line, strlen(line), &d, &error), LEDE_OK);
	assert_int_equal(d.kind, LEDE_DECIDE_NAME);
	assert_int_equal(d.left.begin, 3);
	assert_int_equal(d.left.end, 8);
	assert_int_equal(d.right.begin, 14);
	assert_int_equal(d.right.end, 15);
	assert_int_equal(lede_decision_read("# x", 3, &d, &error), LEDE_OK);
	assert_int_equal(d.kind, LEDE_DECIDE_NOTHING);
	assert_int_equal(lede_decision_read("  A =", 5, &d, &error), LEDE_EINVAL);
	assert_int_equal(error.offset, 4);
	assert_int_equal(lede_decision_read("A != B", 6, &d, &error), LEDE_OK);
	assert_int_equal(d.kind, LEDE_DECIDE_DIFFERENT);
	assert_int_equal(lede_decision_read("A : IGNORE", 10, &d, &error), LEDE_OK);
	assert_int_equal(d.kind, LEDE_DECIDE_IGNORE);
}

/* ---- Comments ------------------------------------------------------------------------------- */

static void comments_switch_off_and_on(void **state)
{
	(void)state;
	lede_rules *rules = rules_from(LEDE_TERMS, "one\tONE\ntwo\tTWO\nthree\tTHREE\n");
	static const char *const texts[][2] = {
		{"one\n\n<!-- lede: off -->\n\ntwo\n\n<!-- lede: on -->\n\nthree", "ONE:one|THREE:three"},
		{"one\n\n[//]: # (lede: off)\n\ntwo\n\n[//]: # (lede: on)\n\nthree",
	         "ONE:one|THREE:three"},
		{"We saw one <!--lede:off--> and two <!-- lede: on --> and three.",
	         "ONE:one|THREE:three"},
		{"We saw one.\n\n<!-- lede: off -->\n\nAnd two.\n\nAnd three.", "ONE:one"},
		{"one `<!-- lede: off -->` two <!-- lede: offer --> three", "ONE:one|TWO:two|THREE:three"},
		{"```\n<!-- lede: off -->\n```\n\nWe saw two.", "TWO:two"},
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(found(rules, texts[i][0], false), texts[i][1]);
	lede_rules_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comments_switch_off_and_on),
		cmocka_unit_test(terms_are_whole_words),
		cmocka_unit_test(terms_obey_the_tokeniser_s_punctuation),
		cmocka_unit_test(longest_first_then_order),
		cmocka_unit_test(capitals_count_as_the_entry_says),
		cmocka_unit_test(a_term_has_a_name),
		cmocka_unit_test(terms_win_and_ignore),
		cmocka_unit_test(decisions_retype_and_ignore),
		cmocka_unit_test(patterns_see_prose),
		cmocka_unit_test(long_sentences_are_read_in_pieces),
		cmocka_unit_test(a_hostile_pattern_is_given_up_once),
		cmocka_unit_test(lines_that_are_wrong_are_named),
		cmocka_unit_test(there_is_room_for_some_types_of_one_s_own),
		cmocka_unit_test(warnings_are_not_without_number),
		cmocka_unit_test(decisions_are_read_for_editors),
	};
	if (lede_model_builtin(NULL, &model, NULL) ||
	    lede_analyzer_new(model, NULL, &analyzer, NULL))
		return 1;
	const int failed = cmocka_run_group_tests_name("rules", tests, NULL, NULL);
	lede_analyzer_free(analyzer);
	lede_model_free(model);
	return failed;
}
