/* The characters of a stretch of text, classed for the tokeniser. */
#ifndef LEDE_TEXT_CHARS_H
#define LEDE_TEXT_CHARS_H

#include "base/eight.h"
#include "text/utf8.h"

/* What the tokeniser reads in one go: the bytes [begin, end) of text, between two masks or block
 * edges. Beyond its ends it reads as white space. */
struct stretch {
	const char *text;
	uint32_t    begin, end;
};

/* byte_class[b]: the enum uni_class of an ASCII byte in the low bits, and these. A byte from 0x80
 * has BYTE_HIGH alone. */
enum {
	BYTE_CLASS = 0x0F,
	BYTE_WORD  = 0x10, /* letter or digit */
	BYTE_JOINS = 0x20, /* may stand inside a word: . ' - / & @ _ : , + # $ */
	BYTE_HIGH  = 0x40,
	BYTE_BINDS = 0x80  /* joins, but never with white space behind it: ' / & @ _ : , */
};
extern const uint8_t byte_class[256];

struct character {
	uint32_t code;
	uint16_t bytes; /* 0 beyond the ends */
	uint16_t class; /* enum uni_class */
};

/* char_at for a byte from 0x80. A bad byte is a character of its own: what would be a letter in
 * Latin-1 (0xC0 and up) counts as one, so that words of a mislabelled text stay whole. */
struct character char_at_high(const struct stretch *s, uint32_t at);

static inline struct character char_at(const struct stretch *s, uint32_t at)
{
	if (at >= s->end)
		return (struct character){' ', 0, UNI_SPACE};
	const unsigned char byte = (unsigned char)s->text[at];
	if (byte >= 0x80)
		return char_at_high(s, at);
	return (struct character){byte, 1, byte_class[byte] & BYTE_CLASS};
}

/* The character that ends at `at`. */
struct character char_before(const struct stretch *s, uint32_t at);

static inline bool is_letter(struct character c)
{
	return c.class == UNI_LOWER || c.class == UNI_UPPER || c.class == UNI_LETTER;
}

static inline bool is_word(struct character c)
{
	return is_letter(c) || c.class == UNI_DIGIT;
}

static inline bool is_apostrophe(uint32_t code)
{
	return code == '\'' || code == 0x2019;
}

/* Whether the ASCII character is one of those in set. */
static inline bool is_one_of(uint32_t code, const char *set)
{
	return code > 0 && code < 0x80 && strchr(set, (int)code);
}

/* Superscript digits: marks of footnotes and powers, no part of the word before them. */
static inline bool is_superscript(uint32_t code)
{
	return code == 0xB2 || code == 0xB3 || code == 0xB9 || code == 0x2070 ||
	       (code >= 0x2074 && code <= 0x2079);
}

/* The end of the run of ASCII letters at `at`. Eight bytes at a time, without a branch on where
 * among them it is: that differs from word to word, so that no processor could foresee it. */
static inline uint32_t skip_letters(const struct stretch *s, uint32_t at)
{
	for (; at + 8 <= s->end; at += 8) {
		const uint64_t others = eight_others(eight_at(s->text + at));
		if (others)
			return at + eight_first(others);
	}
	if (at >= s->end)
		return at;
	char rest[8] = "";
	memcpy(rest, s->text + at, s->end - at);
	return at + eight_first(eight_others(eight_at(rest)));
}

/* The end of the run of letters, digits and marks that begins at `at`. */
uint32_t skip_word(const struct stretch *s, uint32_t at);

/* The end of the run of ASCII digits at `at`. */
uint32_t skip_digits(const struct stretch *s, uint32_t at);

/* The first character from `at` on that is no white space; it looks at a few only. */
struct character char_after_space(const struct stretch *s, uint32_t at);

/* Whether [begin, end) is that ASCII word, which is in lower case, in any case. */
bool word_is(const struct stretch *s, uint32_t begin, uint32_t end, const char *word);

#endif
