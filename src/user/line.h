/* The lines of a user's file, and what is wrong with them. */
#ifndef LEDE_USER_LINE_H
#define LEDE_USER_LINE_H

#include "find/found.h"

/* A line without its end and the blanks around it. */
struct line {
	const char *bytes;
	uint32_t    length;
	uint32_t    number; /* from 1 */
	uint32_t    column; /* of bytes[0], from 1, in bytes */
};

struct rule_lines {
	const char *bytes;
	size_t      length, at;
	uint32_t    number; /* of the line read last */
};

/* The lines of a file; a byte order mark of UTF-8 at its start is passed over. */
struct rule_lines rule_lines_of(const char *bytes, size_t length);

/* The next line that is neither empty nor a comment (#). LF, CRLF and CR end a line. */
bool rule_lines_next(struct rule_lines *lines, struct line *line);

/* What is wrong with a line, in one sentence without a final dot. */
struct problem {
	uint32_t column; /* from 1; 0: the whole line */
	char     what[160];
};

/* Sets problem->what to before, length bytes of quoted in quotes, and after; returns false. */
bool problem_quote(struct problem *problem, const char *before, const char *quoted, size_t length,
                   const char *after);

/* Sets problem->what; returns false. */
bool problem_say(struct problem *problem, const char *what);

/* A warning as it is kept: file and what are offsets of strings. */
struct warning {
	uint32_t file, line, column, what;
};

typedef VEC(struct warning) warning_vec;

/* A part of a line. */
struct piece {
	const char *bytes;
	uint32_t    length;
};

/* The piece without the blanks around it. */
struct piece piece_trim(const char *bytes, size_t length);

static inline bool piece_is(struct piece piece, const char *word)
{
	return piece.length == strlen(word) && memcmp(piece.bytes, word, piece.length) == 0;
}

static inline bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

#endif
