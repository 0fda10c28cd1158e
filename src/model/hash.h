/* The one hash of the project: everything a model knows by name, it knows by these 32 bits. */
#ifndef LEDE_MODEL_HASH_H
#define LEDE_MODEL_HASH_H

#include "base/prelude.h"

#define HASH_SEED 0x243f6a88u

/* Final mixing of MurmurHash3 (Appleby, 2011): every input bit reaches every output bit. */
static inline uint32_t hash_mix(uint32_t h)
{
	h ^= h >> 16;
	h *= 0x85ebca6bu;
	h ^= h >> 13;
	h *= 0xc2b2ae35u;
	h ^= h >> 16;
	return h;
}

/* Two values in one, still to be mixed. Order matters. */
static inline uint32_t hash_join(uint32_t h, uint32_t value)
{
	return (h << 5 | h >> 27) ^ (value * 0x9e3779b1u);
}

/* A running hash takes in one more value; start from HASH_SEED. */
static inline uint32_t hash_add(uint32_t h, uint32_t value)
{
	return hash_mix(hash_join(h, value));
}

static inline uint32_t hash_bytes(const char *bytes, size_t length)
{
	uint32_t h = HASH_SEED;
	for (size_t i = 0; i < length; i++)
		h = (h ^ (unsigned char)bytes[i]) * 0x01000193u; /* FNV-1a's step */
	return hash_mix(h ^ (uint32_t)length);
}

#endif
