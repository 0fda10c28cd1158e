/* The tokeniser: golden texts, flags, masks, bad bytes, long tokens, failing memory, and that
 * tokens and gaps together are the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "support.h"
#include "base/word_key.h"
#include "text/chars.h"
#include "text/token.h"

enum { RANDOM_TEXTS = 400, RANDOM_LENGTH = 300 };

static lede_allocator libc;

static token_vec tokens_with(const lede_allocator *a, const char *text, size_t length,
                             const struct mask *masks, size_t mask_count)
{
	token_vec tokens = {0};
	const struct block block = {0, (uint32_t)length, LEDE_PARAGRAPH};
	assert_true(tokenize(a, text, &block, masks, mask_count, &tokens));
	return tokens;
}

static token_vec tokens_of(const char *text)
{
	return tokens_with(&libc, text, strlen(text), NULL, 0);
}

/* The tokens of text, joined by " | ". */
static void join(char *line, const char *text, const token_vec *tokens)
{
	line[0] = '\0';
	for (size_t i = 0; i < tokens->count; i++)
		golden_append(line, text + tokens->items[i].begin, tokens->items[i].length);
}

/* ---- Golden texts --------------------------------------------------------------------------- */

static bool check_golden(const struct golden *golden)
{
	char got[GOLDEN_LINE];
	token_vec tokens = tokens_of(golden->text);
	join(got, golden->text, &tokens);
	vec_free(&libc, &tokens);
	return golden_agrees(golden, got);
}

static void golden_words(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/tokens/words.txt", check_golden) >= 25);
}

static void golden_stops(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/tokens/stops.txt", check_golden) >= 20);
}

static void golden_numbers(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/tokens/numbers.txt", check_golden) >= 8);
}

static void golden_addresses(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/tokens/addresses.txt", check_golden) >= 8);
}

static void golden_symbols(void **state)
{
	(void)state;
	assert_true(golden_each("tests/golden/tokens/symbols.txt", check_golden) >= 8);
}

/* ---- Flags ---------------------------------------------------------------------------------- */

static void flags(void **state)
{
	(void)state;
	static const struct {
		const char *text; /* one token */
		uint16_t    flags;
	} cases[] = {
		{"word", TOKEN_LETTERS},
		{"Thermodynamics", TOKEN_LETTERS},
		{"word2", 0},
		{"U.S.", 0},
		{"well-known", 0},
		{"1st", 0},
		{"1990s", 0},
		{"F-16", 0},
		{"naïve", 0},
		{"@user", 0},
		{"#tag", 0},
		{"12", LEDE_TOKEN_NUMBER},
		{"3,500", LEDE_TOKEN_NUMBER},
		{"20:15", LEDE_TOKEN_NUMBER},
		{"1/2", LEDE_TOKEN_NUMBER},
		{"½", LEDE_TOKEN_NUMBER},
		{"²", LEDE_TOKEN_NUMBER},
		{"2024-04-08", LEDE_TOKEN_NUMBER},
		{"-5", LEDE_TOKEN_NUMBER},
		{".45", LEDE_TOKEN_NUMBER},
		{".", LEDE_TOKEN_PUNCT},
		{"...", LEDE_TOKEN_PUNCT},
		{"…", LEDE_TOKEN_PUNCT},
		{"—", LEDE_TOKEN_PUNCT},
		{"“", LEDE_TOKEN_PUNCT},
		{"€", LEDE_TOKEN_PUNCT},
		{"👨‍👩‍👧", LEDE_TOKEN_PUNCT},
		{"\x01", LEDE_TOKEN_PUNCT},
		{"a@b.org", LEDE_TOKEN_EMAIL},
		{"https://b.org/", LEDE_TOKEN_URL},
		{"www.b.org", LEDE_TOKEN_URL},
		{"b.org/c", LEDE_TOKEN_URL},
		{"Amazon.com", 0}, /* a company */
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		token_vec tokens = tokens_of(cases[i].text);
		if (tokens.count != 1 || tokens.items[0].flags != cases[i].flags)
			fail_msg("%s: %zu tokens, flags 0x%x", cases[i].text, tokens.count,
			         tokens.count ? tokens.items[0].flags : 0u);
		vec_free(&libc, &tokens);
	}
}

