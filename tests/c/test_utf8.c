/* UTF-8 and the table of code points: every code there is, every kind of bad byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/utf8.h"

enum { LAST_CODE = 0x10FFFF };

static bool is_surrogate(uint32_t code)
{
	return code >= 0xD800 && code <= 0xDFFF;
}

static void every_code_goes_there_and_back(void **state)
{
	(void)state;
	for (uint32_t code = 0; code <= LAST_CODE; code++) {
		char bytes[4];
		uint32_t back = 0;
		const unsigned length = utf8_encode(code, bytes);
		assert_int_equal(length, code < 0x80      ? 1
		                         : code < 0x800   ? 2
		                         : code < 0x10000 ? 3
		                                          : 4);
		if (is_surrogate(code)) {
			assert_int_equal(utf8_decode(bytes, length, &back), 1);
			assert_int_equal(back, 0xFFFD);
			assert_int_equal(utf8_first_bad(bytes, length), 0);
			continue;
		}
		assert_int_equal(utf8_decode(bytes, length, &back), length);
		assert_int_equal(back, code);
		assert_int_equal(utf8_first_bad(bytes, length), length);
		/* Cut short, it is bad at its first byte. */
		if (length > 1) {
			assert_int_equal(utf8_decode(bytes, length - 1, &back), 1);
			assert_int_equal(back, 0xFFFD);
			assert_int_equal(utf8_first_bad(bytes, length - 1), 0);
		}
	}
}

/* Every pair of bytes, with two good tail bytes after them, against the table 3-7 of Unicode,
 * written down as it stands there. */
static void lead_and_second_bytes(void **state)
{
	(void)state;
	for (unsigned lead = 0x80; lead <= 0xFF; lead++) {
		for (unsigned second = 0; second <= 0xFF; second++) {
			const char bytes[4] = {(char)lead, (char)second, '\x80', '\x80'};
			unsigned low = 0x80, high = 0xBF, expected;
			uint32_t code;
			if (lead == 0xE0)
				low = 0xA0;
			else if (lead == 0xED)
				high = 0x9F;
			else if (lead == 0xF0)
				low = 0x90;
			else if (lead == 0xF4)
				high = 0x8F;
			if (lead < 0xC2 || lead > 0xF4 || second < low || second > high)
				expected = 1;
			else
				expected = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
			assert_int_equal(utf8_decode(bytes, sizeof bytes, &code), expected);
			assert_int_equal(code == 0xFFFD, expected == 1);
		}
	}
}

static void first_bad_byte_at_every_place(void **state)
{
	(void)state;
	/* Around the words of eight bytes that ASCII is skipped by. */
	enum { LENGTH = 40 };
	char text[LENGTH];
	for (size_t at = 0; at < LENGTH; at++) {
		memset(text, 'a', LENGTH);
		assert_int_equal(utf8_first_bad(text, LENGTH), LENGTH);
		text[at] = '\xFF';
		assert_int_equal(utf8_first_bad(text, LENGTH), at);
		text[at] = '\x80';
		assert_int_equal(utf8_first_bad(text, LENGTH), at);
		text[at] = '\0';
		assert_int_equal(utf8_first_bad(text, LENGTH), LENGTH);
	}
	for (size_t at = 0; at + 2 <= LENGTH; at++) {
		memset(text, 'a', LENGTH);
		memcpy(text + at, "\xC3\xA9", 2);
		assert_int_equal(utf8_first_bad(text, LENGTH), LENGTH);
		assert_int_equal(utf8_first_bad(text, at + 1), at);
	}
	assert_int_equal(utf8_first_bad(NULL, 0), 0);
}

