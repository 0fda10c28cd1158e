/* lede annotate: the whole analysis, for programs. */
#include "cli/answer.h"
#include "cli/display.h"
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
	request_read(&request, line, length);
	if (request.code) {
		write_error(&cli->out, request.id, request.code, request.message);
		return false;
	}
	lede_options options = cli->options;
	if (request.date.bytes)
		lede_date_read(request.date.bytes, request.date.length, &options.date);
	/* The text was decoded in place: it is a part of the line, which may be written to. */
	struct analysed file = {.text = {line + (request.text.bytes - line), request.text.length}};
	lede_status status = lede_analyze(cli->analyzer, file.text.bytes, file.text.length,
	                                  &options, &file.doc, &error);
	if (!status)
		status = cli_find_more(&file, form, &error);
	if (status) {
		cli_forget(&file);
		write_error(&cli->out, request.id, lede_status_name(status), error.what);
		return false;
	}
	rules_warn(cli, file.doc);
	output_string(&cli->out, "{\"id\":");
	json_write_raw(&cli->out, request.id.bytes, request.id.length);
	output_char(&cli->out, ',');
	answer_write(&cli->out, form, &file);
	output_string(&cli->out, "}\n");
	cli_forget(&file);
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

static void show_jsonl(struct cli *cli, const struct analysed *file, size_t index,
                       const struct answer_form *form)
{
	(void)index;
	answer_write_file(&cli->out, form, file);
	output_char(&cli->out, '\n');
}

/* The first columns of a row, up to its end offset. */
static void tsv_begin(struct output *out, const char *name, const char *kind,
                      struct offset_cursor *cursor, lede_span span)
{
	display_text(out, name, strlen(name));
	output_char(out, '\t');
	output_string(out, kind);
	output_char(out, '\t');
	output_number(out, offset_convert(cursor, span.begin));
	output_char(out, '\t');
	output_number(out, offset_convert(cursor, span.end));
	output_char(out, '\t');
}

static void tsv_end(struct output *out, const char *text, lede_span span)
{
	output_char(out, '\t');
	display_text(out, text + span.begin, span.end - span.begin);
	output_char(out, '\n');
}

static void show_tsv(struct cli *cli, const struct analysed *file, size_t index,
                     const struct answer_form *form)
{
	struct output *out = &cli->out;
	const char *text = file->text.bytes;
	struct offset_cursor cursor = offset_cursor_at_start(text, form->unit);
	if (index == 0)
		output_string(out, "file\tkind\tstart\tend\ttype\tscore\ttext\n");
	for (size_t i = 0; i < lede_doc_sentence_count(file->doc); i++) {
		const lede_span span = lede_doc_sentence(file->doc, i).span;
		tsv_begin(out, file->name, "sentence", &cursor, span);
		output_char(out, '\t');
		tsv_end(out, text, span);
	}
	cursor = offset_cursor_at_start(text, form->unit);
	for (size_t i = 0; i < lede_doc_entity_count(file->doc); i++) {
		const lede_entity entity = lede_doc_entity(file->doc, i);
		tsv_begin(out, file->name, "entity", &cursor, entity.span);
		output_string(out, lede_doc_type_name(file->doc, entity.type));
		output_char(out, '\t');
		output_score(out, entity.score, 4);
		tsv_end(out, text, entity.span);
	}
}

static int run_lines(struct cli *cli, const struct answer_form *form)
{
	if (!cli_open(cli))
		return 1;
	for (size_t i = 0; i < cli->settings.file_count; i++)
		annotate_lines(cli, form, cli->settings.files[i]);
	return cli->status;
}

static int run(struct cli *cli)
{
	enum { KEYPHRASES = 10 };
	struct answer_form form = {
		.parts = ANSWER_SENTENCES | ANSWER_ENTITIES | ANSWER_CLUSTERS,
		.unit = (enum offset_unit)cli->settings.offsets,
		.keyphrases = cli->settings.keyphrases,
	};
	if (form.keyphrases)
		form.parts |= ANSWER_KEYPHRASES;
	lede_summary_options_init(&form.summary);
	form.summary.sentences = (uint32_t)cli->settings.sentences;
	if (cli->settings.sentences)
		form.parts |= ANSWER_SUMMARY;
	if (cli->settings.jsonl) {
		if (cli->settings.format != FORMAT_DEFAULT)
			return cli_misuse(&annotate_command,
			                  "--jsonl answers in JSON lines, without --format");
		return run_lines(cli, &form);
	}
	switch ((enum format)cli->settings.format) {
	case FORMAT_JSONL: return cli_for_each_file(cli, show_jsonl, &form);
	case FORMAT_TSV:   return cli_for_each_file(cli, show_tsv, &form);
	default:           break;
	}
	form.lines = true;
	form.parts |= ANSWER_KEYPHRASES;
	if (!form.keyphrases)
		form.keyphrases = KEYPHRASES;
	form.parts |= ANSWER_SUMMARY;
	return answer_files(cli, &form);
}

static const struct option options[] = {
	{"jsonl", OPTION_FLAG, offsetof(struct settings, jsonl), NULL,
	 "the input is JSON lines, not text: answer each line with one"},
	{"format", OPTION_CHOICE, offsetof(struct settings, format), "json|jsonl|tsv",
	 "how to write the analysis of a text (default: json)"},
	{"keyphrases", OPTION_COUNT, offsetof(struct settings, keyphrases), "N",
	 "with the N best key phrases (json: 10)"},
	{"sentences", OPTION_COUNT, offsetof(struct settings, sentences), "N",
	 "a summary of N sentences, too (in json 3 unless told)"},
	OPTION_MIN_SCORE,
	OPTION_OFFSETS,
	OPTION_DATE,
	OPTION_PRONOUNS,
	OPTION_MARKUP,
	OPTION_LISTS,
	OPTION_MODEL,
	OPTION_HELP,
	{NULL, OPTION_FLAG, 0, NULL, NULL},
};

static const char details[] =
	"\n"
	"With --jsonl every line of the input is a JSON object with a \"text\" and, as you\n"
	"like, an \"id\" (any value, given back as it is), a \"date\" and a \"title\". Each is\n"
	"answered with one line, in the same order, as soon as it is read:\n"
	"\n"
	"  {\"id\":1,\"offsets\":\"byte\",\"sentences\":[{\"start\":0,\"end\":19}],\"entities\":\n"
	"   [{\"start\":0,\"end\":5,\"type\":\"GPE\",\"text\":\"Japan\",\"score\":0.9921}]}\n"
	"  {\"id\":2,\"error\":{\"code\":\"EINVAL\",\"message\":\"\\\"text\\\" is missing\"}}\n"
	"\n"
	"A line that can't be answered does not end the run; the exit status is 1 then.\n"
	"Codes: EJSON (no JSON object), EINVAL (a wrong value), ETOOBIG, ENOMEM. Blank\n"
	"lines are skipped. Offsets are half-open and count in the decoded text; the\n"
	"escape of a lone surrogate, as \\ud800, is read as U+FFFD.\n";

const struct command annotate_command = {
	.name = "annotate",
	.synopsis = "[OPTION]... [FILE]...",
	.summary = "Print the whole analysis of each FILE (or standard input), for programs.",
	.details = details,
	.options = options,
	.run = run,
};
