/* What the command is made of besides JSON: its output and input, offsets in other units, what is
 * shown to people, and what they may have meant. */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "catcher.h"
#include "cli/args.h"
#include "cli/display.h"
#include "cli/input.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- Writing ------------------------------------------------------------------------------ */

static void numbers_are_written(void **state)
{
	struct catcher c;
	(void)state;
	catcher_begin(&c);
	output_number(&c.out, 0);
	output_char(&c.out, ' ');
	output_number(&c.out, UINT64_MAX);
	output_spaces(&c.out, 2);
	static const float scores[] = {0, 1, 2, -1, 0.5f, 0.97316f, 0.99994f, 0.99996f, 0.00004f};
	for (size_t i = 0; i < COUNT(scores); i++) {
		output_score(&c.out, scores[i], 4);
		output_char(&c.out, ' ');
	}
	output_score(&c.out, 0.996f, 2);
	catcher_end(&c);
	assert_caught(c, "0 18446744073709551615  0.0000 1.0000 1.0000 0.0000 0.5000 0.9732 0.9999 "
	                 "1.0000 0.0000 1.00");
}

static void the_first_write_error_sticks(void **state)
{
	struct output *out = malloc(sizeof *out);
	(void)state;
	assert_non_null(out);
	output_begin(out, -1);
	for (size_t i = 0; i < 3 * sizeof out->bytes; i++)
		output_char(out, 'x');
	output_bytes(out, out->bytes, sizeof out->bytes);
	assert_false(output_flush(out));
	assert_int_not_equal(out->error, 0);
	free(out);
}

/* ---- Reading ------------------------------------------------------------------------------ */

static void a_file_may_be_too_big(void **state)
{
	struct input input;
	(void)state;
	/* One without an end, which tells no size either. */
	assert_string_equal(input_read(&input, "/dev/zero", 100000),
	                    "File too large (the limit is 2 GiB)");
	assert_null(input.bytes);
	assert_null(input_read(&input, "/dev/null", 100000));
	assert_int_equal(input.length, 0);
	input_free(&input);
}

static void lines_are_read_however_they_come(void **state)
{
	static const char *const pieces[] = {"on", "e\n", "\n", "three\nfour\nfi", "ve"};
	static const char *const expected[] = {"one", "", "three", "four", "five"};
	struct output *out = malloc(sizeof *out);
	struct lines lines = {.answers = out};
	int ends[2];
	char *line;
	size_t length;
	(void)state;
	assert_non_null(out);
	assert_int_equal(pipe(ends), 0);
	output_begin(out, -1);
	/* Nothing is there yet when the first read comes. */
	assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
	const pid_t child = fork();
	if (child == 0) {
		for (size_t i = 0; i < COUNT(pieces); i++) {
			poll(NULL, 0, 20);
			if (write(ends[1], pieces[i], strlen(pieces[i])) < 0)
				_exit(1);
		}
		_exit(0);
	}
	close(ends[1]);
	lines.fd = ends[0];
	for (size_t i = 0; i < COUNT(expected); i++) {
		assert_int_equal(lines_next(&lines, &line, &length), LINE_READ);
		assert_int_equal(length, strlen(expected[i]));
		assert_memory_equal(line, expected[i], length);
	}
	assert_int_equal(lines_next(&lines, &line, &length), LINE_END);
	assert_int_equal(lines_next(&lines, &line, &length), LINE_END);
	assert_int_equal(lines.error, 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	lines_free(&lines);
	close(ends[0]);
	free(out);
}

static void a_slow_reader_is_waited_for(void **state)
{
	enum { LENGTH = 400000 };
	struct output *out = malloc(sizeof *out);
	int ends[2], exit_status;
	(void)state;
	assert_non_null(out);
	assert_int_equal(pipe(ends), 0);
	const pid_t child = fork();
	if (child == 0) {
		static char bytes[LENGTH];
		ssize_t got;
		size_t all = 0;
		close(ends[1]);
		poll(NULL, 0, 50);
		while ((got = read(ends[0], bytes, sizeof bytes)) > 0)
			all += (size_t)got;
		_exit(all != LENGTH);
	}
	close(ends[0]);
	assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	output_begin(out, ends[1]);
	output_spaces(out, LENGTH);
	assert_true(output_flush(out));
	close(ends[1]);
	assert_int_equal(waitpid(child, &exit_status, 0), child);
	assert_int_equal(exit_status, 0);
	free(out);
}

/* ---- Offsets, widths, places -------------------------------------------------------------- */

static void offsets_are_converted(void **state)
{
	/* Two-, three- and four-byte characters, a bad byte, a sequence cut short; long ASCII runs.
	 */
	static const char text[] =
		"0123456789 \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80 \xFF \xE2\x82."
		" 0123456789abcdefghij\xF0\x9F\x98\x80";
	static const struct {
		size_t byte, chars, utf16;
	} cases[] = {
		{0, 0, 0},    {11, 11, 11}, {13, 12, 12}, {14, 13, 13}, {17, 14, 14}, {18, 15, 15},
		{22, 16, 17}, {22, 16, 17}, {23, 17, 18}, {24, 18, 19}, {25, 19, 20}, {27, 21, 22},
		{28, 22, 23}, {29, 23, 24}, {49, 43, 44}, {53, 44, 46},
	};
	(void)state;
	struct offset_cursor byte = offset_cursor_at_start(text, OFFSET_BYTE);
	struct offset_cursor chars = offset_cursor_at_start(text, OFFSET_CHAR);
	struct offset_cursor utf16 = offset_cursor_at_start(text, OFFSET_UTF16);
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_int_equal(offset_convert(&byte, cases[i].byte), cases[i].byte);
		assert_int_equal(offset_convert(&chars, cases[i].byte), cases[i].chars);
		assert_int_equal(offset_convert(&utf16, cases[i].byte), cases[i].utf16);
	}
}

