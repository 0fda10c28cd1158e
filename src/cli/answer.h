/* An analysis as JSON: the objects of `annotate` and of --json. */
#ifndef LEDE_CLI_ANSWER_H
#define LEDE_CLI_ANSWER_H

#include "cli/command.h"

enum { /* the parts of an answer */
	ANSWER_SENTENCES = 1 << 0,
	ANSWER_ENTITIES = 1 << 1,
	ANSWER_KEYPHRASES = 1 << 2,
	ANSWER_FACTS = 1 << 3,
	ANSWER_CLUSTERS = 1 << 4, /* with ANSWER_ENTITIES, and all of them */
	ANSWER_SUMMARY = 1 << 5   /* and the scores of sentences */
};

/* How to write an answer. */
struct answer_form {
	unsigned         parts;
	enum offset_unit unit;
	bool             lines; /* one sentence or entity a line, for reading */
	size_t           keyphrases; /* how many */
	bool             english;    /* complain about texts in other languages instead */
	lede_summary_options summary;
};

/* Writes `"offsets": ...` and the parts of the answer, without the braces around them: the caller
 * has written what identifies the text, and a comma. */
void answer_write(struct output *out, const struct answer_form *form,
                  const struct analysed *file);

/* Writes a sentence of a summary of that file as an object. */
void answer_write_summary_sentence(struct output *out, struct offset_cursor *cursor,
                                   const struct analysed *file,
                                   const lede_summary_sentence *sentence);

/* Makes the summary of a file, and scores its sentences. */
lede_status summary_find(struct analysed *file, const lede_summary_options *options,
                         lede_error *error);

/* Writes the answer for a file: an object that begins with its name. */
void answer_write_file(struct output *out, const struct answer_form *form,
                       const struct analysed *file);

/* Shows the files of the settings as one JSON value: an object for one file, an array of them for
 * several. show writes such an object, and a comma before each but the first. Returns the exit
 * status. */
int answer_array(struct cli *cli, cli_show *show, const struct answer_form *form);

/* The same with the answers of answer_write_file. */
int answer_files(struct cli *cli, const struct answer_form *form);

/* What most commands do: the files in that form as JSON where the settings ask for it, else as show
 * shows them. Offsets and lines are for readers and by the settings. Returns the exit status. */
int answer_or_show(struct cli *cli, struct answer_form form, cli_show *show);

#endif
