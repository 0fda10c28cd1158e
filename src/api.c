/* The pipeline: text -> blocks -> tokens -> sentences -> entities -> document. */
#include "base/status.h"
#include "doc/document.h"
#include "find/earlier.h"
#include "find/merge.h"
#include "group/group.h"
#include "number/number.h"
#include "tag/tagger.h"
#include "tag/types.h"
#include "text/utf8.h"
#include "time/calendar.h"
#include "time/find.h"
#include "time/timeline.h"
#include "user/find.h"

struct lede_analyzer {
	lede_allocator allocator;
	/* Scratch, used again from text to text. */
	struct layout  layout;
	token_vec      tokens;
	sentence_vec   sentences;
	found_vec      entities, dates, numbers;
	event_vec      events;
	string_vec     strings;
	found_vec      ruled; /* what users' rules found */
	warning_vec    warnings;
	struct rule_finder rule_finder;
	/* What is known of the text before, for LEDE_REUSE. The tagger knows some, too. */
	struct earlier earlier;
	struct time_memory   time_memory;
	struct number_memory number_memory;
	struct groups  groups;
	struct tagger *tagger;
	const lede_model *model;
	struct grouper *grouper;
};

lede_status lede_analyzer_new(const lede_model *model, const lede_allocator *allocator,
                              lede_analyzer **analyzer, lede_error *error)
{
	*analyzer = NULL;
	if (!model)
		return lede_fail(error, LEDE_EINVAL, 0, "no model given");
	const lede_allocator a = lede_allocator_or_libc(allocator);
	lede_analyzer *self = mem_resize(&a, NULL, 0, sizeof *self);
	if (!self)
		return lede_fail_memory(error);
	*self = (lede_analyzer){.allocator = a};
	self->tagger = tagger_new(&a, model);
	self->model = model;
	self->grouper = grouper_new(&a);
	if (!self->tagger || !self->grouper) {
		lede_analyzer_free(self);
		return lede_fail_memory(error);
	}
	*analyzer = self;
	return LEDE_OK;
}

void lede_analyzer_free(lede_analyzer *self)
{
	if (!self)
		return;
	const lede_allocator a = self->allocator;
	layout_free(&a, &self->layout);
	vec_free(&a, &self->tokens);
	vec_free(&a, &self->sentences);
	vec_free(&a, &self->entities);
	vec_free(&a, &self->dates);
	vec_free(&a, &self->numbers);
	vec_free(&a, &self->events);
	vec_free(&a, &self->strings);
	vec_free(&a, &self->ruled);
	vec_free(&a, &self->warnings);
	rule_finder_free(&self->allocator, &self->rule_finder);
	earlier_free(&a, &self->earlier);
	time_forget(&a, &self->time_memory);
	number_forget(&a, &self->number_memory);
	groups_free(&a, &self->groups);
	tagger_free(self->tagger);
	grouper_free(self->grouper);
	mem_free(&a, self, sizeof *self);
}

void lede_options_init(lede_options *options)
{
	*options = (lede_options){.size = sizeof *options};
}

static bool is_day(lede_date date)
{
	return date.year == 0 || is_date(date.year, date.month, date.day);
}

/* The caller's options, checked, or the defaults. A caller compiled against an older, shorter
 * lede_options gets the defaults for what it does not know. */
static lede_status read_options(const lede_options *given, lede_options *options,
                                lede_error *error)
{
	lede_options_init(options);
	if (!given)
		return LEDE_OK;
	if (given->size < offsetof(lede_options, markup) || given->size > sizeof *options)
		return lede_fail(error, LEDE_EINVAL, 0, "options: call lede_options_init first");
	memcpy(options, given, given->size);
	const uint32_t flags = LEDE_STRICT_UTF8 | LEDE_DAY_FIRST | LEDE_PRONOUNS |
	                       LEDE_REUSE;
	if (options->flags & ~flags)
		return lede_fail(error, LEDE_EINVAL, 0, "options.flags: unknown flag");
	if (options->markup != LEDE_MARKUP_MARKDOWN && options->markup != LEDE_MARKUP_NONE)
		return lede_fail(error, LEDE_EINVAL, 0, "options.markup: unknown markup");
	if (!(options->min_score >= 0 && options->min_score <= 1))
		return lede_fail(error, LEDE_EINVAL, 0, "options.min_score: not in 0..1");
	if (!is_day(options->date) || !is_day(options->file_date))
		return lede_fail(error, LEDE_EINVAL, 0, "options.date: no such day");
	return LEDE_OK;
}

