#include "builtin.h"

#include <stdlib.h>

int builtin_set_up(void **state)
{
	struct builtin *b = calloc(1, sizeof *b);
	*state = b;
	return !b || lede_model_builtin(NULL, &b->model, NULL) ||
	       lede_analyzer_new(b->model, NULL, &b->analyzer, NULL);
}

int builtin_tear_down(void **state)
{
	struct builtin *b = *state;
	lede_analyzer_free(b->analyzer);
	lede_model_free(b->model);
	free(b);
	return 0;
}
