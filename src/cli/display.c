#include "cli/display.h"

/* A step through a text as it is shown. */
struct glyph {
	const char *bytes; /* what to write */
	size_t      length, width;
	size_t      taken; /* bytes of the text it stands for */
};

/* The bytes of the white space at text: ASCII's or a no-break space; 0 if there is none. */
static size_t space_length(const char *text, size_t length)
{
	if (length > 0 && (*text == ' ' || (*text >= '\t' && *text <= '\r')))
		return 1;
	return length > 1 && !memcmp(text, "\xC2\xA0", 2) ? 2 : 0;
}

/* The glyph at the beginning of text, of which length >= 1 bytes are there. */
static struct glyph next_glyph(const char *text, size_t length)
{
	size_t run = 0;
	for (size_t n; (n = space_length(text + run, length - run)) > 0;)
		run += n;
	if (run > 0)
		return (struct glyph){" ", 1, 1, run};
	const size_t n = char_length(text, length);
	const unsigned char c = (unsigned char)*text;
	const bool control = c < ' ' || c == 0x7F || (c == 0xC2 && n == 2 && !(text[1] & 0x60));
	if (n == 0 || control)
		return (struct glyph){"\xEF\xBF\xBD", 3, 1, n ? n : 1};
	return (struct glyph){text, n, char_width(text, n), n};
}

size_t display_text(struct output *out, const char *text, size_t length)
{
	size_t width = 0;
	for (size_t i = 0; i < length;) {
		const struct glyph glyph = next_glyph(text + i, length - i);
		output_bytes(out, glyph.bytes, glyph.length);
		width += glyph.width;
		i += glyph.taken;
	}
	return width;
}

size_t display_width(const char *text, size_t length)
{
	size_t width = 0;
	for (size_t i = 0; i < length;) {
		const struct glyph glyph = next_glyph(text + i, length - i);
		width += glyph.width;
		i += glyph.taken;
	}
	return width;
}

bool display_equal(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t i = 0, j = 0;
	while (i < a_length && j < b_length) {
		const struct glyph x = next_glyph(a + i, a_length - i);
		const struct glyph y = next_glyph(b + j, b_length - j);
		if (x.length != y.length || memcmp(x.bytes, y.bytes, x.length) != 0)
			return false;
		i += x.taken;
		j += y.taken;
	}
	return i == a_length && j == b_length;
}

uint32_t display_hash(const char *text, size_t length)
{
	uint32_t hash = 2166136261u; /* FNV-1a */
	for (size_t i = 0; i < length;) {
		const struct glyph glyph = next_glyph(text + i, length - i);
		for (size_t k = 0; k < glyph.length; k++)
			hash = (hash ^ (unsigned char)glyph.bytes[k]) * 16777619u;
		i += glyph.taken;
	}
	return hash;
}

struct place_cursor place_cursor_at_start(const char *text, enum offset_unit unit)
{
	return (struct place_cursor){offset_cursor_at_start(text, unit), 0, 1, 0};
}

struct place place_of(struct place_cursor *cursor, size_t byte)
{
	const char *const text = cursor->offsets.text, *newline;
	while (cursor->byte < byte &&
	       (newline = memchr(text + cursor->byte, '\n', byte - cursor->byte)) != NULL) {
		cursor->byte = (size_t)(newline - text) + 1;
		cursor->line_start = offset_convert(&cursor->offsets, cursor->byte);
		cursor->line++;
	}
	cursor->byte = byte;
	return (struct place){cursor->line,
	                      offset_convert(&cursor->offsets, byte) - cursor->line_start + 1};
}

size_t digit_count(size_t number)
{
	size_t count = 1;
	while (number >= 10) {
		number /= 10;
		count++;
	}
	return count;
}

size_t display_place(struct output *out, struct place place)
{
	output_number(out, place.line);
	output_char(out, ':');
	output_number(out, place.column);
	return digit_count(place.line) + 1 + digit_count(place.column);
}
