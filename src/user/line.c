#include "user/line.h"

struct rule_lines rule_lines_of(const char *bytes, size_t length)
{
	const bool marked = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
	return (struct rule_lines){bytes, length, marked ? 3 : 0, 0};
}

/* The end of the line that begins at at. */
static size_t line_end(const struct rule_lines *lines, size_t at)
{
	while (at < lines->length && lines->bytes[at] != '\n' && lines->bytes[at] != '\r')
		at++;
	return at;
}

bool rule_lines_next(struct rule_lines *lines, struct line *line)
{
	while (lines->at < lines->length) {
		const size_t begin = lines->at, end = line_end(lines, begin);
		const struct piece piece = piece_trim(lines->bytes + begin, end - begin);
		lines->at = end + 1;
		if (end + 1 < lines->length && lines->bytes[end] == '\r' &&
		    lines->bytes[end + 1] == '\n')
			lines->at++;
		lines->number++;
		if (piece.length == 0 || *piece.bytes == '#')
			continue;
		const size_t indent = (size_t)(piece.bytes - lines->bytes) - begin;
		*line = (struct line){piece.bytes, piece.length, lines->number,
		                      (uint32_t)indent + 1};
		return true;
	}
	return false;
}

struct piece piece_trim(const char *bytes, size_t length)
{
	while (length > 0 && is_blank(*bytes)) {
		bytes++;
		length--;
	}
	while (length > 0 && is_blank(bytes[length - 1]))
		length--;
	return (struct piece){bytes, (uint32_t)length};
}

/* Appends as much as there is room for; a character that does not fit is not cut in two. */
static void append(struct problem *problem, const char *bytes, size_t length)
{
	const size_t used = strlen(problem->what), room = sizeof problem->what - 1 - used;
	if (length > room) {
		length = room;
		while (length > 0 && ((unsigned char)bytes[length] & 0xC0) == 0x80)
			length--;
	}
	memcpy(problem->what + used, bytes, length);
	problem->what[used + length] = '\0';
}

bool problem_quote(struct problem *problem, const char *before, const char *quoted, size_t length,
                   const char *after)
{
	enum { MOST = 40 };
	problem->what[0] = '\0';
	append(problem, before, strlen(before));
	append(problem, "'", 1);
	if (length > MOST) {
		for (length = MOST; length > 0 && ((unsigned char)quoted[length] & 0xC0) == 0x80;)
			length--;
	}
	append(problem, quoted, length);
	append(problem, "'", 1);
	append(problem, after, strlen(after));
	return false;
}

bool problem_say(struct problem *problem, const char *what)
{
	problem->what[0] = '\0';
	append(problem, what, strlen(what));
	return false;
}
