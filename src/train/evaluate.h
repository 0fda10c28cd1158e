/* What a model scores on marked text: the library runs on it as it does for a user. */
#ifndef LEDE_TRAIN_EVALUATE_H
#define LEDE_TRAIN_EVALUATE_H

#include "model/label.h"
#include "train/corpus.h"

/* Of the entities of one type: how many were found as they are marked (same bounds, a type that
 * the mark allows), found at all, marked. */
struct tally {
	size_t right, found, marked;
};

struct scores {
	struct tally of[LABEL_TYPES + 1]; /* by slot; [0]: all */
};

/* Entities of the types in `learnt` (bits) count. A mark that leaves its type open counts as the
 * type that was found, or as the first it may be. */
void evaluate(const bytes_vec *blob, const corpus_vec *docs, uint32_t learnt,
              struct scores *scores);

/* In per cent. */
double precision_of(const struct tally *tally);
double recall_of(const struct tally *tally);
double f1_of(const struct tally *tally);

#endif
