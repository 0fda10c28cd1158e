#include "cli/input.h"

int input_open(const char *name)
{
	return strcmp(name, "-") ? open(name, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
}

void input_close(int fd)
{
	if (fd != STDIN_FILENO)
		close(fd);
}

/* read(2), until it tells something. */
static ssize_t read_some(int fd, char *bytes, size_t room)
{
	enum { MOST = 1 << 30 };
	ssize_t got;
	do
		got = read(fd, bytes, room < MOST ? room : MOST);
	while (got < 0 && io_try_again(fd, POLLIN));
	return got;
}

/* Makes room for more bytes after the used ones. */
static bool grow(char **bytes, size_t *capacity, size_t wanted)
{
	char *grown = realloc(*bytes, wanted);
	if (!grown)
		return false;
	*bytes = grown;
	*capacity = wanted;
	return true;
}

/* ---- Whole files -------------------------------------------------------------------------- */

static const char too_big[] = "File too large (the limit is 2 GiB)";
static const char no_memory[] = "Not enough memory";

/* A first guess at the size of the file, one byte more than it has so that its end is seen by
 * the first read; or what is wrong with it. */
static const char *guess_size(int fd, size_t limit, size_t *size)
{
	struct stat st;
	*size = 1 << 16;
	if (fstat(fd, &st) < 0)
		return strerror(errno);
	if (S_ISDIR(st.st_mode))
		return strerror(EISDIR);
	if (S_ISREG(st.st_mode)) {
		if (st.st_size > 0 && (uintmax_t)st.st_size > limit)
			return too_big;
		*size = (size_t)st.st_size + 1;
	}
	return NULL;
}

static const char *read_all(struct input *input, int fd, size_t limit)
{
	size_t capacity = 0, size;
	const char *problem = guess_size(fd, limit, &size);
	if (problem)
		return problem;
	if (!grow(&input->bytes, &capacity, size))
		return no_memory;
	for (;;) {
		const ssize_t got = read_some(fd, input->bytes + input->length,
		                              capacity - input->length);
		if (got < 0)
			return strerror(errno);
		if (got == 0)
			return NULL;
		input->length += (size_t)got;
		if (input->length > limit)
			return too_big;
		if (input->length == capacity && !grow(&input->bytes, &capacity, 2 * capacity))
			return no_memory;
	}
}

const char *input_read(struct input *input, const char *name, size_t limit)
{
	*input = (struct input){NULL, 0};
	const int fd = input_open(name);
	if (fd < 0)
		return strerror(errno);
	const char *problem = read_all(input, fd, limit);
	input_close(fd);
	if (problem)
		input_free(input);
	return problem;
}

void input_free(struct input *input)
{
	free(input->bytes);
	*input = (struct input){NULL, 0};
}

/* ---- Lines -------------------------------------------------------------------------------- */

/* Reads more behind the bytes that wait. False when there is no room to be had for them. */
static bool read_more(struct lines *lines)
{
	enum { FIRST_CAPACITY = 1 << 18 };
	if (lines->begin > 0) {
		memmove(lines->bytes, lines->bytes + lines->begin, lines->end - lines->begin);
		lines->end -= lines->begin;
		lines->begin = 0;
	}
	if (lines->end == lines->capacity) {
		const size_t wanted = lines->capacity ? lines->capacity * 2 : FIRST_CAPACITY;
		if (wanted < lines->capacity || !grow(&lines->bytes, &lines->capacity, wanted))
			return false;
	}
	output_flush(lines->answers);
	const ssize_t got = read_some(lines->fd, lines->bytes + lines->end,
	                              lines->capacity - lines->end);
	if (got < 0)
		lines->error = errno;
	if (got <= 0)
		lines->at_end = true;
	else
		lines->end += (size_t)got;
	return true;
}

enum line_result lines_next(struct lines *lines, char **line, size_t *length)
{
	size_t searched = 0;
	bool too_long = false;
	for (;;) {
		const size_t waiting = lines->end - lines->begin;
		char *start = lines->bytes ? lines->bytes + lines->begin : NULL;
		char *newline = waiting > searched
		                        ? memchr(start + searched, '\n', waiting - searched)
		                        : NULL;
		if (newline || (lines->at_end && (waiting > 0 || too_long))) {
			*line = start;
			*length = newline ? (size_t)(newline - start) : waiting;
			lines->begin += *length + (newline != NULL);
			return too_long ? LINE_TOO_LONG : LINE_READ;
		}
		if (lines->at_end)
			return LINE_END;
		searched = waiting;
		if (!lines->bytes || !too_long) {
			if (read_more(lines))
				continue;
			if (!lines->bytes) {
				lines->error = ENOMEM;
				lines->at_end = true;
				return LINE_END;
			}
			too_long = true;
		}
		/* What was read of a line that is too long is dropped. */
		lines->begin = lines->end = searched = 0;
		read_more(lines);
	}
}

void lines_free(struct lines *lines)
{
	free(lines->bytes);
	*lines = (struct lines){.fd = -1};
}