static void glued(void **state)
{
	(void)state;
	static const struct {
		const char *text, *glue; /* a character for each token: + glued, - not */
	} cases[] = {
		{"a b", "--"},
		{"it's", "-+"},
		{"(a)", "-++"},
		{"a.\xc2\xa0" "b", "-+-"}, /* a no-break space is white space */
		{"a\xef\xbb\xbf.", "--"},  /* and so is a BOM */
		{"a\t\n b", "--"},
		{" a", "-"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		token_vec tokens = tokens_of(cases[i].text);
		assert_int_equal(tokens.count, strlen(cases[i].glue));
		for (size_t k = 0; k < tokens.count; k++)
			assert_int_equal((tokens.items[k].flags & LEDE_TOKEN_GLUED) != 0,
			                 cases[i].glue[k] == '+');
		vec_free(&libc, &tokens);
	}
}

/* ---- Masks ---------------------------------------------------------------------------------- */

/* In a pattern, {} enclose a mask that is a gap and <> one that stands for a word. */
static size_t read_pattern(const char *pattern, char *text, struct mask *masks)
{
	size_t count = 0, length = 0;
	for (; *pattern; pattern++) {
		if (strchr("{<", *pattern))
			masks[count].begin = (uint32_t)length;
		else if (strchr("}>", *pattern))
			masks[count++].end = (uint32_t)length;
		else
			text[length++] = *pattern;
		if (*pattern == '{' || *pattern == '<')
			masks[count].kind = *pattern == '{' ? MASK_GAP : MASK_WORD;
	}
	text[length] = '\0';
	return count;
}

static void masks(void **state)
{
	(void)state;
	static const struct {
		const char *pattern, *tokens;
		const char *flags; /* - none, + glued, c code, C code and glued */
	} cases[] = {
		{"a {**}bold{**} word", "a | bold | word", "---"},
		{"{**}Smith{**}'s hat", "Smith | 's | hat", "-+-"},
		{"un{*}believ{*}able", "un | believ | able", "-++"}, /* a gap ends a word */
		{"the {[}U.S.{](url)}, then", "the | U.S. | , | then", "--+-"},
		{"run <`make all`>.", "run | `make all` | .", "-c+"},
		{"(<`a`>)", "( | `a` | )", "-C+"},
		{"{%% all %%}", "", ""},
		{"<`x`><`y`>", "`x` | `y`", "cC"},
		{"U.{*}S.", "U | . | S | .", "-+++"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[128], got[GOLDEN_LINE], got_flags[32] = "";
		struct mask list[8];
		const size_t count = read_pattern(cases[i].pattern, text, list);
		token_vec tokens = tokens_with(&libc, text, strlen(text), list, count);
		join(got, text, &tokens);
		assert_string_equal(got, cases[i].tokens);
		for (size_t k = 0; k < tokens.count; k++) {
			const bool tied = tokens.items[k].flags & LEDE_TOKEN_GLUED;
			const bool code = tokens.items[k].flags & LEDE_TOKEN_CODE;
			strncat(got_flags, &"-+cC"[tied + 2 * code], 1);
		}
		assert_string_equal(got_flags, cases[i].flags);
		vec_free(&libc, &tokens);
	}
}

static void only_the_block(void **state)
{
	(void)state;
	const char *text = "Mr. Bean's U.S.A. trip";
	token_vec tokens = {0};
	const struct block block = {4, 14, LEDE_PARAGRAPH}; /* Bean's U.S */
	assert_true(tokenize(&libc, text, &block, NULL, 0, &tokens));
	char got[GOLDEN_LINE];
	join(got, text, &tokens);
	assert_string_equal(got, "Bean | 's | U.S");
	/* A second block is appended. */
	assert_true(tokenize(&libc, text, &(struct block){18, 22, LEDE_HEADING}, NULL, 0, &tokens));
	join(got, text, &tokens);
	assert_string_equal(got, "Bean | 's | U.S | trip");
	vec_free(&libc, &tokens);
}

/* ---- Bad bytes, long tokens ------------------------------------------------------------------ */

static void bad_bytes(void **state)
{
	(void)state;
	static const struct {
		const char *text, *tokens;
	} cases[] = {
		{"caf\xe9 na\xefve", "caf\xe9 | na\xefve"},   /* Latin-1: letters */
		{"\x93so\x94", "\x93 | so | \x94"},           /* Windows quotes: symbols */
		{"a \xe2\x80 b", "a | \xe2 | \x80 | b"},      /* a dash that was cut */
		{"a\xed\xa0\x80" "b", "a\xed | \xa0 | \x80 | b"}, /* a surrogate */
		{"\xc0\xaf", "\xc0 | \xaf"},
		{"x\x01y", "x | \x01 | y"},
		{"\xf0\x9f\x91", "\xf0 | \x9f | \x91"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char got[GOLDEN_LINE];
		token_vec tokens = tokens_of(cases[i].text);
		join(got, cases[i].text, &tokens);
		assert_string_equal(got, cases[i].tokens);
		vec_free(&libc, &tokens);
	}
}

static void nul_bytes(void **state)
{
	(void)state;
	static const char text[] = "a\0b \0.@\0";
	token_vec tokens = tokens_with(&libc, text, sizeof text - 1, NULL, 0);
	static const uint32_t begins[] = {0, 1, 2, 4, 5, 6, 7};
	assert_int_equal(tokens.count, sizeof begins / sizeof *begins);
	for (size_t i = 0; i < tokens.count; i++) {
		assert_int_equal(tokens.items[i].begin, begins[i]);
		assert_int_equal(tokens.items[i].length, 1);
	}
	vec_free(&libc, &tokens);
}

/* A token of unit again and again is cut at code point bounds. */
static void check_long(const char *unit, size_t length)
{
	const size_t size = strlen(unit);
	struct text text = text_repeat("long", unit, size, length - length % size);
	token_vec tokens = tokens_with(&libc, text.bytes, text.length, NULL, 0);
	assert_int_equal(tokens.count,
	                 (text.length + TOKEN_MAX_BYTES - 1) / (TOKEN_MAX_BYTES / size * size));
	uint32_t at = 0;
	for (size_t i = 0; i < tokens.count; i++) {
		assert_int_equal(tokens.items[i].begin, at);
		assert_int_equal(tokens.items[i].length % size, 0);
		assert_int_equal((tokens.items[i].flags & LEDE_TOKEN_GLUED) != 0, i > 0);
		at += tokens.items[i].length;
	}
	assert_int_equal(at, text.length);
	vec_free(&libc, &tokens);
	text_free(&text);
}

static void long_tokens(void **state)
{
	(void)state;
	check_long("a", TOKEN_MAX_BYTES);
	check_long("a", TOKEN_MAX_BYTES + 1);
	check_long("a", 1000000);
	check_long("é", 1000000);
}

/* The table of bytes says what the tables of code points say. */
static void byte_classes(void **state)
{
	(void)state;
	for (unsigned byte = 0; byte < 128; byte++) {
		const unsigned class = byte_class[byte] & BYTE_CLASS;
		if (class != uni_class(byte))
			fail_msg("0x%02x: %u, not %u", byte, class, uni_class(byte));
		const bool word = class == UNI_LOWER || class == UNI_UPPER || class == UNI_DIGIT;
		assert_int_equal((byte_class[byte] & BYTE_WORD) != 0, word);
		assert_int_equal(byte_class[byte + 128], BYTE_HIGH);
		const bool binds = byte && strchr("'/&@_:,", (int)byte);
		assert_int_equal((byte_class[byte] & BYTE_BINDS) != 0, binds);
		assert_true(!binds || byte_class[byte] & BYTE_JOINS);
	}
}

static bool is_ascii_letter(char c)
{
	return byte_class[(unsigned char)c] == (UNI_LOWER | BYTE_WORD) ||
	       byte_class[(unsigned char)c] == (UNI_UPPER | BYTE_WORD);
}

/* Every byte at every place among eight, with bytes behind it that are no letters or are. */
static void eight_bytes(void **state)
{
	(void)state;
	for (unsigned byte = 0; byte < 256; byte++)
		for (unsigned place = 0; place < 8; place++)
			for (unsigned last = 0; last < 2; last++) {
				char text[9] = "qAzZamM{";
				text[place] = (char)byte;
				if (last)
					text[7] = '\xff';
				uint32_t letters = 0;
				while (letters < 8 && is_ascii_letter(text[letters]))
					letters++;
				const uint64_t others = eight_others(eight_at(text));
				assert_int_equal(others ? eight_first(others) : 8, letters);
			}
}

/* Words as numbers: the same wherever they stand and in any case, and another for each word. */
static void word_keys(void **state)
{
	(void)state;
	static const char text[] = "InternationalAffX?";
	const char *end = text + sizeof text - 1;
	for (size_t length = 1; length <= WORD_KEY_BYTES; length++) {
		char row[WORD_KEY_BYTES] = "", small[WORD_KEY_BYTES] = "";
		memcpy(row, text, length);
		for (size_t i = 0; i < length; i++)
			small[i] = (char)(row[i] | 0x20);
		const struct word_key far = word_key(text, length, end);
		const struct word_key near = word_key(text, length, text + length);
		assert_true(word_key_is(far, small) && word_key_is(near, small));
		assert_true(word_key_is(word_key_as_written(text, length, end), row));
		assert_false(word_key_is(far, row)); /* there is a capital */
		if (length < WORD_KEY_BYTES)
			assert_false(word_key_is(word_key(text, length + 1, end), small));
		char back[WORD_KEY_BYTES];
		eight_put(far.head, back);
		eight_put(far.tail, back + 8);
		assert_memory_equal(back, small, sizeof back);
	}
}

/* Where a word ends does not depend on how long it is. */
static void words_of_letters(void **state)
{
	(void)state;
	for (unsigned byte = 1; byte < 128; byte++)
		for (unsigned length = 1; length < 20; length++) {
			char text[32] = "InternationalAffairs";
			text[length] = (char)byte;
			text[length + 1] = '\0';
			token_vec tokens = tokens_of(text);
			const struct token *t = tokens.items;
			if (byte_class[byte] & BYTE_WORD)
				assert_int_equal(t->length, length + 1);
			else if (byte != '+' && byte != '#' && byte != '$' && byte != '.')
				assert_int_equal(t->length, length);
			vec_free(&libc, &tokens);
		}
}

/* Back over a character is the same one as forward. */
static void characters_backwards(void **state)
{
	(void)state;
	static const char text[] = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x91\x8d\xff\xa9\xe2\x82z\xc3";
	const struct stretch s = {text, 0, sizeof text - 1};
	uint32_t bounds[32], count = 0;
	for (uint32_t at = 0; at < s.end; at += char_at(&s, at).bytes)
		bounds[count++] = at;
	uint32_t at = s.end;
	while (count > 0) {
		const struct character c = char_before(&s, at);
		at -= c.bytes;
		assert_int_equal(at, bounds[--count]);
		assert_int_equal(c.code, char_at(&s, at).code);
	}
	assert_int_equal(char_before(&s, 0).bytes, 0);
	assert_int_equal(char_at(&s, s.end).bytes, 0);
}

/* ---- What holds for any text ----------------------------------------------------------------- */

/* Tokens lie in order, on code point bounds, and between them there is white space alone. */
static void check_rebuilds(const char *text, size_t length)
{
	token_vec tokens = tokens_with(&libc, text, length, NULL, 0);
	size_t at = 0;
	for (size_t i = 0; i <= tokens.count; i++) {
		const size_t begin = i < tokens.count ? tokens.items[i].begin : length;
		assert_true(begin >= at && begin <= length);
		if (i < tokens.count)
			assert_int_equal((tokens.items[i].flags & LEDE_TOKEN_GLUED) != 0,
			                 i > 0 && begin == at);
		while (at < begin) {
			uint32_t code;
			at += utf8_decode(text + at, length - at, &code);
			assert_int_equal(uni_class(code), UNI_SPACE);
		}
		assert_int_equal(at, begin);
		if (i == tokens.count)
			break;
		assert_true(tokens.items[i].length > 0);
		const size_t end = begin + tokens.items[i].length;
		size_t letters = begin;
		while (letters < end && is_ascii_letter(text[letters]))
			letters++;
		assert_int_equal((tokens.items[i].flags & TOKEN_LETTERS) != 0, letters == end);
		while (at < end) {
			uint32_t code;
			at += utf8_decode(text + at, length - at, &code);
		}
		assert_int_equal(at, end);
	}
	vec_free(&libc, &tokens);
}

static void tokens_and_gaps_rebuild(void **state)
{
	(void)state;
	check_rebuilds("", 0);
	for (size_t i = 0; i < text_count(); i++) {
		const struct text text = text_fixture(i);
		check_rebuilds(text.bytes, text.length);
	}
	for (uint32_t seed = 1; seed <= RANDOM_TEXTS; seed++) {
		struct text text = text_random(seed, RANDOM_LENGTH);
		check_rebuilds(text.bytes, text.length);
		text_free(&text);
	}
}

/* The reader never looks beyond the block: each prefix stands alone in memory of its size, where
 * ASan and valgrind see a byte too far. */
static void prefixes(void **state)
{
	(void)state;
	static const char text[] =
		"Mr. O’Neill's U.S.-led AT&T, www.b.org/a. 'tis #1 :-) &amp; 3,500 J. K. a@b.org "
		"1/2 C++ US$5 “👨‍👩” Iran/Iraq et al. pre- and …";
	for (size_t length = 0; length < sizeof text; length++) {
		char *copy = malloc(length + !length);
		assert_non_null(copy);
		memcpy(copy, text, length);
		check_rebuilds(copy, length);
		free(copy);
	}
}

static void no_memory(void **state)
{
	(void)state;
	struct text text = text_repeat("words", "It's U.S.-led. ", 15, 60000);
	const struct block block = {0, (uint32_t)text.length, LEDE_PARAGRAPH};
	struct watch watch = {0};
	const lede_allocator a = watch_allocator(&watch);
	bool done = false;
	for (size_t n = 1; !done; n++) {
		token_vec tokens = {0};
		watch.calls = 0;
		watch.fail_at = n;
		done = tokenize(&a, text.bytes, &block, NULL, 0, &tokens);
		assert_true(done || n < 100);
		assert_true(n > 3 || !done); /* it did fail, in the middle too */
		vec_free(&a, &tokens);
		assert_int_equal(watch.blocks, 0);
	}
	assert_false(watch.misused);
	text_free(&text);
}

/* The same where the first token is one that is cut, or stands for a mask. */
static void no_memory_for_the_first(void **state)
{
	(void)state;
	struct text text = text_repeat("long", "a", 1, TOKEN_MAX_BYTES + 1);
	const struct block block = {0, (uint32_t)text.length, LEDE_PARAGRAPH};
	const struct mask mask = {0, 10, MASK_WORD};
	for (size_t mask_count = 0; mask_count < 2; mask_count++) {
		struct watch watch = {.fail_at = 1};
		const lede_allocator a = watch_allocator(&watch);
		token_vec tokens = {0};
		assert_false(tokenize(&a, text.bytes, &block, &mask, mask_count, &tokens));
		assert_int_equal(tokens.count, 0);
		assert_int_equal(watch.calls, 1); /* it stopped there */
		assert_int_equal(watch.blocks, 0);
	}
	text_free(&text);
}

int main(void)
{
	libc = lede_allocator_or_libc(NULL);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_words),     cmocka_unit_test(golden_stops),
		cmocka_unit_test(golden_numbers),   cmocka_unit_test(golden_addresses),
		cmocka_unit_test(golden_symbols),   cmocka_unit_test(flags),
		cmocka_unit_test(glued),            cmocka_unit_test(masks),
		cmocka_unit_test(only_the_block),   cmocka_unit_test(bad_bytes),
		cmocka_unit_test(byte_classes),     cmocka_unit_test(characters_backwards),
		cmocka_unit_test(eight_bytes),      cmocka_unit_test(words_of_letters),
		cmocka_unit_test(word_keys),
		cmocka_unit_test(nul_bytes),        cmocka_unit_test(long_tokens),
		cmocka_unit_test(prefixes),         cmocka_unit_test(tokens_and_gaps_rebuild),
		cmocka_unit_test(no_memory),        cmocka_unit_test(no_memory_for_the_first),
	};
	return cmocka_run_group_tests_name("token", tests, NULL, NULL);
}
