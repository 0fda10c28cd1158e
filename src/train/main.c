/* lede-train: makes the model from marked text, name lists and plain text. */
#include <stdio.h>
#include <stdlib.h>

#include "train/crf.h"
#include "train/lists.h"
#include "train/read.h"
#include "train/write.h"

#define TYPE(t) (1u << LEDE_##t)

/* What is trained on, and which types each corpus leaves unmarked or marks only in part. */
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
	.epochs = 8, .rate = 0.03f, .decay = 2e-4f, .damping = 1e-2f, .seed = 20261126};

/* A feature that occurs once costs bytes and helps on no development set. */
#define FEATURE_LEAST 2

/* Nats. Steps at this rate leave the weights of rare features small: a cut of 0.1 loses them, and
 * with them 2 to 3 points of F1 in the project's own scheme; a lower one gains nothing. */
#define WEIGHT_UNIT (1.0f / 32)
#define WEIGHT_CUT  0.04f

static const char usage[] =
	"usage: lede-train DATA TEXTS MODEL\n"
	"Trains a model and writes it to the file MODEL.\n"
	"  DATA   folder with ner/train (marked text) and lists (of names)\n"
	"  TEXTS  folder with .txt files (plain text to learn word clusters from)\n";

static const char *inside(const char *folder, const char *name, char path[4096])
{
	if (snprintf(path, 4096, "%s/%s", folder, name) >= 4096)
		die("%s: the path is too long", folder);
	return path;
}

int main(int argc, char **argv)
{
	if (argc != 4) {
		fputs(usage, stderr);
		return 2;
	}
	const char *data = argv[1], *texts = argv[2], *model = argv[3];
	char path[4096];

	corpus_vec docs = {0};
	inside(data, "ner/train", path);
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		corpus_read(path, sources + i, &docs);

	list_vec names = {0};
	lists_read(inside(data, "lists", path), &names);
	struct clusters clusters;
	clusters_learn(texts, &docs, &clusters);
	lists_add_clusters(&clusters, &names);
	const struct lexicon lexicon = lists_index(&names, &clusters);

	struct dataset set;
	dataset_make(&docs, &lexicon, FEATURE_LEAST, &set);
	fprintf(stderr, "%zu documents, %zu sentences, %zu tokens, %zu features\n", docs.count,
	        set.sentence_count, set.token_count, set.row_count);
	struct crf_weights weights;
	crf_train(&set, &settings, NULL, &weights);
	write_model(model, &set, &weights, &lexicon, WEIGHT_UNIT, WEIGHT_CUT);
	return 0;
}
