/* A model may call types by names of its own (src/model/blob.h). */
#ifndef LEDE_TAG_TYPES_H
#define LEDE_TAG_TYPES_H

#include "find/found.h"
#include "model/model.h"

/* From the types of labels, which the tagger gives, to those of results; hidden ones are left out.
 * Rules with many types of
 * their own leave no number for some of the model's: those entities are left out. others: how many
 * types of their own rules have. */
void own_types_number(const lede_model *model, size_t others, found_vec *entities);

/* Adds the names of the model's own types to the strings; offsets[type - LEDE_TYPE_COUNT] says
 * where each begins. False when there is no memory. */
bool own_types_name(const lede_allocator *a, const lede_model *model, string_vec *strings,
                    uint32_t *offsets);

#endif
