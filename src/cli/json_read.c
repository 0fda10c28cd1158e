#include "cli/json_read.h"

static bool fail(struct json_reader *r, char *at, const char *problem)
{
	if (!r->problem) {
		r->problem = problem;
		r->at = at;
	}
	return false;
}

void json_begin(struct json_reader *r, char *bytes, size_t length)
{
	*r = (struct json_reader){.begin = bytes, .at = bytes, .end = bytes + length};
}

size_t json_column(const struct json_reader *r)
{
	return (size_t)(r->at - r->begin) + 1;
}

/* Stays on a problem, so that its column is kept. */
static void skip_space(struct json_reader *r)
{
	while (!r->problem && r->at < r->end &&
	       (*r->at == ' ' || *r->at == '\t' || *r->at == '\r' || *r->at == '\n'))
		r->at++;
}

/* Steps over c if it comes next, after white space. */
static bool accept(struct json_reader *r, char c)
{
	skip_space(r);
	if (r->problem || r->at == r->end || *r->at != c)
		return false;
	r->at++;
	return true;
}

enum json_kind json_peek(struct json_reader *r)
{
	skip_space(r);
	if (r->problem || r->at == r->end)
		return JSON_NOTHING;
	switch (*r->at) {
	case '{': return JSON_OBJECT;
	case '[': return JSON_ARRAY;
	case '"': return JSON_STRING;
	case 't':
	case 'f': return JSON_BOOLEAN;
	case 'n': return JSON_NULL;
	case '-': return JSON_NUMBER;
	default:  return *r->at >= '0' && *r->at <= '9' ? JSON_NUMBER : JSON_NOTHING;
	}
}

const char *json_kind_name(enum json_kind kind)
{
	static const char *const names[] = {"nothing",  "an object", "an array", "a string",
	                                    "a number", "a boolean", "null"};
	return names[kind];
}

/* ---- Strings ------------------------------------------------------------------------------ */

/* The first byte from at that is a quote, a backslash or a control character. Eight bytes at a
 * time: in a word, (x - 0x01..) & ~x & 0x80.. has a bit set if some byte of x is zero. It may
 * call a word special for nothing (a borrow), never the other way round. */
static char *plain_run(char *at, const char *end)
{
	const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
	for (uint64_t word; (size_t)(end - at) >= sizeof word; at += sizeof word) {
		memcpy(&word, at, sizeof word);
		const uint64_t quote = word ^ ones * '"', backslash = word ^ ones * '\\';
		if ((((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) |
		     ((word - ones * ' ') & ~word)) & tops)
			break;
	}
	while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= ' ')
		at++;
	return at;
}

