/* lede keywords: what a text is about, one phrase a line. */
#include "cli/answer.h"
#include "cli/display.h"

enum { KEYWORDS = 10 };

static void show_lines(struct cli *cli, const struct analysed *file, size_t index,
                       const struct answer_form *form)
{
	const size_t count = lede_keyphrases_count(file->keyphrases);
	(void)form;
	cli_heading(cli, file, index);
	for (size_t i = 0; i < count; i++) {
		const lede_keyphrase phrase = lede_keyphrases_get(file->keyphrases, i);
		display_text(&cli->out, file->text.bytes + phrase.span.begin,
		             phrase.span.end - phrase.span.begin);
		output_char(&cli->out, '\n');
	}
}

static int run(struct cli *cli)
{
	const struct answer_form form = {
		.parts = ANSWER_KEYPHRASES,
		.english = !cli->settings.any_language,
		.keyphrases = cli->settings.count ? cli->settings.count : KEYWORDS,
	};
	return answer_or_show(cli, form, show_lines);
}

static const struct option options[] = {
	{"n", OPTION_COUNT, offsetof(struct settings, count), "N", "how many (default: 10)"},
	{"json", OPTION_FLAG, offsetof(struct settings, json), NULL,
	 "with their scores and their mentions, as JSON"},
	OPTION_OFFSETS,
	OPTION_ANY_LANGUAGE,
	OPTION_MARKUP,
	OPTION_LISTS,
	OPTION_MODEL,
	OPTION_HELP,
	{NULL, OPTION_FLAG, 0, NULL, NULL},
};

const struct command keywords_command = {
	.name = "keywords",
	.synopsis = "[OPTION]... [FILE]...",
	.summary = "Print the key phrases of each FILE (or standard input), the best first.",
	.details = "",
	.options = options,
	.run = run,
};
