/* Characters of a UTF-8 text that may hold bad bytes: how long, how wide, how many. A byte that
 * is no part of valid UTF-8 counts as one character. */
#ifndef LEDE_CLI_CHARS_H
#define LEDE_CLI_CHARS_H

#include "cli/prelude.h"

/* The length (1..4) of the valid UTF-8 sequence at text, of which length >= 1 bytes are there;
 * 0 if there is none. */
size_t char_length(const char *text, size_t length);

/* The columns the sequence of length bytes at text takes on a terminal: 0, 1 or 2. */
size_t char_width(const char *text, size_t length);

enum offset_unit { OFFSET_BYTE, OFFSET_CHAR, OFFSET_UTF16 };

/* "byte", "char" or "utf16". */
const char *offset_unit_name(enum offset_unit unit);

/* Turns byte offsets, asked for in ascending order, into another unit: one pass over the text. */
struct offset_cursor {
	const char      *text;
	enum offset_unit unit;
	size_t           byte, units;
};

struct offset_cursor offset_cursor_at_start(const char *text, enum offset_unit unit);

/* The number of units before byte, which is not below the byte asked for last. The bytes of a
 * character that byte cuts in two count as bad ones. */
size_t offset_convert(struct offset_cursor *cursor, size_t byte);

#endif
