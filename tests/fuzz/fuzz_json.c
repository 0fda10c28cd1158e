/* Any line given to `lede annotate --jsonl`: every byte read lies in it, reading ends, what is
 * accepted once is accepted again, and a string comes out no longer than it was written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/json_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_json: %s\n", what);
		abort();
	}
}

/* Reads a line as the command does: one object, whose strings are decoded. */
static bool read_line(const uint8_t *data, size_t size)
{
	/* Its own copy, of exactly that size: strings are decoded in place. */
	char *line = malloc(size + (size == 0));
	if (!line)
		abort();
	memcpy(line, data, size);
	struct json_reader r;
	struct json_slice key, value;
	size_t keys = 0;
	json_begin(&r, line, size);
	if (json_open_object(&r))
		while (json_next_key(&r, &key)) {
			demand(key.length <= size && ++keys <= size, "too many keys");
			const bool read = json_peek(&r) == JSON_STRING ? json_string(&r, &value)
			                                               : json_skip(&r, &value);
			demand(read == !r.problem, "a failure without a problem");
			demand(!read || (value.bytes >= line && value.length <= size &&
			                 value.bytes + value.length <= line + size),
			       "a value outside of the line");
		}
	const bool good = json_end(&r);
	demand(good == !r.problem, "a problem and no failure");
	demand(json_column(&r) >= 1 && json_column(&r) <= size + 1, "a column outside of the line");
	free(line);
	return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const bool once = read_line(data, size);
	demand(read_line(data, size) == once, "not the same the second time");
	return 0;
}
