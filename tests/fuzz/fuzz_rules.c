/* Any files of rules: no crash, and every warning is about a line that is there. The first byte
 * chooses the kind; what follows a zero byte is a text that the rules are tried on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_rules: %s\n", what);
		abort();
	}
}

static void check_warnings(const lede_rules *rules, size_t length)
{
	for (size_t i = 0; i < lede_rules_warning_count(rules); i++) {
		const lede_warning w = lede_rules_warning(rules, i);
		demand(w.line >= 1 && w.line <= length + 1, "a warning has no line");
		demand(w.column <= length + 1, "a warning has no column");
		demand(*w.what, "a warning says nothing");
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static lede_model *model;
	static lede_analyzer *analyzer;
	if (!model && (lede_model_builtin(NULL, &model, NULL) ||
	               lede_analyzer_new(model, NULL, &analyzer, NULL)))
		abort();
	if (size == 0)
		return 0;
	const char *bytes = (const char *)data + 1;
	const char *end = memchr(bytes, 0, size - 1);
	const size_t length = end ? (size_t)(end - bytes) : size - 1;
	const lede_rules_file file = {(lede_rules_kind)(data[0] % 3), "fuzz", bytes, length};
	lede_rules *rules;
	demand(!lede_rules_new(&file, 1, NULL, &rules, NULL), "rules can't be made");
	check_warnings(rules, length);

	const char *text = end ? end + 1 : bytes;
	const size_t text_length = end ? size - 2 - length : length;
	lede_options options;
	lede_doc *doc;
	lede_options_init(&options);
	options.rules = rules;
	demand(!lede_analyze(analyzer, text, text_length, &options, &doc, NULL), "it failed");
	const char *fault = doc_fault(doc, text, text_length);
	demand(!fault, fault);
	lede_doc_free(doc);
	lede_rules_free(rules);
	return 0;
}