/* The same by steps of any size as in one go. */
static void offsets_do_not_depend_on_the_steps(void **state)
{
	static const char pieces[][5] = {
		"a",    "bcde", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
		"\xFF", "\xC0", "\xED\xA0"};
	char text[2000];
	size_t edges[400], count = 0, length = 0;
	uint32_t seed = 1;
	(void)state;
	while (count < COUNT(edges)) {
		seed = seed * 1664525 + 1013904223;
		const char *piece = pieces[seed >> 29];
		edges[count++] = length;
		memcpy(text + length, piece, strlen(piece));
		length += strlen(piece);
	}
	for (int unit = OFFSET_CHAR; unit <= OFFSET_UTF16; unit++) {
		struct offset_cursor stepping =
			offset_cursor_at_start(text, (enum offset_unit)unit);
		for (size_t i = 0; i < count; i++) {
			struct offset_cursor leaping =
				offset_cursor_at_start(text, (enum offset_unit)unit);
			assert_int_equal(offset_convert(&stepping, edges[i]),
			                 offset_convert(&leaping, edges[i]));
		}
	}
}

static void places_are_found(void **state)
{
	static const char text[] = "ab\n\nc\xC3\xA9" "d\r\ne";
	struct place_cursor bytes = place_cursor_at_start(text, OFFSET_BYTE);
	struct place_cursor chars = place_cursor_at_start(text, OFFSET_CHAR);
	static const struct {
		size_t byte, line, byte_column, char_column;
	} cases[] = {{0, 1, 1, 1}, {1, 1, 2, 2}, {3, 2, 1, 1},
	             {4, 3, 1, 1}, {7, 3, 4, 3}, {10, 4, 1, 1}};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct place b = place_of(&bytes, cases[i].byte);
		const struct place c = place_of(&chars, cases[i].byte);
		assert_int_equal(b.line, cases[i].line);
		assert_int_equal(c.line, cases[i].line);
		assert_int_equal(b.column, cases[i].byte_column);
		assert_int_equal(c.column, cases[i].char_column);
	}
}

static void texts_are_shown_on_one_line(void **state)
{
	struct catcher c;
	(void)state;
	catcher_begin(&c);
	const size_t width =
		display_text(&c.out, BYTES("a \r\n\t b\x1B[1m\xFF\xC2\x9B\xC2\xA0\xC3\xA9"));
	catcher_end(&c);
	assert_caught(c, "a b" BAD "[1m" BAD BAD " \xC3\xA9");
	assert_int_equal(width, 11);
	assert_int_equal(display_width(BYTES("e\xCC\x81")), 1);
	assert_int_equal(display_width(BYTES("\xE6\x9D\xB1\xE4\xBA\xAC")), 4);
	assert_int_equal(display_width(BYTES("\xF0\x9F\x98\x80")), 2);
	assert_int_equal(display_width(BYTES("\xE2\x80\x94")), 1);
	assert_int_equal(display_width(BYTES("\xC2\xAD")), 0);
}

static void texts_are_compared_as_they_are_shown(void **state)
{
	(void)state;
	assert_true(display_equal(BYTES("Joe\nBiden"), BYTES("Joe  Biden")));
	assert_true(display_equal(BYTES("Joe\xC2\xA0" "Biden"), BYTES("Joe Biden")));
	assert_true(display_equal(BYTES(""), BYTES("")));
	assert_false(display_equal(BYTES("Joe"), BYTES("Joe Biden")));
	assert_false(display_equal(BYTES("Joe Biden"), BYTES("Joe")));
	assert_false(display_equal(BYTES("JoeBiden"), BYTES("Joe Biden")));
	assert_false(display_equal(BYTES("a"), BYTES("b")));
	assert_int_equal(display_hash(BYTES("Joe\r\nBiden")), display_hash(BYTES("Joe Biden")));
	assert_int_not_equal(display_hash(BYTES("Joe")), display_hash(BYTES("Eoj")));
}

/* ---- The nearest word --------------------------------------------------------------------- */

static void the_nearest_word_is_found(void **state)
{
	static const char *const words[] = {"entities", "sentences", "annotate",
	                                    "ORG",      "LOC",       NULL};
	static const struct {
		const char *word, *nearest;
	} cases[] = {
		{"entites", "entities"},     {"etnities", "entities"}, {"entity", "entities"},
		{"sentence", "sentences"},   {"anotate", "annotate"},  {"an", "annotate"},
		{"organisation", "ORG"},     {"log", "LOC"},           {"ENTITIES", "entities"},
		{"xyzzy", NULL},             {"", NULL},               {"q", NULL},
		{"a-word-that-is-longer-than-any-other", NULL},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *word = cases[i].word;
		const char *nearest = args_nearest(word, strlen(word), words);
		if (cases[i].nearest ? !nearest || strcmp(nearest, cases[i].nearest) : !!nearest)
			fail_msg("%s: %s", word, nearest ? nearest : "nothing");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_written),
		cmocka_unit_test(the_first_write_error_sticks),
		cmocka_unit_test(a_file_may_be_too_big),
		cmocka_unit_test(lines_are_read_however_they_come),
		cmocka_unit_test(a_slow_reader_is_waited_for),
		cmocka_unit_test(offsets_are_converted),
		cmocka_unit_test(offsets_do_not_depend_on_the_steps),
		cmocka_unit_test(places_are_found),
		cmocka_unit_test(texts_are_shown_on_one_line),
		cmocka_unit_test(texts_are_compared_as_they_are_shown),
		cmocka_unit_test(the_nearest_word_is_found),
	};
	return cmocka_run_group_tests_name("cli", tests, NULL, NULL);
}