static void classes(void **state)
{
	(void)state;
	static const struct {
		uint32_t code;
		enum uni_class expected;
	} cases[] = {
		{0x00, UNI_OTHER}, {'\t', UNI_SPACE}, {'\n', UNI_SPACE}, {' ', UNI_SPACE},
		{'a', UNI_LOWER}, {'Z', UNI_UPPER}, {'7', UNI_DIGIT}, {'.', UNI_PUNCT},
		{'$', UNI_SYMBOL}, {'_', UNI_PUNCT}, {0x7F, UNI_OTHER},
		{0x85, UNI_SPACE},     /* next line */
		{0xA0, UNI_SPACE},     /* no-break space */
		{0xAD, UNI_MARK},      /* soft hyphen: inside of a word */
		{0xBD, UNI_DIGIT},     /* one half */
		{0xE9, UNI_LOWER}, {0xC9, UNI_UPPER},
		{0x01C5, UNI_UPPER},   /* Dz with caron, title case */
		{0x0301, UNI_MARK},    /* combining acute */
		{0x0416, UNI_UPPER},   /* Cyrillic Zhe */
		{0x05D0, UNI_LETTER},  /* alef */
		{0x0663, UNI_DIGIT},   /* Arabic three */
		{0x2009, UNI_SPACE}, {0x200B, UNI_SPACE}, {0x200D, UNI_MARK}, {0x202F, UNI_SPACE},
		{0x2028, UNI_SPACE}, {0x3000, UNI_SPACE}, {0xFEFF, UNI_SPACE},
		{0x2014, UNI_PUNCT}, {0x201C, UNI_PUNCT}, {0x20AC, UNI_SYMBOL},
		{0x4E2D, UNI_LETTER}, {0xAC00, UNI_LETTER}, {0xFE0F, UNI_MARK},
		{0xFFFD, UNI_SYMBOL}, {0xD800, UNI_OTHER}, {0xE000, UNI_OTHER},
		{0x1D400, UNI_UPPER},  /* mathematical bold A */
		{0x1F600, UNI_SYMBOL}, /* a face */
		{0x20000, UNI_LETTER}, {0xE0067, UNI_MARK}, {0x10FFFF, UNI_OTHER},
		{0x110000, UNI_OTHER}, {UINT32_MAX, UNI_OTHER},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (uni_class(cases[i].code) != cases[i].expected)
			fail_msg("U+%04X is %d, not %d", cases[i].code,
			         (int)uni_class(cases[i].code), (int)cases[i].expected);
}

static void cases_of_letters(void **state)
{
	(void)state;
	static const uint32_t pairs[][2] = { /* lower, upper */
		{'a', 'A'}, {'z', 'Z'}, {0xE9, 0xC9}, {0xFF, 0x178}, {0x3C9, 0x3A9},
		{0x436, 0x416}, {0x101, 0x100},
		{0x1F51, 0x1F59}, {0x2C65, 0x23A}, {0x10428, 0x10400}, {0x1FB3, 0x1FBC},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		assert_int_equal(uni_lower(pairs[i][1]), pairs[i][0]);
		assert_int_equal(uni_upper(pairs[i][0]), pairs[i][1]);
		assert_int_equal(uni_lower(pairs[i][0]), pairs[i][0]);
		assert_int_equal(uni_upper(pairs[i][1]), pairs[i][1]);
	}
	assert_int_equal(uni_lower(0x130), 'i'); /* I with dot */
	assert_int_equal(uni_upper(0xDF), 0xDF); /* sharp s has no simple capital */
	assert_int_equal(uni_upper('1'), '1');
	assert_int_equal(uni_lower(UINT32_MAX), UINT32_MAX);
}

/* The small letters' mappings say the same as the classes. */
static void tables_agree(void **state)
{
	(void)state;
	size_t letters = 0;
	for (uint32_t code = 0; code <= LAST_CODE; code++) {
		assert_true(uni_lower(code) <= LAST_CODE);
		assert_true(uni_upper(code) <= LAST_CODE);
		if (uni_lower(code) != code && code < 0x2160) {
			assert_int_equal(uni_class(code), UNI_UPPER);
			letters++;
		}
		/* A mapping is where it ends. */
		assert_int_equal(uni_lower(uni_lower(code)), uni_lower(code));
	}
	assert_true(letters > 800);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_goes_there_and_back),
		cmocka_unit_test(lead_and_second_bytes),
		cmocka_unit_test(first_bad_byte_at_every_place),
		cmocka_unit_test(classes),
		cmocka_unit_test(cases_of_letters),
		cmocka_unit_test(tables_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
