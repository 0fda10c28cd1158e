#include <pthread.h>
#include <stdlib.h>

#include "train/second.h"

enum { FOLDS = 4, AT_ONCE = 2 };

struct fold {
	const struct dataset      *set;
	const struct crf_settings *settings;
	size_t                     index;
	uint8_t                   *labels; /* of all tokens; a fold writes those of its documents */
};

static bool is_in(const struct fold *fold, size_t doc)
{
	return fold->set->origin[doc] % FOLDS == fold->index;
}

static void *label_fold(void *argument)
{
	const struct fold *fold = argument;
	const struct dataset *set = fold->set;
	static const struct crf_watch silence = {0};
	bool *others = xcalloc(set->sentence_count + 1, sizeof *others);
	for (size_t d = 0; d < set->doc_count; d++)
		for (size_t s = set->doc_begin[d]; s < set->doc_begin[d + 1]; s++)
			others[s] = !is_in(fold, d);
	struct crf_weights weights;
	crf_train(set, others, fold->settings, &silence, &weights);
	for (size_t s = 0; s < set->sentence_count; s++)
		if (!others[s])
			crf_label(set, &weights, s, fold->labels + set->sentence_begin[s]);
	free(others);
	free(weights.rows);
	return NULL;
}

void second_stage(struct dataset *set, const struct crf_settings *settings)
{
	uint8_t *labels = xcalloc(set->token_count + 1, 1);
	struct fold folds[FOLDS];
	pthread_t threads[FOLDS];
	for (size_t k = 0; k < FOLDS; k++)
		folds[k] = (struct fold){set, settings, k, labels};
	for (size_t k = 0; k < FOLDS; k += AT_ONCE) {
		for (size_t j = k; j < k + AT_ONCE; j++)
			if (pthread_create(threads + j, NULL, label_fold, folds + j))
				die("can't start a thread");
		for (size_t j = k; j < k + AT_ONCE; j++)
			pthread_join(threads[j], NULL);
	}
	dataset_add_evidence(set, labels);
	free(labels);
}
