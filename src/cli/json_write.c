#include "cli/json_write.h"

#include "cli/chars.h"

static const char replacement[] = "\xEF\xBF\xBD";

static void write_escape(struct output *out, unsigned code)
{
	static const char hex[] = "0123456789abcdef";
	static const char named[] = "\b\t\n\f\r", letters[] = "btnfr";
	const char *name = code ? strchr(named, (int)code) : NULL;
	output_char(out, '\\');
	if (code == '"' || code == '\\') {
		output_char(out, (char)code);
	} else if (code < 0x80 && name) {
		output_char(out, letters[name - named]);
	} else {
		const char digits[5] = {'u', hex[code >> 12], hex[code >> 8 & 15],
		                        hex[code >> 4 & 15], hex[code & 15]};
		output_bytes(out, digits, sizeof digits);
	}
}

/* U+0085, U+2028 and U+2029 end a line for some readers of lines. Their number, or 0. */
static unsigned line_separator(const char *s, size_t length)
{
	if (length == 2 && !memcmp(s, "\xC2\x85", 2))
		return 0x85;
	if (length == 3 && !memcmp(s, "\xE2\x80", 2) && (s[2] & ~1) == (char)0xA8)
		return 0x2028 + (s[2] & 1);
	return 0;
}

/* ASCII that stands for itself, as nearly all is. */
static bool is_plain(unsigned char c)
{
	return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
}

void json_write_string(struct output *out, const char *bytes, size_t length)
{
	size_t run = 0; /* where what is still to be copied begins */
	output_char(out, '"');
	for (size_t i = 0;;) {
		while (i < length && is_plain((unsigned char)bytes[i]))
			i++;
		if (i == length)
			break;
		const unsigned char c = (unsigned char)bytes[i];
		const size_t n = char_length(bytes + i, length - i);
		const unsigned escaped = n > 1 ? line_separator(bytes + i, n) : c;
		if (n < 2 || escaped) {
			output_bytes(out, bytes + run, i - run);
			if (n == 0)
				output_string(out, replacement);
			else
				write_escape(out, escaped);
			run = i + (n ? n : 1);
		}
		i += n ? n : 1;
	}
	output_bytes(out, bytes + run, length - run);
	output_char(out, '"');
}

void json_write_raw(struct output *out, const char *bytes, size_t length)
{
	size_t run = 0;
	for (size_t i = 0; i < length;) {
		const size_t n = char_length(bytes + i, length - i);
		if (n == 0) {
			output_bytes(out, bytes + run, i - run);
			output_string(out, replacement);
			run = i + 1;
		}
		i += n ? n : 1;
	}
	output_bytes(out, bytes + run, length - run);
}