static lede_status check_text(const char *text, size_t length, const lede_options *options,
                              lede_error *error)
{
	if (!text && length > 0)
		return lede_fail(error, LEDE_EINVAL, 0, "no text given");
	if (length > INT32_MAX || (options->max_bytes && length > options->max_bytes))
		return lede_fail(error, LEDE_ETOOBIG, 0, "the text is too long");
	if (options->flags & LEDE_STRICT_UTF8) {
		const size_t bad = utf8_first_bad(text, length);
		if (bad < length)
			return lede_fail(error, LEDE_EUTF8, bad, "the text is not valid UTF-8");
	}
	return LEDE_OK;
}

/* What a stage that failed is to return: it was stopped, or there was no memory. */
static lede_status failed(const struct stop *stop, lede_error *error)
{
	return stop->stopped ? lede_fail(error, LEDE_ECANCELLED, 0, "cancelled")
	                     : lede_fail_memory(error);
}

/* Stage four, sentence by sentence. */
static lede_status tag_sentences(lede_analyzer *self, const struct find_input *input, size_t length,
                                 const lede_options *options, lede_error *error)
{
	enum { SENTENCES_PER_REPORT = 256 };
	if (!tagger_begin(self->tagger, input))
		return lede_fail_memory(error);
	for (size_t i = 0; i < input->sentence_count; i++) {
		const struct sentence *s = input->sentences + i;
		if (options->progress && i % SENTENCES_PER_REPORT == 0 &&
		    options->progress(options->user, input->tokens[s->first_token].begin, length))
			return lede_fail(error, LEDE_ECANCELLED, 0, "cancelled");
		if (!tagger_sentence(self->tagger, input, (uint32_t)i, &self->entities))
			return lede_fail_memory(error);
	}
	return tagger_finish(self->tagger, input, &self->entities) ? LEDE_OK
	                                                           : lede_fail_memory(error);
}

/* Stage five: what grammars find, among what the tagger found. */
static bool find_more(lede_analyzer *self, const struct find_input *input, size_t length,
                      const lede_options *options)
{
	const lede_allocator *a = &self->allocator;
	const struct time_settings settings = {
		.date = options->date,
		.file_date = options->file_date,
		.day_first = options->flags & LEDE_DAY_FIRST,
		.markdown = options->markup == LEDE_MARKUP_MARKDOWN,
	};
	if (!time_find(a, input, length, &settings, &self->time_memory, &self->dates,
	               &self->strings) ||
	    !merge_found(a, &self->entities, &self->dates))
		return false;
	vec_drop(a, &self->dates);
	/* Numbers last: one inside a date or a name is a part of it. */
	if (!number_find(a, input, &self->number_memory, &self->numbers, &self->strings) ||
	    !merge_found(a, &self->entities, &self->numbers))
		return false;
	vec_drop(a, &self->numbers);
	return true;
}

/* Stage six: what users say is so. */
static bool apply_rules(lede_analyzer *self, const struct find_input *input,
                        const lede_rules *rules)
{
	const lede_allocator *a = &self->allocator;
	if (!rules_find(a, &self->rule_finder, rules, input, &self->ruled, &self->strings,
	                &self->warnings) ||
	    !rules_merge(a, rules, input, &self->ruled, &self->entities))
		return false;
	vec_drop(a, &self->ruled);
	return true;
}

