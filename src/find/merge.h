/* Finders do not know of one another; where two found different things in one place, one wins. */
#ifndef LEDE_FIND_MERGE_H
#define LEDE_FIND_MERGE_H

#include "find/found.h"

/* Merges two lists, each in text order and without overlaps in itself, into a third of the same
 * kind, which is emptied first. Of two that overlap the one with more tokens stays; with as many,
 * that of `first`. An EVENT takes the value of a DATE in its place. False when there is no
 * memory. */
bool merge_found(const lede_allocator *a, const found_vec *first, const found_vec *second,
                 found_vec *merged);

/* Keeps only what has one of the types (bits 1 << lede_type) and at least that score. */
void keep_wanted(found_vec *found, uint32_t types, float min_score);

/* Leaves out what touches a stretch that a comment in the text has switched off ("lede: off"); one
 * that is not switched on again goes to the end. */
void keep_switched_on(found_vec *found, const struct layout *layout);

#endif
