/* Reading files whole and streams line by line. */
#ifndef LEDE_CLI_INPUT_H
#define LEDE_CLI_INPUT_H

#include "cli/output.h"

/* The bytes of a file, aligned for lede_model_open; free with input_free. */
struct input {
	char  *bytes;
	size_t length;
};

/* Opens the file of that name, or standard input for "-", for reading; -1 and errno on failure. */
int input_open(const char *name);

/* Closes what input_open gave; standard input stays open. */
void input_close(int fd);

/* Reads the file of that name, up to limit bytes. Returns NULL, or what is wrong: a static string
 * or strerror's. */
const char *input_read(struct input *input, const char *name, size_t limit);

void input_free(struct input *input);

/* The lines of a stream. Zero-initialise, set fd and answers. */
struct lines {
	int            fd;
	struct output *answers; /* flushed before each read: an answer never waits for input */
	int            error;   /* errno when reading failed, else 0 */
	char          *bytes;
	size_t         capacity, begin, end; /* bytes[begin .. end) wait to be given out */
	bool           at_end;
};

enum line_result {
	LINE_READ,
	LINE_TOO_LONG, /* it was skipped: there is no memory for it */
	LINE_END       /* the stream has ended, or failed */
};

/* The next line without its newline, as a writable stretch that lives until the next call. */
enum line_result lines_next(struct lines *lines, char **line, size_t *length);

void lines_free(struct lines *lines);

#endif
