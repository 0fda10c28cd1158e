/* Finders do not know of one another; where two found different things in one place, one wins. */
#ifndef LEDE_FIND_MERGE_H
#define LEDE_FIND_MERGE_H

#include "find/found.h"

/* Merges more into *found, both in text order and without overlaps in themselves; so is the
 * result. Of two that overlap the one with more tokens stays; with as many, that in *found. An
 * EVENT takes the value of a DATE in its place. False when there is no memory. */
bool merge_found(const lede_allocator *a, found_vec *found, const found_vec *more);

/* Empties a list that is to be filled again with what was in it and `more` items, at least one,
 * among that. *items is where its items are now: so far up that each is read before it is written
 * over. False when there is no memory. */
bool found_move_up(const lede_allocator *a, found_vec *found, size_t more,
                   const struct found **items);

/* Keeps only what has one of the types (bits 1 << lede_type) and at least that score. */
void keep_wanted(found_vec *found, uint32_t types, float min_score);

/* Leaves out what touches a stretch that a comment in the text has switched off ("lede: off"); one
 * that is not switched on again goes to the end. */
void keep_switched_on(found_vec *found, const struct layout *layout);

#endif
