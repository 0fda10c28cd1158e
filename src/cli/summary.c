/* lede summary: the sentences that say most. */
#include "cli/answer.h"
#include "cli/display.h"
#include "cli/json_write.h"

lede_status summary_find(struct analysed *file, const lede_summary_options *options,
                         lede_error *error)
{
	const lede_text text = {file->doc, file->text.bytes, file->text.length};
	const size_t count = lede_doc_sentence_count(file->doc);
	file->summary_sentences = malloc((count + 1) * sizeof *file->summary_sentences);
	file->scores = malloc((count + 1) * sizeof *file->scores);
	if (!file->summary_sentences || !file->scores) {
		*error = (lede_error){LEDE_ENOMEM, 0, "not enough memory"};
		return LEDE_ENOMEM;
	}
	const lede_status status = lede_summarize(&text, 1, options, file->summary_sentences,
	                                          &file->summary, error);
	return status ? status : lede_score_sentences(&text, NULL, file->scores, error);
}

/* ---- For people ----------------------------------------------------------------------------- */

/* One sentence on a line: with its score if they are ranked, and on a terminal with the name that
 * its pronoun stands for. */
static void show_sentence(struct cli *cli, const struct analysed *file,
                          const lede_summary_sentence *sentence)
{
	struct output *out = &cli->out;
	const char *text = file->text.bytes;
	uint32_t begin = sentence->span.begin;
	if (cli->settings.rank) {
		output_score(out, sentence->score, 2);
		output_spaces(out, 2);
	}
	if (sentence->stands_for != LEDE_NONE && cli->on_terminal) {
		const lede_span name = lede_doc_entity(file->doc, sentence->stands_for).span;
		display_text(out, text + begin, sentence->pronoun.end - begin);
		begin = sentence->pronoun.end;
		output_string(out, cli->color ? " \033[2m[" : " [");
		display_text(out, text + name.begin, name.end - name.begin);
		output_string(out, cli->color ? "]\033[0m" : "]");
	}
	display_text(out, text + begin, sentence->span.end - begin);
	output_char(out, '\n');
}

/* Says why a summary is empty, if there is anything to say. */
static void explain_nothing(struct cli *cli, const char *name, const lede_summary *summary)
{
	const struct settings *settings = &cli->settings;
	char what[160];
	if (summary->shortest_words)
		snprintf(what, sizeof what,
		         "no sentence is that short: the shortest has %u words, %u characters",
		         summary->shortest_words, summary->shortest_chars);
	else if (settings->focus)
		snprintf(what, sizeof what, "no sentence is about '%.60s'", settings->focus);
	else
		snprintf(what, sizeof what, "no sentence to choose");
	cli_complain(cli, name, what);
}

static void show_summary(struct cli *cli, const struct analysed *file, size_t index,
                         const struct answer_form *form)
{
	(void)form;
	cli_heading(cli, file, index);
	for (size_t i = 0; i < file->summary.count; i++)
		show_sentence(cli, file, file->summary_sentences + i);
	if (!file->summary.count)
		explain_nothing(cli, file->name, &file->summary);
}

/* ---- Several files as one ------------------------------------------------------------------- */

/* Files that are summarised together. */
struct collection {
	struct analysed       *files;
	lede_text             *texts;
	size_t                 count, sentence_count;
	lede_summary_sentence *sentences;
	lede_summary           summary;
};

/* Reads the files. False when the run can't go on. */
static bool collect(struct cli *cli, struct collection *all)
{
	const struct answer_form form = {.english = !cli->settings.any_language};
	for (size_t i = 0; i < cli->settings.file_count; i++) {
		struct analysed *file = all->files + all->count;
		lede_error error;
		*file = (struct analysed){.name = cli->settings.files[i]};
		const char *problem;
		if (!cli_analyse_file(cli, file, &form, &error, &problem)) {
			input_free(&file->text);
			return false;
		}
		if (problem) {
			cli_complain(cli, file->name, problem);
			cli_forget(file);
			input_free(&file->text);
			continue;
		}
		all->texts[all->count++] =
			(lede_text){file->doc, file->text.bytes, file->text.length};
		all->sentence_count += lede_doc_sentence_count(file->doc);
	}
	return true;
}

static void show_json_together(struct cli *cli, const struct collection *all)
{
	struct output *out = &cli->out;
	const enum offset_unit unit = (enum offset_unit)cli->settings.offsets;
	output_string(out, "{\"files\":[");
	for (size_t i = 0; i < all->count; i++) {
		output_string(out, i ? "," : "");
		json_write_string(out, all->files[i].name, strlen(all->files[i].name));
	}
	output_string(out, "],\"offsets\":\"");
	output_string(out, offset_unit_name(unit));
	output_string(out, "\",\n \"summary\":[");
	for (size_t i = 0; i < all->summary.count; i++) {
		const lede_summary_sentence *sentence = all->sentences + i;
		const struct analysed *file = all->files + sentence->text;
		struct offset_cursor cursor = offset_cursor_at_start(file->text.bytes, unit);
		output_string(out, i ? ",\n  {\"file\":" : "\n  {\"file\":");
		json_write_string(out, file->name, strlen(file->name));
		output_char(out, ',');
		answer_write_summary_sentence(out, &cursor, file, sentence);
	}
	output_string(out, "]}\n");
}

