/* What the tagger's second pass learns from. */
#ifndef LEDE_TRAIN_SECOND_H
#define LEDE_TRAIN_SECOND_H

#include "train/crf.h"

/* Labels every document by weights that were learnt from the others, as they are labelled when the
 * tagger meets them, and adds the evidence that follows to the set. settings: of those weights.
 * Bit for bit the same each time; uses two threads. */
void second_stage(struct dataset *set, const struct crf_settings *settings);

#endif
