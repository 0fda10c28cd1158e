/* Filling the caller's error. */
#ifndef LEDE_BASE_STATUS_H
#define LEDE_BASE_STATUS_H

#include "base/prelude.h"

/* Records status, offset and what (cut to fit) in *error, which may be NULL; returns status, so
 * that a function can end with `return lede_fail(...)`. */
lede_status lede_fail(lede_error *error, lede_status status, size_t offset, const char *what);

/* The usual words for LEDE_ENOMEM. */
lede_status lede_fail_memory(lede_error *error);

#endif