static void show_together(struct cli *cli, struct collection *all,
                          const lede_summary_options *options)
{
	lede_error error;
	all->sentences = malloc((all->sentence_count + 1) * sizeof *all->sentences);
	if (!all->sentences) {
		cli_complain(cli, "summary", "not enough memory");
		return;
	}
	if (lede_summarize(all->texts, all->count, options, all->sentences, &all->summary, &error))
		cli_complain(cli, "summary", error.what);
	/* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): run_together frees them */
	else if (cli->settings.json)
		show_json_together(cli, all);
	else
		for (size_t i = 0; i < all->summary.count; i++)
			show_sentence(cli, all->files + all->sentences[i].text, all->sentences + i);
	if (!all->summary.count && all->count)
		explain_nothing(cli, "summary", &all->summary);
}

static int run_together(struct cli *cli, const lede_summary_options *options)
{
	struct collection all = {.count = 0};
	const size_t room = cli->settings.file_count;
	all.files = calloc(room, sizeof *all.files);
	all.texts = calloc(room, sizeof *all.texts);
	if (!all.files || !all.texts) {
		cli_complain(cli, "summary", "not enough memory");
	} else if (collect(cli, &all)) {
		show_together(cli, &all, options);
	}
	for (size_t i = 0; i < all.count; i++) {
		cli_forget(all.files + i);
		input_free(&all.files[i].text);
	}
	free(all.files);
	free(all.texts);
	free(all.sentences);
	return cli->status;
}

/* ---- The command ----------------------------------------------------------------------------- */

static lede_summary_options read_options(const struct settings *settings)
{
	lede_summary_options options;
	lede_summary_options_init(&options);
	options.flags = settings->rank ? LEDE_BY_RANK : 0;
	options.sentences = (uint32_t)settings->count;
	options.words = (uint32_t)settings->words;
	options.chars = (uint32_t)settings->chars;
	options.ratio = settings->ratio;
	options.focus = settings->focus;
	options.focus_length = settings->focus ? strlen(settings->focus) : 0;
	options.exclude = settings->exclude;
	options.exclude_length = settings->exclude ? strlen(settings->exclude) : 0;
	return options;
}

static int run_all(struct cli *cli, const lede_summary_options *options)
{
	struct answer_form form = {
		.parts = ANSWER_SUMMARY,
		.unit = (enum offset_unit)cli->settings.offsets,
		.lines = true,
		.summary = *options,
		.english = !cli->settings.any_language,
	};
	if (cli->settings.together)
		return run_together(cli, options);
	return cli->settings.json ? answer_files(cli, &form)
	                          : cli_for_each_file(cli, show_summary, &form);
}

static int run(struct cli *cli)
{
	lede_summary_options options = read_options(&cli->settings);
	if (!cli_open(cli))
		return 1;
	if (!cli->settings.known)
		return run_all(cli, &options);
	const struct answer_form form = {.english = !cli->settings.any_language};
	struct analysed known = {.name = cli->settings.known};
	lede_error error;
	const char *problem;
	const bool going = cli_analyse_file(cli, &known, &form, &error, &problem);
	const lede_text text = {known.doc, known.text.bytes, known.text.length};
	options.known = &text;
	if (going && problem)
		cli_complain(cli, known.name, problem);
	else if (going)
		run_all(cli, &options);
	cli_forget(&known);
	input_free(&known.text);
	return cli->status;
}

static const struct option options[] = {
	{"n", OPTION_COUNT, offsetof(struct settings, count), "N",
	 "at most N sentences (3, if no limit is given)"},
	{"words", OPTION_COUNT, offsetof(struct settings, words), "N", "at most N words"},
	{"chars", OPTION_COUNT, offsetof(struct settings, chars), "N", "at most N characters"},
	{"ratio", OPTION_SCORE, offsetof(struct settings, ratio), "R",
	 "at most that share of the words, 0 to 1"},
	{"focus", OPTION_STRING, offsetof(struct settings, focus), "NAME",
	 "only sentences about that name or those words"},
	{"exclude", OPTION_STRING, offsetof(struct settings, exclude), "WORDS",
	 "no sentence with all of those words"},
	{"known", OPTION_STRING, offsetof(struct settings, known), "FILE",
	 "only what is new against that older text"},
	{"together", OPTION_FLAG, offsetof(struct settings, together), NULL,
	 "one summary of all files, which belong together"},
	{"rank", OPTION_FLAG, offsetof(struct settings, rank), NULL,
	 "the best sentence first, with scores from 0 to 1"},
	{"json", OPTION_FLAG, offsetof(struct settings, json), NULL,
	 "positions, scores and names of pronouns as JSON"},
	OPTION_ANY_LANGUAGE,
	OPTION_OFFSETS,
	OPTION_MARKUP,
	OPTION_LISTS,
	OPTION_MODEL,
	OPTION_HELP,
	{NULL, OPTION_FLAG, 0, NULL, NULL},
};

const struct command summary_command = {
	.name = "summary",
	.synopsis = "[OPTION]... [FILE]...",
	.summary = "Print the sentences of each FILE (or standard input) that say most.",
	.details = "",
	.options = options,
	.run = run,
};
