/* Compiles the name lists into the table that a model carries. */
#ifndef LEDE_TRAIN_LISTS_H
#define LEDE_TRAIN_LISTS_H

#include "model/lexicon.h"
#include "train/util.h"

struct list_entry {
	uint32_t phrase;  /* hash */
	uint32_t classes; /* LIST_* */
};

typedef VEC(struct list_entry) list_vec;

/* Reads the lists in folder; entries sorted by hash, each hash once. */
void lists_read(const char *folder, list_vec *entries);

/* A lexicon over the entries, whose arrays are new memory. */
struct lexicon lists_index(const list_vec *entries);

#endif
