/* Replacing a file whole: readers see what was there or what is new, never a part. Also for the Lua
 * module. */
#ifndef LEDE_CLI_REPLACE_H
#define LEDE_CLI_REPLACE_H

#include "base/prelude.h"

/* Writes the bytes to a new file beside that one, makes sure they are on the disk and renames it.
 * Links are followed, permissions kept; the last folder of the path is made if it is missing.
 * Returns NULL, or what went wrong, as strerror says it. */
const char *file_replace(const char *path, const char *bytes, size_t length);

#endif
