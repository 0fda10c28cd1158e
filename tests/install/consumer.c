/* A program of somebody who has installed lede: C and C++ both. */
#include <lede.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
	const char *text = "Angela Merkel met Emmanuel Macron in Paris on Thursday.";
	lede_model *model;
	lede_analyzer *analyzer;
	lede_doc *doc;
	lede_error error;
	if (lede_model_builtin(NULL, &model, &error) ||
	    lede_analyzer_new(model, NULL, &analyzer, &error) ||
	    lede_analyze(analyzer, text, strlen(text), NULL, &doc, &error)) {
		fprintf(stderr, "%s\n", error.what);
		return 1;
	}
	for (size_t i = 0; i < lede_doc_entity_count(doc); i++) {
		lede_entity e = lede_doc_entity(doc, i);
		printf("%s %.*s\n", lede_type_name(e.type), (int)(e.span.end - e.span.begin),
		       text + e.span.begin);
	}
	lede_doc_free(doc);
	lede_analyzer_free(analyzer);
	lede_model_free(model);
	return strcmp(lede_version(), LEDE_VERSION) != 0;
}
