/* The command's own JSON: the strict reader, the requests read with it, and the writer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "catcher.h"
#include "cli/json_write.h"
#include "cli/request.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A copy without a NUL behind it, so that reading past the end is seen by a sanitizer. */
static char *copy_of(const char *bytes, size_t length)
{
	char *copy = malloc(length + (length == 0));
	assert_non_null(copy);
	memcpy(copy, bytes, length);
	return copy;
}

static bool slice_is(struct json_slice slice, const char *bytes, size_t length)
{
	return slice.length == length && !memcmp(slice.bytes, bytes, length);
}

/* ---- Values ------------------------------------------------------------------------------- */

/* Reads `value` as the value of a key that is skipped; the problem, or NULL. */
static const char *problem_with(const char *value)
{
	char line[4096];
	const int length = snprintf(line, sizeof line, "{\"k\":%s}", value);
	assert_in_range(length, 0, sizeof line - 1);
	char *bytes = copy_of(line, (size_t)length);
	struct json_reader r;
	struct json_slice key, raw = {0};
	json_begin(&r, bytes, (size_t)length);
	json_open_object(&r);
	while (json_next_key(&r, &key))
		json_skip(&r, &raw);
	const char *problem = json_end(&r) ? NULL : r.problem;
	if (!problem) {
		const char *start = value + strspn(value, " ");
		assert_true(slice_is(raw, start, strcspn(start, " ")));
	}
	assert_in_range(json_column(&r), 1, (size_t)length + 1);
	free(bytes);
	return problem;
}

static void valid_values_are_read(void **state)
{
	static const char *const values[] = {
		"null", "true", "false", "0", "-0", "12", "-1.5", "1e9", "1E+9", "1.25e-3",
		"\"\"", "\"a\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", "\"\\ud83d\\ude00\"",
		"\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\x7F\"", "\"\xC3\xA9\"", "\"\xFF\"",
		"[]", "{}", "[[]]", "[1,[2,{\"a\":[]}],3]", "{\"a\":{\"b\":{}},\"c\":[{}]}",
		"  [\"]\",\"}\"]  ", "\"0123456789012345678901234567890123456789\"", "{\"\":0}",
		"[true,false,null]",
	};
	(void)state;
	for (size_t i = 0; i < COUNT(values); i++) {
		const char *problem = problem_with(values[i]);
		if (problem)
			fail_msg("%s: %s", values[i], problem);
	}
}

static void invalid_values_are_refused(void **state)
{
	static const char *const values[] = {
		"", "nul", "nulll", "True", "NaN", "Infinity", "undefined", "'a'", "01", "-",
		"+1", ".5", "1.", "1e", "1e+", "0x10", "1 2", "\"", "\"a", "\"\\", "\"\\\"",
		"\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u", "\"\t\"", "\"\n\"", "\"\x01\"",
		"\"12345678\x1F\"", "\"\\U0041\"", "[", "]", "[1", "[1,", "[1,]", "[,1]",
		"[1 2]", "[1}", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}",
		"{a:1}", "{\"a\" 1}", "{\"a\":1]", "{1:2}", "{\"a\":1 \"b\":2}", "/* */1", "1//",
		"\"a\"\"b\"", "[\"\\ud83d\\u12\"]", "-a", "tru", "fals", "[[]", "{\"a\":{}",
		"\xEF\xBB\xBF" "1",
	};
	(void)state;
	for (size_t i = 0; i < COUNT(values); i++)
		if (!problem_with(values[i]))
			fail_msg("taken for JSON: %s", values[i]);
}

static void nesting_has_a_limit(void **state)
{
	char value[2 * JSON_MAX_DEPTH + 4];
	(void)state;
	memset(value, '[', JSON_MAX_DEPTH);
	memset(value + JSON_MAX_DEPTH, ']', JSON_MAX_DEPTH);
	value[2 * JSON_MAX_DEPTH] = '\0';
	assert_null(problem_with(value));
	memset(value, '[', JSON_MAX_DEPTH + 1);
	memset(value + JSON_MAX_DEPTH + 1, ']', JSON_MAX_DEPTH + 1);
	value[2 * JSON_MAX_DEPTH + 2] = '\0';
	assert_string_equal(problem_with(value), "nested too deep");
}

