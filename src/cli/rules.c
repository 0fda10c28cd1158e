#include "cli/command.h"

#include "cli/rules.h"

/* ---- Warnings ------------------------------------------------------------------------------- */

/* Says a warning that was not said before. They are no failures: what is wrong is left out. */
static void say(struct cli *cli, const lede_warning *w)
{
	enum { MOST = 1000 }; /* remembered */
	char place[24] = "", line[1024];
	if (w->column)
		snprintf(place, sizeof place, ":%u", w->column);
	snprintf(line, sizeof line, "lede: %s:%u%s: %s\n", w->file, w->line, place, w->what);
	for (size_t i = 0; i < cli->said_count; i++)
		if (!strcmp(cli->said[i], line))
			return;
	char **said = cli->said_count < MOST
	                      ? realloc(cli->said, (cli->said_count + 1) * sizeof *said)
	                      : NULL;
	if (said) {
		cli->said = said;
		said[cli->said_count] = strdup(line);
		cli->said_count += said[cli->said_count] != NULL;
	}
	output_flush(&cli->out);
	fputs(line, stderr);
}

void rules_warn(struct cli *cli, const lede_doc *doc)
{
	for (size_t i = 0; i < lede_doc_warning_count(doc); i++) {
		const lede_warning warning = lede_doc_warning(doc, i);
		say(cli, &warning);
	}
}

/* ---- Types ---------------------------------------------------------------------------------- */

/* The types of --type, those of users' own among them, as the analysis wants them. */
static bool choose_types(struct cli *cli)
{
	const struct settings *settings = &cli->settings;
	cli->options.types = settings->types;
	for (size_t i = 0; i < settings->own_type_count; i++) {
		const struct own_type *own = settings->own_types + i;
		const lede_type type = lede_rules_type(cli->rules, own->name, own->length);
		if (type == LEDE_NO_TYPE) {
			struct usage_error error = {0};
			args_unknown_type(&error, own->name, own->length);
			cli->status = cli_misuse(cli->command, error.what);
			return false;
		}
		cli->options.types |= 1u << type;
	}
	return true;
}

/* ---- Rules ---------------------------------------------------------------------------------- */

static bool out_of_memory(struct cli *cli)
{
	cli_complain(cli, "rules", "Not enough memory");
	return false;
}

/* Makes cli->rules of the files of the settings and of lists. */
static bool make_rules(struct cli *cli, const struct lists *lists)
{
	const struct settings *settings = &cli->settings;
	lede_rules_file files[MAX_RULE_FILES + 9]; /* 3 scopes of 3 kinds */
	size_t count = 0;
	lede_error error;
	for (size_t i = 0; i < settings->rule_file_count; i++)
		files[count++] = (lede_rules_file){settings->rule_files[i].kind,
		                                   settings->rule_files[i].path,
		                                   cli->rule_inputs[i].bytes,
		                                   cli->rule_inputs[i].length};
	for (size_t i = 0; i < lists->count; i++) {
		const struct list *list = lists->items + i;
		if (list->problem)
			cli_complain(cli, list->path, list->problem);
		else
			files[count++] = (lede_rules_file){list->kind, list->path, list->bytes,
			                                   list->length};
	}
	lede_rules_free(cli->rules);
	cli->rules = NULL;
	if (count > 0 && lede_rules_new(files, count, NULL, &cli->rules, &error)) {
		cli_complain(cli, "rules", error.what);
		return false;
	}
	for (size_t i = 0; cli->rules && i < lede_rules_warning_count(cli->rules); i++) {
		const lede_warning warning = lede_rules_warning(cli->rules, i);
		say(cli, &warning);
	}
	cli->options.rules = cli->rules;
	return true;
}

bool rules_open(struct cli *cli)
{
	const struct settings *settings = &cli->settings;
	for (size_t i = 0; i < settings->rule_file_count; i++) {
		const char *path = settings->rule_files[i].path;
		const char *problem = input_read(cli->rule_inputs + i, path, INT32_MAX / 2);
		if (problem) {
			cli_complain(cli, path, problem);
			return false;
		}
	}
	const struct lists none = {NULL, 0};
	return make_rules(cli, &none);
}

static bool same_lists(const struct lists *a, const struct lists *b)
{
	bool same = a->count == b->count;
	for (size_t i = 0; same && i < a->count; i++) {
		const struct list *x = a->items + i, *y = b->items + i;
		same = x->kind == y->kind && x->scope == y->scope && x->length == y->length &&
		       !x->problem && !y->problem && !strcmp(x->path, y->path) &&
		       (!x->length || !memcmp(x->bytes, y->bytes, x->length));
	}
	return same;
}

bool rules_open_for(struct cli *cli, const char *name, const struct input *text)
{
	struct lists lists = {NULL, 0};
	/* Only Markdown has front matter. */
	const size_t length = cli->options.markup == LEDE_MARKUP_MARKDOWN ? text->length : 0;
	if (!cli->settings.no_lists &&
	    !lists_find(&lists, strcmp(name, "-") ? name : NULL, text->bytes, length)) {
		lists_free(&lists);
		return out_of_memory(cli);
	}
	/* The files of one project have the same. */
	bool made = true;
	if (!same_lists(&lists, &cli->lists))
		made = make_rules(cli, &lists);
	lists_free(&cli->lists);
	cli->lists = lists;
	return made && choose_types(cli);
}

void rules_close(struct cli *cli)
{
	lede_rules_free(cli->rules);
	lists_free(&cli->lists);
	for (size_t i = 0; i < cli->settings.rule_file_count; i++)
		input_free(cli->rule_inputs + i);
	for (size_t i = 0; i < cli->said_count; i++)
		free(cli->said[i]);
	free(cli->said);
}
