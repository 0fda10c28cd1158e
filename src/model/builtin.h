/* The model that is built into the library. */
#ifndef LEDE_MODEL_BUILTIN_H
#define LEDE_MODEL_BUILTIN_H

#include "base/prelude.h"

extern const unsigned char builtin_model[]; /* 16-byte aligned */

size_t builtin_model_length(void);

#endif
