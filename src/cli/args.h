/* Command line arguments: one table of options for each command, from which both the parser and
 * the help are made. */
#ifndef LEDE_CLI_ARGS_H
#define LEDE_CLI_ARGS_H

#include "cli/output.h"

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
enum format { FORMAT_DEFAULT = -1, FORMAT_JSON, FORMAT_JSONL, FORMAT_TSV };

#define MAX_RULE_FILES 32

/* The name of a type that only users' rules may know; not NUL-terminated. */
struct own_type {
	const char *name;
	size_t      length;
};

struct rule_file {
	lede_rules_kind kind;
	const char     *path;
};

/* What a command line asks for. Choices are kept as the index of the word that was chosen. */
struct settings {
	int         offsets; /* enum offset_unit */
	int         markup;  /* lede_markup */
	int         color;   /* enum color */
	int         format;  /* enum format */
	bool        jsonl, json, csv, mentions, related, pronouns, day_first, any_language, help;
	lede_date   date;
	lede_extent from, to; /* LEDE_UNDATED: not given */
	size_t      count;      /* of what is asked for, 0: the usual */
	size_t      keyphrases; /* that many of them, 0: none */
	bool        rank, together;
	size_t      sentences;    /* of a summary, 0: none */
	size_t      words, chars; /* limits of a summary, 0: none */
	float       ratio;        /* likewise */
	const char *focus, *exclude, *known; /* of a summary, or NULL */
	float       min_score;
	uint32_t    types; /* bit 1 << lede_type for each type that is wanted; 0 = all */
	struct own_type  own_types[LEDE_TYPE_LIMIT - LEDE_TYPE_COUNT]; /* wanted, too */
	size_t           own_type_count;
	struct rule_file rule_files[MAX_RULE_FILES];
	size_t           rule_file_count;
	bool             no_lists; /* leave users' lists where they are */
	const char *model; /* file name, or NULL */
	char      **files; /* never empty: "-" stands for standard input */
	size_t      file_count;
};

enum option_kind {
	OPTION_FLAG,   /* bool; no argument */
	OPTION_CHOICE, /* int; the argument is one of the words of `argument` */
	OPTION_STRING, /* const char * */
	OPTION_SCORE,  /* float; a number 0..1 */
	OPTION_DAY,    /* lede_date; YYYY-MM-DD */
	OPTION_EXTENT, /* lede_extent; a day, week, month, year and so on */
	OPTION_COUNT,  /* size_t; a whole number from 1 on */
	OPTION_TYPES,  /* uint32_t; names of types, separated by commas; adds up */
	OPTION_RULES   /* a file of users' rules; field is its lede_rules_kind; adds up */
};

struct option {
	const char      *name;     /* without the dashes; one letter takes one dash: -n */
	enum option_kind kind;
	size_t           field;    /* offset of its value in struct settings */
	const char      *argument; /* as the help shows it; "byte|char|utf16" for a choice */
	const char      *help;
};

struct cli;

struct command {
	const char          *name;
	const char          *synopsis; /* what follows the name: "[OPTION]... [FILE]..." */
	const char          *summary;  /* one line */
	const char          *details;  /* lines, may be "" */
	const struct option *options;  /* ends with a zeroed one */
	int (*run)(struct cli *cli);   /* returns the exit status */
};

/* The options of several commands. */
#define OPTION_OFFSETS                                                                             \
	{"offsets", OPTION_CHOICE, offsetof(struct settings, offsets), "byte|char|utf16",          \
	 "what positions and columns count (default: byte)"}
#define OPTION_MARKUP                                                                              \
	{"markup", OPTION_CHOICE, offsetof(struct settings, markup), "markdown|none",              \
	 "what to leave alone (default: markdown)"}
#define OPTION_COLOR                                                                               \
	{"color", OPTION_CHOICE, offsetof(struct settings, color), "auto|always|never",            \
	 "colours (default: on a terminal, unless NO_COLOR is set)"}
#define OPTION_DATE                                                                                \
	{"date", OPTION_DAY, offsetof(struct settings, date), "YYYY-MM-DD",                        \
	 "the text's day (default: what it or its file's name says)"},                  \
	{"day-first", OPTION_FLAG, offsetof(struct settings, day_first), NULL,                     \
	 "read 3/5/2015 as 3 May"}
#define OPTION_MIN_SCORE                                                                           \
	{"min-score", OPTION_SCORE, offsetof(struct settings, min_score), "X",                     \
	 "only entities with at least this probability, 0 to 1"}
#define OPTION_PRONOUNS                                                                            \
	{"pronouns", OPTION_FLAG, offsetof(struct settings, pronouns), NULL,                       \
	 "he and she too, where it is clear who is meant"}
#define OPTION_MODEL                                                                               \
	{"model", OPTION_STRING, offsetof(struct settings, model), "FILE",                         \
	 "use this model in place of the built-in one"}
#define OPTION_ANY_LANGUAGE                                                                        \
	{"any-language", OPTION_FLAG, offsetof(struct settings, any_language), NULL,               \
	 "go on with a text that does not look like English"}
#define OPTION_LISTS                                                                               \
	{"terms", OPTION_RULES, LEDE_TERMS, "FILE",                                                \
	 "names of your own: a term, a tab and its type a line"},                                  \
	{"patterns", OPTION_RULES, LEDE_PATTERNS, "FILE",                                          \
	 "patterns of your own: a type and a regular expression a line"},                          \
	{"decisions", OPTION_RULES, LEDE_DECISIONS, "FILE",                                        \
	 "who is who: 'A = B', 'A != B', 'A => NAME', 'A : TYPE' a line"},                         \
	{"no-lists", OPTION_FLAG, offsetof(struct settings, no_lists), NULL,                       \
	 "leave out the lists in .lede/ and ~/.config/lede/"}
#define OPTION_HELP                                                                                \
	{"help", OPTION_FLAG, offsetof(struct settings, help), NULL, "show this"}

/* What is wrong with a command line, in one line. */
struct usage_error {
	char what[320];
};

/* Reads the count arguments of a command. The files are moved to the front of arguments and
 * settings->files points at them. */
bool args_parse(const struct command *command, int count, char **arguments,
                struct settings *settings, struct usage_error *error);

/* The help of one command. */
void args_help(struct output *out, const struct command *command);

/* Says that word is none of the words, which end with a NULL, the one it was most likely meant to
 * be, and which there are. Returns false. */
bool args_unknown(struct usage_error *error, const char *kind, const char *word, size_t length,
                  const char *const *words);

/* The same for the name of a type. */
bool args_unknown_type(struct usage_error *error, const char *name, size_t length);

/* Of the words, which end with a NULL, the one that word was most likely meant to be, or NULL
 * if it resembles none. */
const char *args_nearest(const char *word, size_t length, const char *const *words);

#endif
