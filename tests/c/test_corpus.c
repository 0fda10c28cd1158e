/* Marked text, as the trainer reads it. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/label.h"
#include "train_support.h"

/* One label as "O", "B-GPE"; several as "{...}" with how many; all as "*". */
static void append_label(char *out, size_t room, label_set set)
{
	static const char families[] = "BULI";
	const size_t at = strlen(out);
	int only = -1, count = 0;
	for (int y = 0; y < LABEL_COUNT; y++)
		if (set >> y & 1) {
			only = y;
			count++;
		}
	if (count == LABEL_COUNT)
		snprintf(out + at, room - at, "*");
	else if (count != 1)
		snprintf(out + at, room - at, "{%d}", count);
	else if (only == LABEL_O)
		snprintf(out + at, room - at, "O");
	else
		snprintf(out + at, room - at, "%c-%s", families[(only - 1) / LABEL_TYPES],
		         lede_type_name((lede_type)((only - 1) % LABEL_TYPES + 1)));
}

/* The document as "token/label token/label | ...", with | between sentences. */
static void assert_doc(const struct marked_doc *doc, const char *wanted)
{
	char found[1000] = "";
	assert_int_equal(doc->allowed.count, doc->tokens.count);
	for (size_t s = 0; s < doc->sentences.count; s++) {
		const struct sentence *sentence = doc->sentences.items + s;
		for (uint32_t i = 0; i < sentence->token_count; i++) {
			const size_t token = sentence->first_token + i, at = strlen(found);
			const struct token *t = doc->tokens.items + token;
			const char *space = i > 0 ? " " : s > 0 ? " | " : "";
			snprintf(found + at, sizeof found - at, "%s%.*s/", space, t->length,
			         doc->text.items + t->begin);
			append_label(found, sizeof found, doc->allowed.items[token]);
		}
	}
	assert_string_equal(found, wanted);
}

static void conll_is_read(void **state)
{
	(void)state;
	corpus_vec docs =
		read_corpus("a.conll",
	                    "-DOCSTART-\tO\n\nAnn\tB-PER\nLee\tI-PER\nsaw\tO\nRome\tB-GPE\n.\tO\n\n"
	                    "The\tO\nUnited\tB-ORG\nNations\tI-ORG\nmet\tO\n\n"
	                    "-DOCSTART-\tO\n\nNew\tI-GPE\nYork\tI-GPE\nCity\tI-GPE\n\n\n",
	                    (struct source){0});
	assert_int_equal(docs.count, 2);
	assert_doc(docs.items, "Ann/B-PERSON Lee/L-PERSON saw/O Rome/U-GPE ./O | "
	                       "The/O United/B-ORG Nations/L-ORG met/O");
	assert_doc(docs.items + 1, "New/B-GPE York/I-GPE City/L-GPE");
	/* Joined as somebody would have written it. */
	assert_memory_equal(docs.items[0].text.items, "Ann Lee saw Rome.\n\nThe", 22);
	free_corpus(&docs);
}

static void tokens_are_joined_as_they_were_written(void **state)
{
	(void)state;
	corpus_vec docs = read_corpus(
		"a.conll",
		"\"\tO\nIt\tO\nis\tO\n(\tO\nn't\tO\n)\tO\n,\tO\n\"\tO\nsaid\tO\nAnn\tB-PER\n"
		"'s\tO\n$\tO\n5\tO\n%\tO\n",
		(struct source){0});
	assert_string_equal(docs.items[0].text.items, "\"It is (n't),\" said Ann's $5%");
	free_corpus(&docs);
}

static void adjacent_names_stay_two(void **state)
{
	(void)state;
	corpus_vec docs = read_corpus(
		"a.conll",
		"Rome\tB-GPE\nOslo\tB-GPE\nPress\tI-GPE\nsaid\tO\nMay\tB-DATE\n3\tI-DATE\n",
		(struct source){0});
	/* A type the tagger does not have is outside. */
	assert_doc(docs.items, "Rome/U-GPE Oslo/B-GPE Press/L-GPE said/O May/O 3/O");
	free_corpus(&docs);
}

