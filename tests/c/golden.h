/* Reading tests/golden, whose README tells the format. Static, for the two tests that use it; they
 * include cmocka first. */
#ifndef LEDE_TESTS_GOLDEN_H
#define LEDE_TESTS_GOLDEN_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { GOLDEN_MOST = 64, GOLDEN_LINE = 4096 };

/* One case: a text and the pieces that are expected of it. */
struct golden {
	const char *path;
	int         line; /* of the text, in its file */
	char        text[GOLDEN_LINE];
	char        expected[GOLDEN_LINE]; /* the pieces, joined by " | " */
};

static void golden_append(char *line, const char *piece, size_t length)
{
	const size_t used = strlen(line);
	assert_true(used + length + 4 < GOLDEN_LINE);
	if (used)
		strcat(line, " | ");
	strncat(line, piece, length);
}

/* "\n" is the only escape of a text. */
static void golden_unescape(char *text)
{
	for (char *at; (at = strstr(text, "\\n")) != NULL;) {
		*at = '\n';
		memmove(at + 1, at + 2, strlen(at + 2) + 1);
	}
}

/* Calls check for every case of the file; returns how many there were. */
static size_t golden_each(const char *path, bool (*check)(const struct golden *))
{
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	struct golden golden = {.path = path};
	char line[GOLDEN_LINE];
	size_t cases = 0, failed = 0;
	bool open = false; /* a text has been read, its pieces are being read */
	for (int number = 1; fgets(line, sizeof line, file); number++) {
		line[strcspn(line, "\n")] = '\0';
		const bool piece = !strncmp(line, "= ", 2) || !strncmp(line, "- ", 2);
		if (open && !piece) {
			failed += !check(&golden);
			cases++;
			open = false;
		}
		if (piece) {
			golden_append(golden.expected, line + 2, strlen(line + 2));
		} else if (!strncmp(line, "> ", 2)) {
			golden.line = number;
			golden.expected[0] = '\0';
			strcpy(golden.text, line + 2);
			golden_unescape(golden.text);
			open = true;
		}
	}
	if (open) {
		failed += !check(&golden);
		cases++;
	}
	fclose(file);
	assert_int_equal(failed, 0);
	return cases;
}

/* Whether got, pieces joined by " | ", is what is expected; shows both if not. */
static bool golden_agrees(const struct golden *golden, const char *got)
{
	if (!strcmp(golden->expected, got))
		return true;
	print_error("%s:%d: %s\n  expected %s\n  got      %s\n", golden->path, golden->line,
	            golden->text, golden->expected, got);
	return false;
}

#endif
