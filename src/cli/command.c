#include "cli/answer.h"

const char *cli_file_title(const char *name)
{
	return strcmp(name, "-") ? name : "standard input";
}

void cli_complain(struct cli *cli, const char *name, const char *what)
{
	/* In the order things happened, should both go to one terminal. */
	output_flush(&cli->out);
	fprintf(stderr, "lede: %s: %s\n", cli_file_title(name), what);
	cli->status = 1;
}

int cli_misuse(const struct command *command, const char *what)
{
	fprintf(stderr, "lede %s: %s\nTry 'lede %s --help'.\n", command->name, what,
	        command->name);
	return 2;
}

void cli_hint_if_waiting(int fd)
{
	if (isatty(fd) && isatty(STDERR_FILENO))
		fputs("lede: reading standard input; end with Ctrl-D\n", stderr);
}

bool cli_open(struct cli *cli)
{
	const char *file = cli->settings.model;
	lede_error error;
	if (cli->analyzer)
		return true;
	if (!file) {
		if (lede_model_builtin(NULL, &cli->model, &error)) {
			cli_complain(cli, "built-in", error.what);
			return false;
		}
	} else {
		const char *problem = input_read(&cli->model_file, file, INT32_MAX);
		if (!problem && lede_model_open(cli->model_file.bytes, cli->model_file.length,
		                                NULL, &cli->model, &error))
			problem = error.what;
		if (problem) {
			cli_complain(cli, file, problem);
			return false;
		}
	}
	lede_options_init(&cli->options);
	cli->options.markup = (lede_markup)cli->settings.markup;
	cli->options.date = cli->settings.date;
	cli->options.min_score = cli->settings.min_score;
	if (cli->settings.day_first)
		cli->options.flags |= LEDE_DAY_FIRST;
	if (cli->settings.pronouns)
		cli->options.flags |= LEDE_PRONOUNS;
	if (lede_analyzer_new(cli->model, NULL, &cli->analyzer, &error)) {
		cli_complain(cli, "model", error.what);
		return false;
	}
	return rules_open(cli);
}

lede_status cli_find_more(struct analysed *file, const struct answer_form *form,
                          lede_error *error)
{
	lede_status status = LEDE_OK;
	if (form->parts & ANSWER_KEYPHRASES)
		status = lede_doc_keyphrases(file->doc, file->text.bytes, file->text.length,
		                             form->keyphrases, NULL, &file->keyphrases, error);
	if (!status && form->parts & ANSWER_SUMMARY)
		status = summary_find(file, &form->summary, error);
	return status;
}

void cli_forget(struct analysed *file)
{
	lede_keyphrases_free(file->keyphrases);
	free(file->summary_sentences);
	free(file->scores);
	lede_doc_free(file->doc);
}

/* What to say of a text in another language than English. */
static const char *complain_of_language(const struct analysed *file, lede_error *error)
{
	const lede_facts facts = lede_doc_facts(file->doc, file->text.bytes, file->text.length);
	if (!facts.foreign)
		return NULL;
	snprintf(error->what, sizeof error->what,
	         "looks like %s; only English is supported (--any-language to go on)",
	         facts.language);
	return error->what;
}

bool cli_analyse_file(struct cli *cli, struct analysed *file, const struct answer_form *form,
                      lede_error *error, const char **problem)
{
	*problem = input_read(&file->text, file->name, INT32_MAX);
	if (*problem)
		return true;
	if (!rules_open_for(cli, file->name, &file->text))
		return false;
	lede_options options = cli->options;
	lede_date_of_file(file->name, strlen(file->name), &options.file_date);
	if (lede_analyze(cli->analyzer, file->text.bytes, file->text.length, &options, &file->doc,
	                 error)) {
		*problem = error->what;
		return true;
	}
	rules_warn(cli, file->doc);
	if (form->english)
		*problem = complain_of_language(file, error);
	if (!*problem && cli_find_more(file, form, error))
		*problem = error->what;
	return true;
}

int cli_for_each_file(struct cli *cli, cli_show *show, const struct answer_form *form)
{
	size_t shown = 0;
	bool going = true;
	if (!cli_open(cli))
		return 1;
	for (size_t i = 0; i < cli->settings.file_count && going && !cli->out.error; i++) {
		struct analysed file = {.name = cli->settings.files[i]};
		lede_error error;
		if (!strcmp(file.name, "-"))
			cli_hint_if_waiting(STDIN_FILENO);
		const char *problem;
		going = cli_analyse_file(cli, &file, form, &error, &problem);
		if (going && problem)
			cli_complain(cli, file.name, problem);
		else if (going)
			show(cli, &file, shown++, form);
		cli_forget(&file);
		input_free(&file.text);
	}
	return cli->status;
}

void cli_heading(struct cli *cli, const struct analysed *file, size_t index)
{
	if (cli->settings.file_count == 1)
		return;
	output_string(&cli->out, index ? "\n==> " : "==> ");
	output_string(&cli->out, cli_file_title(file->name));
	output_string(&cli->out, " <==\n");
}
