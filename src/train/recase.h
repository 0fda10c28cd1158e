/* Copies of marked text as people also write it: in lower case, in capitals. */
#ifndef LEDE_TRAIN_RECASE_H
#define LEDE_TRAIN_RECASE_H

#include "train/corpus.h"

/* How large a share of the documents gets a copy of each kind. */
struct recase_settings {
	double   lower, upper; /* 0 .. 1 */
	uint64_t seed;
};

/* Appends the copies to docs: same tokens, same labels. */
void recase(corpus_vec *docs, const struct recase_settings *settings);

#endif
