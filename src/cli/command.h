/* What the commands share: the run of the program, opening the analyzer, saying what is wrong. */
#ifndef LEDE_CLI_COMMAND_H
#define LEDE_CLI_COMMAND_H

#include "cli/args.h"
#include "cli/chars.h"
#include "cli/input.h"
#include "cli/rules.h"

/* One run of the program. */
struct cli {
	struct settings settings;
	lede_options    options;
	lede_model     *model;
	struct input    model_file; /* its bytes, when it is not the built-in one */
	lede_analyzer  *analyzer;
	const struct command *command;
	lede_rules     *rules; /* as in options */
	struct input    rule_inputs[MAX_RULE_FILES]; /* the files of the settings */
	struct lists    lists; /* those that rules were made with */
	char          **said;  /* warnings */
	size_t          said_count;
	bool            color;       /* write colours to standard output */
	bool            on_terminal; /* standard output is one */
	int             status;      /* the exit status so far */
	struct output   out;         /* standard output */
};

/* Makes cli->analyzer from the model the settings name, unless it is there. False when that failed,
 * which is said. */
bool cli_open(struct cli *cli);

/* Says on standard error "lede: name: what"; cli->status becomes 1. */
void cli_complain(struct cli *cli, const char *name, const char *what);

/* When someone may be waiting at a terminal for something to happen, says what is waited for. */
void cli_hint_if_waiting(int fd);

/* "standard input" for "-". */
const char *cli_file_title(const char *name);

/* Says on standard error what is wrong with the command line; returns the exit status for it. */
int cli_misuse(const struct command *command, const char *what);

/* A text that was read and analysed. */
struct analysed {
	const char  *name; /* of its file */
	struct input text;
	lede_doc    *doc;
	lede_keyphrases *keyphrases; /* if the form of the answer has them, else NULL */
	/* What an answer may ask for beside. */
	lede_summary           summary;
	lede_summary_sentence *summary_sentences;
	float                 *scores; /* of all sentences */
};

struct answer_form;

/* Shows one file, the index-th that could be read, in that form. */
typedef void cli_show(struct cli *cli, const struct analysed *file, size_t index,
                      const struct answer_form *form);

/* Reads and analyses each file of the settings and has it shown; complains about those that can't
 * be read. Returns the exit status. */
int cli_for_each_file(struct cli *cli, cli_show *show, const struct answer_form *form);

/* With several files, the name of this one over what is shown of it. */
void cli_heading(struct cli *cli, const struct analysed *file, size_t index);

/* Finds what else the form of the answer asks for. */
lede_status cli_find_more(struct analysed *file, const struct answer_form *form,
                          lede_error *error);

/* Frees what was found. */
void cli_forget(struct analysed *file);

/* Reads and analyses one file, and finds what else the form asks for. False when the run can't go
 * on; *problem is what is wrong with the file, or NULL. */
bool cli_analyse_file(struct cli *cli, struct analysed *file, const struct answer_form *form,
                      lede_error *error, const char **problem);

extern const struct command annotate_command, entities_command, info_command,
	keywords_command, names_command, sentences_command, summary_command, timeline_command;

#endif
