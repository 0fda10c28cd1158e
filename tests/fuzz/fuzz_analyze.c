/* Any text under any options: no crash, the invariants of lede.h hold, and an analyzer that has
 * seen other texts finds what a fresh one finds, and so does one that remembers the text before,
 * which is mostly much like this one. The first byte chooses the options. */
#include <stdio.h>
#include <stdlib.h>

#include "same.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_analyze: %s\n", what);
		abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static lede_model *model;
	static lede_analyzer *used;
	if (!model && (lede_model_builtin(NULL, &model, NULL) ||
	               lede_analyzer_new(model, NULL, &used, NULL)))
		abort();
	if (size == 0)
		return 0;
	lede_options options;
	lede_options_init(&options);
	options.markup = data[0] & 1 ? LEDE_MARKUP_NONE : LEDE_MARKUP_MARKDOWN;
	options.flags = data[0] & 2 ? LEDE_STRICT_UTF8 : 0;
	const bool compare = data[0] & 4; /* not always: a new analyzer takes long */
	const char *text = (const char *)data + 1;
	size--;

	lede_doc *doc, *again;
	lede_analyzer *fresh;
	lede_options reusing = options;
	reusing.flags |= data[0] & 8 ? LEDE_REUSE : 0;
	const lede_status status = lede_analyze(used, text, size, &reusing, &doc, NULL);
	demand(status == LEDE_OK || (options.flags && status == LEDE_EUTF8), "wrong status");
	if (status)
		return 0;
	const char *fault = doc_fault(doc, text, size);
	demand(!fault, fault);
	if (!compare) {
		lede_doc_free(doc);
		return 0;
	}
	demand(!lede_analyzer_new(model, NULL, &fresh, NULL), "no analyzer");
	demand(!lede_analyze(fresh, text, size, &options, &again, NULL), "failed the second time");
	const char *difference = doc_difference(doc, again);
	demand(!difference, difference);
	lede_analyzer_free(fresh);
	lede_doc_free(doc);
	lede_doc_free(again);
	return 0;
}
