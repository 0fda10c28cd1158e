/* Writes a model. */
#ifndef LEDE_TRAIN_WRITE_H
#define LEDE_TRAIN_WRITE_H

#include "train/crf.h"
#include "train/lists.h"

/* Rounds the weights to whole multiples of unit (nats), drops those under least (nats), and
 * writes the blob (src/model/blob.h) to path. Prints what it holds. */
void write_model(const char *path, const struct dataset *set, const struct crf_weights *weights,
                 const struct lexicon *lexicon, float unit, float least);

#endif
