/* Small helpers of a command line tool, which unlike the library may print and exit. */
#ifndef LEDE_TRAIN_UTIL_H
#define LEDE_TRAIN_UTIL_H

#include "base/memory.h"

/* Prints "lede-train: " and the message, and exits with status 1. */
__attribute__((noreturn, format(printf, 1, 2))) void die(const char *format, ...);

void *xmalloc(size_t size); /* exits when there is no memory */
void *xcalloc(size_t count, size_t size);

/* Appends, or exits. */
#define push(v, item) (vec_push(&libc_memory, (v), (item)) ? (void)0 : die("not enough memory"))

typedef VEC(char) bytes_vec;

void append(bytes_vec *to, const char *bytes, size_t length);

/* A whole file, in a folder or (NULL) as it is named, NUL-terminated; exits when it can't be read.
 * free(result.items). */
bytes_vec read_file(const char *folder, const char *name);

/* Cuts the next line off *rest: NULL at the end. The line ends with NUL; its length without line
 * end in *length. */
char *next_line(char **rest, size_t *length);

/* For qsort and bsearch over uint32_t, ascending. */
int compare_u32(const void *a, const void *b);

/* xorshift64*: the same numbers on every machine. */
static inline uint64_t random_next(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 0x2545f4914f6cdd1du;
}

/* The natural logarithm of x > 0, within 1e-15, from exact operations alone: libm's last bit
 * differs between machines, and a model must not. */
double natural_log(double x);

#endif
