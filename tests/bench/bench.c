/* How fast the stages are:
 *     bench FILE [SECONDS]
 * Each stage runs over the whole file, again and again for SECONDS (2), and the fastest run
 * counts: what else the machine does only ever makes a run slower. The stages are the functions
 * src/api.c calls; `tagging` is what lede_analyze takes beyond the others, which find among what
 * it found. `and sentences` is tokens and sentences together, as neither is cut without the other.
 * `after an edit` is lede_analyze with LEDE_REUSE of a text it has just analysed, but for a word.
 */
#define _DEFAULT_SOURCE /* clock_gettime */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "find/merge.h"
#include "group/group.h"
#include "number/number.h"
#include "tag/tagger.h"
#include "tag/types.h"
#include "text/layout.h"
#include "text/sentence.h"
#include "text/token.h"
#include "time/find.h"
#include "time/timeline.h"

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void check(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "bench: %s\n", what);
		exit(1);
	}
}

static char *read_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	check(file && !fseek(file, 0, SEEK_END), path);
	const long size = ftell(file);
	check(size > 0, "an empty file");
	rewind(file);
	char *bytes = malloc((size_t)size);
	check(bytes && fread(bytes, 1, (size_t)size, file) == (size_t)size, path);
	fclose(file);
	*length = (size_t)size;
	return bytes;
}

/* ---- The stages ---------------------------------------------------------------------------- */

struct run {
	lede_allocator allocator;
	const char    *text;
	size_t         length;
	char          *edited; /* the same with a word more */
	size_t         edited_length;
	bool           is_edited;
	struct layout  layout;
	token_vec      tokens;
	sentence_vec   sentences;
	found_vec      tagged; /* what the tagger found */
	found_vec      entities, dates, numbers;
	string_vec     strings;
	struct groups  groups;
	event_vec      events;
	struct grouper *grouper;
	lede_analyzer *analyzer;
	lede_doc      *doc;
};

static void do_layout(struct run *run)
{
	check(layout_read(&run->allocator, run->text, (uint32_t)run->length, LEDE_MARKUP_MARKDOWN,
	                  &run->layout),
	      "layout_read");
}

/* Both by block; the sentences of a block are those of its tokens, so that one needs the other. */
static void read_blocks(struct run *run, bool sentences)
{
	size_t mask = 0;
	run->tokens.count = run->sentences.count = 0;
	for (size_t i = 0; i < run->layout.blocks.count; i++) {
		const struct block *block = run->layout.blocks.items + i;
		const size_t first_mask = mask, first = run->tokens.count;
		while (mask < run->layout.masks.count &&
		       run->layout.masks.items[mask].end <= block->end)
			mask++;
		check(tokenize(&run->allocator, run->text, block,
		               run->layout.masks.items + first_mask, mask - first_mask,
		               &run->tokens),
		      "tokenize");
		if (sentences)
			check(split_sentences(&run->allocator, run->text, block, run->tokens.items,
			                      (uint32_t)first,
			                      (uint32_t)(run->tokens.count - first),
			                      &run->sentences),
			      "split_sentences");
	}
}

static void do_tokens(struct run *run)
{
	read_blocks(run, false);
}

static void do_sentences(struct run *run)
{
	read_blocks(run, true);
}

static struct find_input input_of(const struct run *run)
{
	return find_input_of(run->text, &run->tokens, &run->sentences);
}

/* Once: what the stages behind it find among is the same in every run. */
static void tag(struct run *run, const lede_model *model)
{
	const struct find_input input = input_of(run);
	struct tagger *tagger = tagger_new(&run->allocator, model);
	check(tagger && tagger_begin(tagger, &input), "tagger_begin");
	for (size_t i = 0; i < input.sentence_count; i++)
		check(tagger_sentence(tagger, &input, (uint32_t)i, &run->tagged),
		      "tagger_sentence");
	check(tagger_finish(tagger, &input, &run->tagged), "tagger_finish");
	tagger_free(tagger);
	own_types_number(model, 0, &run->tagged);
}

/* Back to where the tagger left it: each of what follows adds to the entities. */
static void only_tagged(struct run *run)
{
	run->entities.count = run->strings.count = 0;
	run->dates.count = run->numbers.count = 0;
	check(vec_reserve(&run->allocator, &run->entities, run->tagged.count), "no memory");
	memcpy(run->entities.items, run->tagged.items,
	       run->tagged.count * sizeof *run->tagged.items);
	run->entities.count = run->tagged.count;
}

/* What comes behind the tagger, in this order. */
enum { DATES, NUMBERS, GROUPS, BEHIND_TAGGING };

static void do_dates(struct run *run)
{
	const struct find_input input = input_of(run);
	const struct time_settings settings = {.markdown = true};
	check(time_find(&run->allocator, &input, run->length, &settings, NULL, &run->dates,
	                &run->strings) &&
	      merge_found(&run->allocator, &run->entities, &run->dates),
	      "time_find");
}

static void do_numbers(struct run *run)
{
	const struct find_input input = input_of(run);
	check(number_find(&run->allocator, &input, NULL, &run->numbers, &run->strings) &&
	      merge_found(&run->allocator, &run->entities, &run->numbers),
	      "number_find");
}

/* Groups of names and the order of dates. */
static void do_groups(struct run *run)
{
	const struct find_input input = input_of(run);
	check(grouper_run(run->grouper, &input, NULL, &run->entities, &run->strings,
	                  &run->groups) &&
	      timeline_make(&run->allocator, &run->entities, &run->strings, &run->events),
	      "grouper_run");
}

