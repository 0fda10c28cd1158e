/* PCRE2, where the library is built with it (LEDE_PCRE2). Included first, as a system header is. */
#ifndef LEDE_USER_REGEX_H
#define LEDE_USER_REGEX_H

#ifdef LEDE_PCRE2
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif

#include "base/prelude.h"

#endif
