#include "cli/table.h"

#include "cli/display.h"

/* The type is always written out as well. */
static const char *const type_colors[LEDE_TYPE_COUNT] = {
	[LEDE_PERSON] = "\033[36m", [LEDE_NORP] = "\033[32m",     [LEDE_ORG] = "\033[33m",
	[LEDE_GPE] = "\033[34m",    [LEDE_LOC] = "\033[34m",      [LEDE_FAC] = "\033[34m",
	[LEDE_EVENT] = "\033[35m",  [LEDE_PRODUCT] = "\033[31m",  [LEDE_WORK] = "\033[31m",
	[LEDE_LAW] = "\033[35m",    [LEDE_DATE] = "\033[90m",     [LEDE_TIME] = "\033[90m",
	[LEDE_MONEY] = "\033[90m",  [LEDE_PERCENT] = "\033[90m",  [LEDE_QUANTITY] = "\033[90m",
	[LEDE_ORDINAL] = "\033[90m", [LEDE_CARDINAL] = "\033[90m", [LEDE_URL] = "\033[90m",
	[LEDE_EMAIL] = "\033[90m",  [LEDE_HANDLE] = "\033[90m",   [LEDE_HASHTAG] = "\033[90m",
	[LEDE_PHONE] = "\033[90m",
};
const char dim[] = "\033[2m", bold[] = "\033[1m", plain[] = "\033[0m", gap[] = "  ";

/* Types of one's own stand out. */
const char *type_color(lede_type type)
{
	return type < LEDE_TYPE_COUNT ? type_colors[type] : bold;
}

void paint(struct cli *cli, const char *color)
{
	if (cli->color)
		output_string(&cli->out, color);
}

void cell(struct cli *cli, const char *string, const char *color, size_t width)
{
	const size_t length = strlen(string);
	paint(cli, color);
	output_string(&cli->out, string);
	paint(cli, plain);
	output_spaces(&cli->out, length < width ? width - length : 0);
}

void number_cell(struct cli *cli, size_t number, size_t width)
{
	const size_t digits = digit_count(number);
	output_spaces(&cli->out, digits < width ? width - digits : 0);
	output_number(&cli->out, number);
}

size_t heading_width(const struct cli *cli, const char *heading)
{
	return cli->on_terminal ? strlen(heading) : 0;
}

size_t widest(size_t a, size_t b)
{
	return a > b ? a : b;
}
