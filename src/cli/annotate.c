/* lede annotate: the whole analysis, for programs. */
#include "cli/answer.h"
#include "cli/json_write.h"
#include "cli/request.h"

/* ---- JSON lines --------------------------------------------------------------------------- */

/* How many lines of a stream there were, and what became of them. */
struct tally {
	size_t lines, failed, first_failed;
};

static void write_error(struct output *out, struct json_slice id, const char *code,
                        const char *message)
{
	output_string(out, "{\"id\":");
	json_write_raw(out, id.bytes, id.length);
	output_string(out, ",\"error\":{\"code\":\"");
	output_string(out, code);
	output_string(out, "\",\"message\":");
	json_write_string(out, message, strlen(message));
	output_string(out, "}}\n");
}

/* Answers a line. False if the answer is an error. */
static bool answer_line(struct cli *cli, const struct answer_form *form, char *line,
                        size_t length)
{
	struct request request;
	lede_error error;
	lede_doc *doc = NULL;
	request_read(&request, line, length);
	if (request.code) {
		write_error(&cli->out, request.id, request.code, request.message);
		return false;
	}
	const lede_status status = lede_analyze(cli->analyzer, request.text.bytes,
	                                        request.text.length, &cli->options, &doc, &error);
	if (status) {
		write_error(&cli->out, request.id, lede_status_name(status), error.what);
		return false;
	}
	output_string(&cli->out, "{\"id\":");
	json_write_raw(&cli->out, request.id.bytes, request.id.length);
	output_char(&cli->out, ',');
	answer_write(&cli->out, form, request.text.bytes, doc);
	output_string(&cli->out, "}\n");
	lede_doc_free(doc);
	return true;
}

static bool is_blank(const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!memchr(" \t\r", line[i], 3))
			return false;
	return true;
}

static void answer_lines(struct cli *cli, const struct answer_form *form, struct lines *lines,
                         struct tally *tally)
{
	static const struct json_slice no_id = {"null", 4};
	static const char byte_order_mark[] = "\xEF\xBB\xBF";
	enum line_result result;
	char *line;
	size_t length;
	/* A reader that went away needs no more answers. */
	while (!cli->out.error && (result = lines_next(lines, &line, &length)) != LINE_END) {
		if (tally->lines++ == 0 && length >= 3 && !memcmp(line, byte_order_mark, 3)) {
			line += 3;
			length -= 3;
		}
		bool answered = false;
		if (result == LINE_TOO_LONG)
			write_error(&cli->out, no_id, lede_status_name(LEDE_ENOMEM),
			            "not enough memory for a line this long");
		else
			answered = is_blank(line, length) || answer_line(cli, form, line, length);
		if (!answered && tally->failed++ == 0)
			tally->first_failed = tally->lines;
	}
}

/* Answers each line of a file, and sums up what went wrong. */
static void annotate_lines(struct cli *cli, const struct answer_form *form, const char *name)
{
	struct tally tally = {0, 0, 0};
	struct lines lines = {.fd = input_open(name), .answers = &cli->out};
	char summary[96];
	if (lines.fd < 0) {
		cli_complain(cli, name, strerror(errno));
		return;
	}
	cli_hint_if_waiting(lines.fd);
	answer_lines(cli, form, &lines, &tally);
	if (tally.failed) {
		snprintf(summary, sizeof summary, "%zu of %zu lines failed, the first is line %zu",
		         tally.failed, tally.lines, tally.first_failed);
		cli_complain(cli, name, summary);
	}
	if (lines.error)
		cli_complain(cli, name, strerror(lines.error));
	input_close(lines.fd);
	lines_free(&lines);
}

/* ---- Files -------------------------------------------------------------------------------- */

static int run(struct cli *cli)
{
	const struct answer_form form = {
		.parts = ANSWER_SENTENCES | ANSWER_ENTITIES,
		.unit = (enum offset_unit)cli->settings.offsets,
	};
	if (!cli_open(cli))
		return 1;
	for (size_t i = 0; i < cli->settings.file_count; i++)
		annotate_lines(cli, &form, cli->settings.files[i]);
	return cli->status;
}

static const struct option options[] = {
	{"jsonl", OPTION_FLAG, offsetof(struct settings, jsonl), NULL,
	 "input is JSON objects, one a line; answer each with one"},
	OPTION_OFFSETS,
	OPTION_MARKUP,
	OPTION_MODEL,
	OPTION_HELP,
	{NULL, OPTION_FLAG, 0, NULL, NULL},
};

const struct command annotate_command = {
	.name = "annotate",
	.synopsis = "[OPTION]... [FILE]...",
	.summary = "The whole analysis of each text, for programs.",
	.details = "",
	.options = options,
	.run = run,
};
