#include "cli/args.h"

enum { MAX_WORDS = 32, LONGEST_WORD = 24, LONGEST_SHOWN = 60 };

/* ---- The nearest word --------------------------------------------------------------------- */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many letters to add, drop, change or swap with their neighbour to get from a to b, both at
 * most LONGEST_WORD long. Case does not count. */
static size_t edit_distance(const char *a, size_t n, const char *b, size_t m)
{
	size_t rows[3][LONGEST_WORD + 1]; /* the last three rows of the usual table */
	for (size_t j = 0; j <= m; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_up = rows[(i + 1) % 3];
		row[0] = i;
		for (size_t j = 1; j <= m; j++) {
			const bool same = lower(a[i - 1]) == lower(b[j - 1]);
			row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + !same);
			if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
			    lower(a[i - 2]) == lower(b[j - 1]))
				row[j] = least(row[j], two_up[j - 2] + 1);
		}
	}
	return rows[n % 3][m];
}

const char *args_nearest(const char *word, size_t length, const char *const *words)
{
	const char *nearest = NULL;
	size_t best = SIZE_MAX;
	if (length == 0 || length > LONGEST_WORD)
		return NULL;
	for (; *words; words++) {
		const size_t n = strlen(*words);
		size_t distance = edit_distance(word, length, *words, n);
		/* A word cut short or drawn out is as near as a slip of the finger. */
		const size_t shorter = least(length, n);
		if (shorter >= 2 && edit_distance(word, shorter, *words, shorter) == 0)
			distance = least(distance, 1);
		if (distance < best && distance <= ((length > n ? length : n) + 1) / 3) {
			best = distance;
			nearest = *words;
		}
	}
	return nearest;
}

/* ---- Errors ------------------------------------------------------------------------------- */

bool args_unknown(struct usage_error *error, const char *kind, const char *word, size_t length,
                  const char *const *words)
{
	char *what = error->what;
	const size_t room = sizeof error->what;
	const char *nearest = args_nearest(word, length, words);
	size_t used = (size_t)snprintf(what, room, "unknown %s '%.*s'", kind,
	                               (int)least(length, LONGEST_SHOWN), word);
	if (nearest)
		used += (size_t)snprintf(what + used, room - used, ", did you mean '%s'?",
		                         nearest);
	const char *separator = " (one of ";
	for (; *words && used < room; words++) {
		used += (size_t)snprintf(what + used, room - used, "%s%s", separator, *words);
		separator = ", ";
	}
	if (used < room)
		snprintf(what + used, room - used, ")");
	return false;
}

static const char *dashes(const struct option *option)
{
	return option->name[1] ? "--" : "-";
}

/* ---- Values ------------------------------------------------------------------------------- */

/* Splits "a|b|c" into words, NULL at the end. They live in storage. */
static void split_choices(const char *choices, char storage[static 64],
                          const char *words[static MAX_WORDS])
{
	size_t count = 0;
	snprintf(storage, 64, "%s", choices);
	for (char *at = storage; at; count++) {
		words[count] = at;
		at = strchr(at, '|');
		if (at)
			*at++ = '\0';
	}
	words[count] = NULL;
}

static bool read_choice(const struct option *option, const char *value, int *chosen,
                        struct usage_error *error)
{
	char storage[64];
	const char *words[MAX_WORDS];
	split_choices(option->argument, storage, words);
	for (int i = 0; words[i]; i++) {
		if (!strcmp(words[i], value)) {
			*chosen = i;
			return true;
		}
	}
	char kind[32];
	snprintf(kind, sizeof kind, "--%s", option->name);
	return args_unknown(error, kind, value, strlen(value), words);
}

/* A number like 1, .5 or 0.75. strtod would obey the locale. */
static bool read_score(const struct option *option, const char *value, float *score,
                       struct usage_error *error)
{
	double number = 0, place = 1;
	bool digits = false;
	const char *s = value;
	for (; *s >= '0' && *s <= '9'; s++, digits = true)
		number = number * 10 + (*s - '0');
	if (*s == '.')
		for (s++; *s >= '0' && *s <= '9'; s++, digits = true)
			number += (*s - '0') * (place /= 10);
	if (!digits || *s || number > 1) {
		snprintf(error->what, sizeof error->what,
		         "--%s takes a number from 0 to 1, not '%.40s'", option->name, value);
		return false;
	}
	*score = (float)number;
	return true;
}

