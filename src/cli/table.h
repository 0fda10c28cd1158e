/* Rows and columns for people: aligned, and coloured on a terminal. */
#ifndef LEDE_CLI_TABLE_H
#define LEDE_CLI_TABLE_H

#include "cli/command.h"

/* A colour from the terminal's own palette, so that it suits its background. */
const char *type_color(lede_type type);

extern const char dim[], bold[], plain[], gap[];

/* Switches to a colour, if output is coloured. */
void paint(struct cli *cli, const char *color);

/* Writes a string in a color, in a column of that width. */
void cell(struct cli *cli, const char *string, const char *color, size_t width);

/* Writes a number at the right of a column of that width. */
void number_cell(struct cli *cli, size_t number, size_t width);

/* A column is as wide as its heading, where there is one: on a terminal. */
size_t heading_width(const struct cli *cli, const char *heading);

size_t widest(size_t a, size_t b);

#endif
