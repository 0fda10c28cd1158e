/* lede-train: a model of a user's own, from marked text. */
#include <stdio.h>
#include <stdlib.h>

#include "train/evaluate.h"
#include "train/options.h"
#include "train/progress.h"
#include "train/read.h"
#include "train/second.h"
#include "train/write.h"

#include "model/model.h"

/* Of little text, features that occur once are half of what there is to learn from, and steps may
 * be long: nothing is learnt away from them later. */
#define FEATURE_LEAST 1
#define AVERAGED      3 /* epochs, whose mean is a candidate too */
#define WEIGHT_UNIT  (1.0f / 32)
#define WEIGHT_CUT   0.04f

struct training {
	struct train_options options;
	struct progress      progress;
	corpus_vec           train, dev;
	uint32_t             learnt; /* types, as bits */
	lede_model          *model; /* whose lexicon is used, or NULL */
	struct start         start; /* what it has learnt of the types; may be of none */
	struct lexicon       lexicon;
	struct dataset       set;
	struct crf_settings  settings, second; /* second: see second_stage */
	struct crf_weights   weights;
	blob_types           own;
	bool                 has_own;
	bytes_vec            best; /* the blob of the best epoch, or none yet */
	struct scores        best_scores;
	int                  best_epoch; /* 0: the mean of the last ones */
};

static void read_files(struct training *t, bool dev, corpus_vec *docs)
{
	const size_t count = dev ? t->options.dev.count : t->options.train.count;
	const char **files = dev ? t->options.dev.items : t->options.train.items;
	for (size_t i = 0; i < count; i++)
		corpus_read_scheme(files[i], &t->options.scheme, docs);
}

static void free_docs(corpus_vec *docs)
{
	for (size_t i = 0; i < docs->count; i++)
		marked_doc_free(docs->items + i);
	vec_free(&libc_memory, docs);
}

/* The files are read twice: what a label stands for depends on which others there are. */
static void read_labels(struct training *t)
{
	struct scheme *scheme = &t->options.scheme;
	corpus_vec unused = {0};
	read_files(t, true, &unused);
	scheme_forget_counts(scheme); /* a label of dev files alone tells nothing apart */
	read_files(t, false, &unused);
	free_docs(&unused);
}

/* Goes on from the model if that knows any of the types, and decides what labels stand for. */
static void choose_start(struct training *t)
{
	struct scheme *scheme = &t->options.scheme;
	if (t->model && !t->options.lexicon && scheme_decide_from(scheme, t->model))
		start_of(t->model, scheme->forgotten, &t->start);
	else
		scheme_decide(scheme);
}

static void read_corpora(struct training *t)
{
	struct scheme *scheme = &t->options.scheme;
	t->has_own = scheme_own_types(scheme, &t->own);
	read_files(t, false, &t->train);
	read_files(t, true, &t->dev);
	size_t entities = 0;
	for (size_t i = 0; i < scheme->labels.count; i++)
		t->learnt |= scheme->labels.items[i].types;
	for (size_t i = 0; i < t->train.count; i++)
		entities += t->train.items[i].spans.count;
	if (!entities)
		die("no entities of a type that can be learnt are marked in %s%s",
		    t->options.train.items[0], t->options.train.count > 1 ? " ..." : "");
}

/* The names of a set of types, with " or " between. */
static void name_types(const struct scheme *scheme, uint32_t types, char *names, size_t size)
{
	*names = '\0';
	for (int slot = 1; slot <= LABEL_TYPES; slot++) {
		bool named = false; /* several slots may be called alike */
		for (int other = 1; other < slot; other++)
			named |= types >> other & 1 &&
			         !strcmp(scheme->names[other], scheme->names[slot]);
		if (types >> slot & 1 && !named)
			snprintf(names + strlen(names), size - strlen(names), "%s%s",
			         *names ? " or " : "", scheme->names[slot]);
	}
}

static void tell_labels(struct training *t)
{
	const struct scheme *scheme = &t->options.scheme;
	for (size_t i = 0; i < scheme->labels.count; i++) {
		const struct scheme_label *label = scheme->labels.items + i;
		char types[512];
		name_types(scheme, label->types, types, sizeof types);
		progress_line(&t->progress, "  %7zu %s: %s", label->count, label->name,
		              *types ? types : "not learnt");
	}
}

/* The model to go on from, or that only lends its lexicon; it is kept open as long as that is
 * used. */
static void open_model(struct training *t)
{
	const char *name = t->options.lexicon ? t->options.lexicon : t->options.from;
	lede_error error;
	if (name && !strcmp(name, "none")) {
		static const struct clusters no_clusters;
		list_vec no_names = {0};
		t->lexicon = lists_index(&no_names, &no_clusters);
		return;
	}
	lede_status status;
	if (name) {
		const bytes_vec file = read_file(NULL, name);
		status = lede_model_open(file.items, file.count, NULL, &t->model, &error);
	} else {
		status = lede_model_builtin(NULL, &t->model, &error);
	}
	if (status)
		die("%s: %s", name ? name : "the built-in model", error.what);
	t->lexicon = t->model->lexicon;
}

