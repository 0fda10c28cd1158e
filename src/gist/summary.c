/* lede_summarize: options to a budget and a scope, the scope to a set, the set to the caller. */
#include "base/status.h"
#include "gist/choose.h"
#include "gist/scope.h"
#include "gist/weights.h"
#include "model/exp.h"

enum { SENTENCES_DEFAULT = 3 };

/* What the texts that weights are learnt from hardly have: an item of a list among prose says
 * little without what leads to it. */
#define ITEM_AMONG_PROSE 1.5f

/* What people read minutes for. By hand: no set has minutes. */
#define DECISION 2.0f

void lede_summary_options_init(lede_summary_options *options)
{
	*options = (lede_summary_options){.size = sizeof *options};
}

static lede_status read_options(const lede_summary_options *given, size_t text_count,
                                lede_summary_options *options, lede_error *error)
{
	lede_summary_options_init(options);
	if (!given)
		return LEDE_OK;
	if (given->size < offsetof(lede_summary_options, sentences) ||
	    given->size > sizeof *options)
		return lede_fail(error, LEDE_EINVAL, 0,
		                 "options: call lede_summary_options_init first");
	memcpy(options, given, given->size);
	if (options->flags & ~(uint32_t)LEDE_BY_RANK)
		return lede_fail(error, LEDE_EINVAL, 0, "options.flags: unknown flag");
	if (!(options->ratio >= 0 && options->ratio <= 1))
		return lede_fail(error, LEDE_EINVAL, 0, "options.ratio: not from 0 to 1");
	if (text_count > 1 && (options->range.end || options->keep_count || options->drop_count))
		return lede_fail(error, LEDE_EINVAL, 0,
		                 "options: range, keep and drop are for a single text");
	return LEDE_OK;
}

static uint32_t limit(uint32_t value)
{
	return value ? value : UINT32_MAX;
}

static struct budget read_budget(const lede_summary_options *options, uint32_t words)
{
	struct budget budget = {limit(options->sentences), limit(options->words),
	                        limit(options->chars)};
	if (options->ratio > 0) {
		/* In double precision the product is exact enough to be cut. */
		const uint32_t most = (uint32_t)((double)options->ratio * words + 1e-3);
		budget.words = most < budget.words ? most : budget.words;
	} else if (!options->sentences && !options->words && !options->chars) {
		budget.sentences = SENTENCES_DEFAULT;
	}
	return budget;
}

/* Scores every sentence; the highest of those of prose is returned. */
static float score_sentences(struct gist *gist)
{
	float best = -1e30f;
	for (size_t i = 0; i < gist->sentences.count; i++) {
		struct gist_sentence *s = gist->sentences.items + i;
		float features[FEATURE_COUNT];
		if (s->flags & GIST_FURNITURE)
			continue;
		gist_features(gist, s, features);
		s->score = 0;
		for (int k = 0; k < FEATURE_COUNT; k++)
			s->score += gist_weights.features[k] * features[k];
		if (s->flags & GIST_DECISION)
			s->score += DECISION;
		else if (s->flags & GIST_LIST_ITEM && gist->texts.items[s->source].items < 0.5f)
			s->score -= ITEM_AMONG_PROSE;
		best = s->score > best ? s->score : best;
	}
	return best;
}

static float shown_score(const struct gist_sentence *s, float best)
{
	return s->flags & GIST_FURNITURE ? 0 : exp_negative(s->score < best ? s->score - best : 0);
}

static bool read_texts(struct gist *gist, const lede_text *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!gist_add(gist, texts[i].doc, texts[i].bytes, texts[i].length))
			return false;
	return gist_weigh(gist);
}

/* ---- The summary ---------------------------------------------------------------------------- */

static void add_length(lede_summary *summary, const struct gist_sentence *s)
{
	summary->words += s->words;
	summary->chars += s->chars + (summary->count > 0);
	summary->count++;
}

/* Do the sentences that must be kept fit? */
static bool keeps_fit(const struct gist *gist, const struct budget *budget)
{
	lede_summary kept = {0};
	for (size_t i = 0; i < gist->sentences.count; i++)
		if (gist->sentences.items[i].flags & GIST_KEPT)
			add_length(&kept, gist->sentences.items + i);
	return kept.count <= budget->sentences && kept.words <= budget->words &&
	       kept.chars <= budget->chars;
}

