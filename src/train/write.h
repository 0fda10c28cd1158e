/* Writes a model. */
#ifndef LEDE_TRAIN_WRITE_H
#define LEDE_TRAIN_WRITE_H

#include "train/crf.h"
#include "train/lists.h"

#include "model/blob.h"

/* The blob (src/model/blob.h) of a model: the weights are rounded to whole multiples of unit
 * (nats), and those under least (nats) are dropped. types: own names, or NULL.
 * free(result.items). */
bytes_vec model_blob(const struct dataset *set, const struct crf_weights *weights,
                     const struct lexicon *lexicon, float unit, float least,
                     const blob_types *types);

/* Writes it to path: under another name first, so that there is never half a model. */
void write_blob(const char *path, const bytes_vec *blob);

/* Exits if that can't succeed: before hours of work, not after. */
void write_try(const char *path);

/* Both, and prints what it holds. */
void write_model(const char *path, const struct dataset *set, const struct crf_weights *weights,
                 const struct lexicon *lexicon, float unit, float least);

#endif