/* What is gone on from is there sooner than what begins with nothing. */
static void choose_settings(struct training *t)
{
	const int epochs = t->start.count ? 8 : 12;
	t->settings = (struct crf_settings){
		.epochs = t->options.epochs ? t->options.epochs : epochs,
		.rate = t->options.rate > 0 ? t->options.rate : 0.05f,
		.decay = 2e-4f,
		.damping = 1e-2f,
		.seed = t->options.seed,
		.dropout = 0.1f,
		.start = t->start.count ? &t->start : NULL,
	};
	t->settings.averaged = t->settings.epochs < AVERAGED ? 1 : AVERAGED;
	t->second = t->settings;
	t->second.averaged = 1;
	t->second.epochs = (t->settings.epochs + 1) / 2;
	t->second.seed++;
}

static bytes_vec make_blob(const struct training *t)
{
	return model_blob(&t->set, &t->weights, &t->lexicon, WEIGHT_UNIT, WEIGHT_CUT,
	                  t->has_own ? &t->own : NULL);
}

static void show_step(void *user, int epoch, double part)
{
	struct training *t = user;
	char what[64];
	snprintf(what, sizeof what, "epoch %d of %d", epoch, t->settings.epochs);
	progress_show(&t->progress, what, (epoch - 1 + part) / t->settings.epochs);
}

/* Keeps the model if it is the best so far. what it is of: "epoch  1: ..." */
static void try_model(struct training *t, int epoch, const char *what)
{
	bytes_vec blob = make_blob(t);
	struct scores scores;
	evaluate(&blob, &t->dev, t->learnt, &scores);
	const bool better = !t->best.items || f1_of(scores.of) > f1_of(t->best_scores.of);
	progress_line(&t->progress, "%s, dev P %.2f R %.2f F %.2f%s", what,
	              precision_of(scores.of), recall_of(scores.of), f1_of(scores.of),
	              better ? " *" : "");
	if (better) {
		free(t->best.items);
		t->best = blob;
		t->best_scores = scores;
		t->best_epoch = epoch;
	} else {
		free(blob.items);
	}
}

static void end_epoch(void *user, int epoch, double likelihood)
{
	struct training *t = user;
	char what[64];
	snprintf(what, sizeof what, "epoch %2d: log-likelihood %.3f", epoch, likelihood);
	if (t->dev.count)
		try_model(t, epoch, what);
	else
		progress_line(&t->progress, "%s", what);
}

static void tell_scores(struct training *t)
{
	char best[32] = "the mean";
	if (t->best_epoch)
		snprintf(best, sizeof best, "epoch %d", t->best_epoch);
	progress_line(&t->progress, "%-12s %6s %6s %6s  of %s", "dev", "P", "R", "F", best);
	for (int slot = LABEL_TYPES; slot >= 0; slot--) {
		const struct tally *tally = t->best_scores.of + slot;
		if (!slot || tally->found || tally->marked)
			progress_line(&t->progress, "%-12s %6.2f %6.2f %6.2f  (%zu marked)",
			              slot ? t->options.scheme.names[slot] : "all",
			              precision_of(tally), recall_of(tally), f1_of(tally),
			              tally->marked);
	}
}

int main(int argc, char **argv)
{
	static struct training training;
	struct training *t = &training;
	options_read(argc, argv, &t->options);
	write_try(t->options.output);
	progress_begin(&t->progress);
	read_labels(t);
	open_model(t);
	choose_start(t);
	read_corpora(t);
	choose_settings(t);
	dataset_make(&t->train, &t->lexicon, FEATURE_LEAST, &t->start, &t->set);
	progress_line(&t->progress, "%zu documents, %zu sentences, %zu tokens; entities:",
	              t->train.count, t->set.sentence_count, t->set.token_count);
	tell_labels(t);

	const struct crf_watch watch = {show_step, end_epoch, t};
	progress_line(&t->progress, "first pass: what the rest of a document says of a name");
	second_stage(&t->set, &t->second);
	crf_train(&t->set, NULL, &t->settings, &watch, &t->weights);
	if (!t->dev.count)
		t->best = make_blob(t);
	else if (t->settings.averaged > 1)
		try_model(t, 0, "mean of the last three");
	if (t->dev.count)
		tell_scores(t);
	write_blob(t->options.output, &t->best);
	progress_line(&t->progress, "%s: %zu bytes, in %.0f s", t->options.output, t->best.count,
	              progress_seconds(&t->progress));
	start_free(&t->start);
	lede_model_free(t->model);
	return 0;
}
