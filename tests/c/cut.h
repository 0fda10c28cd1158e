/* A text that is cut into sentences, for tests of what comes behind that. */
#ifndef LEDE_TESTS_CUT_H
#define LEDE_TESTS_CUT_H

#include "find/found.h"
#include "text/layout.h"

struct cut {
	struct layout layout;
	token_vec     tokens;
	sentence_vec  sentences;
	/* For what is found in it. */
	found_vec     found;
	string_vec    strings;
};

/* Cuts a text; cut is zeroed. False when there is no memory. */
bool cut_text(const lede_allocator *a, const char *text, size_t length, lede_markup markup,
              struct cut *cut);
void cut_free(const lede_allocator *a, struct cut *cut);

#endif
