#include "text/chars.h"

#include "base/ascii.h"

#define L (UNI_LOWER | BYTE_WORD)
#define U (UNI_UPPER | BYTE_WORD)
#define D (UNI_DIGIT | BYTE_WORD)
#define S UNI_SPACE
#define P UNI_PUNCT
#define Y UNI_SYMBOL
#define J (UNI_PUNCT | BYTE_JOINS)
#define K (UNI_SYMBOL | BYTE_JOINS)
#define B (UNI_PUNCT | BYTE_JOINS | BYTE_BINDS)
#define H BYTE_HIGH

const uint8_t byte_class[256] = {
	/* 0x00 */ 0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S, S, 0, 0,
	/* 0x10 */ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	/*   !"# */ S, P, P, J, K, P, B, B, P, P, P, K, B, J, J, B,
	/* 0-9:; */ D, D, D, D, D, D, D, D, D, D, B, P, Y, Y, Y, P,
	/*   @A-O */ B, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
	/*   P-Z[ */ U, U, U, U, U, U, U, U, U, U, U, P, P, P, Y, B,
	/*   `a-o */ Y, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	/*   p-z{ */ L, L, L, L, L, L, L, L, L, L, L, P, Y, P, Y, 0,
	/* 0x80 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	/* 0x90 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	/* 0xA0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	/* 0xB0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	/* 0xC0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	/* 0xD0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	/* 0xE0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	/* 0xF0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
};

#undef L
#undef U
#undef D
#undef S
#undef P
#undef Y
#undef J
#undef K
#undef B
#undef H

struct character char_at_high(const struct stretch *s, uint32_t at)
{
	uint32_t code;
	const unsigned bytes = utf8_decode_long(s->text + at, s->end - at, &code);
	if (bytes > 1)
		return (struct character){code, (uint16_t)bytes, (uint16_t)uni_class(code)};
	const bool letter = (unsigned char)s->text[at] >= 0xC0;
	return (struct character){code, 1, letter ? UNI_LETTER : UNI_SYMBOL};
}

struct character char_before(const struct stretch *s, uint32_t at)
{
	if (at <= s->begin)
		return (struct character){' ', 0, UNI_SPACE};
	/* Back over at most three tail bytes to a lead byte whose character ends here. */
	for (uint32_t back = 2; back <= 4 && at - s->begin >= back; back++) {
		if ((unsigned char)s->text[at - back + 1] >> 6 != 2)
			break;
		const struct character c = char_at(s, at - back);
		if (c.bytes == back)
			return c;
	}
	return char_at(s, at - 1);
}

uint32_t skip_word(const struct stretch *s, uint32_t at)
{
	const unsigned char *text = (const unsigned char *)s->text;
	for (;;) {
		at = skip_letters(s, at);
		while (at < s->end && byte_class[text[at]] & BYTE_WORD)
			at++;
		if (at >= s->end || text[at] < 0x80)
			return at;
		const struct character c = char_at_high(s, at);
		if (!(is_word(c) || c.class == UNI_MARK) || is_superscript(c.code))
			return at;
		at += c.bytes;
	}
}

uint32_t skip_digits(const struct stretch *s, uint32_t at)
{
	while (at < s->end && is_digit_byte(s->text[at]))
		at++;
	return at;
}

struct character char_after_space(const struct stretch *s, uint32_t at)
{
	enum { LOOK = 64 };
	struct character c = char_at(s, at);
	for (int i = 0; i < LOOK && c.bytes && c.class == UNI_SPACE; i++) {
		at += c.bytes;
		c = char_at(s, at);
	}
	return c;
}

bool word_is(const struct stretch *s, uint32_t begin, uint32_t end, const char *word)
{
	for (; begin < end; begin++, word++)
		if (!*word || (s->text[begin] | 0x20) != *word)
			return false;
	return !*word;
}
