/* What is told of a word by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/word.h"
#include "support.h"

static struct word describe(const char *bytes)
{
	struct word word;
	memset(&word, 0x5a, sizeof word);
	word_describe(bytes, strlen(bytes), &word);
	return word;
}

static void flags(void **state)
{
	(void)state;
	enum { C = WORD_CAPITAL, A = WORD_ALL_CAPS, U = WORD_HAS_UPPER, L = WORD_LOWER,
	       D = WORD_HAS_DIGIT, J = WORD_JOINS, Q = WORD_QUOTE };
	static const struct {
		const char *word;
		uint32_t    flags;
	} cases[] = {
		{"Rome", C | U}, {"rome", L}, {"ROME", C | A | U}, {"U", C | U}, {"u", L},
		{"US", C | A | U}, {"U.S.", C | A | U}, {"iPhone", U}, {"McCain", C | U},
		{"COVID-19", C | A | U | D}, {"covid-19", L | D}, {"G7", C | U | D}, {"7", D},
		{"1,000", D}, {"20th", L | D}, {"20TH", C | A | U | D}, {".", 0}, {"--", 0},
		{"'s", L}, {"'S", C | U}, {"\xc3\x89mile", C | U}, {"\xc3\xa9mile", L},
		/* Letters without case; with one in Latin. */
		{"\xe5\xb9\xb3", L}, {"\xe5\xb9\xb3" "A", A | U}, {"A\xe5\xb9\xb3", C | A | U},
		/* Combining marks, symbols and bad bytes are no letters. */
		{"E\xcc\x81", C | U}, {"\xf0\x9f\x98\x80", 0}, {"\xff", 0}, {"\xff" "A", C | U},
		{"\xc2\xbd", D}, {"\xc7\x85ungla", C | U},
		{"of", L | J}, {"Of", C | U}, {"off", L}, {"o", L}, {"&", J}, {"e", L | J},
		{"\"", Q}, {"\xe2\x80\x9c", Q}, {"``", Q}, {"''", Q}, {"'", 0}, {"\"\"", 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (describe(cases[i].word).flags != cases[i].flags)
			fail_msg("%s: %x", cases[i].word, describe(cases[i].word).flags);
}

/* Pairs of words, and in which of their views they are the same. */
static void what_is_the_same(void **state)
{
	(void)state;
	enum { CASED = 1, LOWER = 2, SHAPE = 4, KIND = 8, NONE = 0, ALL = 15 };
	static const struct {
		const char *a, *b;
		int         same;
	} cases[] = {
		{"Rome", "Rome", ALL},
		{"Rome", "rome", LOWER},
		{"Rome", "Oslo", SHAPE | KIND},
		{"Paris", "Washington", SHAPE | KIND}, /* runs are cut at 4 */
		{"Rome", "Paris", KIND},
		{"ROME", "Rome", LOWER},
		{"NATO", "US", KIND},
		{"A", "Al", NONE},
		{"1999", "2001", LOWER | SHAPE | KIND},
		{"1999", "20", KIND},
		{"1999", "19999", SHAPE | KIND},
		{"G7", "G8", LOWER | SHAPE | KIND},
		{"\xc3\x89mile", "\xc3\xa9mile", LOWER},
		{"\xc3\x89mile", "Emile", SHAPE | KIND},
		{"O'Neill", "O\xe2\x80\x99Neill", ALL},
		{"O'Neill", "O\xe2\x80\x98Neill", ALL},
		{"'", "\xe2\x80\x98", ALL},
		{"\"", "\xe2\x80\x9c", ALL},
		{"\"", "\xe2\x80\x9d", ALL},
		{"\"", "\xe2\x80\x9e", ALL},
		{"\"", "'", NONE},
		{"co-op", "co\xe2\x80\x91op", ALL},
		{"co-op", "co\xe2\x80\x93op", ALL},
		{"co-op", "coop", NONE},
		{"-", "\xe2\x80\x93", ALL},
		{"-", "\xe2\x80\x94", ALL},
		{"-", "\xe2\x88\x92", ALL},
		{"--", "\xe2\x80\x94", ALL},
		{"--", "-", ALL},
		{"---", "\xe2\x80\x94", KIND},
		{"--a", "-a", KIND},
		{".", ",", NONE},
		{"...", ".", KIND},
		/* A symbol beyond ASCII is any symbol; one of ASCII is itself. */
		{"\xf0\x9f\x98\x80", "\xe2\x82\xac", SHAPE | KIND},
		{"$", "+", NONE},
		/* One bad byte reads as another. */
		{"\xff", "\xfe", ALL},
		{"a\xff", "a", NONE},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct word a = describe(cases[i].a), b = describe(cases[i].b);
		const int same =
			(a.cased == b.cased ? CASED : 0) | (a.lower == b.lower ? LOWER : 0) |
			(a.shape == b.shape ? SHAPE : 0) | (a.kind == b.kind ? KIND : 0);
		if (same != cases[i].same)
			fail_msg("%s and %s: %d instead of %d", cases[i].a, cases[i].b, same,
			         cases[i].same);
	}
}