/* Each level may be an array or an object: no bit of the stack may be left from before. */
static void levels_are_told_apart(void **state)
{
	(void)state;
	assert_null(problem_with("[{\"a\":[{\"b\":[]},[]]},[[{}]]]"));
	assert_non_null(problem_with("[{\"a\":[{\"b\":[]},[]}]"));
	assert_non_null(problem_with("[{\"a\":1},{\"a\":[1}]"));
	assert_non_null(problem_with("[{},[\"a\":1]]"));
}

/* ---- Strings ------------------------------------------------------------------------------ */

static void strings_are_decoded(void **state)
{
	static const struct {
		const char *written;
		const char *meant;
		size_t      length;
	} cases[] = {
		{"", BYTES("")},
		{"plain", BYTES("plain")},
		{"\\\"\\\\\\/\\b\\f\\n\\r\\t", BYTES("\"\\/\b\f\n\r\t")},
		{"a\\u0000b", BYTES("a\0b")},
		{"caf\\u00e9 \\u00E9", BYTES("caf\xC3\xA9 \xC3\xA9")},
		{"\\u20ac", BYTES("\xE2\x82\xAC")},
		{"\\ud83d\\ude00!", BYTES("\xF0\x9F\x98\x80!")},
		{"\\uD834\\uDD1E", BYTES("\xF0\x9D\x84\x9E")},
		{"\\udbff\\udfff", BYTES("\xF4\x8F\xBF\xBF")},
		{"\xF0\x9F\x98\x80", BYTES("\xF0\x9F\x98\x80")},
		/* Lone surrogates, each as one U+FFFD. */
		{"\\ud800", BYTES("\xEF\xBF\xBD")},
		{"\\udc00", BYTES("\xEF\xBF\xBD")},
		{"\\ud800x", BYTES("\xEF\xBF\xBDx")},
		{"\\ud800\\n", BYTES("\xEF\xBF\xBD\n")},
		{"\\ud800\\u0041", BYTES("\xEF\xBF\xBD" "A")},
		{"\\ud83d\\ud83d\\ude00", BYTES("\xEF\xBF\xBD\xF0\x9F\x98\x80")},
		{"\\ude00\\ud83d", BYTES("\xEF\xBF\xBD\xEF\xBF\xBD")},
		/* Bad UTF-8 stays as it is. */
		{"a\xFF\xC3(\x80", BYTES("a\xFF\xC3(\x80")},
		/* Runs longer and shorter than a word, before and behind escapes. */
		{"0123456\\n01234567\\n012345678\\n0123456789abcdef0",
	         BYTES("0123456\n01234567\n012345678\n0123456789abcdef0")},
		{"\\\\\\\\\\\\\\\\\\\\", BYTES("\\\\\\\\\\")},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char line[256];
		const int length = snprintf(line, sizeof line, "\"%s\"", cases[i].written);
		char *bytes = copy_of(line, (size_t)length);
		struct json_reader r;
		struct json_slice string;
		json_begin(&r, bytes, (size_t)length);
		if (!json_string(&r, &string) || !json_end(&r))
			fail_msg("%s: %s", cases[i].written, r.problem);
		if (!slice_is(string, cases[i].meant, cases[i].length))
			fail_msg("%s: read as %.*s", cases[i].written, (int)string.length,
			         string.bytes);
		free(bytes);
	}
}

/* A quote, a backslash or a control character ends a run wherever in a word it stands. */
static void every_byte_is_looked_at(void **state)
{
	(void)state;
	for (size_t length = 1; length <= 40; length++) {
		for (size_t at = 0; at < length; at++) {
			char value[48];
			memset(value, 'x', length);
			value[at] = '\x1F';
			memmove(value + 1, value, length);
			value[0] = value[length + 1] = '"';
			value[length + 2] = '\0';
			assert_non_null(problem_with(value));
			value[at + 1] = ' ';
			struct json_reader r;
			struct json_slice string;
			json_begin(&r, value, length + 2);
			assert_true(json_string(&r, &string));
			assert_int_equal(string.length, length);
		}
	}
	/* All bytes that may stand in a string as they are. */
	for (int byte = ' '; byte <= 0xFF; byte++) {
		char value[] = "\"1234567\"";
		if (byte == '"' || byte == '\\')
			continue;
		value[4] = (char)byte;
		struct json_reader r;
		struct json_slice string;
		json_begin(&r, value, sizeof value - 1);
		assert_true(json_string(&r, &string) && json_end(&r));
		assert_int_equal(string.length, 7);
	}
}

