/* The `lede` command as a function, for the program and for hosts that offer the same command. */
#ifndef LEDE_CLI_CLI_H
#define LEDE_CLI_CLI_H

#include "base/prelude.h"

/* Runs the command line argv[1 .. argc - 1] on standard input, output and error, and returns the
 * exit status: 0 all well, 1 some input failed, 2 wrong usage. Never exits, frees what it
 * allocated and leaves nothing unwritten. */
int lede_cli_main(int argc, char **argv);

#endif