static void labels_stand_for_sets_of_types(void **state)
{
	(void)state;
	corpus_vec docs =
		read_corpus("a.conll", "in\tO\nRome\tB-ANYLOC\nx\tO\nA\tB-MISC\nB\tI-MISC\n",
	                    (struct source){0});
	assert_doc(docs.items, "in/O Rome/{3} x/O A/{5} B/{5}");
	const label_set places = docs.items->allowed.items[1];
	assert_true(places >> (LABEL_U + LEDE_GPE - 1) & 1);
	assert_true(places >> (LABEL_U + LEDE_LOC - 1) & 1);
	assert_true(places >> (LABEL_U + LEDE_FAC - 1) & 1);
	free_corpus(&docs);
	assert_int_equal(types_of_label("PERSON"), 1 << LEDE_PERSON);
	assert_int_equal(types_of_label("WORK_OF_ART"), 1 << LEDE_WORK);
	assert_int_equal(types_of_label("CARDINAL"), 0);
	assert_int_equal(types_of_label(""), 0);
}

/* What a corpus leaves unmarked may be where a name can be, and nowhere else. */
static void unmarked_types_are_open(void **state)
{
	(void)state;
	const struct source source = {.unmarked = 1u << LEDE_EVENT | 1u << LEDE_LAW};
	corpus_vec docs = read_corpus(
		"a.conll",
		"the\tO\nBattle\tO\nof\tO\nHastings\tO\nby\tO\nAnn\tB-PER\nwas\tO\nlost\tO\nby\tO\n"
		"all\tO\nEnglish\tO\n",
		source);
	assert_doc(docs.items, "the/O Battle/{9} of/{9} Hastings/{9} by/{9} Ann/U-PERSON was/O "
	                       "lost/O by/O all/O English/{9}");
	const label_set set = docs.items->allowed.items[1];
	assert_true(set & 1); /* or it is outside */
	assert_true(set >> (LABEL_B + LEDE_EVENT - 1) & 1);
	assert_false(set >> (LABEL_B + LEDE_ORG - 1) & 1);
	free_corpus(&docs);
}

static void titles_are_cut_off(void **state)
{
	(void)state;
	const char text[] = "Mr.\tB-PER\nDarcy\tI-PER\nmet\tO\nMrs.\tB-PER\n";
	corpus_vec with = read_corpus("a.conll", text, (struct source){.titles = true});
	assert_doc(with.items, "Mr./O Darcy/U-PERSON met/O Mrs./U-PERSON");
	corpus_vec without = read_corpus("a.conll", text, (struct source){0});
	assert_doc(without.items, "Mr./B-PERSON Darcy/L-PERSON met/O Mrs./U-PERSON");
	free_corpus(&with);
	free_corpus(&without);
}

static void json_lines_are_read(void **state)
{
	(void)state;
	corpus_vec docs = read_corpus(
		"a.jsonl",
		"{\"text\": \"Zo\xc3\xab saw Rome. We \\u0041nn left.\", \"entities\": "
		"[[0, 3, \"PERSON\"], [8, 12, \"GPE\"]]}\n\n"
		"{\"entities\": [], \"more\": {\"a\": [1]}, \"text\": \"No names.\"}\r\n",
		(struct source){0});
	assert_int_equal(docs.count, 2);
	assert_doc(docs.items, "Zo\xc3\xab/U-PERSON saw/O Rome/U-GPE ./O | We/O Ann/O left/O ./O");
	assert_doc(docs.items + 1, "No/O names/O ./O");
	free_corpus(&docs);
}

/* Spans that the library's tokens or sentences don't fit leave open what they touch. */
static void what_does_not_fit_is_open(void **state)
{
	(void)state;
	corpus_vec docs = read_corpus(
		"a.jsonl",
		"{\"text\": \"a Romeward b\", \"entities\": [[2, 6, \"GPE\"]]}\n"
		"{\"text\": \"We met Ann. Lee left.\", \"entities\": [[7, 15, \"PERSON\"]]}\n",
		(struct source){0});
	assert_doc(docs.items, "a/O Romeward/* b/O");
	assert_doc(docs.items + 1, "We/O met/O Ann/B-PERSON ./* | Lee/* left/O ./O");
	free_corpus(&docs);
}

/* Reading content ends the process with a message that has those words. */
/* A name that ends one sentence and a name that begins another, which follow each other nowhere in
 * the file. */