/* ---- Requests ----------------------------------------------------------------------------- */

/* Reads a request; the strings it points to live until the next call. */
static struct request request_of(const char *line)
{
	static char bytes[1024];
	struct request request;
	const size_t length = strlen(line);
	assert_in_range(length, 0, sizeof bytes - 1);
	memcpy(bytes, line, length);
	request_read(&request, bytes, length);
	return request;
}

static void a_request_has_id_and_text(void **state)
{
	(void)state;
	struct request r = request_of("{\"id\": 7, \"text\": \"a\\nb\", \"date\":\"2024-04-08\"}");
	assert_null(r.code);
	assert_true(slice_is(r.id, BYTES("7")));
	assert_true(slice_is(r.text, BYTES("a\nb")));
	assert_true(slice_is(r.date, BYTES("2024-04-08")));
	assert_null(r.title.bytes);
	r = request_of(" { \"text\" : \"\" , \"title\":null } \r");
	assert_null(r.code);
	assert_true(slice_is(r.id, BYTES("null")));
	assert_non_null(r.text.bytes);
	assert_int_equal(r.text.length, 0);
}

static void an_id_stays_as_it_was_written(void **state)
{
	static const char *const ids[] = {
		"\"\\u0041\\\"\"", "1.50E+3", "-0", "{ \"a\" : [1,  2] }", "[\"x\\ty\"]", "true",
		"\"a b\"", "12345678901234567890123",
	};
	(void)state;
	for (size_t i = 0; i < COUNT(ids); i++) {
		char line[128];
		snprintf(line, sizeof line, "{\"text\":\"\\u0041\",\"id\": %s }", ids[i]);
		const struct request r = request_of(line);
		assert_null(r.code);
		assert_true(slice_is(r.id, ids[i], strlen(ids[i])));
		assert_true(slice_is(r.text, BYTES("A")));
	}
}

static void the_last_of_equal_keys_holds(void **state)
{
	(void)state;
	struct request r =
		request_of("{\"text\":1,\"text\":\"b\",\"id\":1,\"te\\u0078t\":\"c\",\"id\":2}");
	assert_null(r.code);
	assert_true(slice_is(r.text, BYTES("c")));
	assert_true(slice_is(r.id, BYTES("2")));
	r = request_of("{\"text\":\"b\",\"text\":[]}");
	assert_string_equal(r.code, "EINVAL");
}

