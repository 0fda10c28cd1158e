#include "text/utf8.h"

#define REPLACEMENT 0xFFFDu

static bool is_tail(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The bits of a tail byte. */
static uint32_t tail(char byte)
{
	return (unsigned char)byte & 0x3F;
}

/* Length in bytes of the sequence at text, which does not begin with ASCII; 0 if it is bad. */
static unsigned decode_long(const char *text, size_t length, uint32_t *code)
{
	const uint32_t lead = (unsigned char)text[0];
	if (lead < 0xC2 || lead > 0xF4 || length < 2 || !is_tail(text[1]))
		return 0;
	if (lead < 0xE0) {
		*code = (lead & 0x1F) << 6 | tail(text[1]);
		return 2;
	}
	if (length < 3 || !is_tail(text[2]))
		return 0;
	if (lead < 0xF0) {
		const uint32_t c = (lead & 0x0F) << 12 | tail(text[1]) << 6 | tail(text[2]);
		*code = c;
		return c < 0x800 || (c >= 0xD800 && c <= 0xDFFF) ? 0 : 3;
	}
	if (length < 4 || !is_tail(text[3]))
		return 0;
	*code = (lead & 0x07) << 18 | tail(text[1]) << 12 | tail(text[2]) << 6 | tail(text[3]);
	return *code < 0x10000 || *code > 0x10FFFF ? 0 : 4;
}

unsigned utf8_decode_long(const char *text, size_t length, uint32_t *code)
{
	const unsigned bytes = decode_long(text, length, code);
	if (bytes)
		return bytes;
	*code = REPLACEMENT;
	return 1;
}

size_t utf8_first_bad(const char *text, size_t length)
{
	const uint64_t high_bits = 0x8080808080808080u;
	size_t i = 0;
	while (i < length) {
		uint64_t word;
		while (length - i >= sizeof word) {
			memcpy(&word, text + i, sizeof word);
			if (word & high_bits)
				break;
			i += sizeof word;
		}
		while (i < length && (unsigned char)text[i] < 0x80)
			i++;
		/* Runs of other scripts: stay here until the next ASCII byte. */
		while (i < length && (unsigned char)text[i] >= 0x80) {
			uint32_t code;
			const unsigned bytes = decode_long(text + i, length - i, &code);
			if (!bytes)
				return i;
			i += bytes;
		}
	}
	return length;
}

unsigned utf8_encode(uint32_t code, char *out)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}
