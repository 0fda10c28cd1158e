/* Text eight bytes at a time: as a number whose lowest byte is the first. */
#ifndef LEDE_BASE_EIGHT_H
#define LEDE_BASE_EIGHT_H

#include "base/prelude.h"

/* That byte eight times. */
#define EIGHT_TIMES(byte) ((byte) * 0x0101010101010101u)

/* The eight bytes at text; a single load where the processor's byte order is this one. */
static inline uint64_t eight_at(const char *text)
{
	unsigned char b[8];
	memcpy(b, text, sizeof b);
	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
	       (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
	       (uint64_t)b[7] << 56;
}

/* The other way round. */
static inline void eight_put(uint64_t eight, char *text)
{
	const unsigned char b[8] = {
		(unsigned char)eight,         (unsigned char)(eight >> 8),
		(unsigned char)(eight >> 16), (unsigned char)(eight >> 24),
		(unsigned char)(eight >> 32), (unsigned char)(eight >> 40),
		(unsigned char)(eight >> 48), (unsigned char)(eight >> 56),
	};
	memcpy(text, b, sizeof b);
}

/* The top bit of each byte that is no ASCII letter. */
static inline uint64_t eight_others(uint64_t eight)
{
	/* Without top bits, and capitals as small letters: no sum carries over to the next byte. */
	const uint64_t low = (eight | EIGHT_TIMES(0x20u)) & EIGHT_TIMES(0x7Fu);
	const uint64_t from_a = low + EIGHT_TIMES(0x80u - 'a');
	const uint64_t behind_z = low + EIGHT_TIMES(0x7Fu - 'z');
	return (~from_a | behind_z | eight) & EIGHT_TIMES(0x80u);
}

/* How many bytes come before the first whose top bit is set; some is. */
static inline uint32_t eight_first(uint64_t tops)
{
#ifdef __GNUC__
	return (uint32_t)__builtin_ctzll(tops) / 8;
#else
	const uint64_t first = tops >> 7;
	return (uint32_t)(((first - 1) & ~first & EIGHT_TIMES(1u)) * EIGHT_TIMES(1u) >> 56);
#endif
}

#endif