static void wrong_requests_say_what_is_wrong(void **state)
{
	static const struct {
		const char *line, *code, *id, *message;
	} cases[] = {
		{"{}", "EINVAL", "null", "\"text\" is missing"},
		{"{\"id\":1}", "EINVAL", "1", "\"text\" is missing"},
		{"{\"id\":1,\"text\":null}", "EINVAL", "1", "\"text\" is null, not a string"},
		{"{\"text\":[\"a\"],\"id\":\"x\"}", "EINVAL", "\"x\"",
	         "\"text\" is an array, not a string"},
		{"{\"id\":1,\"date\":5}", "EINVAL", "1", "\"text\" is missing"},
		{"{\"text\":\"\",\"date\":20240408}", "EINVAL", "null",
	         "\"date\" is a number, not a string"},
		{"{\"text\":\"\",\"title\":{}}", "EINVAL", "null",
	         "\"title\" is an object, not a string"},
		{"", "EJSON", "null", "column 1: a JSON object is missing"},
		{"[1]", "EJSON", "null", "column 1: a JSON object is missing"},
		{"{\"text\":\"a\"", "EJSON", "null", "column 12: a comma or } is missing"},
		{"{\"id\":5,\"text\":\"a\"}}", "EJSON", "5",
	         "column 20: nothing may follow the JSON object"},
		{"{\"id\":5,\"text\":\"a\tb\"}", "EJSON", "5",
	         "column 18: a control character in a string"},
		{"{\"id\":5,\"text\":\"a\\qb\"}", "EJSON", "5",
	         "column 18: no such escape in JSON"},
		{"{\"id\":[5,\"text\":\"a\"}", "EJSON", "null",
	         "column 16: a comma or ] is missing"},
		{"{\"text\":\"a\",}", "EJSON", "null", "column 13: a key in quotes is missing"},
		{"{,\"text\":\"a\"}", "EJSON", "null", "column 2: a key in quotes is missing"},
		{"{\"text\" \"a\"}", "EJSON", "null", "column 9: a colon is missing after the key"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct request r = request_of(cases[i].line);
		if (!r.code)
			fail_msg("taken: %s", cases[i].line);
		assert_string_equal(r.code, cases[i].code);
		assert_string_equal(r.message, cases[i].message);
		assert_true(slice_is(r.id, cases[i].id, strlen(cases[i].id)));
	}
}

/* A line cut short anywhere is an error, and read no further than it goes. */
static void every_truncation_is_an_error(void **state)
{
	static const char line[] = "{\"id\":{\"a\":[1.5e3,true]},\"x\":[null,\"\\n\"],"
				   "\"text\":\"caf\\u00e9 \\ud83d\\ude00\",\"date\":\"d\"}";
	(void)state;
	for (size_t length = 0; length < sizeof line; length++) {
		struct request request;
		char *bytes = copy_of(line, length);
		request_read(&request, bytes, length);
		assert_true((request.code == NULL) == (length == sizeof line - 1));
		free(bytes);
	}
}

/* ---- Writing ------------------------------------------------------------------------------ */

static void what_is_written_is_valid(void **state)
{
	struct catcher c;
	(void)state;
	catcher_begin(&c);
	json_write_string(&c.out, BYTES("a\"b\\c\b\t\n\f\r\0\x01\x1F\x7F/"));
	catcher_end(&c);
	assert_caught(c, "\"a\\\"b\\\\c\\b\\t\\n\\f\\r\\u0000\\u0001\\u001f\\u007f/\"");

	catcher_begin(&c);
	json_write_string(&c.out, BYTES("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
	catcher_end(&c);
	assert_caught(c, "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"");

	/* Bad bytes: alone, a sequence cut short, overlong, a surrogate, beyond the last plane. */
	catcher_begin(&c);
	json_write_string(&c.out, BYTES("\xFF"
	                                "a\xE2\x82"
	                                "b\xC0\xAF\xED\xA0\x80\xF4\x90\x80\x80\xC3"));
	catcher_end(&c);
	assert_caught(c, "\"" BAD "a" BAD BAD "b" BAD BAD BAD BAD BAD BAD BAD BAD BAD BAD "\"");

	/* What some readers take for the end of a line. */
	catcher_begin(&c);
	json_write_string(&c.out,
	                  BYTES("\xC2\x85\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xA7\xE2\x80\xAA"));
	catcher_end(&c);
	assert_caught(c, "\"\\u0085\\u2028\\u2029\xE2\x80\xA7\xE2\x80\xAA\"");

	catcher_begin(&c);
	json_write_raw(&c.out, BYTES("{ \"a\\n\": \"\xC3\xA9\xFF\" }"));
	catcher_end(&c);
	assert_caught(c, "{ \"a\\n\": \"\xC3\xA9" BAD "\" }");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid_values_are_read),
		cmocka_unit_test(invalid_values_are_refused),
		cmocka_unit_test(nesting_has_a_limit),
		cmocka_unit_test(levels_are_told_apart),
		cmocka_unit_test(strings_are_decoded),
		cmocka_unit_test(every_byte_is_looked_at),
		cmocka_unit_test(a_request_has_id_and_text),
		cmocka_unit_test(an_id_stays_as_it_was_written),
		cmocka_unit_test(the_last_of_equal_keys_holds),
		cmocka_unit_test(wrong_requests_say_what_is_wrong),
		cmocka_unit_test(every_truncation_is_an_error),
		cmocka_unit_test(what_is_written_is_valid),
	};
	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
