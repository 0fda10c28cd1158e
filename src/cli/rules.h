/* Users' rules for the files of a run: --terms and its like, and the lists found for each file. */
#ifndef LEDE_CLI_RULES_H
#define LEDE_CLI_RULES_H

#include "cli/lists.h"

struct cli;
struct input;

/* Reads what the settings name, and has it in cli->options. False when that failed, which is
 * said. */
bool rules_open(struct cli *cli);

/* The same for the text of that file, with the lists there are for it, unless --no-lists. */
bool rules_open_for(struct cli *cli, const char *name, const struct input *text);

/* Says which patterns were given up in doc; each is said once in a run. */
void rules_warn(struct cli *cli, const lede_doc *doc);

void rules_close(struct cli *cli);

#endif