static void do_all(struct run *run)
{
	lede_error error;
	lede_doc_free(run->doc);
	check(!lede_analyze(run->analyzer, run->text, run->length, NULL, &run->doc, &error),
	      error.what);
}

/* The text again, but for a word that was put into its middle. */
static void do_edited(struct run *run)
{
	lede_error error;
	lede_options options;
	lede_options_init(&options);
	options.flags = LEDE_REUSE;
	run->is_edited = !run->is_edited;
	lede_doc_free(run->doc);
	check(!lede_analyze(run->analyzer, run->is_edited ? run->edited : run->text,
	                    run->is_edited ? run->edited_length : run->length, &options, &run->doc,
	                    &error),
	      error.what);
}

static void make_edited(struct run *run)
{
	static const char word[] = " edited ";
	const size_t half = run->length / 2, more = sizeof word - 1;
	run->edited_length = run->length + more;
	run->edited = malloc(run->edited_length);
	check(run->edited, "no memory");
	memcpy(run->edited, run->text, half);
	memcpy(run->edited + half, word, more);
	memcpy(run->edited + half + more, run->text + half, run->length - half);
}

static double timed(void (*stage)(struct run *), struct run *run)
{
	const double began = now();
	stage(run);
	return now() - began;
}

static double fastest(void (*stage)(struct run *), struct run *run, double seconds)
{
	double best = 1e9;
	const double until = now() + seconds;
	do {
		best = fmin(best, timed(stage, run));
	} while (now() < until);
	return best;
}

/* The stages that need what the one before them found, in turn. */
static void fastest_behind_tagging(struct run *run, double seconds, double best[BEHIND_TAGGING])
{
	static void (*const stages[])(struct run *) = {do_dates, do_numbers, do_groups};
	for (int i = 0; i < BEHIND_TAGGING; i++)
		best[i] = 1e9;
	const double until = now() + seconds;
	do {
		only_tagged(run);
		for (int i = 0; i < BEHIND_TAGGING; i++)
			best[i] = fmin(best[i], timed(stages[i], run));
	} while (now() < until);
}

/* ---- The report ---------------------------------------------------------------------------- */

static void report(const char *stage, const struct run *run, double seconds)
{
	printf("%-13s %8.1f MB/s %8.2f M tokens/s\n", stage, 1e-6 * (double)run->length / seconds,
	       1e-6 * (double)run->tokens.count / seconds);
}

/* An allocator that counts, for the memory of a run. */
struct meter {
	size_t bytes, peak;
};

static void *metered_resize(void *user, void *block, size_t old_size, size_t new_size)
{
	struct meter *meter = user;
	meter->bytes += new_size - old_size;
	if (meter->peak < meter->bytes)
		meter->peak = meter->bytes;
	if (new_size > 0)
		return realloc(block, new_size);
	free(block);
	return NULL;
}

static void report_memory(const lede_model *model, const struct run *run)
{
	struct meter meter = {0};
	const lede_allocator allocator = {metered_resize, &meter};
	lede_analyzer *analyzer;
	lede_doc *doc;
	check(!lede_analyzer_new(model, &allocator, &analyzer, NULL), "no analyzer");
	check(!lede_analyze(analyzer, run->text, run->length, NULL, &doc, NULL), "lede_analyze");
	lede_analyzer_free(analyzer);
	printf("%-13s %8.1f MB at most beyond the text and %.1f MB of results\n", "memory",
	       1e-6 * (double)(meter.peak - meter.bytes), 1e-6 * (double)meter.bytes);
	lede_doc_free(doc);
}

static void report_speed(const lede_model *model, struct run *run, double seconds)
{
	const double layout = fastest(do_layout, run, seconds);
	const double tokens = fastest(do_tokens, run, seconds);
	const double sentences = fastest(do_sentences, run, seconds);
	tag(run, model);
	double behind[BEHIND_TAGGING];
	fastest_behind_tagging(run, seconds, behind);
	const double asked = behind[DATES] + behind[GROUPS];
	const double all = fastest(do_all, run, 2 * seconds);
	const double tagging = all - layout - sentences - asked - behind[NUMBERS];
	make_edited(run);
	do_edited(run); /* to be remembered */
	const double edited = fastest(do_edited, run, seconds);

	report("layout", run, layout);
	report("tokens", run, tokens);
	report("and sentences", run, sentences);
	report("tagging", run, tagging);
	report("dates", run, behind[DATES]);
	report("numbers", run, behind[NUMBERS]);
	report("groups", run, behind[GROUPS]);
	report("lede_analyze", run, all);
	report("after an edit", run, edited);
	printf("dates, groups %8.1f %% on top of text and tagging\n",
	       100 * asked / (layout + sentences + tagging));
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		fprintf(stderr, "usage: bench FILE [SECONDS]\n");
		return 2;
	}
	const double seconds = argc > 2 ? atof(argv[2]) : 2;
	struct run run = {.allocator = lede_allocator_or_libc(NULL)};
	run.text = read_file(argv[1], &run.length);

	lede_model *model;
	double began = now();
	check(!lede_model_builtin(NULL, &model, NULL), "no model");
	printf("%-13s %8.2f ms\n", "model", 1e3 * (now() - began));
	began = now();
	check(!lede_analyzer_new(model, NULL, &run.analyzer, NULL), "no analyzer");
	run.grouper = grouper_new(&run.allocator);
	check(run.grouper, "no grouper");
	printf("%-13s %8.2f ms\n", "analyzer", 1e3 * (now() - began));

	report_memory(model, &run);

	report_speed(model, &run, seconds);
	lede_doc_free(run.doc);
	lede_analyzer_free(run.analyzer);
	lede_model_free(model);
	return 0;
}
