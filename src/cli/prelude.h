/* First include of every source of the command: what it takes from the system, then the library,
 * behind which declarations are hidden (so no system header may come later). */
#ifndef LEDE_CLI_PRELUDE_H
#define LEDE_CLI_PRELUDE_H

#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#ifndef _FILE_OFFSET_BITS
#define _FILE_OFFSET_BITS 64
#endif

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/prelude.h"

#endif