static void affixes(void **state)
{
	(void)state;
	/* As many as the word has code points, less one. */
	static const struct {
		const char *word;
		size_t      count;
	} cases[] = {
		{"a", 0}, {"ab", 1}, {"abc", 2}, {"abcd", 3}, {"abcde", 4}, {"abcdef", 5},
		{"abcdefg", 5}, {"\xc3\xa9", 0}, {"\xc3\xa9t\xc3\xa9", 2}, {"\xff", 0},
		{"\xff\xff", 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct word word = describe(cases[i].word);
		for (size_t n = 0; n < WORD_AFFIXES; n++)
			if ((word.prefix[n] != 0) != (n < cases[i].count) ||
			    (word.suffix[n] != 0) != (n < cases[i].count))
				fail_msg("%s: affix %zu", cases[i].word, n + 1);
	}
	const struct word a = describe("Washington"), b = describe("WASHING"),
			  c = describe("Wellington");
	assert_memory_equal(a.prefix, b.prefix, sizeof a.prefix);
	assert_int_equal(a.prefix[0], c.prefix[0]);
	assert_int_not_equal(a.prefix[1], c.prefix[1]);
	assert_memory_equal(a.suffix, c.suffix, sizeof a.suffix); /* "ngton" */
	assert_int_not_equal(a.suffix[0], b.suffix[0]);
	/* Affixes are words as any: so is their hash. */
	assert_int_equal(a.suffix[2], describe("ton").lower);
	assert_int_equal(a.prefix[3], describe("wash").lower);
}

static void halves(void **state)
{
	(void)state;
	const struct word based = describe("Shanghai-based");
	assert_int_equal(based.halves[0], describe("shanghai").lower);
	assert_int_equal(based.halves[1], describe("based").lower);
	const struct word dash = describe("Shanghai\xe2\x80\x93" "based");
	assert_memory_equal(dash.halves, based.halves, sizeof dash.halves);
	/* Before the first hyphen and after the last. */
	const struct word three = describe("mother-in-law");
	assert_int_equal(three.halves[0], describe("mother").lower);
	assert_int_equal(three.halves[1], describe("law").lower);
	static const char *const whole[] = {"based", "-based", "based-", "-", "--", "a", "a-"};
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		const struct word word = describe(whole[i]);
		assert_int_equal(word.halves[0], 0);
		assert_int_equal(word.halves[1], 0);
	}
}

/* Of a word beyond 64 code points the rest is told by its bytes alone. */
static void long_words(void **state)
{
	(void)state;
	char bytes[200];
	memset(bytes, 'a', sizeof bytes);
	struct word words[6];
	static const size_t lengths[] = {63, 64, 65, 66, 199, 200};
	for (size_t i = 0; i < 6; i++) {
		word_describe(bytes, lengths[i], words + i);
		assert_int_equal(words[i].flags, WORD_LOWER);
		for (size_t k = 0; k < i; k++) {
			assert_int_not_equal(words[i].lower, words[k].lower);
			assert_int_not_equal(words[i].cased, words[k].cased);
			assert_int_equal(words[i].kind, words[k].kind);
		}
		assert_int_equal(words[i].suffix[0] != 0, lengths[i] <= 64);
		assert_int_equal(words[i].prefix[0] != 0, lengths[i] <= 64);
	}
	/* The rest counts byte by byte, a code point cut by nothing included. */
	struct word other;
	bytes[199] = 'b';
	word_describe(bytes, 200, &other);
	assert_int_not_equal(other.lower, words[5].lower);
	memcpy(bytes + 198, "\xc3\xa9", 2);
	word_describe(bytes, 200, &other);
	assert_int_not_equal(other.lower, words[5].lower);
	/* A hyphen late in it: the second half is the rest too. */
	memset(bytes, 'a', sizeof bytes);
	bytes[40] = '-';
	struct word first, second;
	word_describe(bytes, 100, &first);
	word_describe(bytes, 101, &second);
	assert_int_equal(first.halves[0], second.halves[0]);
	assert_int_not_equal(first.halves[1], second.halves[1]);
}

static void any_bytes_are_a_word(void **state)
{
	(void)state;
	struct word word;
	for (int byte = 0; byte < 256; byte++) {
		const char one = (char)byte;
		word_describe(&one, 1, &word);
		assert_int_equal(word.prefix[0], 0);
		assert_int_equal(word.suffix[0], 0);
		assert_int_equal(word.halves[0], 0);
		assert_int_equal(word.lower, word_lower_hash(&one, 1));
	}
	for (uint32_t seed = 0; seed < 300; seed++) {
		struct text text = text_random(seed, 1 + seed % 150);
		word_describe(text.bytes, text.length, &word);
		assert_int_equal(word.lower, word_lower_hash(text.bytes, text.length));
		text_free(&text);
	}
}

/* Every field is set, and set from the bytes alone. */
static void a_description_is_complete(void **state)
{
	(void)state;
	struct word a, b;
	for (size_t i = 0; i < text_count(); i++) {
		const struct text text = text_fixture(i);
		if (!text.length)
			continue;
		memset(&a, 0, sizeof a);
		memset(&b, 0xff, sizeof b);
		word_describe(text.bytes, text.length, &a);
		word_describe(text.bytes, text.length, &b);
		assert_memory_equal(&a, &b, sizeof a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(flags),
		cmocka_unit_test(what_is_the_same),
		cmocka_unit_test(affixes),
		cmocka_unit_test(halves),
		cmocka_unit_test(long_words),
		cmocka_unit_test(any_bytes_are_a_word),
		cmocka_unit_test(a_description_is_complete),
	};
	return cmocka_run_group_tests_name("word", tests, NULL, NULL);
}