/* Stages one to three. */
static bool cut(lede_analyzer *self, const char *text, uint32_t length,
                const lede_options *options)
{
	const lede_allocator *a = &self->allocator;
	if (options->flags & LEDE_REUSE)
		return earlier_cut(a, &self->earlier, text, length, options->markup, &self->layout,
		                   &self->tokens, &self->sentences);
	return layout_read(a, text, length, options->markup, &self->layout) &&
	       split_blocks(a, text, &self->layout, &self->tokens, &self->sentences);
}

/* This text becomes the earlier one. */
static bool remember(lede_analyzer *self, const struct find_input *input, uint32_t length)
{
	if (!input->same)
		return true;
	if (!earlier_replace(&self->allocator, &self->earlier, length, &self->layout, input))
		return false;
	tagger_keep(self->tagger);
	time_keep(&self->time_memory);
	number_keep(&self->number_memory);
	return true;
}

/* Adds the names of the rules' own types to the strings. */
static bool copy_own_types(lede_analyzer *self, const lede_rules *rules,
                           uint32_t offsets[OWN_TYPES])
{
	for (size_t i = 0; rules && i < rules->own_count; i++) {
		const char *name = rules_string(rules, rules->own_types[i]);
		if (!strings_add(&self->allocator, &self->strings, name, strlen(name),
		                 offsets + i))
			return false;
	}
	return true;
}

/* In English, on average. */
enum { BYTES_A_TOKEN = 5 };

lede_status lede_analyze(lede_analyzer *self, const char *text, size_t length,
                         const lede_options *given, lede_doc **doc, lede_error *error)
{
	*doc = NULL;
	lede_options options;
	lede_status status = read_options(given, &options, error);
	if (!status)
		status = check_text(text, length, &options, error);
	if (status)
		return status;

	const lede_allocator *a = &self->allocator;
	self->tokens.count = self->sentences.count = 0;
	self->entities.count = self->strings.count = 0;
	self->dates.count = self->numbers.count = self->ruled.count = self->warnings.count = 0;
	/* The document takes this array along. Grown step by step it would be copied twice. */
	if (!vec_reserve(a, &self->tokens, length / BYTES_A_TOKEN) ||
	    !cut(self, text, (uint32_t)length, &options))
		return lede_fail_memory(error);
	struct stop stop = {options.progress, options.user, length, false};
	struct find_input input = find_input_of(text, &self->tokens, &self->sentences);
	input.stop = &stop;
	if ((options.flags & LEDE_REUSE) &&
	    !earlier_match(a, &self->earlier, &self->layout, &input))
		return lede_fail_memory(error);
	status = tag_sentences(self, &input, length, &options, error);
	if (status)
		return status;
	own_types_number(self->model, options.rules ? options.rules->own_count : 0,
	                 &self->entities);
	if (!find_more(self, &input, length, &options))
		return lede_fail_memory(error);
	uint32_t own_types[OWN_TYPES] = {0};
	if (!own_types_name(a, self->model, &self->strings, own_types))
		return lede_fail_memory(error);
	if (options.rules && (!apply_rules(self, &input, options.rules) ||
	                      !copy_own_types(self, options.rules, own_types)))
		return lede_fail_memory(error);
	keep_switched_on(&self->entities, &self->layout);
	keep_wanted(&self->entities, options.types, options.min_score);
	if (!grouper_run(self->grouper, &input, options.rules, &self->entities, &self->strings,
	                 &self->groups) ||
	    ((options.flags & LEDE_PRONOUNS) &&
	     !grouper_add_pronouns(self->grouper, &input, &self->entities, &self->groups)))
		return failed(&stop, error);
	if (!remember(self, &input, (uint32_t)length) ||
	    !timeline_make(a, &self->entities, &self->strings, &self->events) ||
	    !vec_trim(a, &self->events))
		return lede_fail_memory(error);
	*doc = document_new(a, &self->tokens, &self->sentences, &self->entities, &self->strings,
	                    &self->groups);
	if (!*doc)
		return lede_fail_memory(error);
	document_set_events(*doc, &self->events);
	document_set_rules(*doc, own_types, &self->warnings);
	return LEDE_OK;
}