static void sentences_run_on(void **state)
{
	(void)state;
	static const char text[] =
		"-DOCSTART- a\nSee\tO\nyou\tO\n.\tO\n\nAnn\tB-PER\n\n"
		"-DOCSTART- b\nBob\tB-PER\n,\tO\nstay\tO\n.\tO\n\nAll\tO\nleft\tO\n.\tO\n\n";
	corpus_vec docs = read_corpus(
		"a.conll", text, (struct source){.running = true, .run_on = 40, .closing = 3});
	assert_int_equal(docs.count, 2 + 40);
	size_t alike = 0;
	for (size_t i = 2; i < docs.count; i++) {
		const struct marked_doc *doc = docs.items + i;
		assert_int_equal(doc->closing, 3);
		assert_int_equal(doc->origin, 1);
		if (doc->text.count == strlen("See you. Ann Bob, stay.")) {
			assert_doc(doc, "See/O you/O ./O | Ann/U-PERSON Bob/U-PERSON ,/O stay/O "
			                "./O");
			alike++;
		}
	}
	assert_true(alike > 0 && alike < 40); /* the others: "Ann Ann" */
	free_corpus(&docs);
}

static void line_breaks_are_lost(void **state)
{
	(void)state;
	static const char text[] =
		"{\"text\": \"Best,\\n\\nAnn\\n\\nOslo\", \"entities\": "
		"[[7, 10, \"PERSON\"], [12, 16, \"GPE\"]]}\n";
	corpus_vec docs = read_corpus("a.jsonl", text,
	                              (struct source){.unbroken = true, .closing = 1});
	assert_int_equal(docs.count, 2);
	assert_doc(docs.items, "Best/O ,/O | Ann/U-PERSON | Oslo/U-GPE");
	assert_doc(docs.items + 1, "Best/O ,/O Ann/U-PERSON Oslo/U-GPE");
	assert_int_equal(docs.items[1].origin, 1);
	assert_int_equal(docs.items[1].closing, 1);
	free_corpus(&docs);
}

static void assert_dies(const char *name, const char *content, const char *words)
{
	int ends[2];
	char message[500] = "";
	size_t length = 0;
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	const pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], 2);
		read_corpus(name, content, (struct source){0});
		_exit(0);
	}
	close(ends[1]);
	for (ssize_t n; (n = read(ends[0], message + length, sizeof message - 1 - length)) > 0;)
		length += (size_t)n;
	close(ends[0]);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
	if (!strstr(message, words))
		fail_msg("%s: %s", words, message);
}

static void bad_files_are_refused(void **state)
{
	(void)state;
	assert_dies("a.conll", "Ann\tB-PER\n\nLee\n", "a.conll:3: a token without a tag");
	assert_dies("a.conll", "Ann\tPERSON\n", "a.conll:1: the last column is 'PERSON'");
	assert_dies("a.conll", "Ann\tB-\n", "no tag");
	assert_dies("a.conll", "Ann\tI\n", "no tag");
	assert_dies("a.jsonl", "\n{\"text\": \"a\"}\n", "a.jsonl:2: a line without text or entities");
	assert_dies("a.jsonl", "{\"text\": \"a\", \"entities\": [\n", "a value is missing at column 28");
	assert_dies("a.jsonl", "{\"text\": \"a\", \"entities\": [[0, 2, \"GPE\"]]}\n",
	            "a.jsonl:1: an entity [0, 2, \"GPE\"] of 1 code points");
	assert_dies("a.jsonl", "{\"text\": \"ab\", \"entities\": [[1, 1, \"GPE\"]]}\n", "entity");
	assert_dies("a.jsonl", "{\"text\": \"ab\", \"entities\": [[0, 1]]}\n", "no [begin, end");
	assert_dies("a.jsonl",
	            "{\"text\": \"ab\", \"entities\": [[0, 2, \"GPE\"], [1, 2, \"LOC\"]]}\n",
	            "overlap, at byte 1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conll_is_read),
		cmocka_unit_test(tokens_are_joined_as_they_were_written),
		cmocka_unit_test(adjacent_names_stay_two),
		cmocka_unit_test(labels_stand_for_sets_of_types),
		cmocka_unit_test(unmarked_types_are_open),
		cmocka_unit_test(titles_are_cut_off),
		cmocka_unit_test(json_lines_are_read),
		cmocka_unit_test(what_does_not_fit_is_open),
		cmocka_unit_test(sentences_run_on),
		cmocka_unit_test(line_breaks_are_lost),
		cmocka_unit_test(bad_files_are_refused),
	};
	return cmocka_run_group_tests_name("corpus", tests, make_folder, remove_folder);
}
