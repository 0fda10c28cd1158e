/* For the sources whose time goes into loops over labels, included first in each: they are worth
 * vectors even in a build at -O2 (luarocks). */
#ifndef LEDE_BASE_VECTORS_H
#define LEDE_BASE_VECTORS_H

#include "base/prelude.h"

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3")
#endif

/* Before a static function whose loops are worth wider vectors than the oldest processor has:
 * compiled twice, chosen when the program is loaded, with the same results. (Static, since what
 * chooses for another would be an exported symbol.) Where that is not possible (other compilers, C
 * libraries and processors; sanitizers, which are not yet set up at that time) it is compiled
 * once. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) && \
	!defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LEDE_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define LEDE_VECTORS
#endif

/* The parts of such a function: compiled with it. */
#define LEDE_VECTORS_PART static inline __attribute__((always_inline))

/* Before a loop over so few lanes that the compiler would unroll it before it sees that it is one
 * vector. */
#if defined(__GNUC__) && !defined(__clang__)
#define LEDE_ROLLED _Pragma("GCC unroll 1")
#else
#define LEDE_ROLLED
#endif

/* Eight floats that a loop keeps in a register, as it does not an array; where a processor has none
 * so wide, in several. */
typedef float float8 __attribute__((vector_size(8 * sizeof(float))));
typedef uint32_t mask8 __attribute__((vector_size(8 * sizeof(uint32_t)))); /* of comparing them */
typedef float8 float8_anywhere __attribute__((aligned(sizeof(float)), may_alias));

/* The eight floats from there on. */
#define FLOAT8_AT(from) (*(const float8_anywhere *)(from))

#endif
