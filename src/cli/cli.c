/* The front door: which command, its arguments, its run. */
#include "cli/command.h"

#include "cli/cli.h"

static const struct command *const commands[] = {
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

static void run_command(struct cli *cli, const struct command *command, int argc, char **argv)
{
	static char dash[] = "-";
	char *standard_input[] = {dash};
	struct usage_error error;
	if (!args_parse(command, argc, argv, &cli->settings, &error)) {
		fprintf(stderr, "lede %s: %s\n", command->name, error.what);
		cli->status = 2;
		return;
	}
	if (cli->settings.help) {
		args_help(&cli->out, command);
		return;
	}
	if (cli->settings.file_count == 0) {
		cli->settings.files = standard_input;
		cli->settings.file_count = 1;
	}
	cli->status = command->run(cli);
	lede_analyzer_free(cli->analyzer);
	lede_model_free(cli->model);
	input_free(&cli->model_file);
}

int lede_cli_main(int argc, char **argv)
{
	struct cli *cli = calloc(1, sizeof *cli);
	if (!cli) {
		fputs("lede: not enough memory\n", stderr);
		return 1;
	}
	fflush(stdout);
	output_begin(&cli->out, STDOUT_FILENO);
	const struct command *command = argc > 1 ? find_command(argv[1]) : NULL;
	if (command)
		run_command(cli, command, argc - 2, argv + 2);
	else
		cli->status = 2;
	output_flush(&cli->out);
	int status = cli->status;
	if (cli->out.error) {
		if (cli->out.error != EPIPE)
			fprintf(stderr, "lede: standard output: %s\n", strerror(cli->out.error));
		status = 1;
	}
	free(cli);
	return status;
}
