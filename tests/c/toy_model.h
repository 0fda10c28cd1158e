/* Small models made in memory, by the format of src/model/blob.h and not by the trainer's code:
 * the tests of the tagger know what is in them, and the writer has somebody to disagree with. */
#ifndef LEDE_TESTS_TOY_MODEL_H
#define LEDE_TESTS_TOY_MODEL_H

#include "model/blob.h"
#include "model/context.h"
#include "model/feature.h"
#include "support.h"

enum { TOY_ROWS = 64, TOY_NAMES = 64 };

struct toy_row {
	uint32_t feature;
	int8_t   weights[LABEL_COUNT];
};

struct toy_name {
	uint32_t phrase;
	uint16_t lists, fine;
};

/* Begin with a zeroed one, whose unit is then 1/16 nat. */
struct toy {
	float           unit;
	int16_t         transitions[LABEL_COUNT][LABEL_COUNT];
	struct toy_row  rows[TOY_ROWS];
	struct toy_name names[TOY_NAMES];
	size_t          row_count, name_count;
	uint8_t         coarse[LEXICON_CLUSTERS];
};

/* Gives a feature a weight for a label; an earlier one is replaced. */
void toy_weight(struct toy *toy, uint32_t feature, int label, int weight);

/* The same for the feature "the token at offset from the tagged one is `word` in lower case". */
void toy_word(struct toy *toy, const char *word, int offset, int label, int weight);

/* Adds a name (words parted by single spaces) to lists, and what leads to it to LIST_MORE. */
void toy_name(struct toy *toy, const char *name, uint32_t lists);

/* Puts a word into a cluster. */
void toy_cluster(struct toy *toy, const char *word, uint16_t fine, uint8_t coarse);

/* One that knows a few names: Rome (GPE), New York (GPE), Ann Lee (PERSON), the United Nations
 * (ORG). The first of two labels is worth 100, the second 50, all others 0. */
struct toy toy_small(void);

/* The blob; text_free it. */
struct text toy_blob(const struct toy *toy);

/* Sets the checksum to what it should be. */
void toy_seal(struct text *blob);

#endif
