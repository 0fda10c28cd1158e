/* What everybody knows under several names that no rule could find to be one. */
#ifndef LEDE_GROUP_KNOWN_H
#define LEDE_GROUP_KNOWN_H

#include "base/prelude.h"

/* One number for all names of a thing, 0: none. The name is folded (names.h), its words parted by
 * one space. */
uint32_t known_find(const char *name, size_t length);

#endif
