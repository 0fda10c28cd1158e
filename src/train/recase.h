/* Copies of marked text as people also write it: in lower case, in capitals, in haste; and as
 * programs do, with its hyphens spaced out. */
#ifndef LEDE_TRAIN_RECASE_H
#define LEDE_TRAIN_RECASE_H

#include "train/corpus.h"

/* How large a share of the documents gets a copy of each kind: 0 .. 1. */
struct recase_settings {
	double   lower, upper;
	double   hasty;  /* lower case but where a sentence begins, and "I" */
	double   spaced; /* "Ki - moon", "U. S." */
	uint64_t seed;
};

/* Appends the copies to docs, with the labels of what they are copies of. */
void recase(corpus_vec *docs, const struct recase_settings *settings);

/* Appends a copy of document index of docs whose hyphens and initials stand alone. */
void add_spaced(corpus_vec *docs, size_t index);

#endif
