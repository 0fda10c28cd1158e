/* The command line of lede-train. */
#ifndef LEDE_TRAIN_OPTIONS_H
#define LEDE_TRAIN_OPTIONS_H

#include "train/scheme.h"

struct train_options {
	const char   *output;
	const char   *from;    /* the model to go on from, "none", or NULL: the built-in one */
	const char   *lexicon; /* NULL; or a model of which only the lexicon is used, or "none" */
	int           epochs;  /* 0: by the size of the data */
	float         rate;    /* 0: by the size of the data */
	uint64_t      seed;
	struct scheme scheme;  /* what --map says */
	VEC(const char *) train, dev; /* files */
};

/* Reads the command line. Exits with 0 after --help and --version, and with 2 and a word on
 * standard error when it is wrong. */
void options_read(int argc, char **argv, struct train_options *options);

#endif
