/* A strict reader of JSON (RFC 8259) that walks one value held in memory.
 *
 *     json_begin(&r, bytes, length);
 *     if (json_open_object(&r))
 *         while (json_next_key(&r, &key))
 *             json_is(&r, JSON_STRING) ? json_string(&r, &value) : json_skip(&r, &value);
 *     if (!json_end(&r))
 *         complain(r.problem, json_column(&r));
 *
 * After the first problem every function returns false. Strings are decoded in place, so the bytes
 * must be writable; nothing is allocated and nothing recurs. Bytes from 0x80 up are taken as they
 * are, valid UTF-8 or not. The escape of a lone surrogate, which no UTF-8 can hold, becomes
 * U+FFFD: one code point, one UTF-16 unit and three bytes, as what the writer of it counted. */
#ifndef LEDE_CLI_JSON_READ_H
#define LEDE_CLI_JSON_READ_H

#include "cli/prelude.h"

enum { JSON_MAX_DEPTH = 512 }; /* of the arrays and objects inside a value that is skipped */

struct json_reader {
	char       *begin, *at, *end;
	const char *problem; /* what is wrong at `at`, or NULL */
	bool        first;   /* no key of the object was read yet */
};

enum json_kind {
	JSON_NOTHING, /* no value begins here */
	JSON_OBJECT,
	JSON_ARRAY,
	JSON_STRING,
	JSON_NUMBER,
	JSON_BOOLEAN,
	JSON_NULL
};

/* A stretch of the reader's bytes. */
struct json_slice {
	const char *bytes;
	size_t      length;
};

void json_begin(struct json_reader *r, char *bytes, size_t length);

/* The kind of the next value, by its first byte. Skips white space. */
enum json_kind json_peek(struct json_reader *r);

/* "an object", "a string" ... */
const char *json_kind_name(enum json_kind kind);

/* Enters the object that begins here, the only one that is entered. */
bool json_open_object(struct json_reader *r);

/* Reads the next key of the object and its colon; the value must be read next. False at the end
 * of the object too. */
bool json_next_key(struct json_reader *r, struct json_slice *key);

/* Reads and decodes a string. */
bool json_string(struct json_reader *r, struct json_slice *string);

/* Reads over any value; raw is its text as it was written. */
bool json_skip(struct json_reader *r, struct json_slice *raw);

/* True if there was no problem and nothing but white space is left. */
bool json_end(struct json_reader *r);

/* Where the reader stands: 1 for the first byte. */
size_t json_column(const struct json_reader *r);

#endif
