/* Bytes of ASCII. Those of longer characters (0x80 on) are none of these. */
#ifndef LEDE_BASE_ASCII_H
#define LEDE_BASE_ASCII_H

#include "base/prelude.h"

static inline bool is_digit_byte(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_upper_byte(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool is_lower_byte(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool is_letter_byte(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* A capital in lower case, anything else as it is. */
static inline char lower_byte(char c)
{
	return is_upper_byte(c) ? (char)(c | 0x20) : c;
}

#endif