static bool read_day(const struct option *option, const char *value, lede_date *date,
                     struct usage_error *error)
{
	enum { DAY_LENGTH = sizeof "YYYY-MM-DD" - 1 };
	if (strlen(value) == DAY_LENGTH && lede_date_read(value, DAY_LENGTH, date))
		return true;
	snprintf(error->what, sizeof error->what, "--%s takes a day as YYYY-MM-DD, not '%.40s'",
	         option->name, value);
	return false;
}

static bool read_extent(const struct option *option, const char *value, lede_extent *extent,
                        struct usage_error *error)
{
	if (lede_value_extent(value, extent))
		return true;
	snprintf(error->what, sizeof error->what,
	         "--%s takes a date like 2015, 2015-03 or 2015-03-05, not '%.40s'", option->name,
	         value);
	return false;
}

static bool read_count(const struct option *option, const char *value, size_t *count,
                       struct usage_error *error)
{
	size_t number = 0;
	const char *s = value;
	for (; *s >= '0' && *s <= '9' && number <= UINT32_MAX; s++)
		number = number * 10 + (size_t)(*s - '0');
	if (*s || number == 0 || number > UINT32_MAX) {
		snprintf(error->what, sizeof error->what,
		         "%s%s takes a whole number from 1 on, not '%.40s'", dashes(option),
		         option->name, value);
		return false;
	}
	*count = number;
	return true;
}

bool args_unknown_type(struct usage_error *error, const char *name, size_t length)
{
	const char *names[LEDE_TYPE_COUNT];
	for (int i = 1; i < LEDE_TYPE_COUNT; i++)
		names[i - 1] = lede_type_name((lede_type)i);
	names[LEDE_TYPE_COUNT - 1] = NULL;
	return args_unknown(error, "type", name, length, names);
}

/* An upper-case word may be a type of the user's own, which is known once the rules are read. */
static bool add_own_type(struct settings *settings, const char *name, size_t length)
{
	const size_t room = sizeof settings->own_types / sizeof *settings->own_types;
	if (length == 0 || settings->own_type_count == room)
		return false;
	for (size_t i = 0; i < length; i++)
		if (!(name[i] >= 'A' && name[i] <= 'Z') && name[i] != '_' &&
		    !(i > 0 && name[i] >= '0' && name[i] <= '9'))
			return false;
	settings->own_types[settings->own_type_count++] = (struct own_type){name, length};
	return true;
}

static bool read_types(const char *value, struct settings *settings, struct usage_error *error)
{
	while (true) {
		const size_t length = strcspn(value, ",");
		char upper[LONGEST_WORD];
		for (size_t i = 0; i < length && i < sizeof upper; i++)
			upper[i] = value[i] >= 'a' && value[i] <= 'z' ? (char)(value[i] - 'a' + 'A')
			                                              : value[i];
		const lede_type type = length <= sizeof upper ? lede_type_from_name(upper, length)
		                                              : LEDE_NO_TYPE;
		if (type != LEDE_NO_TYPE)
			settings->types |= 1u << type;
		else if (!add_own_type(settings, value, length))
			return args_unknown_type(error, value, length);
		if (!value[length])
			return true;
		value += length + 1;
	}
}

static bool add_rule_file(const struct option *option, const char *value,
                          struct settings *settings, struct usage_error *error)
{
	if (settings->rule_file_count == MAX_RULE_FILES) {
		snprintf(error->what, sizeof error->what, "there are more than %d files of rules",
		         MAX_RULE_FILES);
		return false;
	}
	settings->rule_files[settings->rule_file_count++] =
		(struct rule_file){(lede_rules_kind)option->field, value};
	return true;
}

static bool set_option(const struct option *option, const char *value, struct settings *settings,
                       struct usage_error *error)
{
	void *field = (char *)settings + option->field;
	switch (option->kind) {
	case OPTION_FLAG:   *(bool *)field = true; return true;
	case OPTION_STRING: *(const char **)field = value; return true;
	case OPTION_CHOICE: return read_choice(option, value, field, error);
	case OPTION_SCORE:  return read_score(option, value, field, error);
	case OPTION_DAY:    return read_day(option, value, field, error);
	case OPTION_EXTENT: return read_extent(option, value, field, error);
	case OPTION_COUNT:  return read_count(option, value, field, error);
	case OPTION_TYPES:  return read_types(value, settings, error);
	case OPTION_RULES:  return add_rule_file(option, value, settings, error);
	}
	return false;
}

