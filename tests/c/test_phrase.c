/* Key phrases and facts: what comes back, invariants on awkward texts, memory that fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "builtin.h"
#include "phrase/facts.h"
#include "phrase/language.h"
#include "phrase/word.h"
#include "support.h"

static lede_doc *analyze(void **state, const char *text, size_t length)
{
	const struct builtin *f = *state;
	lede_doc *doc = NULL;
	assert_int_equal(lede_analyze(f->analyzer, text, length, NULL, &doc, NULL), LEDE_OK);
	return doc;
}

/* ---- Words -------------------------------------------------------------------------------- */

static void plurals_are_cut(void **state)
{
	static const char *const pairs[][2] = {
		{"elections", "election"}, {"boxes", "box"}, {"crashes", "crash"}, {"cities", "city"},
		{"class", "class"}, {"virus", "virus"}, {"crisis", "crisis"}, {"gas", "gas"},
		{"ties", "ties"}, {"houses", "house"}, {"classes", "class"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		char lower[32];
		const size_t length = strlen(strcpy(lower, pairs[i][0]));
		lower[singular(lower, length)] = '\0';
		assert_string_equal(lower, pairs[i][1]);
	}
}

static void the_tables_are_sorted(void **state)
{
	(void)state;
	for (size_t i = 1; i < BACKGROUND_COUNT; i++)
		assert_true(memcmp(background[i - 1].word, background[i].word,
		                   BACKGROUND_BYTES) < 0);
	for (size_t i = 1; i < language_word_count; i++)
		assert_true(memcmp(language_words[i - 1].word, language_words[i].word,
		                   sizeof language_words->word) < 0);
}

static void words_have_a_part(void **state)
{
	static const struct {
		const char    *word;
		enum word_part part;
	} cases[] = {
		{"government", WORD_NOUN}, {"large", WORD_ADJECTIVE}, {"said", WORD_VERB},
		{"of", WORD_OTHER},        {"zyxwv", WORD_NOUN},      {"zyxwing", WORD_VERB},
		{"zyxwly", WORD_OTHER},    {"zyxwous", WORD_ADJECTIVE}, {"n't", WORD_OTHER},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(word_code(cases[i].word, strlen(cases[i].word)) & WORD_PART,
		                 cases[i].part);
	assert_true((word_code("the", 3) & WORD_LEVEL) < 3);
	assert_int_equal(word_code("zyxwv", 5) & WORD_LEVEL, BACKGROUND_UNKNOWN_LEVEL);
}

static void syllables_are_counted(void **state)
{
	static const struct {
		const char *word;
		size_t      count;
	} cases[] = {
		{"made", 1},  {"table", 2},  {"wanted", 2}, {"moved", 1}, {"boxes", 2}, {"the", 1},
		{"radio", 3}, {"nation", 2}, {"x", 1},      {"piano", 3},  {"makes", 1}, {"readability", 5},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (count_syllables(cases[i].word, strlen(cases[i].word)) != cases[i].count)
			fail_msg("%s: %zu", cases[i].word,
			         count_syllables(cases[i].word, strlen(cases[i].word)));
}

/* ---- Phrases ------------------------------------------------------------------------------ */

static const char NEWS[] =
	"Prime Minister Fumio Kishida met truck drivers in Osaka. The truck driver shortage worries "
	"Kishida. Drivers said the driver shortage was growing; truck drivers want better pay.";

/* The index of the phrase of that text, or LEDE_NONE. */
static uint32_t find(const lede_keyphrases *phrases, const char *text, const char *phrase)
{
	for (size_t i = 0; i < lede_keyphrases_count(phrases); i++) {
		const lede_span span = lede_keyphrases_get(phrases, i).span;
		if (span.end - span.begin == strlen(phrase) &&
		    !memcmp(text + span.begin, phrase, strlen(phrase)))
			return (uint32_t)i;
	}
	return LEDE_NONE;
}

static void names_are_whole_and_variants_one(void **state)
{
	lede_keyphrases *phrases;
	lede_doc *doc = analyze(state, NEWS, sizeof NEWS - 1);
	assert_int_equal(lede_doc_keyphrases(doc, NEWS, sizeof NEWS - 1, 50, NULL, &phrases, NULL),
	                 LEDE_OK);
	lede_doc_free(doc);
	const uint32_t person = find(phrases, NEWS, "Fumio Kishida");
	assert_int_not_equal(person, LEDE_NONE);
	assert_int_equal(lede_keyphrases_get(phrases, person).type, LEDE_PERSON);
	assert_int_equal(lede_keyphrases_get(phrases, person).mention_count, 2);
	assert_int_equal(find(phrases, NEWS, "Kishida"), LEDE_NONE);
	assert_int_equal(find(phrases, NEWS, "Prime Minister Fumio"), LEDE_NONE);
	const uint32_t drivers = find(phrases, NEWS, "truck drivers");
	assert_int_not_equal(drivers, LEDE_NONE);
	assert_int_equal(lede_keyphrases_get(phrases, drivers).mention_count, 3);
	assert_true(lede_keyphrases_get(phrases, 0).score == 1);
	/* Beyond the end. */
	assert_int_equal(lede_keyphrases_get(phrases, 50).mention_count, 0);
	assert_int_equal(lede_keyphrases_mention(phrases, SIZE_MAX).end, 0);
	lede_keyphrases_free(phrases);
}

/* A word of Latin-1 is one, bytes without a letter that can be read are none. */
static void bad_bytes_are_no_phrase(void **state)
{
	static const char text[] = "The caf\xe9 near the \xd6ster \xff\xfe harbour. \xff";
	lede_keyphrases *phrases;
	lede_doc *doc = analyze(state, text, sizeof text - 1);
	assert_int_equal(lede_doc_keyphrases(doc, text, sizeof text - 1, 50, NULL, &phrases, NULL),
	                 LEDE_OK);
	lede_doc_free(doc);
	assert_int_not_equal(find(phrases, text, "caf\xe9"), LEDE_NONE);
	for (size_t i = 0; i < lede_keyphrases_count(phrases); i++) {
		const lede_span span = lede_keyphrases_get(phrases, i).span;
		assert_null(memchr(text + span.begin, '\xff', span.end - span.begin));
	}
	lede_keyphrases_free(phrases);
}

static void the_agency_in_a_dateline_is_no_phrase(void **state)
{
	static const char text[] = "LONDON (Reuters) - Ferry owners met in Norway.";
	lede_keyphrases *phrases;
	lede_doc *doc = analyze(state, text, sizeof text - 1);
	lede_doc_keyphrases(doc, text, sizeof text - 1, 50, NULL, &phrases, NULL);
	assert_int_equal(find(phrases, text, "Reuters"), LEDE_NONE);
	assert_int_not_equal(find(phrases, text, "Norway"), LEDE_NONE);
	lede_keyphrases_free(phrases);
	lede_doc_free(doc);
}

static void another_text_is_refused(void **state)
{
	lede_keyphrases *phrases = (lede_keyphrases *)state;
	lede_error error;
	lede_doc *doc = analyze(state, NEWS, sizeof NEWS - 1);
	assert_int_equal(lede_doc_keyphrases(doc, NEWS, 20, 5, NULL, &phrases, &error),
	                 LEDE_EINVAL);
	assert_null(phrases);
	assert_string_equal(error.what, "not the text of this document");
	assert_string_equal(lede_doc_facts(doc, NEWS, 20).language, "");
	assert_int_equal(lede_doc_facts(doc, NEWS, 20).words, 0);
	lede_doc_free(doc);
	lede_keyphrases_free(NULL);
}

static int by_begin(const void *a, const void *b)
{
	const lede_span *x = a, *y = b;
	return (x->begin > y->begin) - (x->begin < y->begin);
}

/* Scores fall; mentions lie in the text, in order within a phrase, and no two overlap. */
static void check_phrases(const lede_keyphrases *phrases, size_t length)
{
	const size_t count = lede_keyphrases_count(phrases);
	size_t total = 0;
	for (size_t i = 0; i < count; i++) {
		const lede_keyphrase phrase = lede_keyphrases_get(phrases, i);
		assert_true(phrase.score > 0 && phrase.score <= 1);
		assert_true(i == 0 || phrase.score <= lede_keyphrases_get(phrases, i - 1).score);
		assert_true(phrase.mention_count > 0);
		assert_int_equal(phrase.first_mention, total);
		total += phrase.mention_count;
	}
	lede_span *spans = malloc((total + 1) * sizeof *spans);
	assert_non_null(spans);
	for (size_t i = 0; i < total; i++) {
		spans[i] = lede_keyphrases_mention(phrases, i);
		assert_true(spans[i].begin < spans[i].end && spans[i].end <= length);
	}
	qsort(spans, total, sizeof *spans, by_begin);
	for (size_t i = 1; i < total; i++)
		assert_true(spans[i - 1].end <= spans[i].begin);
	free(spans);
}

static void check_text(void **state, const struct text *text)
{
	lede_keyphrases *phrases;
	lede_doc *doc = analyze(state, text->bytes, text->length);
	assert_int_equal(lede_doc_keyphrases(doc, text->bytes, text->length, SIZE_MAX, NULL,
	                                     &phrases, NULL),
	                 LEDE_OK);
	check_phrases(phrases, text->length);
	lede_keyphrases_free(phrases);
	const lede_facts facts = lede_doc_facts(doc, text->bytes, text->length);
	assert_true(facts.title.begin <= facts.title.end && facts.title.end <= text->length);
	assert_non_null(facts.language);
	assert_true(facts.words <= text->length);
	lede_doc_free(doc);
}

static void awkward_texts_are_well_formed(void **state)
{
	for (size_t i = 0; i < text_count(); i++) {
		const struct text text = text_fixture(i);
		check_text(state, &text);
	}
	for (uint32_t seed = 1; seed <= 20; seed++) {
		struct text text = text_random(seed, 4000);
		check_text(state, &text);
		text_free(&text);
	}
}

/* Quadratic work in these would take minutes. */
static void long_texts_take_no_time(void **state)
{
	static const char *const units[] = {"word", "word\n\n", "Ann Lee met Bob Ray. ", "a b c d ",
	                                    "red car ", "\xF0\x9F\x98\x80", "\0"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		const size_t length = *units[i] ? strlen(units[i]) : 1;
		struct text text = text_repeat("long", units[i], length, 400000);
		check_text(state, &text);
		text_free(&text);
	}
}

static void phrases_without_memory(void **state)
{
	struct watch watch = {0};
	const lede_allocator allocator = watch_allocator(&watch);
	lede_status status = LEDE_ENOMEM;
	size_t n = 0;
	lede_doc *doc = analyze(state, NEWS, sizeof NEWS - 1);
	while (status && n++ < 1000) {
		lede_error error = {0};
		lede_keyphrases *phrases = (lede_keyphrases *)&watch;
		watch.calls = 0;
		watch.fail_at = n;
		status = lede_doc_keyphrases(doc, NEWS, sizeof NEWS - 1, 10, &allocator, &phrases,
		                             &error);
		if (status) {
			assert_int_equal(status, LEDE_ENOMEM);
			assert_int_equal(error.status, LEDE_ENOMEM);
			assert_null(phrases);
		}
		lede_keyphrases_free(phrases);
		assert_int_equal(watch.blocks, 0);
		assert_int_equal(watch.bytes, 0);
	}
	assert_int_equal(status, LEDE_OK);
	assert_true(n > 8);
	assert_false(watch.misused);
	lede_doc_free(doc);
}

/* ---- Facts -------------------------------------------------------------------------------- */

static lede_facts facts_of(void **state, const char *text)
{
	lede_doc *doc = analyze(state, text, strlen(text));
	const lede_facts facts = lede_doc_facts(doc, text, strlen(text));
	lede_doc_free(doc);
	return facts;
}

static void words_are_counted_as_people_do(void **state)
{
	assert_int_equal(facts_of(state, "").words, 0);
	assert_int_equal(facts_of(state, "I don't know -- do you?").words, 5);
	assert_int_equal(facts_of(state, "Anna's well-known \"plan\" (2019) cost $5.").words, 6);
	assert_int_equal(facts_of(state, "word\u2014word").words, 2);
	assert_int_equal(facts_of(state, "Rain. Snow! ").sentences, 2);
	assert_int_equal(facts_of(state, "Rain.").seconds, 1);
}

static void titles_are_guessed(void **state)
{
	static const char *const cases[][2] = {
		{"# The plan\n\nIt failed.", "The plan"},
		{"---\ntitle: 'A plan'\nby: x\n---\nIt failed.", "A plan"},
		{"---\ntitle: A plan\r\n---\nIt failed.", "A plan"},
		{"Ferry strike ends\n\nIt took days. It did.", "Ferry strike ends"},
		{"It failed. We knew.", ""},
		{"It failed.\n\nWe knew.", ""},
		{"Alone", ""},
		{"---\ntitle:\n---\n", ""},
		{"---\ntitle: never ends", "never ends"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const lede_span title = facts_of(state, cases[i][0]).title;
		if (title.end - title.begin != strlen(cases[i][1]) ||
		    memcmp(cases[i][0] + title.begin, cases[i][1], strlen(cases[i][1])) != 0)
			fail_msg("%s: %u %u", cases[i][0], title.begin, title.end);
	}
}

static void easy_words_read_easily(void **state)
{
	const float easy = facts_of(state, "The cat sat on the mat. It was fat.").reading_ease;
	const float hard = facts_of(state, "Institutional accountability necessitates "
	                                   "comprehensive administrative transparency.")
	                           .reading_ease;
	assert_true(easy > 100 && easy < 122);
	assert_true(hard < 0);
	assert_true(facts_of(state, "").reading_ease == 0);
}

static void languages_are_told_apart(void **state)
{
	static const char *const cases[][2] = {
		{"English",
		 "The council said on Monday that it would not close the school this year."},
		{"German",
		 "Der Rat hat am Montag beschlossen, dass die Schule nicht geschlossen wird."},
		{"French",
		 "Le conseil a dit lundi que les écoles du village ne seront pas fermées."},
		{"Spanish",
		 "El consejo dijo el lunes que las escuelas del pueblo no se van a cerrar."},
		{"Italian",
		 "Il consiglio ha detto che le scuole del paese non sono da chiudere per ora."},
		{"Portuguese",
		 "O conselho disse que não vai fechar as escolas da vila, mas há uma dúvida."},
		{"Dutch",
		 "De raad heeft gezegd dat het niet de bedoeling is om deze school te sluiten."},
		{"Swedish",
		 "Rådet sade att skolan inte ska stängas, och att det är bra för alla."},
		{"Polish",
		 "Rada powiedziała, że szkoła nie będzie zamknięta, ale jest to tylko czas próby."},
		{"Turkish",
		 "Meclis bu okulun kapanmayacağını ve daha çok para için bir plan olduğunu söyledi."},
		{"Russian", "Совет решил, что школа не будет закрыта."},
		{"Ukrainian",
		 "Рада вирішила, що школа не буде закрита."},
		{"Chinese", "市议会星期一决定今年不关闭学校。"},
		{"Japanese", "市議会は月曜日に学校を閉鎖しないことを決めた。"},
		{"Arabic", "قرر المجلس يوم الاثنين عدم إغلاق المدرسة."},
		{"", "Rain."},
		{"",
		 "Universidad de la República; Plaza de la Constitución; Casa de las Américas"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const lede_facts facts = facts_of(state, cases[i][1]);
		if (strcmp(facts.language, cases[i][0]) != 0)
			fail_msg("%s: '%s'", cases[i][1], facts.language);
		assert_int_equal(facts.foreign, i > 0 && *cases[i][0]);
	}
}

/* Copies of a sentence, one behind the other. Returns where they end. */
static char *repeat(char *at, const char *sentence, size_t times)
{
	const size_t length = strlen(sentence);
	for (size_t i = 0; i < times; i++, at += length)
		memcpy(at, sentence, length);
	*at = '\0';
	return at;
}

/* Of a long text some of each part is read, so that a quotation is not taken for the whole. */
static void the_language_of_a_long_text_is_that_of_most(void **state)
{
	static const char english[] = "The council said that it would not close the school. ";
	static const char german[] = "Der Rat sagt, dass die Schule nicht zu schliessen ist. ";
	char *text = malloc(2000 * sizeof german);
	assert_non_null(text);
	repeat(repeat(repeat(text, german, 450), english, 1000), german, 50);
	assert_string_equal(facts_of(state, text).language, "English");
	repeat(repeat(repeat(text, english, 50), german, 1400), english, 50);
	assert_string_equal(facts_of(state, text).language, "German");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plurals_are_cut),
		cmocka_unit_test(the_tables_are_sorted),
		cmocka_unit_test(words_have_a_part),
		cmocka_unit_test(syllables_are_counted),
		cmocka_unit_test(names_are_whole_and_variants_one),
		cmocka_unit_test(bad_bytes_are_no_phrase),
		cmocka_unit_test(the_agency_in_a_dateline_is_no_phrase),
		cmocka_unit_test(another_text_is_refused),
		cmocka_unit_test(awkward_texts_are_well_formed),
		cmocka_unit_test(long_texts_take_no_time),
		cmocka_unit_test(phrases_without_memory),
		cmocka_unit_test(words_are_counted_as_people_do),
		cmocka_unit_test(titles_are_guessed),
		cmocka_unit_test(easy_words_read_easily),
		cmocka_unit_test(languages_are_told_apart),
		cmocka_unit_test(the_language_of_a_long_text_is_that_of_most),
	};
	return cmocka_run_group_tests(tests, builtin_set_up, builtin_tear_down);
}
