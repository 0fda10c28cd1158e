/* lede info: what can be counted in a text. */
#include "cli/answer.h"
#include "cli/display.h"

static void write_label(struct output *out, const char *label)
{
	enum { WIDTH = 14 };
	output_string(out, label);
	output_spaces(out, WIDTH - strlen(label));
}

static void write_count(struct output *out, const char *label, size_t count)
{
	write_label(out, label);
	output_number(out, count);
	output_char(out, '\n');
}

static void write_reading_time(struct output *out, size_t seconds)
{
	write_label(out, "reading time");
	if (seconds < 60) {
		output_number(out, seconds);
		output_string(out, " s\n");
	} else {
		output_number(out, (seconds + 30) / 60);
		output_string(out, " min\n");
	}
}

/* Flesch's own words for his scale. */
static const char *ease_in_words(int ease)
{
	static const struct {
		int         from;
		const char *word;
	} scale[] = {{90, "very easy"}, {80, "easy"},      {70, "fairly easy"}, {60, "standard"},
	             {50, "fairly difficult"}, {30, "difficult"}};
	for (size_t i = 0; i < sizeof scale / sizeof *scale; i++)
		if (ease >= scale[i].from)
			return scale[i].word;
	return "very difficult";
}

static void write_reading_ease(struct output *out, float reading_ease)
{
	const int ease = (int)(reading_ease + (reading_ease < 0 ? -0.5f : 0.5f));
	write_label(out, "reading ease");
	output_string(out, ease < 0 ? "-" : "");
	output_number(out, (uint64_t)(ease < 0 ? -ease : ease));
	output_string(out, " (");
	output_string(out, ease_in_words(ease));
	output_string(out, ")\n");
}

static void show_lines(struct cli *cli, const struct analysed *file, size_t index,
                       const struct answer_form *form)
{
	struct output *out = &cli->out;
	const lede_facts facts = lede_doc_facts(file->doc, file->text.bytes, file->text.length);
	(void)form;
	cli_heading(cli, file, index);
	if (facts.title.end > facts.title.begin) {
		write_label(out, "title");
		display_text(out, file->text.bytes + facts.title.begin,
		             facts.title.end - facts.title.begin);
		output_char(out, '\n');
	}
	write_label(out, "language");
	output_string(out, *facts.language ? facts.language : "unknown");
	output_char(out, '\n');
	write_count(out, "words", facts.words);
	write_count(out, "sentences", facts.sentences);
	write_reading_time(out, facts.seconds);
	if (facts.words && !facts.foreign)
		write_reading_ease(out, facts.reading_ease);
}

static int run(struct cli *cli)
{
	const struct answer_form form = {.parts = ANSWER_FACTS};
	return answer_or_show(cli, form, show_lines);
}

static const struct option options[] = {
	{"json", OPTION_FLAG, offsetof(struct settings, json), NULL, "as JSON"},
	OPTION_OFFSETS,
	OPTION_MARKUP,
	OPTION_MODEL,
	OPTION_HELP,
	{NULL, OPTION_FLAG, 0, NULL, NULL},
};

const struct command info_command = {
	.name = "info",
	.synopsis = "[OPTION]... [FILE]...",
	.summary = "Print the title, language, length, reading time and reading ease of each FILE.",
	.details = "",
	.options = options,
	.run = run,
};
