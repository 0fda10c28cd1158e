/* Writing JSON. What comes out is always valid JSON and valid UTF-8. */
#ifndef LEDE_CLI_JSON_WRITE_H
#define LEDE_CLI_JSON_WRITE_H

#include "cli/output.h"

/* A string in quotes. Bad UTF-8 becomes U+FFFD, one for each byte. Control characters and line
 * separators are escaped, so that no program takes one for the end of a line. */
void json_write_string(struct output *out, const char *bytes, size_t length);

/* A value that is JSON already, as json_skip gives it: byte for byte, but for bad UTF-8. */
void json_write_raw(struct output *out, const char *bytes, size_t length);

#endif
