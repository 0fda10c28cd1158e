/* The fixture of tests of the whole library: the built-in model and an analyzer. */
#ifndef LEDE_TESTS_BUILTIN_H
#define LEDE_TESTS_BUILTIN_H

#include <lede.h>

struct builtin {
	lede_model    *model;
	lede_analyzer *analyzer;
};

/* For cmocka: makes and frees the struct builtin in *state; 0 if that went well. */
int builtin_set_up(void **state);
int builtin_tear_down(void **state);

#endif
