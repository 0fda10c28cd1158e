/* Word clusters, learnt from plain text: words that stand in the same places get the same number,
 * so that the tagger knows something of a word its marked text never had. */
#ifndef LEDE_TRAIN_CLUSTER_H
#define LEDE_TRAIN_CLUSTER_H

#include "train/corpus.h"

struct cluster_entry {
	uint32_t lower;   /* word.lower */
	uint16_t fine;    /* 1 .. CLUSTERS_FINE */
};

enum { CLUSTERS_FINE = 600, CLUSTERS_COARSE = 64 };

typedef VEC(struct cluster_entry) cluster_vec;

struct clusters {
	cluster_vec words;                          /* ascending by lower */
	uint8_t     coarse[CLUSTERS_FINE + 1];      /* of each fine cluster, 1 .. CLUSTERS_COARSE */
};

/* Learns clusters from the tokens of docs and from the .txt files in folder (NULL: none). A pure
 * function of these, bit for bit. */
void clusters_learn(const char *folder, const corpus_vec *docs, struct clusters *clusters);

#endif
