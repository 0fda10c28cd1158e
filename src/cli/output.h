/* Buffered writing to a file descriptor. The first error sticks; everything after it is dropped,
 * so that callers check once, at the end. */
#ifndef LEDE_CLI_OUTPUT_H
#define LEDE_CLI_OUTPUT_H

#include "cli/prelude.h"

/* After a read or write of fd failed with errno: may it be tried again? Waits until it can, when
 * whoever gave us fd made it non-blocking. events: POLLIN or POLLOUT. */
bool io_try_again(int fd, short events);

struct output {
	int    fd;
	int    error; /* errno of the first write that failed, 0 if none did */
	size_t used;
	char   bytes[1 << 16];
};

void output_begin(struct output *out, int fd);

/* Writes what is buffered. False when that, or anything before it, failed. */
bool output_flush(struct output *out);

void output_bytes(struct output *out, const char *bytes, size_t length);
void output_string(struct output *out, const char *string);
void output_number(struct output *out, uint64_t number);

/* A probability with so many decimals, whatever the locale: "0.9731". */
void output_score(struct output *out, float score, unsigned decimals);

/* count spaces. */
void output_spaces(struct output *out, size_t count);

static inline void output_char(struct output *out, char c)
{
	if (out->used == sizeof out->bytes)
		output_flush(out);
	out->bytes[out->used++] = c;
}

#endif
