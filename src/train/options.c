#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "train/options.h"

#include "base/ascii.h"

static const char help[] =
	"usage: lede-train -o MODEL [OPTION]... FILE...\n"
	"\n"
	"Trains a model of your own from marked text, for lede --model MODEL and lede.model().\n"
	"\n"
	"  -o, --output MODEL    the file to write\n"
	"      --dev FILE        marked text to measure on after each epoch: the best is kept.\n"
	"                        May be given several times\n"
	"      --map LABEL=TYPE[,TYPE]...\n"
	"                        what a label of the files stands for: a type, one of several, or\n"
	"                        (LABEL=) nothing that is to be learnt\n"
	"      --from MODEL      go on from what a model knows of your types, so that little\n"
	"                        text is enough (default: the built-in one)\n"
	"      --lexicon MODEL   learn from your text alone, with the name lists and word\n"
	"                        clusters of a model, or none\n"
	"      --epochs N        how often the files are gone through (default: by their size)\n"
	"      --rate R          how far a step goes, 0.001 to 1 (default: by their size)\n"
	"      --seed N          of the order of the sentences (default: 1)\n"
	"      --help            show this\n"
	"      --version         show the version\n"
	"\n"
	"A FILE that ends in .jsonl has a document a line, with positions in code points:\n"
	"  {\"text\": \"In Oslo.\", \"entities\": [[3, 7, \"LOC\"]]}\n"
	"Any other is CoNLL: a token a line, its tag (BIO, IOB1, BILOU, BIOES) in the last\n"
	"column, columns parted by tabs or spaces, an empty line after a sentence, and, if\n"
	"there are any, -DOCSTART- lines between documents.\n"
	"\n"
	"Labels that mean a type of lede (PERSON NORP ORG GPE LOC FAC EVENT PRODUCT WORK\n"
	"LAW) become that: PER, LOCATION, ORGANIZATION ... Others are types of your own. A\n"
	"model has ten types at most. The same files, options and version give the same model,\n"
	"byte for byte.\n"
	"\n"
	"Exit status: 0 all well, 1 a file is wrong, 2 wrong usage.\n";

__attribute__((noreturn, format(printf, 1, 2))) static void misuse(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fputs("lede-train: ", stderr);
	vfprintf(stderr, format, args);
	fputs("\nTry 'lede-train --help'.\n", stderr);
	va_end(args);
	exit(2);
}

static uint64_t whole_number(const char *name, const char *text, uint64_t least, uint64_t most)
{
	uint64_t value = 0;
	bool good = *text != '\0';
	for (const char *c = text; good && *c; c++) {
		good = is_digit_byte(*c) && value <= most / 10;
		value = value * 10 + (uint64_t)(*c - '0');
	}
	if (!good || value < least || value > most)
		misuse("%s takes a whole number from %llu to %llu, not '%s'", name,
		       (unsigned long long)least, (unsigned long long)most, text);
	return value;
}

static float rate_of(const char *name, const char *text)
{
	char *end;
	const float rate = strtof(text, &end);
	if (end == text || *end || !(rate >= 0.001f && rate <= 1))
		misuse("%s takes a number from 0.001 to 1, not '%s'", name, text);
	return rate;
}

static void set_option(struct train_options *options, const char *name, const char *value)
{
	if (!strcmp(name, "--output")) {
		options->output = value;
	} else if (!strcmp(name, "--dev")) {
		push(&options->dev, value);
	} else if (!strcmp(name, "--map")) {
		const char *problem = scheme_map(&options->scheme, value);
		if (problem)
			misuse("--map %s, not '%s'", problem, value);
	} else if (!strcmp(name, "--from")) {
		options->from = value;
	} else if (!strcmp(name, "--lexicon")) {
		options->lexicon = value;
	} else if (!strcmp(name, "--epochs")) {
		options->epochs = (int)whole_number(name, value, 1, 1000);
	} else if (!strcmp(name, "--rate")) {
		options->rate = rate_of(name, value);
	} else if (!strcmp(name, "--seed")) {
		options->seed = whole_number(name, value, 1, 1000000000);
	}
}

/* The option of that name, which may have its value behind "=", or NULL. */
static const char *find_option(const char *argument, const char **value)
{
	static const char *const names[] = {
		"--output", "--dev", "--map", "--from", "--lexicon", "--epochs", "--rate",
		"--seed", NULL};
	if (!strcmp(argument, "-o"))
		return names[0];
	for (const char *const *name = names; *name; name++) {
		const size_t n = strlen(*name);
		if (!strncmp(argument, *name, n) && (argument[n] == '\0' || argument[n] == '=')) {
			*value = argument[n] ? argument + n + 1 : NULL;
			return *name;
		}
	}
	return NULL;
}

void options_read(int argc, char **argv, struct train_options *options)
{
	*options = (struct train_options){.seed = 1};
	bool all_files = false;
	for (int i = 1; i < argc; i++) {
		const char *argument = argv[i], *value = NULL;
		if (all_files || argument[0] != '-' || !argument[1]) {
			push(&options->train, argument);
			continue;
		}
		if (!strcmp(argument, "--")) {
			all_files = true;
			continue;
		}
		if (!strcmp(argument, "--help") || !strcmp(argument, "-h")) {
			fputs(help, stdout);
			exit(0);
		}
		if (!strcmp(argument, "--version")) {
			printf("lede-train %s\n", lede_version());
			exit(0);
		}
		const char *name = find_option(argument, &value);
		if (!name)
			misuse("unknown option '%s'", argument);
		if (!value && i + 1 == argc)
			misuse("%s needs a value", argument);
		set_option(options, name, value ? value : argv[++i]);
	}
	if (!options->output)
		misuse("where is the model to go? -o MODEL");
	if (options->from && options->lexicon)
		misuse("--from and --lexicon exclude each other: the first has the lists of its "
		       "model");
	if (!options->train.count)
		misuse("there is no file to train on");
}
