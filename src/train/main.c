/* lede-train: makes the model from marked text and name lists. */

#include <stdio.h>
#include <stdlib.h>

#include "train/corpus.h"
#include "train/crf.h"
#include "train/lists.h"
#include "train/write.h"

#define TYPE(t) (1u << LEDE_##t)

/* What is trained on, and which types each corpus leaves unmarked. */
static const struct source sources[] = {
	{"lede_written.jsonl", 0, false},
	{"lede_voa.conll", 0, false},
	{"lede_masc.conll", 0, false},
	{"wikigold.conll", 0, false},
	{"crossner.conll", TYPE(NORP) | TYPE(PRODUCT) | TYPE(WORK) | TYPE(LAW), false},
	{"gum.conll", TYPE(PRODUCT) | TYPE(WORK) | TYPE(LAW) | TYPE(EVENT), true},
	{"grobid.conll", TYPE(PRODUCT) | TYPE(WORK), false},
	{"uner_ewt.conll", TYPE(NORP) | TYPE(EVENT) | TYPE(PRODUCT) | TYPE(WORK) | TYPE(LAW), true},
	{"wnut17.conll", TYPE(NORP) | TYPE(EVENT) | TYPE(LAW), false},
	{"litbank.conll",
         TYPE(NORP) | TYPE(ORG) | TYPE(EVENT) | TYPE(PRODUCT) | TYPE(WORK) | TYPE(LAW), true},
};

static const struct crf_settings settings = {
	.epochs = 6, .rate = 0.03f, .decay = 2e-4f, .damping = 1e-2f, .seed = 20261126};

int main(int argc, char **argv)
{
	if (argc != 4) {
		fputs("usage: lede-train DATA MODEL\n"
		      "DATA is a folder with ner/train and lists; MODEL is written.\n",
		      stderr);
		return 2;
	}
	char folder[4000];
	list_vec lists = {0};
	snprintf(folder, sizeof folder, "%s/lists", argv[1]);
	lists_read(folder, &lists);
	corpus_vec docs = {0};
	snprintf(folder, sizeof folder, "%s/ner/train", argv[1]);
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		corpus_read(folder, sources + i, &docs);

	struct clusters clusters = {0};
	if (!getenv("NOCLUSTERS")) {
		snprintf(folder, sizeof folder, "%s", argv[3]);
		clusters_learn(folder, &docs, &clusters);
	}
	lists_add_clusters(&clusters, &lists);
	const struct lexicon lexicon = lists_index(&lists, &clusters);

	struct dataset set;
	struct crf_weights weights;
	struct crf_settings s = settings;
	if (getenv("EPOCHS")) s.epochs = atoi(getenv("EPOCHS"));
	if (getenv("RATE")) s.rate = (float)atof(getenv("RATE"));
	if (getenv("DECAY")) s.decay = (float)atof(getenv("DECAY"));
	dataset_make(&docs, &lexicon, (uint32_t)(getenv("LEAST") ? atoi(getenv("LEAST")) : 2), &set);
	fprintf(stderr, "%zu documents, %zu sentences, %zu tokens, %zu features\n", docs.count,
	        set.sentence_count, set.token_count, set.row_count);
	crf_train(&set, &s, &weights);
	if (getenv("MULTI")) {
		char path[4096];
		static const float cuts[] = {0.1f, 0.05f, 0.03f, 0.015f};
		for (int i = 0; i < 4; i++) {
			snprintf(path, sizeof path, "%s.%g", argv[2], (double)cuts[i]);
			write_model(path, &set, &weights, &lexicon, 1.0f / 32, cuts[i]);
		}
	}
	write_model(argv[2], &set, &weights, &lexicon, 1.0f / 16, (float)(getenv("CUT") ? atof(getenv("CUT")) : 0.1));
	return 0;
}
