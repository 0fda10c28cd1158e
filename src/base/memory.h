/* Memory by the caller's allocator, and growable arrays on top of it. */
#ifndef LEDE_BASE_MEMORY_H
#define LEDE_BASE_MEMORY_H

#include "base/prelude.h"

/* malloc, realloc and free. */
extern const lede_allocator libc_memory;

/* The allocator to use: a copy of *chosen, or libc's when chosen is NULL. */
lede_allocator lede_allocator_or_libc(const lede_allocator *chosen);

static inline void *mem_resize(const lede_allocator *a, void *block, size_t old_size,
                               size_t new_size)
{
	return a->resize(a->user, block, old_size, new_size);
}

static inline void mem_free(const lede_allocator *a, void *block, size_t size)
{
	if (block)
		a->resize(a->user, block, size, 0);
}

/* A growable array of T: zero-initialise it, push, free. count items of capacity are in use.
 * Typed by macro so that the compiler checks what is pushed. */
#define VEC(T) struct { T *items; size_t count, capacity; }

/* Makes room for extra more items; false when there is no memory (the array is as before). */
#define vec_reserve(a, v, extra)                                                                   \
	((v)->capacity - (v)->count >= (size_t)(extra) ||                                          \
	 vec_grow_((a), (void **)&(v)->items, &(v)->capacity, (v)->count, (size_t)(extra),         \
	           sizeof *(v)->items))

/* Appends one item; false when there is no memory. */
#define vec_push(a, v, item)                                                                       \
	(vec_reserve((a), (v), 1) && ((v)->items[(v)->count++] = (item), true))

#define vec_free(a, v)                                                                             \
	(mem_free((a), (v)->items, (v)->capacity * sizeof *(v)->items), (v)->items = NULL,         \
	 (v)->count = (v)->capacity = 0)

/* Gives back the memory beyond count items; false when the allocator fails (the array is as
 * before). */
#define vec_trim(a, v)                                                                             \
	vec_trim_((a), (void **)&(v)->items, &(v)->capacity, (v)->count, sizeof *(v)->items)

/* Empties the array at the end of a stage. A large one is given back, so that a long text has one
 * stage's scratch at a time; a small one is kept for the next text. */
#define vec_drop(a, v)                                                                             \
	((v)->count = 0,                                                                           \
	 (v)->capacity * sizeof *(v)->items > VEC_KEPT_BYTES ? (void)vec_free((a), (v)) : (void)0)

enum { VEC_KEPT_BYTES = 1 << 16 };

bool vec_trim_(const lede_allocator *a, void **items, size_t *capacity, size_t count,
               size_t item_size);
bool vec_grow_(const lede_allocator *a, void **items, size_t *capacity, size_t count, size_t extra,
               size_t item_size);

#endif
