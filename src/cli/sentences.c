/* lede sentences: one sentence a line. */
#include "cli/answer.h"
#include "cli/display.h"

static void show_lines(struct cli *cli, const struct analysed *file, size_t index,
                       const struct answer_form *form)
{
	const size_t count = lede_doc_sentence_count(file->doc);
	(void)form;
	cli_heading(cli, file, index);
	for (size_t i = 0; i < count; i++) {
		const lede_span span = lede_doc_sentence(file->doc, i).span;
		display_text(&cli->out, file->text.bytes + span.begin, span.end - span.begin);
		output_char(&cli->out, '\n');
	}
}

static int run(struct cli *cli)
{
	const struct answer_form form = {.parts = ANSWER_SENTENCES};
	return answer_or_show(cli, form, show_lines);
}

static const struct option options[] = {
	{"json", OPTION_FLAG, offsetof(struct settings, json), NULL,
	 "their positions as JSON, in place of their text"},
	OPTION_OFFSETS,
	OPTION_MARKUP,
	OPTION_MODEL,
	OPTION_HELP,
	{NULL, OPTION_FLAG, 0, NULL, NULL},
};

const struct command sentences_command = {
	.name = "sentences",
	.synopsis = "[OPTION]... [FILE]...",
	.summary = "Print the sentences of each FILE (or standard input), one a line.",
	.details = "",
	.options = options,
	.run = run,
};