/* The value of the four hexadecimal digits at s, or -1. */
static int32_t hex4(const char *s, const char *end)
{
	if (end - s < 4)
		return -1;
	int32_t value = 0;
	for (int i = 0; i < 4; i++) {
		const char c = s[i];
		int digit;
		if (c >= '0' && c <= '9')
			digit = c - '0';
		else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
			digit = (c & ~0x20) - 'A' + 10;
		else
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

static char *put_utf8(char *to, uint32_t code)
{
	if (code < 0x80) {
		*to++ = (char)code;
	} else if (code < 0x800) {
		*to++ = (char)(0xC0 | code >> 6);
		*to++ = (char)(0x80 | (code & 0x3F));
	} else if (code < 0x10000) {
		*to++ = (char)(0xE0 | code >> 12);
		*to++ = (char)(0x80 | (code >> 6 & 0x3F));
		*to++ = (char)(0x80 | (code & 0x3F));
	} else {
		*to++ = (char)(0xF0 | code >> 18);
		*to++ = (char)(0x80 | (code >> 12 & 0x3F));
		*to++ = (char)(0x80 | (code >> 6 & 0x3F));
		*to++ = (char)(0x80 | (code & 0x3F));
	}
	return to;
}

/* Decodes the \u escape whose backslash r stands on, or the two of a surrogate pair, to `to`. */
static char *unicode_escape(struct json_reader *r, char *to)
{
	const int32_t first = hex4(r->at + 2, r->end);
	if (first < 0) {
		fail(r, r->at, "\\u needs four hexadecimal digits");
		return to;
	}
	r->at += 6;
	uint32_t code = (uint32_t)first;
	if (first >= 0xD800 && first <= 0xDFFF) {
		int32_t second = -1;
		if (first <= 0xDBFF && r->end - r->at >= 6 && r->at[0] == '\\' && r->at[1] == 'u')
			second = hex4(r->at + 2, r->end);
		if (second >= 0xDC00 && second <= 0xDFFF) {
			r->at += 6;
			code = 0x10000u + ((uint32_t)(first - 0xD800) << 10) +
			       (uint32_t)(second - 0xDC00);
		} else {
			code = 0xFFFD;
		}
	}
	return put_utf8(to, code);
}

/* Decodes the escape whose backslash r stands on to `to`; returns what follows there. */
static char *escape(struct json_reader *r, char *to)
{
	static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	if (r->end - r->at < 2) {
		fail(r, r->end, "the string has no end");
		return to;
	}
	if (r->at[1] == 'u')
		return unicode_escape(r, to);
	const char *letter = memchr(letters, r->at[1], sizeof letters - 1);
	if (!letter) {
		fail(r, r->at, "no such escape in JSON");
		return to;
	}
	*to++ = meanings[letter - letters];
	r->at += 2;
	return to;
}

bool json_string(struct json_reader *r, struct json_slice *string)
{
	if (!accept(r, '"'))
		return fail(r, r->at, "a string is missing");
	char *const begin = r->at, *to = begin;
	for (;;) {
		char *const run = r->at;
		r->at = plain_run(run, r->end);
		const size_t length = (size_t)(r->at - run);
		if (to != run)
			memmove(to, run, length);
		to += length;
		if (r->at == r->end)
			return fail(r, r->at, "the string has no end");
		if (*r->at == '"')
			break;
		if (*r->at != '\\')
			return fail(r, r->at, "a control character in a string");
		to = escape(r, to);
		if (r->problem)
			return false;
	}
	r->at++;
	*string = (struct json_slice){begin, (size_t)(to - begin)};
	return true;
}

/* The same without decoding. */
static bool skip_string(struct json_reader *r)
{
	r->at++;
	for (;;) {
		r->at = plain_run(r->at, r->end);
		if (r->at == r->end)
			return fail(r, r->at, "the string has no end");
		if (*r->at == '"')
			break;
		if (*r->at != '\\')
			return fail(r, r->at, "a control character in a string");
		char decoded[4];
		escape(r, decoded);
		if (r->problem)
			return false;
	}
	r->at++;
	return true;
}

/* ---- Other values ------------------------------------------------------------------------- */

static bool skip_word(struct json_reader *r, const char *word)
{
	const size_t length = strlen(word);
	if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0)
		return fail(r, r->at, "no JSON value begins like this");
	r->at += length;
	return true;
}

static bool skip_digits(struct json_reader *r)
{
	if (r->at == r->end || *r->at < '0' || *r->at > '9')
		return fail(r, r->at, "a digit is missing in the number");
	while (r->at < r->end && *r->at >= '0' && *r->at <= '9')
		r->at++;
	return true;
}

static bool skip_number(struct json_reader *r)
{
	if (*r->at == '-')
		r->at++;
	const bool zero = r->at < r->end && *r->at == '0';
	char *const first = r->at;
	if (!skip_digits(r))
		return false;
	if (zero && r->at - first > 1)
		return fail(r, first, "a number may not begin with 0");
	if (r->at < r->end && *r->at == '.') {
		r->at++;
		if (!skip_digits(r))
			return false;
	}
	if (r->at < r->end && (*r->at == 'e' || *r->at == 'E')) {
		r->at++;
		if (r->at < r->end && (*r->at == '+' || *r->at == '-'))
			r->at++;
		return skip_digits(r);
	}
	return true;
}

/* A value that holds no other value. */
static bool skip_scalar(struct json_reader *r)
{
	switch (json_peek(r)) {
	case JSON_STRING:  return skip_string(r);
	case JSON_NUMBER:  return skip_number(r);
	case JSON_BOOLEAN: return skip_word(r, *r->at == 't' ? "true" : "false");
	case JSON_NULL:    return skip_word(r, "null");
	default:           return fail(r, r->at, r->at == r->end ? "a value is missing"
	                                                 : "no JSON value begins like this");
	}
}

static bool skip_key(struct json_reader *r)
{
	if (json_peek(r) != JSON_STRING)
		return fail(r, r->at, "a key in quotes is missing");
	if (!skip_string(r))
		return false;
	return accept(r, ':') || fail(r, r->at, "a colon is missing after the key");
}

bool json_skip(struct json_reader *r, struct json_slice *raw)
{
	uint64_t in_object[JSON_MAX_DEPTH / 64] = {0}; /* a bit for each level */
	size_t depth = 0;
	skip_space(r);
	const char *const begin = r->at;
	do {
		const enum json_kind kind = json_peek(r);
		bool open = false;
		if (kind == JSON_OBJECT || kind == JSON_ARRAY) {
			if (depth == JSON_MAX_DEPTH)
				return fail(r, r->at, "nested too deep");
			const uint64_t bit = (uint64_t)1 << depth % 64;
			if (kind == JSON_OBJECT)
				in_object[depth / 64] |= bit;
			else
				in_object[depth / 64] &= ~bit;
			depth++;
			r->at++;
			open = true;
		} else if (!skip_scalar(r)) {
			return false;
		}
		/* Close what ends here, then get to where the next value begins. */
		while (depth > 0) {
			const bool object = in_object[(depth - 1) / 64] >> (depth - 1) % 64 & 1;
			if (accept(r, object ? '}' : ']')) {
				depth--;
				open = false;
				continue;
			}
			if (!open && !accept(r, ','))
				return fail(r, r->at, object ? "a comma or } is missing"
				                             : "a comma or ] is missing");
			if (object && !skip_key(r))
				return false;
			break;
		}
	} while (depth > 0);
	*raw = (struct json_slice){begin, (size_t)(r->at - begin)};
	return true;
}

/* ---- The outer object --------------------------------------------------------------------- */

bool json_open_object(struct json_reader *r)
{
	r->first = true;
	return accept(r, '{') || fail(r, r->at, "a JSON object is missing");
}

bool json_next_key(struct json_reader *r, struct json_slice *key)
{
	if (accept(r, '}'))
		return false;
	if (!r->first && !accept(r, ','))
		return fail(r, r->at, "a comma or } is missing");
	r->first = false;
	if (json_peek(r) != JSON_STRING)
		return fail(r, r->at, "a key in quotes is missing");
	if (!json_string(r, key))
		return false;
	return accept(r, ':') || fail(r, r->at, "a colon is missing after the key");
}

bool json_end(struct json_reader *r)
{
	skip_space(r);
	return !r->problem &&
	       (r->at == r->end || fail(r, r->at, "nothing may follow the JSON object"));
}
