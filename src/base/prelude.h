/* First include of every source of the library: whatever is declared after it stays inside the
 * library unless lede.h marks it LEDE_API. Done in the source, since some builds (luarocks)
 * can't be told compiler flags. System headers are included here, before that: what they declare
 * lives outside. */
#ifndef LEDE_BASE_PRELUDE_H
#define LEDE_BASE_PRELUDE_H

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lede.h"

#pragma GCC visibility push(hidden)

#endif
