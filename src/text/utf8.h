/* UTF-8: decoding that tolerates anything, and what a code point is. */
#ifndef LEDE_TEXT_UTF8_H
#define LEDE_TEXT_UTF8_H

#include "base/prelude.h"

/* The offset of the first byte that is not part of valid UTF-8 (Unicode, table 3-7: no
 * surrogates, no overlong forms), or length. */
size_t utf8_first_bad(const char *text, size_t length);

/* utf8_decode for a byte that is not ASCII. */
unsigned utf8_decode_long(const char *text, size_t length, uint32_t *code);

/* Decodes the code point at text[0], length >= 1. Returns how many bytes it takes; a bad byte is
 * one byte long and reads as U+FFFD. */
static inline unsigned utf8_decode(const char *text, size_t length, uint32_t *code)
{
	*code = (unsigned char)*text;
	return *code < 0x80 ? 1 : utf8_decode_long(text, length, code);
}

/* Writes code, <= 0x10FFFF, as UTF-8 to out[0 .. 4); returns the number of bytes. */
unsigned utf8_encode(uint32_t code, char *out);

/* ---- What a code point is (Unicode general categories, generated table unidata.c) ---------- */

enum uni_class {
	UNI_OTHER = 0, /* control characters, private use, unassigned */
	UNI_SPACE,     /* white space, no-break spaces, BOM and zero-width spaces included */
	UNI_LOWER,
	UNI_UPPER,  /* upper and title case */
	UNI_LETTER, /* letters without case, letter-like numbers */
	UNI_MARK,   /* combining marks, variation selectors, joiners, soft hyphen, bidi marks */
	UNI_DIGIT,  /* digits, fractions, superscript and circled numbers */
	UNI_PUNCT,
	UNI_SYMBOL /* symbols, emoji */
};

/* The tables: uni_records[uni_blocks[uni_index[code / UNI_BLOCK]][code % UNI_BLOCK]] for codes
 * below uni_limit; those above are UNI_OTHER. */
enum { UNI_BLOCK = 128 };

struct uni_record {
	int32_t class, lower, upper; /* an enum uni_class; what to add for the case mappings */
};

extern const uint32_t uni_limit;
extern const uint8_t uni_index[];
extern const uint8_t uni_blocks[][UNI_BLOCK];
extern const struct uni_record uni_records[];

static inline const struct uni_record *uni_record(uint32_t code)
{
	static const struct uni_record other = {UNI_OTHER, 0, 0};
	/* ASCII is block 0: one load less in the common case. */
	if (code < UNI_BLOCK)
		return uni_records + uni_blocks[0][code];
	if (code >= uni_limit)
		return &other;
	return uni_records + uni_blocks[uni_index[code / UNI_BLOCK]][code % UNI_BLOCK];
}

static inline enum uni_class uni_class(uint32_t code)
{
	return (enum uni_class)uni_record(code)->class;
}

/* Simple case mappings; the code itself where there is none. */
static inline uint32_t uni_lower(uint32_t code)
{
	return code + (uint32_t)uni_record(code)->lower;
}

static inline uint32_t uni_upper(uint32_t code)
{
	return code + (uint32_t)uni_record(code)->upper;
}

#endif
