/* First include of every source of the library: whatever is declared after it stays inside the
 * library unless lede.h marks it LEDE_API. Done in the source, since some builds (luarocks)
 * can't be told compiler flags. System headers are included here, before that: what they declare
 * lives outside. */
#ifndef LEDE_BASE_PRELUDE_H
#define LEDE_BASE_PRELUDE_H

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lede.h"

#pragma GCC visibility push(hidden)

/* Before a function whose loops are worth wider vectors than the oldest processor has: compiled
 * twice, chosen when the program is loaded, with the same results. Where that is not possible
 * (other compilers, C libraries and processors; sanitizers, which are not yet set up at that time)
 * the function is compiled once. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) && \
	!defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LEDE_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define LEDE_VECTORS
#endif

/* The parts of such a function: compiled with it. */
#define LEDE_VECTORS_PART static inline __attribute__((always_inline))

#endif