static void find_shortest(const struct gist *gist, lede_summary *summary)
{
	summary->shortest_words = summary->shortest_chars = UINT32_MAX;
	for (size_t i = 0; i < gist->sentences.count; i++) {
		const struct gist_sentence *s = gist->sentences.items + i;
		if (s->flags & (GIST_FURNITURE | GIST_OUTSIDE))
			continue;
		if (s->words < summary->shortest_words)
			summary->shortest_words = s->words;
		if (s->chars < summary->shortest_chars)
			summary->shortest_chars = s->chars;
	}
	if (summary->shortest_words == UINT32_MAX)
		summary->shortest_words = summary->shortest_chars = 0;
}

/* Is the name that the opening pronoun of sentence i stands for in the summary right before? */
static bool is_named_before(const struct gist *gist, size_t i)
{
	const struct gist_sentence *s = gist->sentences.items + i;
	const lede_entity name =
		lede_doc_entity(gist->texts.items[s->source].doc, s->stands_for);
	const struct gist_sentence *before = s - (s->index - name.sentence);
	for (; before < s; before++)
		if (!(before->flags & GIST_CHOSEN))
			return false;
	return true;
}

static lede_summary_sentence describe(const struct gist *gist, size_t i, float best)
{
	const struct gist_sentence *s = gist->sentences.items + i;
	lede_summary_sentence shown = {
		.text = s->source,
		.sentence = s->index,
		.span = {s->begin, s->end},
		.score = shown_score(s, best),
		.trim = s->trim,
		.stands_for = LEDE_NONE,
	};
	if (s->stands_for != LEDE_NONE && !is_named_before(gist, i)) {
		shown.pronoun = lede_doc_token(gist->texts.items[s->source].doc, s->pronoun).span;
		shown.stands_for = s->stands_for;
	}
	return shown;
}

static int compare_scores(const void *a, const void *b)
{
	const lede_summary_sentence *x = a, *y = b;
	if (x->score > y->score || x->score < y->score)
		return x->score > y->score ? -1 : 1;
	if (x->text != y->text)
		return x->text < y->text ? -1 : 1;
	return x->sentence < y->sentence ? -1 : x->sentence > y->sentence;
}

/* Chooses from a gist that was weighed, and hands out what was chosen. */
static lede_status summarize(struct gist *gist, const lede_summary_options *options,
                             lede_summary_sentence *sentences, lede_summary *summary,
                             lede_error *error)
{
	const float best = score_sentences(gist);
	if (!gist_limit(gist, options))
		return lede_fail_memory(error);
	const struct budget budget = read_budget(options, gist_words(gist));
	if (!keeps_fit(gist, &budget))
		return lede_fail(error, LEDE_EINVAL, 0,
		                 "the sentences to keep are longer than the summary may be");
	if (!gist_choose(gist, &budget, gist_weights.repetition))
		return lede_fail_memory(error);
	find_shortest(gist, summary);
	for (size_t i = 0; i < gist->sentences.count; i++) {
		if (!(gist->sentences.items[i].flags & GIST_CHOSEN))
			continue;
		sentences[summary->count] = describe(gist, i, best);
		add_length(summary, gist->sentences.items + i);
	}
	if (options->flags & LEDE_BY_RANK && summary->count > 1)
		qsort(sentences, summary->count, sizeof *sentences, compare_scores);
	return LEDE_OK;
}

lede_status lede_summarize(const lede_text *texts, size_t count,
                           const lede_summary_options *given,
                           lede_summary_sentence *sentences, lede_summary *summary,
                           lede_error *error)
{
	lede_summary_options options;
	*summary = (lede_summary){0};
	lede_status status = read_options(given, count, &options, error);
	if (status)
		return status;
	struct gist gist = {.allocator = lede_allocator_or_libc(options.allocator)};
	if (read_texts(&gist, texts, count))
		status = summarize(&gist, &options, sentences, summary, error);
	else
		status = lede_fail_memory(error);
	if (status)
		*summary = (lede_summary){0};
	gist_free(&gist);
	return status;
}

lede_status lede_score_sentences(const lede_text *text, const lede_allocator *allocator,
                                 float *scores, lede_error *error)
{
	struct gist gist = {.allocator = lede_allocator_or_libc(allocator)};
	lede_status status = LEDE_OK;
	if (read_texts(&gist, text, 1)) {
		const float best = score_sentences(&gist);
		for (size_t i = 0; i < gist.sentences.count; i++)
			scores[i] = shown_score(gist.sentences.items + i, best);
	} else {
		status = lede_fail_memory(error);
	}
	gist_free(&gist);
	return status;
}
