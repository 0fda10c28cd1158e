#include "cli/chars.h"

size_t char_length(const char *text, size_t length)
{
	const unsigned char *s = (const unsigned char *)text;
	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xC2 || s[0] > 0xF4)
		return 0;
	const size_t wanted = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	if (length < wanted)
		return 0;
	/* The second byte is bounded more tightly where overlong forms, surrogates or numbers
	 * beyond U+10FFFF would begin. */
	const unsigned low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
	const unsigned high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
	if (s[1] < low || s[1] > high)
		return 0;
	for (size_t i = 2; i < wanted; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	return wanted;
}

static uint32_t code_point(const char *text, size_t length)
{
	const unsigned char *s = (const unsigned char *)text;
	static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	uint32_t code = s[0] & lead_bits[length];
	for (size_t i = 1; i < length; i++)
		code = code << 6 | (s[i] & 0x3F);
	return code;
}

struct range {
	uint32_t first, last;
};

static bool in_ranges(uint32_t code, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

size_t char_width(const char *text, size_t length)
{
	/* The blocks that matter in English prose; a terminal's own table is far longer. */
	static const struct range zero[] = {
		{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F},
		{0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},
		{0x2060, 0x2064}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
		{0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE01EF},
	};
	static const struct range wide[] = {
		{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97C},
		{0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
		{0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
		{0x20000, 0x3FFFD},
	};
	if (length == 1)
		return 1;
	const uint32_t code = code_point(text, length);
	if (code < zero[0].first)
		return code == 0xAD ? 0 : 1;
	if (in_ranges(code, zero, sizeof zero / sizeof *zero))
		return 0;
	return in_ranges(code, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

const char *offset_unit_name(enum offset_unit unit)
{
	static const char *const names[] = {"byte", "char", "utf16"};
	return names[unit];
}

struct offset_cursor offset_cursor_at_start(const char *text, enum offset_unit unit)
{
	return (struct offset_cursor){text, unit, 0, 0};
}

/* The number of bytes from begin that are ASCII for certain, up to end. */
static size_t ascii_run(const char *text, size_t begin, size_t end)
{
	size_t at = begin;
	for (uint64_t word; end - at >= sizeof word; at += sizeof word) {
		memcpy(&word, text + at, sizeof word);
		if (word & 0x8080808080808080u)
			break;
	}
	while (at < end && !(text[at] & 0x80))
		at++;
	return at - begin;
}

size_t offset_convert(struct offset_cursor *cursor, size_t byte)
{
	if (cursor->unit == OFFSET_BYTE)
		return byte;
	while (cursor->byte < byte) {
		const size_t ascii = ascii_run(cursor->text, cursor->byte, byte);
		cursor->byte += ascii;
		cursor->units += ascii;
		if (cursor->byte >= byte)
			break;
		const size_t length = char_length(cursor->text + cursor->byte, byte - cursor->byte);
		cursor->byte += length ? length : 1;
		/* Beyond the basic plane: four bytes, two UTF-16 units. */
		cursor->units += cursor->unit == OFFSET_UTF16 && length == 4 ? 2 : 1;
	}
	return cursor->units;
}
