/* Output of the command, caught for a look at it. Include after cmocka.h. */
#ifndef LEDE_TESTS_CATCHER_H
#define LEDE_TESTS_CATCHER_H

#include <string.h>
#include <unistd.h>

#include "cli/output.h"

#define BYTES(literal) literal, sizeof(literal) - 1
#define BAD            "\xEF\xBF\xBD" /* U+FFFD */

/* A pipe that output is written to and read back from. */
struct catcher {
	int           pipe[2];
	struct output out;
	char          caught[1024];
	size_t        length;
};

static inline void catcher_begin(struct catcher *c)
{
	assert_int_equal(pipe(c->pipe), 0);
	output_begin(&c->out, c->pipe[1]);
}

static inline void catcher_end(struct catcher *c)
{
	assert_true(output_flush(&c->out));
	close(c->pipe[1]);
	const ssize_t got = read(c->pipe[0], c->caught, sizeof c->caught);
	assert_true(got >= 0);
	c->length = (size_t)got;
	close(c->pipe[0]);
}

#define assert_caught(c, expected) \
	assert_true((c).length == sizeof(expected) - 1 && \
	            !memcmp((c).caught, expected, (c).length))

#endif
