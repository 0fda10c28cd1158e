/* The front door: which command, its arguments, its run. */
#include "cli/command.h"

#include "cli/cli.h"

static const struct command *const commands[] = {
	&entities_command,
	&names_command,
	&sentences_command,
	&timeline_command,
	&summary_command,
	&keywords_command,
	&info_command,
	&annotate_command,
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

static int unknown_command(const char *name)
{
	static const char *const options[] = {"--help", "--version", NULL};
	const char *names[COMMAND_COUNT + 1] = {NULL};
	struct usage_error error = {""};
	if (access(name, R_OK) == 0) {
		fprintf(stderr,
		        "lede: '%s' is no command; to list the entities of that file:\n"
		        "  lede entities %s\n", name, name);
		return 2;
	}
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		names[i] = commands[i]->name;
	if (name[0] == '-')
		args_unknown(&error, "option", name, strlen(name), options);
	else
		args_unknown(&error, "command", name, strlen(name), names);
	fprintf(stderr, "lede: %s\nTry 'lede --help'.\n", error.what);
	return 2;
}

static void write_help(struct output *out)
{
	output_string(out, "usage: lede COMMAND [OPTION]... [FILE]...\n"
	                   "\n"
	                   "Who, what and where in English prose: plain text or Markdown.\n"
	                   "\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		output_string(out, "  ");
		output_string(out, commands[i]->name);
		output_spaces(out, 12 - strlen(commands[i]->name));
		output_string(out, commands[i]->summary);
		output_char(out, '\n');
	}
	output_string(out, "\n"
	                   "  lede COMMAND --help    the options of a command\n"
	                   "  lede --version         version and model\n"
	                   "\n"
	                   "No FILE, or -, is standard input.\n"
	                   "Exit status: 0 all well, 1 some input failed, 2 wrong usage.\n");
}

static void write_hexadecimal(struct output *out, uint64_t number)
{
	for (int shift = 60; shift >= 0; shift -= 4)
		output_char(out, "0123456789abcdef"[number >> shift & 15]);
}

static int write_version(struct cli *cli)
{
	struct output *out = &cli->out;
	output_string(out, "lede ");
	output_string(out, lede_version());
	output_char(out, '\n');
	if (!cli_open(cli))
		return 1;
	const lede_model_info info = lede_model_get_info(cli->model);
	output_string(out, "model ");
	write_hexadecimal(out, info.checksum);
	output_string(out, " (");
	output_number(out, info.bytes);
	output_string(out, " bytes, ");
	output_number(out, info.features);
	output_string(out, " features, ");
	output_number(out, info.names);
	output_string(out, " names)\n");
	return 0;
}

/* NO_COLOR: see no-color.org; it counts when it is set and not empty. */
static void choose_color(struct cli *cli)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	const bool wanted = !(no_color && *no_color) && !(term && !strcmp(term, "dumb"));
	cli->on_terminal = isatty(STDOUT_FILENO);
	cli->color = cli->settings.color == COLOR_ALWAYS ||
	             (cli->settings.color == COLOR_AUTO && cli->on_terminal && wanted);
}

static int run_command(struct cli *cli, const struct command *command, int count, char **arguments)
{
	static char dash[] = "-";
	char *standard_input[] = {dash};
	struct usage_error error = {""};
	if (!args_parse(command, count, arguments, &cli->settings, &error))
		return cli_misuse(command, error.what);
	if (cli->settings.help) {
		args_help(&cli->out, command);
		return 0;
	}
	if (cli->settings.file_count == 0) {
		cli->settings.files = standard_input;
		cli->settings.file_count = 1;
	}
	choose_color(cli);
	cli->command = command;
	return command->run(cli);
}

static bool is_one_of(const char *word, const char *a, const char *b)
{
	return !strcmp(word, a) || !strcmp(word, b);
}

/* lede help [COMMAND] */
static int run_help(struct cli *cli, const char *name)
{
	const struct command *command = name ? find_command(name) : NULL;
	if (name && !command)
		return unknown_command(name);
	if (command)
		args_help(&cli->out, command);
	else
		write_help(&cli->out);
	return 0;
}

static int dispatch(struct cli *cli, int argc, char **argv)
{
	if (argc < 2) {
		fputs("usage: lede COMMAND [OPTION]... [FILE]...\nTry 'lede --help'.\n", stderr);
		return 2;
	}
	const struct command *command = find_command(argv[1]);
	if (command)
		return run_command(cli, command, argc - 2, argv + 2);
	if (!strcmp(argv[1], "help") || is_one_of(argv[1], "--help", "-h"))
		return run_help(cli, argc > 2 ? argv[2] : NULL);
	if (is_one_of(argv[1], "--version", "-V"))
		return write_version(cli);
	return unknown_command(argv[1]);
}

/* Writes what is left and says what went wrong with the writing. */
static int finish_output(struct output *out, int status)
{
	if (output_flush(out))
		return status;
	/* Whoever closes a pipe early, as head(1) does, has read enough. */
	if (out->error != EPIPE)
		fprintf(stderr, "lede: standard output: %s\n", strerror(out->error));
	return status ? status : 1;
}

int lede_cli_main(int argc, char **argv)
{
	struct cli *cli = calloc(1, sizeof *cli);
	if (!cli) {
		fputs("lede: not enough memory\n", stderr);
		return 1;
	}
	/* A host may have written something with stdio, which comes first. */
	fflush(stdout);
	output_begin(&cli->out, STDOUT_FILENO);
	int status = dispatch(cli, argc, argv);
	status = finish_output(&cli->out, status);
	rules_close(cli);
	lede_analyzer_free(cli->analyzer);
	lede_model_free(cli->model);
	input_free(&cli->model_file);
	free(cli);
	return status;
}
