/* Are two documents the same in every field that lede.h shows? */
#ifndef LEDE_TESTS_SAME_H
#define LEDE_TESTS_SAME_H

#include <lede.h>

/* The first field that differs, in words, or NULL. */
const char *doc_difference(const lede_doc *a, const lede_doc *b);

#endif
