/* Compiles the name lists into the table that a model carries. */
#ifndef LEDE_TRAIN_LISTS_H
#define LEDE_TRAIN_LISTS_H

#include "model/lexicon.h"
#include "train/cluster.h"

struct list_entry {
	uint32_t phrase; /* hash */
	uint16_t lists;  /* LIST_* */
	uint16_t fine;   /* cluster, or 0 */
};

typedef VEC(struct list_entry) list_vec;

/* Appends the names in the lists of folder. */
void lists_read(const char *folder, list_vec *entries);

/* Appends those in the project's own lists (model/lists). */
void lists_read_own(const char *folder, list_vec *entries);

/* Appends the words that have a cluster. */
void lists_add_clusters(const struct clusters *clusters, list_vec *entries);

/* Sorts the entries by hash and makes those of one hash one; then a lexicon over them, whose
 * arrays are new memory. */
struct lexicon lists_index(list_vec *entries, const struct clusters *clusters);

#endif
