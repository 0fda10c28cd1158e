/* Showing stretches of a text to people. */
#ifndef LEDE_CLI_DISPLAY_H
#define LEDE_CLI_DISPLAY_H

#include "cli/chars.h"
#include "cli/output.h"

/* Writes the text on one line: white space in it becomes one space, and bad UTF-8 and control
 * characters, which a terminal might obey, become U+FFFD. Returns the columns it takes. */
size_t display_text(struct output *out, const char *text, size_t length);

/* The columns that display_text would take. */
size_t display_width(const char *text, size_t length);

/* Does display_text show both texts alike? */
bool display_equal(const char *a, size_t a_length, const char *b, size_t b_length);

/* A hash of the text as display_text shows it. */
uint32_t display_hash(const char *text, size_t length);

/* Finds the line and column of bytes, asked for in ascending order: one pass over the text. */
struct place_cursor {
	struct offset_cursor offsets;
	size_t               byte;       /* that was asked for last */
	size_t               line;       /* it is on, from 1 */
	size_t               line_start; /* in the unit of the columns */
};

struct place {
	size_t line, column; /* from 1 */
};

struct place_cursor place_cursor_at_start(const char *text, enum offset_unit unit);
struct place        place_of(struct place_cursor *cursor, size_t byte);

/* Writes "line:column" and returns the columns it takes. */
size_t display_place(struct output *out, struct place place);

/* The number of decimal digits of a number. */
size_t digit_count(size_t number);

#endif
