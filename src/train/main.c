/* make-model: the project's own model, from marked text, name lists and plain text. */
#include <stdio.h>
#include <stdlib.h>

#include "train/lists.h"
#include "train/read.h"
#include "train/recase.h"
#include "train/second.h"
#include "train/write.h"

#define TYPE(t) (1u << LEDE_##t)

/* Marked text of our own, in model/text/train. */
static const struct source own_sources[] = {
	{.file = "lede_written.jsonl", .closing = 1},
	{.file = "lede_more.jsonl", .closing = 1},
	{.file = "lede_world.jsonl", .closing = 1},
	{.file = "lede_web.jsonl", .closing = 1, .unbroken = true},
};

/* Others', and which types each leaves unmarked or marks only in part. */
static const struct source sources[] = {
	{.file = "lede_voa.conll", .closing = 2},
	{.file = "lede_masc.conll", .closing = 2},
	{.file = "wikigold.conll"},
	{.file = "crossner.conll",
         .unmarked = TYPE(NORP) | TYPE(PRODUCT) | TYPE(WORK) | TYPE(LAW)},
	{.file = "gum.conll",
         .unmarked = TYPE(PRODUCT) | TYPE(WORK) | TYPE(LAW) | TYPE(EVENT),
         .titles = true},
	{.file = "grobid.conll", .unmarked = TYPE(PRODUCT) | TYPE(WORK)},
	{.file = "uner_ewt.conll",
         .unmarked = TYPE(NORP) | TYPE(EVENT) | TYPE(PRODUCT) | TYPE(WORK) | TYPE(LAW),
         .closing = 2,
         .titles = true,
         .running = true,
         .run_on = 600},
	{.file = "wnut17.conll",
         .unmarked = TYPE(NORP) | TYPE(EVENT) | TYPE(LAW),
         .running = true},
	{.file = "litbank.conll",
         .unmarked = TYPE(NORP) | TYPE(ORG) | TYPE(EVENT) | TYPE(PRODUCT) | TYPE(WORK) | TYPE(LAW),
         .titles = true},
};

/* Chats in lower case and headlines in capitals are rarer than this, and harder. */
static const struct recase_settings recasing = {
	.lower = 0.08, .upper = 0.03, .hasty = 0.03, .spaced = 0.06, .seed = 20261126};

/* The last epochs see only what is marked in lede's own scheme, and the web text, which nothing
 * else is like: that is worth 1 to 2 points of F1 on news of the world. */
static const struct crf_settings settings = {.epochs = 9,
                                             .closing = 3,
                                             .averaged = 3,
                                             .rate = 0.03f,
                                             .decay = 2e-4f,
                                             .damping = 1e-2f,
                                             .seed = 20261126,
                                             .dropout = 0.12f};

/* Of the weights that label a document for its second pass. */
static const struct crf_settings second_settings = {
	.epochs = 3, .rate = 0.03f, .decay = 2e-4f, .damping = 1e-2f, .seed = 20261127};

/* A feature that occurs once costs bytes and helps on no development set. */
#define FEATURE_LEAST 2

/* Nats. Steps at this rate leave the weights of rare features small: a cut of 0.1 loses them, and
 * with them 2 to 3 points of F1 in the project's own scheme; a lower one gains nothing. */
#define WEIGHT_UNIT (1.0f / 32)
#define WEIGHT_CUT  0.0535f

static const char usage[] =
	"usage: make-model DATA TEXTS OWN MODEL\n"
	"Trains a model and writes it to the file MODEL.\n"
	"  DATA   folder with ner/train (marked text) and lists (of names)\n"
	"  TEXTS  folder with .txt files (plain text to learn word clusters from)\n"
	"  OWN    folder with the project's own text/train and lists\n";

static const char *inside(const char *folder, const char *name, char path[4096])
{
	if (snprintf(path, 4096, "%s/%s", folder, name) >= 4096)
		die("%s: the path is too long", folder);
	return path;
}

static void read_corpora(const char *data, const char *own, corpus_vec *docs)
{
	char path[4096];
	inside(own, "text/train", path);
	for (size_t i = 0; i < sizeof own_sources / sizeof *own_sources; i++)
		corpus_read(path, own_sources + i, docs);
	inside(data, "ner/train", path);
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		corpus_read(path, sources + i, docs);
}

static struct lexicon make_lexicon(const char *data, const char *texts, const char *own,
                                   const corpus_vec *docs)
{
	char path[4096];
	list_vec names = {0};
	lists_read(inside(data, "lists", path), &names);
	lists_read_own(inside(own, "lists", path), &names);
	struct clusters clusters;
	clusters_learn(texts, docs, &clusters);
	lists_add_clusters(&clusters, &names);
	return lists_index(&names, &clusters);
}

int main(int argc, char **argv)
{
	if (argc != 5) {
		fputs(usage, stderr);
		return 2;
	}
	const char *data = argv[1], *texts = argv[2], *own = argv[3], *model = argv[4];

	corpus_vec docs = {0};
	read_corpora(data, own, &docs);
	const struct lexicon lexicon = make_lexicon(data, texts, own, &docs);
	recase(&docs, &recasing);

	struct dataset set;
	dataset_make(&docs, &lexicon, FEATURE_LEAST, NULL, &set);
	fprintf(stderr, "%zu documents, %zu sentences, %zu tokens, %zu features\n", docs.count,
	        set.sentence_count, set.token_count, set.row_count);
	second_stage(&set, &second_settings);
	struct crf_weights weights;
	crf_train(&set, NULL, &settings, NULL, &weights);
	write_model(model, &set, &weights, &lexicon, WEIGHT_UNIT, WEIGHT_CUT);
	return 0;
}