/* ---- Parsing ------------------------------------------------------------------------------ */

static const struct option *find_option(const struct command *command, const char *name,
                                        size_t length, struct usage_error *error)
{
	const char *names[MAX_WORDS];
	size_t count = 0;
	for (const struct option *option = command->options; option->name; option++) {
		if (strlen(option->name) == length && !memcmp(option->name, name, length))
			return option;
		names[count++] = option->name;
	}
	names[count] = NULL;
	const char *nearest = args_nearest(name, length, names);
	int used = snprintf(error->what, sizeof error->what, "unknown option '%s%.*s'",
	                    name[-2] == '-' ? "--" : "-", (int)least(length, LONGEST_SHOWN), name);
	if (nearest)
		snprintf(error->what + used, sizeof error->what - (size_t)used,
		         ", did you mean '--%s'?", nearest);
	return NULL;
}

/* Reads the option arguments[*at]: "--name", "--name value", "--name=value", "-n value". */
static bool parse_option(const struct command *command, int count, char **arguments, int *at,
                         struct settings *settings, struct usage_error *error)
{
	const char *name = arguments[*at] + (arguments[*at][1] == '-' ? 2 : 1);
	const size_t length = strcspn(name, "=");
	const struct option *option = find_option(command, name, length, error);
	if (!option)
		return false;
	const char *value = name[length] ? name + length + 1 : NULL;
	if (option->kind == OPTION_FLAG && value) {
		snprintf(error->what, sizeof error->what, "--%s takes no value", option->name);
		return false;
	}
	if (option->kind != OPTION_FLAG && !value) {
		if (*at + 1 == count) {
			snprintf(error->what, sizeof error->what, "%s%s needs a value: %s",
			         dashes(option), option->name, option->argument);
			return false;
		}
		value = arguments[++*at];
	}
	return set_option(option, value, settings, error);
}

bool args_parse(const struct command *command, int count, char **arguments,
                struct settings *settings, struct usage_error *error)
{
	*settings = (struct settings){.format = FORMAT_DEFAULT, .files = arguments};
	bool options = true;
	for (int i = 0; i < count; i++) {
		char *argument = arguments[i];
		if (!options || argument[0] != '-' || !argument[1]) {
			settings->files[settings->file_count++] = argument;
		} else if (!strcmp(argument, "--")) {
			options = false;
		} else if (!strcmp(argument, "-h")) {
			settings->help = true;
		} else if (argument[1] != '-' && argument[2]) {
			snprintf(error->what, sizeof error->what, "unknown option '%.40s'",
			         argument);
			return false;
		} else if (!parse_option(command, count, arguments, &i, settings, error)) {
			return false;
		}
	}
	return true;
}

/* ---- Help --------------------------------------------------------------------------------- */

void args_help(struct output *out, const struct command *command)
{
	size_t widest = 0;
	for (const struct option *option = command->options; option->name; option++) {
		const size_t width = strlen(option->name) +
		                     (option->argument ? strlen(option->argument) + 1 : 0);
		widest = width > widest ? width : widest;
	}
	output_string(out, "usage: lede ");
	output_string(out, command->name);
	output_char(out, ' ');
	output_string(out, command->synopsis);
	output_string(out, "\n\n");
	output_string(out, command->summary);
	output_string(out, "\n");
	output_string(out, command->details);
	output_string(out, "\n");
	for (const struct option *option = command->options; option->name; option++) {
		size_t width = strlen(option->name) + strlen(dashes(option)) - 2;
		output_string(out, "  ");
		output_string(out, dashes(option));
		output_string(out, option->name);
		if (option->argument) {
			output_char(out, ' ');
			output_string(out, option->argument);
			width += strlen(option->argument) + 1;
		}
		output_spaces(out, widest - width + 2);
		output_string(out, option->help);
		output_char(out, '\n');
	}
}
